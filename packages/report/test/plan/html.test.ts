import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planHtml } from '@vipbook/report';
import { framesOf } from '../../src/plan/frames.ts';
import { moveChat, withTexts } from './fixture.ts';

const tags = (html: string): string =>
  [...html.slice(html.indexOf('<main>')).matchAll(/<[^>]*?(?=[\s>])/g)].join(' ');

describe('a plan as a page', () => {
  it('loads nothing and allows its own style and script only', () => {
    const html = planHtml(moveChat());
    assert.match(
      html,
      /Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;sha256-/,
    );
    assert.doesNotMatch(html, /\b(?:src|href)=|url\((?!#)|@import|unsafe-inline/);
  });

  it('has the same elements whatever hosts, files and playbooks say', () => {
    const calm = tags(planHtml(withTexts(moveChat(), () => 'calm')));
    const parts = [
      '<script>alert(1)</script>',
      '"',
      "'",
      '&',
      '<!--',
      '-->',
      ']]>',
      ' onload=x ',
      'a',
      '</main>',
      '\u202e',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 6 }), (some) => {
        const value = some.join('');
        const html = planHtml(withTexts(moveChat(), () => value));
        assert.equal(tags(html), calm);
        assert.doesNotMatch(html, /\u202e/);
      }),
      { numRuns: 200, seed: 20261126 },
    );
  });

  it('tells each moment: the caches turn before the old host falls silent, and never to a host without it', () => {
    const plan = moveChat();
    const [move] = plan.moves;
    assert.ok(move !== undefined);
    const frames = framesOf(plan, move);
    assert.deepEqual(
      frames.map(({ old, new: next, caches }) =>
        [
          `${old.holds}${old.silent ? ' silent' : ''}`,
          `${next.holds}${next.silent ? ' silent' : ''}`,
          caches,
        ].join(' | '),
      ),
      [
        'yes | no | old',
        'yes | no | old',
        'yes | no | old',
        'yes | lease silent | old',
        'yes | lease | new',
        'yes silent | lease | new',
        'yes silent | lease | new',
        'yes silent | lease | new',
        'yes silent | yes | new',
        'no | yes | new',
        'no | yes | new',
        'no | yes | new',
      ],
    );
    const html = planHtml(plan);
    assert.equal([...html.matchAll(/<figure class="frame/g)].length, frames.length);
  });
});
