import assert from 'node:assert/strict';
import {
  evaluateExpression,
  isTruthy,
  LazyMapping,
  PyFloat,
  pyString,
  renderTemplate,
  toJson,
  type EvaluateOptions,
  type Scope,
  type Value,
} from '@vipbook/expressions';
import { VipbookError, diagnostic } from '@vipbook/diagnostics';
import { codeOf, refusal, scopeOf } from './helpers.ts';

const empty = scopeOf({});
const render = (text: string, options: EvaluateOptions = {}, scope: Scope = empty): Value =>
  renderTemplate(text, scope, options);

describe('white space', () => {
  it('behind a statement loses its newline, unless told otherwise', () => {
    const text = 'a\n{% if true %}\nb\n{% endif %}\nc\n';
    assert.equal(render(text), 'a\nb\nc\n');
    assert.equal(render(text, { trimBlocks: false }), 'a\n\nb\n\nc\n');
  });

  it('in front of a statement goes with lstripBlocks', () => {
    const text = 'a\n  {% if true %}\n  b {{ 1 }}\n  {% endif %}\n';
    assert.equal(render(text, { lstripBlocks: true }), 'a\n  b 1\n');
    assert.equal(render('  {%+ if true %}x{% endif %}', { lstripBlocks: true }), '  x');
  });

  it('at the end stays as it was written', () => {
    assert.equal(render('{{ "a" }}\n'), 'a\n');
    assert.equal(render('x{{ "a" }}\n\n'), 'xa\n\n');
    assert.equal(render('{{ 5 }}\n'), 5);
    assert.deepEqual(render('{{ [1] }}\r\n'), [1]);
  });
});

describe('backslashes', () => {
  it('in {{ }} are kept as in playbooks, or escapes as in template files', () => {
    assert.equal(render("{{ 'a\\nb' }}"), 'a\\nb');
    assert.equal(render("{{ 'a\\nb' }}", { backslashes: 'escape' }), 'a\nb');
    assert.equal(render("{% set x = 'a\\nb' %}{{ x }}"), 'a\nb');
    assert.equal(render("{{ 'ab' | regex_replace('(a)(b)', '\\2\\1') }}"), 'ba');
    assert.equal(render("{{ 'it\\'s' }}"), "it's");
  });
});

describe('numbers', () => {
  it('are ints or floats as in Python', () => {
    assert.deepEqual(evaluateExpression('3.0', empty), new PyFloat(3));
    assert.equal(evaluateExpression('3.5', empty), 3.5);
    assert.equal(evaluateExpression('2 ** 64', empty), 2n ** 64n);
    assert.equal(pyString(evaluateExpression('6 / 2', empty)), '3.0');
    assert.equal(pyString(evaluateExpression('x', scopeOf({ x: new PyFloat(2) }))), '2.0');
    assert.deepEqual(toJson(evaluateExpression('[3.0, 1, 0.5, none]', empty)), [3, 1, 0.5, null]);
    assert.equal(isTruthy(evaluateExpression('0.0', empty)), false);
  });
});

describe('lookups', () => {
  const lookups = {
    env: (terms: readonly Value[]): Value[] => terms.map((term) => `<${pyString(term)}>`),
    numbers: (): Value[] => [1, 2],
  };

  it('are what the caller provides', () => {
    assert.equal(render("{{ lookup('env', 'HOME', 'USER') }}", { lookups }), '<HOME>,<USER>');
    assert.deepEqual(render("{{ query('env', 'HOME') }}", { lookups }), ['<HOME>']);
    assert.deepEqual(render("{{ lookup('ansible.builtin.numbers') }}", { lookups }), [1, 2]);
  });

  it('are refused by name otherwise', () => {
    const [finding] = refusal(() => render("{{ lookup('pipe', 'id') }}", { lookups })).diagnostics;
    assert.equal(finding?.code, 'EXP023');
    assert.match(finding?.message ?? '', /pipe/);
    assert.match(finding?.remedy ?? '', /env, numbers/);
    assert.equal(
      codeOf(() => render("{{ lookup('constructor') }}", { lookups })),
      'EXP023',
    );
  });
});

