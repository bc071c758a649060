import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { catalogue } from '@vipbook/diagnostics';
import { parse } from 'yaml';
import { applyEdits } from './support/edits.ts';
import { marked, MemoryWorkspace, snapshot } from './support/memory-workspace.ts';

interface Case {
  readonly title: string;
  readonly file?: string;
  readonly text: string;
  readonly at?: number;
  readonly choose: string;
  readonly gives: string;
  /** Further files: text by path. */
  readonly files?: Readonly<Record<string, string>>;
  /** Addresses by host, as `eth0 192.168.1.50/24`. */
  readonly facts?: Readonly<Record<string, readonly string[]>>;
}

const fixtures = path.join(import.meta.dirname, 'fixtures/actions.yml');
const cases = parse(readFileSync(fixtures, 'utf8')) as Case[];

describe('code actions, each edit applied', () => {
  const mended = new Set<string>();

  for (const { title, file = 'site.yml', text: source, at = 0, choose, gives, ...more } of cases) {
    it(title, async () => {
      const memory = new MemoryWorkspace({
        files: { 'hosts.ini': '[chat]\nold\nnew\n', ...more.files },
        inventory: 'hosts.ini',
        snapshots: Object.entries(more.facts ?? {}).map(([host, held]) => snapshot(host, held)),
      });
      const { text, positions } = marked(source);
      const document = memory.open(file, text);
      const position = positions[at]!;
      const range = { start: position, end: position };
      const actions = await memory.service.codeActions(document, range, { diagnostics: [] });
      const chosen = actions.filter((each) => each.title === choose);
      assert.equal(chosen.length, 1, `among ${JSON.stringify(actions.map((each) => each.title))}`);
      const edits = chosen[0]?.edit?.changes?.[document.uri] ?? [];
      const after = applyEdits(text, edits);
      assert.equal(after, gives);
      // A quick fix takes its finding away.
      const [fixed] = chosen[0]?.diagnostics ?? [];
      if (fixed === undefined) return;
      mended.add(String(fixed.code));
      const left = await memory.service.diagnostics(memory.open(file, after, 2));
      assert.ok(
        !left.some(({ code, message }) => code === fixed.code && message === fixed.message),
        JSON.stringify(left),
      );
    });
  }

  it('are there for every finding but those of which nobody can tell what was meant', () => {
    const left = Object.keys(catalogue).filter((code) => /^PBK/.test(code) && !mended.has(code));
    const meant = [
      // Not in the text: a missing, binary or endless file.
      ...['PBK001', 'PBK002', 'PBK003'],
      // Aliases, depth, merge keys: what they stand for is not known.
      ...['PBK008', 'PBK009', 'PBK013'],
      // Another kind of file.
      ...['PBK021', 'PBK065'],
      // Words in a line, too many imports, the command line's tags, a service to be started.
      ...['PBK046', 'PBK062', 'PBK076', 'PBK081'],
    ];
    assert.deepEqual(left, meant.sort());
  });

  it('are given for what is asked only', async () => {
    const memory = new MemoryWorkspace();
    const text = '- hosts: chat\n  tasks:\n    - vip: {adress: 192.168.1.60}\n';
    const document = memory.open('site.yml', text);
    const range = { start: { line: 2, character: 14 }, end: { line: 2, character: 14 } };
    const only = async (kind: string): Promise<string[]> =>
      (await memory.service.codeActions(document, range, { diagnostics: [], only: [kind] })).map(
        ({ kind: own }) => own ?? '',
      );
    assert.ok((await only('quickfix')).every((kind) => kind === 'quickfix'));
    assert.ok((await only('quickfix')).length > 0);
    assert.deepEqual(await only('source'), []);
  });
});
