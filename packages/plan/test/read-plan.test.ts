import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { VipbookError } from '@vipbook/diagnostics';
import { readPlan } from '@vipbook/plan';

const text = readFileSync(new URL('fixtures/move-chat.json', import.meta.url), 'utf8');

describe('a plan that somebody wrote to do harm', () => {
  const nested = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;
  const first = /"do": "[^"]*",/.exec(text)?.[0] ?? '';
  const cases: Readonly<Record<string, string>> = {
    'half a character': text.replace('move-chat', 'move-\\ud800'),
    'an operation nested without end': text.replace(first, `${first}"x": ${nested},`),
    'lists within lists': `${'['.repeat(200_000)}${']'.repeat(200_000)}`,
    'another prototype': text.replace('{', '{"__proto__": {"format_version": "1.0"},'),
    "an operation's other prototype": text.replace(first, `${first}"__proto__": {"x": 1},`),
    'a number without end': text.replace(/"line": \d+/, '"line": 1e999'),
    nothing: '',
  };
  for (const [name, bad] of Object.entries(cases)) {
    it(`is refused: ${name}`, () => {
      assert.notEqual(bad, text);
      assert.throws(
        () => readPlan(bad, 'plan.json'),
        (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'PLN004',
      );
    });
  }

  it('is refused by its findings only: the same text untouched is read', () => {
    assert.match(readPlan(text, 'plan.json').identity, /^sha256:/);
  });
});
