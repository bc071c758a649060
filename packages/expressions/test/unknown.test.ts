import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import {
  evaluateExpression,
  LazyMapping,
  renderTemplate,
  unknownValue,
  type Value,
} from '@vipbook/expressions';

const because = 'what the program prints is known only when it has run';
const unknown = unknownValue(because);
const values: Readonly<Record<string, Value>> = {
  unknown,
  partly: new LazyMapping({
    get: (key) => (key === 'changed' ? true : unknown),
    has: () => true,
    keys: () => ['changed'],
  }),
  yes: true,
  no: false,
};
const scope = { get: (name: string) => values[name], names: () => Object.keys(values) };

const evaluate = (text: string): Value => evaluateExpression(text, scope);

function refused(work: () => unknown): void {
  assert.throws(work, (error: unknown) => {
    assert.ok(error instanceof VipbookError);
    assert.deepEqual(
      error.diagnostics.map(({ code, message }) => [code, message]),
      [['EXP024', because]],
    );
    return true;
  });
}

describe('a value that only the run will tell', () => {
  it('is refused with its reason by everything that needs it', () => {
    for (const text of [
      'unknown',
      'unknown == 1',
      'not unknown',
      'unknown + 1',
      '1 ~ unknown',
      'unknown[0]',
      'unknown.anything.more',
      'unknown | length',
      "unknown | default('x')",
      'unknown is defined',
      'unknown is undefined',
      'unknown in [1]',
      '1 in unknown',
      '[unknown]',
      "[1] | map('default', unknown) | list",
      "'x' if unknown else 'y'",
      'partly.stdout',
      "partly.stdout is search('x')",
      'partly is failed',
    ])
      refused(() => evaluate(text));
    refused(() => renderTemplate('a {{ unknown }}', scope));
    refused(() => renderTemplate('{% if unknown %}a{% endif %}', scope));
    refused(() => renderTemplate('{% for x in unknown %}{{ x }}{% endfor %}', scope));
  });

  it('does not matter where the rest settles it', () => {
    assert.equal(evaluate('unknown or yes'), true);
    assert.equal(evaluate('yes or unknown'), true);
    assert.equal(evaluate('unknown and no'), false);
    assert.equal(evaluate('no and unknown'), false);
    assert.equal(evaluate("unknown == 1 and no or partly.stdout == 'x' or yes"), true);
    assert.equal(evaluate("'x' if yes else unknown"), 'x');
    assert.equal(evaluate('partly.changed'), true);
    assert.equal(evaluate('partly is changed'), true);
    refused(() => evaluate('unknown or no'));
    refused(() => evaluate('unknown and yes'));
    refused(() => evaluate('yes and unknown'));
  });

  it('keeps other mistakes from being called unknown', () => {
    assert.throws(
      () => evaluate('nowhere or unknown'),
      (error: unknown) => error instanceof VipbookError && error.diagnostics[0]?.code === 'EXP010',
    );
  });
});
