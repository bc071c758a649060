import assert from 'node:assert/strict';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { escaped, fenced } from '../src/comment.ts';

/** As GitHub draws it, with its HTML let through, so that HTML that broke out is seen. */
function drawn(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Array.from('`*_{}[]()<>#+-.!|~&@:$^=\\"\'/ \n\t0aZ')),
      fc.constantFrom(
        '```',
        '````',
        '~~~',
        '<script>',
        '</details>',
        '<!--',
        '-->',
        '![x](y)',
        '[x](javascript:y)',
        '@team',
        '#1',
        'https://x.example/',
        'http://x',
        'www.x.example',
        'a@x.example',
        '\n\n',
        '> [!NOTE]',
        '::error::',
      ),
      fc.constantFrom('\u202e', '\u0007', '\u200b', '\r', '\r\n', '\u001b[31m', '\ufeff'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));
// What a terminal obeys, or what turns text around or hides.
const obeyed =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/;

describe('what hosts, files and vipbook say in the comment of a job', () => {
  it('is no markup in a heading, a banner or a line', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = drawn(`> [!CAUTION]\n> **ACT009** ${escaped(value)} x\n\nafter`);
        const inside =
          /^<blockquote>\n<p>\[!CAUTION\]\n<strong>ACT009<\/strong> ?([\s\S]*) ?x<\/p>\n<\/blockquote>\n<p>after<\/p>$/.exec(
            html.trim(),
          )?.[1];
        assert.ok(inside !== undefined, html);
        assert.doesNotMatch(inside, /<[a-z/!]/i);
        assert.doesNotMatch(inside, obeyed);
        // A mention or a reference needs its name right behind the sign.
        assert.doesNotMatch(inside, /[@#]\w/);
      }),
      { numRuns: 2000, seed: 20261126 },
    );
  });

  it('stays within its fence, and the fence within its fold', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = drawn(
          `<details><summary>s</summary>\n\n${fenced(value, 10_000)}\n\n</details>\n`,
        ).trim();
        assert.match(
          html,
          /^<details><summary>s<\/summary>\n<pre><code class="language-text">[^<]*<\/code><\/pre>\n<\/details>$/,
        );
        assert.doesNotMatch(html, obeyed);
      }),
      { numRuns: 2000, seed: 20261126 },
    );
  });
});
