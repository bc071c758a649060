import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { quote, quoteAll } from '../src/index.ts';
import { presentShells } from './support/shells.ts';

const runs = Number(process.env.VIPBOOK_RUNS ?? 40);

describe('quote', () => {
  for (const [name, command] of presentShells()) {
    it(`survives any string through ${name}`, () => {
      // Many words a process: the property is about words, not about processes.
      fc.assert(
        fc.property(
          fc.array(
            fc.oneof(
              fc
                .array(fc.integer({ min: 1, max: 0x10ffff }), { maxLength: 30 })
                .map((points) => String.fromCodePoint(...points)),
              fc.string({
                unit: fc.constantFrom(...Array.from(`'"\\$\`!*?[]{}()<>|&;~#= \n\t-%a`)),
                maxLength: 12,
              }),
            ),
            { minLength: 1, maxLength: 40 },
          ),
          (drawn) => {
            const words = drawn.map((word) =>
              // Half a surrogate pair cannot be written in UTF-8, so it cannot come back either.
              Buffer.from(word.replaceAll('\0', '')).toString(),
            );
            const [program = '', ...before] = command;
            const script = `printf '%s\\0' ${quoteAll(words)}`;
            const result = spawnSync(program, [...before, '-c', script]);
            assert.equal(result.status, 0, result.stderr.toString());
            const back = result.stdout.toString('utf8').split('\0').slice(0, -1);
            assert.deepEqual(back, words);
          },
        ),
        { numRuns: runs },
      );
    });
  }

  it('leaves plain words alone and refuses NUL', () => {
    assert.equal(quote('eth0:1'), 'eth0:1');
    assert.equal(quote(''), "''");
    assert.equal(quote("a'b"), "'a'\\''b'");
    assert.throws(() => quote('a\0b'), RangeError);
  });
});
