import assert from 'node:assert/strict';
import { renderTemplate, evaluateExpression, type Value } from '@vipbook/expressions';
import { codeOf, refusal, scopeOf } from './helpers.ts';

const scope = scopeOf({ n: 5, name: 'chat', l: [1, 2, 'a'], d: { a: { b: 1 } }, s: 'Hello World' });
const render = (text: string): Value => renderTemplate(text, scope);

describe('renderTemplate', () => {
  it('keeps the type of a text that is one expression', () => {
    assert.equal(render('{{ n }}'), 5);
    assert.deepEqual(render('{{ l }}'), [1, 2, 'a']);
    assert.equal(render('{{ none }}'), null);
    assert.equal(render("{{ '[1, 2]' }}"), '[1, 2]');
  });

  it('joins everything else as text, as Python prints it', () => {
    assert.equal(render('{{ n }} {{ l }} {{ d }}'), "5 [1, 2, 'a'] {'a': {'b': 1}}");
    assert.equal(render('<{{ none }}{{ true }}{{ 3.0 }}>'), '<True3.0>');
  });

  it('names what is undefined, where, and what may have been meant', () => {
    const [finding] = refusal(() => render('x: {{ nmae }}')).diagnostics;
    assert.equal(finding?.code, 'EXP010');
    assert.match(finding?.message ?? '', /'nmae'/);
    assert.match(finding?.remedy ?? '', /"name"/);
    assert.deepEqual(finding?.where?.range?.start.column, 7);
  });

  it('lets default catch undefined values at any depth', () => {
    assert.equal(render("{{ nope.x.y | default('D') }}"), 'D');
    assert.equal(
      codeOf(() => render('{{ nope == 1 }}')),
      'EXP010',
    );
  });

  it('runs for, if, set and raw', () => {
    assert.equal(
      render(
        '{% for x in l %}{{ loop.index }}={{ x }}{% if not loop.last %},{% endif %}{% endfor %}',
      ),
      '1=1,2=2,3=a',
    );
    assert.equal(render('{% set x = 3 %}{% raw %}{{ x }}{% endraw %}={{ x }}'), '{{ x }}=3');
  });

  it('refuses macro, include and extends by name', () => {
    for (const tag of ['macro m()', "include 'x'", "extends 'x'", 'block b']) {
      assert.equal(
        codeOf(() => render(`{% ${tag} %}`)),
        'EXP003',
        tag,
      );
    }
  });
});

describe('evaluateExpression', () => {
  it('answers conditions', () => {
    assert.equal(evaluateExpression("n > 3 and name is defined and 'x' not in s", scope), true);
  });
});
