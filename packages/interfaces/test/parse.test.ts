import assert from 'node:assert/strict';
import { commentsOf, parse, print } from '../src/index.ts';
import { bytes, text } from './support.ts';

function lines(input: string): (readonly [string, string])[] {
  return parse(bytes(input)).lines.map(({ kind, text: content }) => [kind, content] as const);
}

describe('logical lines', () => {
  it('joins continuations as they stand, with the space that begins the next line', () => {
    assert.deepEqual(lines('up a \\\n  b\\\nc\n'), [['statement', 'up a   bc']]);
  });

  it('takes a backslash as the last byte only', () => {
    assert.deepEqual(lines('a \\ \nb \\\r\nc\n'), [
      ['statement', 'a \\'],
      ['statement', 'b \\'],
      ['statement', 'c'],
    ]);
  });

  it('tests again after it joined an empty line', () => {
    assert.deepEqual(lines('x \\\\\n\ny\n'), [['statement', 'x y']]);
  });

  it('does not continue comments', () => {
    assert.deepEqual(lines('  # a \\\nauto b\n'), [
      ['comment', ''],
      ['statement', 'auto b'],
    ]);
  });

  it('loses what follows a NUL byte in the same read, and no more', () => {
    assert.deepEqual(lines('auto a\0 b\nauto c\n'), [
      ['statement', 'auto a'],
      ['statement', 'auto c'],
    ]);
    // The first read takes 79 bytes: what is behind them is a line of its own.
    const long = `auto a\0${'x'.repeat(72)}auto b\n`;
    assert.deepEqual(lines(long), [
      ['statement', 'auto a'],
      ['statement', 'auto b'],
    ]);
  });

  it('counts lines as ifupdown does where a backslash ends the file', () => {
    const [line] = parse(bytes('mtu 5 \\')).lines;
    assert.equal(line?.lastLine, 1);
    assert.equal(line?.reportedLine, 2);
  });

  it('covers every byte of the file, in order', () => {
    const input = '\r\n# x\n\\\nauto a\0\n \\\n\\';
    const tree = parse(bytes(input));
    let at = 0;
    for (const line of tree.lines) {
      assert.equal(line.start, at);
      at = line.end;
    }
    assert.equal(at, input.length);
    assert.equal(text(print(tree)), input);
  });
});

describe('stanzas', () => {
  it('end where a keyword with arguments begins, however it is indented', () => {
    const tree = parse(bytes('iface a inet manual\n  auto b\n  mtu 5\n'));
    assert.deepEqual(
      tree.stanzas.map(({ kind }) => kind),
      ['iface', 'allow', 'misplaced'],
    );
  });

  it('go on over a bare auto, blanks and comments', () => {
    const tree = parse(bytes('iface a inet manual\nauto\n\n# c\nmtu 5\n'));
    assert.deepEqual(
      tree.stanzas.map(({ body }) => body.map(({ name, bare }) => [name, bare])),
      [
        [
          ['auto', true],
          ['mtu', false],
        ],
      ],
    );
  });

  it('own the comments that touch them', () => {
    const input =
      '# top\n\n# of a\nauto a\n# still of a\n\n# of b\nauto b\n  # of b too\nauto c\n# end\n';
    const tree = parse(bytes(input));
    assert.deepEqual(
      tree.stanzas.map((_, index) => commentsOf(tree, index)),
      [
        { leading: [2, 3], trailing: [4, 5] },
        { leading: [6, 7], trailing: [8, 9] },
        { leading: [9, 9], trailing: [10, 11] },
      ],
    );
  });
});
