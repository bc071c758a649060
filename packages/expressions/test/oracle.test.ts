import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import type { Value } from '@vipbook/expressions';
import { scopeOf } from './helpers.ts';
import { ourAnswer, sameAnswer, type OracleCase } from './oracle-cases.ts';

const folder = new URL('./oracle/', import.meta.url);
const variables = JSON.parse(readFileSync(new URL('variables.json', folder), 'utf8')) as Readonly<
  Record<string, Value>
>;
const scope = scopeOf(variables);

function parse(lines: string): OracleCase[] {
  return lines
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OracleCase);
}

/** The cases that we answer differently, in a form for people. */
function differences(cases: readonly OracleCase[]): string[] {
  return cases.flatMap((test) => {
    const ours = ourAnswer(test, scope);
    if (sameAnswer(test, ours)) return [];
    const theirs = test.e === undefined ? JSON.stringify(test.r) : `refused: ${test.e}`;
    return [`${test.x ?? test.t ?? ''}\n  ansible: ${theirs}\n  vipbook: ${JSON.stringify(ours)}`];
  });
}

describe('against ansible-core and jinja2', function () {
  this.timeout(120_000);

  it('answers the recorded cases alike', () => {
    const cases = parse(readFileSync(new URL('fixtures.jsonl', folder), 'utf8'));
    assert.ok(cases.length > 5000);
    assert.ok(cases.filter((test) => test.e === undefined).length > cases.length / 2);
    assert.deepEqual(differences(cases), []);
  });

  it('answers new cases alike (VIPBOOK_RUNS of them)', function () {
    // Debian's own interpreter is the one that has Debian's ansible-core.
    const python = ['/usr/bin/python3', 'python3'].find(
      (candidate) =>
        (candidate === 'python3' || existsSync(candidate)) &&
        spawnSync(candidate, ['-c', 'import ansible.template, jinja2']).status === 0,
    );
    if (python === undefined) {
      // Not a failure: the recorded cases above came from there.
      console.log('      skipped: no python3 with ansible-core and jinja2');
      this.skip();
    }
    const runs = Number(process.env['VIPBOOK_RUNS'] ?? 2000);
    // The same cases every time, so that nobody's change fails for a case that it did not touch.
    const seed = process.env['VIPBOOK_SEED'] ?? '4';
    const collections = process.env['VIPBOOK_ANSIBLE_COLLECTIONS'];
    const result = spawnSync(
      python,
      ['oracle.py', 'generate', seed, String(runs), ...(collections === undefined ? [] : ['--ip'])],
      {
        cwd: folder,
        encoding: 'utf8',
        maxBuffer: 2 ** 30,
        env: {
          PATH: process.env['PATH'],
          HOME: process.env['HOME'],
          ANSIBLE_COLLECTIONS_PATH: collections,
        },
      },
    );
    assert.equal(result.status, 0, result.stderr);
    const cases = parse(result.stdout);
    assert.equal(cases.length, runs);
    const found = differences(cases);
    // The grammar now and then meets one of the differences listed in docs/expressions.md.
    assert.ok(
      found.length <= Math.ceil(runs * 0.002) + 1,
      `seed ${seed}, ${String(found.length)} of ${String(runs)}:\n${found.join('\n')}`,
    );
  });
});
