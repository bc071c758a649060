import assert from 'node:assert/strict';
import { bugs } from './bugs.ts';
import { explore } from './explore.ts';
import { runStory } from './run-story.ts';
import { shrink } from './shrink.ts';
import { storyNumber } from './story.ts';
import { timeline } from './timeline.ts';

const seed = 1;
/** Of each planted bug: found within so many stories. */
const most = 10_000;

describe('stories of moves on the simulated LAN', function () {
  this.timeout(120_000);

  it('break no invariant', async () => {
    const told = await explore(0, 2000, 1, { seed });
    const first = told.found[0];
    const text = first === undefined ? '' : await timeline(first.story, undefined, new Set());
    assert.equal(told.broken, 0, text);
    assert.equal(told.runs, 2000);
  });

  it('are the same every time', async () => {
    for (const n of [3, 25, 305]) {
      const story = storyNumber(seed, n);
      const [a, b] = [
        await runStory(story, { trace: true }),
        await runStory(story, { trace: true }),
      ];
      assert.ok(a.events.length > 20);
      assert.deepEqual(a.events, b.events);
    }
  });

  for (const [name, bug] of Object.entries(bugs)) {
    it(`find a planted bug: ${name}`, async () => {
      const told = await explore(0, most, 1, { seed, bug, first: true });
      const [found] = told.found;
      assert.ok(found, `not within ${String(most)} stories: ${bug.what}`);
      const without = await runStory(found.story);
      assert.deepEqual(without.violations, [], 'the bug is what breaks it');
    });
  }

  it('are shrunk to what matters, and told as a timeline', async () => {
    const bug = bugs['boot-hook-forgotten'];
    const told = await explore(0, most, 1, { seed, bug, first: true });
    const [found] = told.found;
    assert.ok(found);
    const small = await shrink(found.story, found.violation.kind, bug, new Set());
    assert.equal(small.faults.length, 1);
    assert.equal(small.spread, 0);
    const text = await timeline(small, bug, new Set());
    assert.match(text, /fault: .* loses its power/);
    assert.match(text, /power cut/);
    assert.match(text, new RegExp(`broken: ${found.violation.kind}`));
    assert.match(text, /npm run simulate -- --story/);
  });
});
