import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Secret } from '@vipbook/diagnostics';
import {
  containsSecret,
  evaluateExpression,
  pyString,
  renderTemplate,
  reveal,
  toJson,
  type Value,
} from '@vipbook/expressions';
import { codeOf, refusal, scopeOf } from './helpers.ts';

const word = 'hunter2xyz';
const scope = scopeOf({
  pw: new Secret(word),
  user: 'root',
  nested: { a: [new Secret(word)], b: 'plain' },
  list: [new Secret(word), 'plain'],
});
const render = (text: string): Value => renderTemplate(text, scope);

/** Everything that a careless program may do with a value to show it. */
function shown(value: Value): string {
  return [
    JSON.stringify(value),
    value as string,
    inspect(value, { depth: 20 }),
    pyString(value),
    JSON.stringify(toJson(value)),
  ].join('\n');
}

describe('secrets', () => {
  it('stay secret whatever text is made of them', () => {
    for (const text of [
      '{{ pw }}',
      'password={{ pw }}',
      '{{ pw ~ "x" }}',
      '{{ pw + "x" }}',
      '{{ "x" + pw }}',
      '{{ pw * 2 }}',
      '{{ "%s" % pw }}',
      '{{ "%(a)s" % {"a": pw} }}',
      '{{ "{}:{}".format(user, pw) }}',
      '{{ pw.upper().lower() }}',
      '{{ pw[0:] }}',
      '{{ pw | upper | lower }}',
      '{{ pw | replace("q", "w") }}',
      '{{ pw | b64encode | b64decode }}',
      '{{ pw | regex_replace("q", "w") }}',
      '{{ pw | regex_search("h.*") }}',
      '{{ [user, pw] | join(":") }}',
      '{{ [user, pw] }} ',
      '{{ {"a": pw} | to_json }}',
      '{{ {"a": pw} | to_nice_yaml }}',
      '{{ nested | to_nice_json }}',
      '{{ nested }} ',
      '{{ nested.a[0] }}',
      '{{ list | first }}',
      '{{ list | map("quote") | list }}',
      '{{ pw | string | indent }}',
      '{{ pw | quote }}',
      '{{ pw | default("x") }}',
      '{{ nope | default(pw) }}',
      '{{ pw if true else "x" }}',
      '{% set x = pw %}{{ x }}',
      '{% set x %}<{{ pw }}>{% endset %}{{ x }}',
      '{% for x in list %}{{ x }}{% endfor %}',
      '{% for c in pw %}{{ c }}{% endfor %}',
      '{% filter upper %}{{ pw }}{% endfilter %}',
      '{{ pw | list }}',
      '{{ pw | split("t") }}',
      '{{ (pw ~ "@host") | urlsplit }}',
      '{{ pw | to_json | from_json }}',
      '{{ {"k": pw} | to_json | from_json }}',
      '{{ pw | hash("sha256") }}',
      '{{ pw | dict2items if pw is mapping else [pw] }}',
    ]) {
      const value = render(text);
      assert.ok(containsSecret(value), text);
      const out = shown(value);
      assert.ok(!out.toLowerCase().includes(word), `${text}: ${out}`);
      assert.ok(!out.includes(Buffer.from(word).toString('base64').slice(0, 8)), text);
    }
  });

  it('can be revealed by the one who sends them', () => {
    assert.equal(reveal(render('user={{ user }} password={{ pw }}')), `user=root password=${word}`);
    assert.deepEqual(reveal(render('{{ {"a": [pw], "b": 1.0} }}')), { a: [word], b: 1 });
    assert.equal(reveal(render("{{ pw | regex_replace('(.).*', '\\1') }}")), 'h');
  });

  it('may be compared, measured and tested', () => {
    for (const [expression, wanted] of [
      ['pw == "hunter2xyz"', true],
      ['pw != "hunter2xyz"', false],
      ['pw | length', 10],
      ['pw is defined and pw is string', true],
      ['pw is match("h")', true],
      ['"hunter" in pw', true],
      ['pw in list', true],
      ['pw | bool', false],
      ['not pw', false],
      ['nested.b', 'plain'],
      ['list[1]', 'plain'],
      ['list | length', 2],
      ['list | unique | length', 2],
      ['list | intersect(["hunter2xyz"]) | length', 1],
    ] as const) {
      assert.equal(evaluateExpression(expression, scope), wanted, expression);
    }
  });

  it('leave what stands beside them alone', () => {
    const value = render('{{ {"user": user, "password": pw} }}');
    assert.deepEqual(toJson(value), { user: 'root', password: '********' });
    assert.equal(containsSecret(render('{{ list | select("match", "p") | list }}')), false);
  });

  it('cannot become keys, and are not in refusals', () => {
    assert.equal(
      codeOf(() => render('{{ {pw: 1} }}')),
      'EXP018',
    );
    for (const text of [
      '{{ pw.nope }}',
      '{{ pw + 1 }}',
      '{{ pw | from_json }}',
      '{{ pw | from_yaml | combine({}) }}',
      "{{ 'x' | regex_search('(' ~ pw) }}",
      '{{ pw | ipaddr(pw) }}',
      '{{ "1.2.3.4" | ipaddr(pw) }}',
      '{{ nope[pw] }}',
      '{{ {}[pw] }}',
      '{{ pw | to_datetime }}',
      '{{ "%d" % pw }}',
      '{{ "{:d}".format(pw) }}',
      '{{ pw | b64decode }}',
      '{{ undef(pw) }}',
      '{{ nope | mandatory(pw) }}',
      '{{ "" | attr(pw) }}',
      '{{ [1] | map(pw) }}',
      '{{ lookup(pw) }}',
      '{{ [1] | sum(attribute=pw) }}',
      '{{ dict([[pw, 1]]) }}',
      '{{ [{"k": pw, "v": 1}] | items2dict("k", "v") }}',
    ]) {
      let error;
      try {
        error = refusal(() => render(text));
      } catch {
        continue;
      }
      assert.ok(!inspect(error, { depth: 20 }).includes(word), `${text}: ${inspect(error)}`);
    }
  });
});