describe('time and chance', () => {
  it('come from outside', () => {
    const now = (): number => Date.UTC(2026, 10, 23, 8, 5, 9);
    assert.equal(
      render("{{ now(utc=true, fmt='%Y-%m-%d %H:%M:%S') }}", { now }),
      '2026-11-23 08:05:09',
    );
    assert.equal(render('{{ now(utc=true).year }}', { now }), 2026);
    assert.equal(render('{{ [1, 2, 3] | random }}', { random: () => 0.99 }), 3);
    assert.deepEqual(render('{{ [1, 2, 3] | shuffle }}', { random: () => 0 }), [2, 3, 1]);
  });
});

describe('the scope', () => {
  it('is asked only for what is used', () => {
    const asked: string[] = [];
    const scope: Scope = {
      get: (name) => {
        asked.push(name);
        return name === 'a' ? 1 : undefined;
      },
      names: () => ['a'],
    };
    assert.equal(render("{{ a if a == 1 else b }}{{ nope | default('-') }}", {}, scope), '1-');
    assert.deepEqual(asked, ['a', 'a', 'nope']);
  });

  it('may have values that are made when they are asked for', () => {
    const made: string[] = [];
    const hostvars = new LazyMapping({
      get: (name) => {
        made.push(name);
        return name.startsWith('h') ? { ip: `10.0.0.${name.slice(1)}` } : undefined;
      },
      has: (name) => name.startsWith('h'),
      keys: () => ['h1', 'h2'],
    });
    const scope = scopeOf({ hostvars });
    assert.equal(render('{{ hostvars.h2.ip }}', {}, scope), '10.0.0.2');
    assert.deepEqual(made, ['h2']);
    assert.equal(render("{{ 'h1' in hostvars }}", {}, scope), true);
    assert.equal(render('{{ hostvars | length }}', {}, scope), 2);
    assert.equal(render("{{ hostvars['x'].ip | default('none') }}", {}, scope), 'none');
    assert.deepEqual(render("{{ ['h1', 'h2'] | map('extract', hostvars, 'ip') }}", {}, scope), [
      '10.0.0.1',
      '10.0.0.2',
    ]);
  });

  it('hands on refusals of its own, and undefined values as undefined', () => {
    const failing = (code: 'EXP010' | 'EXP011'): Scope => ({
      get: () => {
        throw new VipbookError(diagnostic(code, { message: 'inner', where: { file: 'vars.yml' } }));
      },
      names: () => [],
    });
    assert.equal(render("{{ a | default('D') }}", {}, failing('EXP010')), 'D');
    const inner = refusal(() => render('{{ a }}', {}, failing('EXP010')));
    assert.equal(inner.diagnostics[0]?.where?.file, 'vars.yml');
    assert.equal(
      codeOf(() => render("{{ a | default('D') }}", {}, failing('EXP011'))),
      'EXP011',
    );
  });
});

describe('budgets', () => {
  it('are the caller’s to set', () => {
    const loop = '{% for i in range(1000) %}x{% endfor %}';
    assert.equal(
      codeOf(() => render(loop, { maxSteps: 500 })),
      'EXP020',
    );
    assert.equal(
      codeOf(() => render(loop, { maxSize: 500 })),
      'EXP021',
    );
    assert.equal(render(loop), 'x'.repeat(1000));
  });
});

describe('conditions in braces', () => {
  it('are understood, but may not give text', () => {
    const scope = scopeOf({ flag: true, word: 'false' });
    assert.equal(evaluateExpression('{{ flag }}', scope), true);
    assert.equal(
      codeOf(() => evaluateExpression('{{ word }}', scope)),
      'EXP011',
    );
    assert.equal(evaluateExpression('{{ word | bool }}', scope), false);
  });
});
