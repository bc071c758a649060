import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import {
  freeNames,
  hasTemplate,
  parseExpression,
  parseTemplate,
  walk,
  type Span,
} from '@vipbook/expressions';

/** The texts of all nodes of one kind. */
function texts(source: string, kind: string): string[] {
  const { tree } = parseTemplate(source);
  return [...walk(tree)].flatMap(({ node }) =>
    node.kind === kind ? [source.slice(node.span.start, node.span.end)] : [],
  );
}

const findings = (source: string): string[] =>
  parseTemplate(source).findings.map(
    ({ code, where }) => `${code}@${String(where?.range?.start.offset ?? -1)}`,
  );

describe('the syntax tree', () => {
  it('has the span of every node', () => {
    const source =
      "{{ a.b['c'][1:2] }} {% if x is not divisibleby(3) %}{{ d | join(', ', attribute='e') ~ -f ** 2 }}{% endif %}";
    assert.deepEqual(texts(source, 'attribute'), ['a.b']);
    assert.deepEqual(texts(source, 'subscript'), ["a.b['c'][1:2]", "a.b['c']"]);
    assert.deepEqual(texts(source, 'slice'), ['1:2']);
    assert.deepEqual(texts(source, 'test'), ['x is not divisibleby(3)']);
    assert.deepEqual(texts(source, 'filter'), ["d | join(', ', attribute='e')"]);
    assert.deepEqual(texts(source, 'concat'), ["d | join(', ', attribute='e') ~ -f ** 2"]);
    assert.deepEqual(texts(source, 'output'), [
      "{{ a.b['c'][1:2] }}",
      "{{ d | join(', ', attribute='e') ~ -f ** 2 }}",
    ]);
  });

  it('keeps every span inside of its parent', () => {
    const source =
      "{% for k, v in (d | dictsort) if v > 1 and not k in [1, {'a': (2,)}] -%} {{ k if v else f(1, *g, h=2, **i) }} {%- else %}{% set ns.x = 1 < 2 <= 3 %}{% with a = b %}{{ a }}{% endwith %}{% endfor %}";
    const parsed = parseTemplate(source);
    assert.deepEqual(parsed.findings, []);
    const inside = (outer: Span, inner: Span): boolean =>
      outer.start <= inner.start && inner.end <= outer.end && inner.start <= inner.end;
    const check = (node: object, outer: Span): void => {
      const span = 'span' in node ? (node.span as Span) : outer;
      assert.ok(inside(outer, span), inspect(node));
      for (const value of Object.values(node)) {
        if (typeof value === 'object' && value !== null && value !== span)
          check(value as object, span);
      }
    };
    check(parsed.tree, { start: 0, end: source.length });
  });

  it('is made of broken texts too, with a finding at the place', () => {
    assert.deepEqual(findings('ab {{ x }'), ['EXP001@8']);
    assert.deepEqual(findings('ab {{ x '), ['EXP002@3']);
    assert.deepEqual(findings('{{ x + }} {{ y ) }} {{ z }}'), ['EXP001@7', 'EXP001@15']);
    assert.deepEqual(findings("{{ 'abc }}"), ['EXP002@3']);
    assert.deepEqual(findings('{# abc'), ['EXP002@0']);
    assert.deepEqual(findings('{% if x %}a{% for y in z %}b{% endif %}'), ['EXP002@11']);
    assert.deepEqual(findings('a{% endif %}b{% endfor %}'), ['EXP001@1', 'EXP001@13']);
    assert.deepEqual(findings('{% raw %} {{ x }}'), ['EXP002@0']);
    assert.deepEqual(findings('{{ x | uper }} {{ y is definde }}'), ['EXP005@7', 'EXP006@23']);
    assert.deepEqual(findings('{% set true = 1 %}{% bogus %}'), ['EXP001@7', 'EXP003@18']);
    assert.deepEqual(findings('{% macro m() %}{{ x }}{% endmacro %}'), ['EXP003@0']);
    assert.deepEqual(findings('{% for x in y recursive %}{% endfor %}'), ['EXP003@14']);
    // What can be read around the mistake is there.
    assert.deepEqual(texts('{{ x + }} {{ y ) }} {{ z }}', 'name'), ['y', 'z']);
  });

  it('says where in a file a finding is', () => {
    const where = {
      file: 'play.yml',
      range: { start: { line: 7, column: 12, offset: 100 }, end: { line: 9, column: 1 } },
    };
    const [first, second] = parseTemplate('{{ a + }}\n  {{ b + }}', { where }).findings;
    assert.deepEqual(first?.where, {
      file: 'play.yml',
      range: {
        start: { line: 7, column: 19, offset: 107 },
        end: { line: 7, column: 19, offset: 107 },
      },
    });
    assert.deepEqual(second?.where?.range?.start, { line: 8, column: 10, offset: 119 });
    const own = parseExpression('a +', {
      locate: (span) => ({ file: `at ${String(span.start)}` }),
    });
    assert.equal(own.findings[0]?.where?.file, 'at 3');
  });

  it('of a condition does not hold braces', () => {
    assert.deepEqual(
      parseExpression("x == '{{ y }}'").findings.map((f) => f.code),
      ['EXP001'],
    );
    assert.deepEqual(
      parseExpression('{{ x }} == 1').findings.map((f) => f.code),
      ['EXP001'],
    );
    assert.deepEqual(parseExpression(' {{ x == 1 }} ').findings, []);
    assert.deepEqual(parseExpression("{'a': {'b': 1}}.a").findings, []);
    assert.deepEqual(parseExpression("x is match('a{2}')").findings, []);
  });
});

describe('hasTemplate', () => {
  it('asks for the beginning of a template', () => {
    assert.ok(hasTemplate('a {{ b }}') && hasTemplate('{% x') && hasTemplate('{# x #}'));
    assert.ok(!hasTemplate('{ a } } }} %} ${b}'));
  });
});

describe('freeNames', () => {
  const names = (source: string): string[] =>
    freeNames(parseTemplate(source).tree).map(
      (name) => [name.name, ...name.path].join('.') + (name.guarded ? '?' : ''),
    );

  it('gives names with their paths, in the order of the text', () => {
    assert.deepEqual(names("{{ a.b['c'].d(e) + f[g].h }}"), ['a.b.c.d', 'e', 'f', 'g']);
  });

  it('leaves out what the template itself binds', () => {
    assert.deepEqual(
      names(
        '{% set x = y %}{{ x }}{% for i, j in z if i %}{{ i }}{{ loop.index }}{% else %}{{ i }}{% endfor %}{{ j }}{% with w = x %}{{ w }}{% endwith %}{{ w }}',
      ),
      ['y', 'z', 'i', 'j', 'w'],
    );
  });

  it('marks what may be undefined without harm', () => {
    assert.deepEqual(names("{{ a | default('x') }}{{ b }}"), ['a?', 'b']);
    assert.deepEqual(names('{% if c is defined and c.d %}{{ e }}{% endif %}'), ['c?', 'c.d?', 'e']);
  });

  it('takes expressions too', () => {
    const { tree } = parseExpression('a in groups.web and b is not none');
    assert.deepEqual(
      freeNames(tree).map((name) => name.name),
      ['a', 'groups', 'b'],
    );
  });
});
