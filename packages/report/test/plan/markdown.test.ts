import assert from 'node:assert/strict';
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { planMarkdown, printable, printableLine } from '@vipbook/report';
import { code, fence, text } from '../../src/plan/markdown/escape.ts';
import { manyHosts, moveChat, withTexts } from './fixture.ts';

/** As GitHub draws it, but with its HTML let through, so that HTML that broke out is seen. */
function drawn(markdown: string): string {
  return micromark(markdown, {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
}

function plainText(html: string): string {
  return html
    .replaceAll('\u200b', '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

/** Text as hosts and playbooks may have it: signs of Markdown and HTML far more often than chance has it. */
const hostile = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom(...Array.from('`*_{}[]()<>#+-.!|~&@:$^=\\"\'/ \n\t0aZ')),
      },
      fc.constantFrom(
        '```',
        '~~~',
        '<script>',
        '</details>',
        '<!--',
        '-->',
        '![x](y)',
        '@team',
        '#1',
        'GH-1',
      ),
      fc.constantFrom(
        'https://x.example/',
        'www.x.example',
        'a@x.example',
        ':smile:',
        '1. ',
        '- [x] ',
        '| a |',
      ),
      fc.constantFrom('\u202e', '\u0007', '\u200b', '\r', '\u001b[31m', '\ufeff', 'end', ';'),
      fc.string({ maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('a plan in Markdown', () => {
  it('says who loses what to whom, the outage, what a dead controller means, and how to apply it', () => {
    const markdown = planMarkdown(moveChat(), { file: 'plans/move-chat.json' });
    const words = plainText(drawn(markdown)).replace(/<[^>]+>/g, '');
    assert.match(
      words,
      /192\.168\.1\.60\/24 leaves old \(eth0:1, 02:00:00:00:00:50\) for new \(eth0:1, 02:00:00:00:00:51\)/,
    );
    assert.match(words, /Outage\s+none expected: new answers before old falls silent/);
    assert.match(
      words,
      /between the cut-over and the commit: new serves until the 30 s are over .* nobody answers for it in between, 4 s at worst; address, files and locks are in order within 45 s/,
    );
    assert.match(
      words,
      /it begins at step 6 and is over by step 9; if vipbook dies from step 6 to the commit \(step 12\), nobody answers for 4 s at worst/,
    );
    assert.match(words, /12\. new commit: keep 192\.168\.1\.60 for good ← point of no return/);
    assert.match(
      markdown,
      /\n```sh\nvipbook apply plans\/move-chat\.json --expect-hash sha256:[0-9a-f]{64}\n```\n/,
    );
  });

  it('draws every step in its order, and the cut-over between claim and silence', () => {
    const plan = moveChat();
    const markdown = planMarkdown(plan);
    const numbers = [...markdown.matchAll(/^(\d+)&#46; <strong>/gm)].map(([, number]) =>
      Number(number),
    );
    assert.deepEqual(
      numbers,
      plan.steps.map((step) => step.number),
    );
    const diagram = /```mermaid\n([\s\S]*?)\n```/.exec(markdown)?.[1] ?? '';
    const order = ['as a lease', 'N->>G: cut-over', 'falls silent', 'point of no return'].map(
      (part) => diagram.indexOf(part),
    );
    assert.ok(!order.includes(-1), diagram);
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  it('lets no text become markup', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const html = drawn(`- x ${text(value)}`);
        const inside = /^<ul>\n<li>x ?([\s\S]*?)<\/li>\n<\/ul>$/.exec(html.trim())?.[1];
        assert.ok(inside !== undefined, html);
        assert.equal(plainText(inside).trim(), printableLine(value).trim());
        assert.doesNotMatch(inside, /<[a-z/!]/i);
      }),
      { numRuns: 3000, seed: 20261126 },
    );
  });

  it('keeps what is code within its span, in tables, too', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const span = code(value);
        if (span === '') return;
        const html = drawn(`| a | b |\n|---|---|\n| ${span} | c |`);
        const cell = /<tbody>\n<tr>\n<td><code>([\s\S]*?)<\/code><\/td>\n<td>c<\/td>/.exec(
          html,
        )?.[1];
        assert.ok(cell !== undefined, `${span}\n${html}`);
        assert.equal(plainText(cell).trim(), printableLine(value).trim());
      }),
      { numRuns: 3000, seed: 20261126 },
    );
  });

  it('keeps files within their fence', () => {
    fc.assert(
      fc.property(hostile, (value) => {
        const content = printable(value).replace(/\n+$/, '');
        const html = drawn(`${fence('diff', content)}\n\nafter`);
        assert.match(
          html,
          /^<pre><code class="language-diff">[\s\S]*<\/code><\/pre>\n<p>after<\/p>$/,
        );
      }),
      { numRuns: 2000, seed: 20261126 },
    );
  });

  it('has the same structure whatever hosts, files and playbooks say', () => {
    const tags = (markdown: string): string =>
      [...drawn(markdown).matchAll(/<\/?[a-z0-9]+/g)].join(' ');
    const calm = tags(planMarkdown(withTexts(moveChat(), () => 'calm')));
    fc.assert(
      fc.property(
        hostile.filter((value) => printableLine(value).trim() !== ''),
        (value) => {
          assert.equal(tags(planMarkdown(withTexts(moveChat(), () => value))), calm);
        },
      ),
      { numRuns: 200, seed: 20261126 },
    );
  });

  it('fits a comment with 500 hosts, and leaves out diffs first, counted', () => {
    const plan = manyHosts(500);
    const markdown = planMarkdown(plan, { file: 'plans/all.json' });
    assert.ok(Buffer.byteLength(markdown) <= 65_536, String(Buffer.byteLength(markdown)));
    assert.match(markdown, /\*\*\d+ of 502 diffs omitted\*\*: the saved plan has them/);
    assert.match(
      markdown,
      /18–517&#46; <strong>web&#91;001:500&#93;<\/strong> write \/etc\/resolv\.conf/,
    );
    assert.match(
      markdown,
      new RegExp(`vipbook apply plans/all\\.json --expect-hash ${plan.identity}`),
    );
    const numbers = [...markdown.matchAll(/^(\d+)(?:–(\d+))?&#46; /gm)].flatMap(
      ([, first = '', last = first]) =>
        Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => Number(first) + at),
    );
    assert.deepEqual(
      numbers,
      plan.steps.map((step) => step.number),
    );
    assert.match(
      markdown,
      new RegExp(
        `a failure up to and including the commit \\(step ${String(plan.moves[0]!.commitStep)}\\) is undone`,
      ),
    );
  });

  it('keeps within every limit what cannot be cut, even if no two steps are alike', () => {
    const plan = manyHosts(3000);
    const unlike = {
      ...plan,
      steps: plan.steps.map((step) => ({
        ...step,
        title: `${step.title} ${'x'.repeat(step.number % 90)}${String(step.number)}`,
      })),
    };
    for (const limit of [65_536, 20_000]) {
      const markdown = planMarkdown(unlike, { limit, file: 'p.json' });
      assert.ok(Buffer.byteLength(markdown) <= limit);
      assert.match(
        markdown,
        /The sequence is too long for this place\*\* \(3017 steps in 3 tasks\)/,
      );
      assert.match(markdown, new RegExp(`--expect-hash ${plan.identity}`));
      assert.match(markdown, /leaves <strong>old<\/strong>/);
    }
  });
});
