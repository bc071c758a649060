import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostRanges, someHosts } from '../../src/plan/names.ts';

function expand(range: string): readonly string[] {
  const found = /^(.*)\[(\d+):(\d+)\](.*)$/.exec(range);
  if (found === null) return [range];
  const [, before = '', from = '', to = '', after = ''] = found;
  return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => {
    const number = String(Number(from) + index);
    return `${before}${from.startsWith('0') ? number.padStart(from.length, '0') : number}${after}`;
  });
}

describe('names of many hosts', () => {
  it('are drawn as the ranges of an inventory', () => {
    assert.deepEqual(hostRanges(['db1', 'web02', 'web01', 'web03', 'old']), [
      'db1',
      'old',
      'web[01:03]',
    ]);
    assert.deepEqual(hostRanges(['a9', 'a10', 'a11']), ['a[9:11]']);
    assert.deepEqual(hostRanges(['r1-h1', 'r1-h2', 'r1-h3', 'r2-h1']), ['r1-h[1:3]', 'r2-h1']);
    assert.equal(someHosts(['x', 'b', 'c'], 2), 'b, c … (3 hosts)');
  });

  it('mean the same hosts', () => {
    const name = fc
      .tuple(
        fc.constantFrom('a', 'web', 'r1-', ''),
        fc.nat(120),
        fc.constantFrom('', '.lan'),
        fc.boolean(),
      )
      .map(
        ([before, number, after, pad]) =>
          `${before}${pad ? String(number).padStart(3, '0') : String(number)}${after}`,
      );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (hosts) => {
        assert.deepEqual(hostRanges(hosts).flatMap(expand).sort(), [...new Set(hosts)].sort());
      }),
      { numRuns: 2000, seed: 20261126 },
    );
  });
});
