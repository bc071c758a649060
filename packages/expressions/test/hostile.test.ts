import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import {
  evaluateExpression,
  parseExpression,
  parseTemplate,
  renderTemplate,
  type Scope,
  type Value,
} from '@vipbook/expressions';
import { codeOf, scopeOf } from './helpers.ts';

const scope = scopeOf({
  n: 3,
  text: 'a'.repeat(5000),
  list: Array.from({ length: 3000 }, (_, i) => i),
});
const refused = (text: string): string => codeOf(() => renderTemplate(text, scope));

/** Reading and evaluating end, in a value or a VipbookError and in nothing else. */
function survives(text: string): void {
  parseTemplate(text);
  parseExpression(text);
  for (const run of [renderTemplate, evaluateExpression]) {
    try {
      run(text, scope);
    } catch (error) {
      assert.ok(error instanceof VipbookError, `${text.slice(0, 60)}: ${String(error)}`);
    }
  }
}

describe('hostile input', function () {
  this.timeout(60_000);

  it('is read without an end to nesting', () => {
    for (const [open, close] of [
      ['(', ')'],
      ['[', ']'],
      ['{1:', '}'],
      ['not ', ''],
      ['-', ''],
      ['x if 1 else ', ''],
      ['x(', ')'],
      ['x[', ']'],
      ['x | f(', ')'],
      ['{% if 1 %}', '{% endif %}'],
      ['{% for x in y %}', ''],
      ['{% filter upper %}', ''],
      ['{% set x %}', ''],
    ] as const) {
      const text = open.repeat(10_000) + '1' + close.repeat(10_000);
      survives(open.startsWith('{%') ? text : `{{ ${text} }}`);
      survives(text);
    }
  });

  it('is read without an end to chains', () => {
    for (const link of [
      '+1',
      ' ~ 1',
      '.a',
      '[0]',
      '|upper',
      '()',
      ' and 1',
      ' == 1',
      ' is defined',
      ' if 1',
    ]) {
      survives(`{{ n${link.repeat(10_000)} }}`);
      survives(`n${link.repeat(10_000)}`);
    }
    assert.equal(refused(`{{ 1${'+1'.repeat(20_000)} }}`), 'EXP004');
  });

  it('is read in a megabyte of openings', () => {
    for (const opening of [
      '{{',
      '{%',
      '{#',
      '{% raw %}',
      '{{ "',
      "{{ '\\",
      '{{ (',
      '{%-',
      '-%}',
      '{{ x }} ',
    ]) {
      const text = opening.repeat(Math.ceil(1_000_000 / opening.length));
      const { findings } = parseTemplate(text);
      assert.ok(findings.length <= 50, opening);
      assert.ok(parseExpression(text).findings.length > 0, opening);
    }
  });

  it('is read when it is cut off anywhere', () => {
    const whole =
      "a {{ 'x' ~ [1, {'k': (2, 3.5)}] | map('upper', a=1) is defined }} {% for a, b in c if d %}{% set e = f %}{% raw %}g{% endraw %}{% else %}{# h #}{% endfor %}{% if i %}{% elif j %}{% endif %}";
    for (let end = 0; end <= whole.length; end += 1) {
      survives(whole.slice(0, end));
      survives(whole.slice(end));
    }
  });

  it('cannot make results that are too large', () => {
    for (const expression of [
      "'a' * 10**9",
      '[1] * 10**9',
      "('a' * 9999999) ~ 'b' * 9999999",
      'range(10**9) | list',
      "'%999999999d' % 1",
      "'{:999999999}'.format(1)",
      "'a'.center(10**9)",
      "'a'.ljust(10**12)",
      "'a' | indent(10**9)",
      "'ab'.replace('', 'x' * 9999999)",
      "'aaaa' | replace('a', 'x' * 9999999)",
      "('x' * 5000000).join(['a', 'b', 'c', 'd'])",
      'list | permutations(5)',
      'list | product(list) | list',
      'list | combinations(1500)',
      '2 ** (10 ** 10)',
      '(10 ** 300000) * (10 ** 300000)',
      "'\t'.expandtabs(10**9)",
      "'a,' * 9999999 | to_nice_json(indent=10**9)",
      "[1] | batch(10**9, 'x')",
      'list | slice(10**9)',
      "'1.2.0.0/2' | usable_range",
      "'x' | regex_replace('', 'y' * 9999999)",
      '"{:0999999999,}".format(1)',
    ]) {
      const code = refused(`{{ ${expression} }}`);
      assert.ok(['EXP021', 'EXP020', 'EXP012'].includes(code), `${expression}: ${code}`);
    }
  });

  it('cannot compute for ever', () => {
    for (const text of [
      '{% for a in list %}{% for b in list %}{% for c in list %}{{ c }}{% endfor %}{% endfor %}{% endfor %}',
      "{{ text | regex_search('(a+)+$x') }}",
      "{{ text | regex_search('(a|aa)+b') }}",
      "{{ text | regex_replace('(a*)*c', '') }}",
      "{{ text | regex_search('(?=(a+))*b|(a+a+)+b') }}",
      "{{ text is search('^(([a-z])+.)+[A-Z]([a-z])+$') }}",
      '{% set ns = namespace(x=[1]) %}{% for i in list %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x }}',
      '{% set ns = namespace(x={}) %}{% for i in list[:60] %}{% set ns.x = {"a": ns.x, "b": ns.x} %}{% endfor %}{{ ns.x | to_json }}',
      '{% set ns = namespace(x=[1]) %}{% for i in list[:60] %}{% set ns.x = [ns.x, ns.x] %}{% endfor %}{{ ns.x == ns.x[:] }}',
      '{{ list | map("combine", {}) | list }}',
    ]) {
      const code = refused(text);
      assert.ok(['EXP020', 'EXP021', 'EXP004', 'EXP011'].includes(code), `${text}: ${code}`);
    }
  });

  it('gets at nothing but own data', () => {
    let ran = false;
    const trap = {
      get secret(): string {
        ran = true;
        return 'x';
      },
      plain: 1,
      run: (): number => 1,
    } as unknown as Value;
    const withTrap: Scope = scopeOf({ trap, list: [1], text: 'a' });
    for (const expression of [
      'trap.secret',
      "trap['secret']",
      'trap.run',
      'trap.constructor',
      'trap.__proto__',
      "trap['__proto__']",
      'trap.toString',
      'trap.hasOwnProperty',
      'list.constructor',
      'list.length',
      'list.map',
      "''.constructor",
      "''.__class__",
      '(1).constructor',
      'list.__proto__',
      'text.length',
      'constructor',
      '__proto__',
      'toString',
      '{}.constructor',
      '[].__class__.__mro__',
      "{}.get('constructor', nope)",
      "'{0.constructor}'.format(trap)",
      "'{0.__class__}'.format(1)",
      "'%(constructor)s' % trap",
      "trap | attr('constructor')",
    ]) {
      const code = codeOf(() => renderTemplate(`{{ ${expression} }}`, withTrap));
      assert.ok(['EXP010', 'EXP012'].includes(code), `${expression}: ${code}`);
    }
    assert.equal(ran, false, 'no getter was run');
    assert.equal(evaluateExpression('trap | length', withTrap), 1);
  });

  it('does not change the prototype of results', () => {
    const result = renderTemplate("{{ {'__proto__': {'polluted': 1}, 'constructor': 2} }}", scope);
    assert.ok(typeof result === 'object' && result !== null);
    assert.equal(Object.getPrototypeOf(result), Object.prototype);
    assert.deepEqual(Object.keys(result), ['__proto__', 'constructor']);
    const parsed = evaluateExpression(`'{"__proto__": {"a": 1}}' | from_json`, scope);
    assert.equal((parsed as { a?: unknown }).a, undefined);
  });

  it('may hand in data that refers to itself', () => {
    const cycle: Record<string, Value> = { a: 1 };
    cycle['self'] = cycle;
    const list: Value[] = [];
    list.push(list);
    const cyclic = scopeOf({ cycle, list });
    assert.equal(evaluateExpression('cycle.self.self.a', cyclic), 1);
    for (const text of [
      'a{{ cycle }}',
      '{{ list | to_json }}',
      '{{ list | flatten }}',
      '{{ cycle | to_yaml }}',
      '{{ list }}',
      '{{ cycle == cycle.self }}{{ list == [list] }}',
    ]) {
      assert.match(
        codeOf(() => renderTemplate(text, cyclic)),
        /^EXP0(04|20|21)$/,
        text,
      );
    }
  });

  it('of any kind ends in a value or a refusal', () => {
    // A fixed sequence of random texts out of pieces that mean something.
    const pieces = [
      '{{',
      '}}',
      '{%',
      '%}',
      '{#',
      '#}',
      ' if ',
      ' for ',
      ' in ',
      'endfor',
      'endif',
      'set ',
      '=',
      '(',
      ')',
      '[',
      ']',
      '{',
      '}',
      "'",
      '"',
      '|',
      '.',
      ',',
      ':',
      'x',
      '1',
      '1e9',
      ' is ',
      ' not ',
      '-',
      '+',
      '~',
      '*',
      '**',
      '\\',
      '\n',
      ' else ',
      'raw',
      'endraw',
      '\u0000',
      '\ud83d',
      'é',
    ];
    let seed = 1;
    const next = (limit: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * limit);
    };
    for (let round = 0; round < 3000; round += 1) {
      survives(Array.from({ length: next(30) }, () => pieces[next(pieces.length)]).join(''));
    }
  });
});
