import assert from 'node:assert/strict';
import fc from 'fast-check';
import { canonicalJson, prettyJson, sha256 } from '@vipbook/plan';

describe('canonical JSON', () => {
  it('is what RFC 8785 gives for its own examples', () => {
    // Section 3.2.2 and 3.2.3 of the RFC.
    const input = {
      numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000f\u000aA\'\u0042\u0022\u005c\\"\/',
      literals: [null, true, false],
    };
    assert.equal(
      canonicalJson(input),
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
    const keys = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      ö: 7,
    };
    assert.equal(canonicalJson(keys), '{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
  });

  it('does not depend on the order in which keys were set, and loses nothing', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).reverse());
        assert.equal(canonicalJson(turned), canonicalJson(value));
        assert.deepEqual(JSON.parse(canonicalJson(value)), JSON.parse(JSON.stringify(value)));
        assert.equal(canonicalJson(JSON.parse(prettyJson(value))), canonicalJson(value));
      }),
    );
  });

  it('refuses what JSON cannot say', () => {
    for (const bad of [Number.NaN, Infinity, '\ud800', () => 1, 10n])
      assert.throws(() => canonicalJson({ bad }), TypeError);
    assert.equal(canonicalJson({ a: undefined, b: 1 }), '{"b":1}');
  });

  it('hashes bytes and text alike', () => {
    assert.equal(sha256('abc'), sha256(Buffer.from('abc')));
  });
});
