import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { catalogue, diagnostic, type Code, type Place } from '@vipbook/diagnostics';
import { safeJson, sarif } from '@vipbook/report';

/** OASIS's schema of SARIF 2.1.0 (rtm.5, the last), of draft 4, of which it uses nothing that newer ones lack. */
const {
  id: _id,
  $schema: _draft,
  ...schema
} = JSON.parse(
  readFileSync(new URL('fixtures/sarif-2.1.0-rtm.5.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
  schema,
);

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom('old', '/etc/x y', 'a#b?c', '\ud800', '::error::', '<script>', 'plays/ä.yml'),
);
const position = fc.record({
  line: fc.integer({ min: 1, max: 9 }),
  column: fc.integer({ min: 1, max: 99 }),
});
const place: fc.Arbitrary<Place> = fc
  .record(
    { host: words, file: words, range: fc.record({ start: position, end: position }) },
    { requiredKeys: [] },
  )
  .map((each) => ({ ...each }));
const finding = fc
  .record({
    code: fc.constantFrom(...(Object.keys(catalogue) as Code[])),
    message: words,
    where: fc.option(place, { nil: undefined }),
    related: fc.array(fc.record({ message: words, where: place }), { maxLength: 2 }),
  })
  .map(({ code, ...init }) => diagnostic(code, init));

describe('SARIF', () => {
  it('is what the schema of 2.1.0 wants, whatever is found wherever', () => {
    fc.assert(
      fc.property(fc.array(finding, { maxLength: 6 }), (findings) => {
        const log: unknown = JSON.parse(safeJson(sarif(findings, '1.2.3')));
        assert.ok(validate(log), JSON.stringify(validate.errors));
      }),
      { numRuns: 500, seed: 20261126 },
    );
  });

  it('and the schema is one that refuses', () => {
    const log = sarif([diagnostic('CLI001', { message: 'm' })], '1') as { runs: object[] };
    assert.ok(!validate({ ...log, version: '2.0.0' }));
    assert.ok(!validate({ ...log, runs: [{ results: [{}] }] }));
  });
});
