import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VipbookError } from '@vipbook/diagnostics';
import {
  applyEdit,
  memoryFileSystem,
  oracleView,
  readConfiguration,
  removeOption,
  setOption,
  type Configuration,
} from '../src/index.ts';
import { corpus, hasCorpus, hasIfupdown } from './support.ts';

interface Case {
  readonly input: string;
  readonly golden: string;
  readonly test: string;
  readonly failing_ops: number;
  readonly ops: readonly {
    readonly iface: string;
    readonly address_family?: string;
    readonly option: string;
    readonly value?: string;
    readonly state: 'present' | 'absent';
  }[];
}

function read(path: string): Configuration {
  const content = new Uint8Array(readFileSync(path));
  return readConfiguration(memoryFileSystem({ interfaces: content }), 'interfaces');
}

/** Lines without their order within the file's stanzas, blanks or indentation. */
function said(configuration: Configuration): unknown {
  const view = oracleView(configuration);
  assert.ok(view.ok);
  return {
    ...view,
    ifaces: view.ifaces.map((each) => ({ ...each, options: [...each.options].sort() })),
  };
}

describe('the edits of another editor', () => {
  before(function () {
    // The corpus is not part of the repository.
    if (!hasCorpus) {
      console.log('      skipped: the corpus of real files is not beside the repository');
      this.skip();
    }
  });

  it('mean the same to ifupdown, and touch no other line', () => {
    const folder = join(corpus, 'edit-cases');
    const cases = JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Case[];
    assert.ok(cases.length > 20);
    const state = mkdtempSync(join(tmpdir(), 'vipbook-edit-'));
    for (const each of cases) {
      const first = read(join(folder, each.input));
      let now = first;
      let failing = 0;
      for (const {
        iface,
        address_family: addressFamily,
        option,
        value,
        state: wanted,
      } of each.ops) {
        const selector = { iface, addressFamily, option };
        try {
          const edit =
            wanted === 'present'
              ? setOption(now, { ...selector, value: value ?? '' })
              : removeOption(now, { ...selector, value });
          now = applyEdit(now, edit);
        } catch (error) {
          assert.ok(error instanceof VipbookError);
          assert.equal(error.diagnostics[0]?.code, 'IFC065');
          failing += 1;
        }
      }
      const name = `${each.golden} (${each.test})`;
      assert.equal(failing, each.failing_ops, name);
      assert.deepEqual(said(now), said(read(join(folder, each.golden))), name);
      // Every line of the first file is still there, but for the one that was to change.
      const text = (configuration: Configuration): string[] =>
        configuration.files.get('interfaces')!.tree.text.split('\n');
      const left = [...text(now)];
      const gone = text(first).filter((line) => {
        const at = left.indexOf(line);
        if (at >= 0) left.splice(at, 1);
        return at < 0;
      });
      assert.ok(gone.length + left.length <= 2 * each.ops.length, `${name}: ${gone.join()}`);
      if (!hasIfupdown) continue;
      const path = join(state, 'interfaces');
      writeFileSync(path, now.files.get('interfaces')!.tree.bytes);
      const done = spawnSync('ifquery', ['-i', path, '--state-dir', state, '--list']);
      assert.equal(done.status, 0, `${name}: ${done.stderr.toString()}`);
    }
    rmSync(state, { recursive: true });
  });
});
