import fc from 'fast-check';
import assert from 'node:assert/strict';
import { isMap, isScalar, parseDocument, type Node, type Pair } from 'yaml';
import { readPlainYaml } from '../src/yaml/plain-yaml.ts';

/** A node as data: values, kinds and ranges. To the parser a comment may be the end of a mapping. */
function shape(node: Node | null, text: string): unknown {
  if (isScalar(node)) return [node.value, node.type, node.range?.[0], node.range?.[1]];
  if (!isMap(node)) return node;
  let end = node.range?.[1] ?? 0;
  while (end > 0 && /\s/.test(text.charAt(end - 1))) end -= 1;
  return {
    range: [node.range?.[0], text.includes('#') ? undefined : end],
    items: (node.items as Pair<Node, Node>[]).map(({ key, value }) => [
      shape(key, text),
      shape(value, text),
    ]),
  };
}

describe('inventory: the quick reader of plain YAML', () => {
  const value = fc.constantFrom(
    '',
    ' 1',
    ' 0644',
    ' a b',
    ' "q: r"',
    " 's #'",
    ' 10.0.0.1',
    ' 52:54:00',
    ' -5',
    ' http://x/y',
    ' ~',
    ' a # c',
    ' [x]',
    ' a:',
    ' x ',
    '  y',
    ' - z',
    ' "a',
    ' *b',
    ' on',
    ' .5',
    " ''",
  );
  const key = fc.constantFrom(
    'a',
    'b-1',
    'c.d',
    'web[1:3].x',
    'hosts',
    '7',
    '"q"',
    '- a',
    'e f',
    '? g',
    '_h',
    'i/j',
  );
  const row = fc
    .tuple(
      fc.constantFrom('', '', '  ', '  ', '    ', '      ', '\t', ' '),
      key,
      fc.constantFrom(':', ':', ':', ':', ''),
      value,
    )
    .map((parts) => parts.join(''));
  const rows = fc.array(
    fc.oneof(
      { weight: 9, arbitrary: row },
      fc.constantFrom('', '# c', '  # c', '---', '...', '   '),
    ),
    { maxLength: 7 },
  );
  const nested = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 1 }), key, value), { minLength: 1, maxLength: 12 })
    .map((lines) => {
      let depth = 0;
      return lines.map(([deeper, name, text]) => {
        const made = `${'  '.repeat(depth)}${name.replace(/\W/g, 'x')}:${deeper === 1 ? '' : text}`;
        depth = deeper === 1 ? depth + 1 : Math.max(0, depth - (text.length % 2));
        return made;
      });
    });

  it('gives the same nodes as the real parser, or none', () => {
    let plain = 0;
    fc.assert(
      fc.property(fc.oneof(rows, nested), fc.boolean(), (lines, ended) => {
        const text = lines.join('\n') + (ended ? '\n' : '');
        const ours = readPlainYaml(text);
        if (ours === undefined) return;
        plain += 1;
        const document = parseDocument(text, { schema: 'failsafe', uniqueKeys: false });
        assert.deepEqual(document.errors, [], text);
        assert.deepEqual(shape(ours, text), shape(document.contents, text), text);
      }),
      { numRuns: Number(process.env['VIPBOOK_RUNS'] ?? 3000) },
    );
    assert.ok(plain > 50, String(plain));
  });

  it('leaves everything else to the real parser', () => {
    for (const text of [
      '',
      '# only\n',
      'a: b: c\n',
      'a\n',
      '- a\n',
      'a: &x 1\n',
      'a: !t 1\n',
      'a: |\n  x\n',
      'a: 1\n  b\n',
      'a: 1\n  b: 2\n',
      '  a:\n b:\n',
      'a:\n    b:\n  c:\n',
      'é: 1\n',
      'a: "x\\n"\n',
      '{a: 1}\n',
      '---\n---\n',
      'a: 1 # c\n',
      '<<: x\n',
      'a:\tb\n',
      'a: 1\r\n',
      `${'k'.repeat(2000)}: 1\n`,
    ]) {
      assert.equal(readPlainYaml(text), undefined, JSON.stringify(text));
    }
  });
});
