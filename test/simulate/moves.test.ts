import assert from 'node:assert/strict';
import { movesStory, runMovesStory } from './moves.ts';

/** With VIPBOOK_MOVES_STORIES=N so many are told, with up to VIPBOOK_MOVES_FAULTS things going wrong in each. */
const runs = Number(process.env['VIPBOOK_MOVES_STORIES'] ?? 400);
const seed = Number(process.env['VIPBOOK_MOVES_SEED'] ?? 1);
const faults = Number(process.env['VIPBOOK_MOVES_FAULTS'] ?? 1);
const first = Number(process.env['VIPBOOK_MOVES_FIRST'] ?? 0);

describe('stories of several moves', function () {
  this.timeout(3_600_000);

  it(`${String(runs)} with ${faults === 1 ? 'one thing' : `up to ${String(faults)} things`} going wrong: all moved or none`, async () => {
    const ends = { old: 0, new: 0 };
    const broken: string[] = [];
    for (let n = first; n < first + runs; n += 1) {
      const story = movesStory(seed, n, faults);
      const { wrong, end, timeline } = await runMovesStory(story);
      if (end !== undefined) ends[end] += 1;
      if (wrong === undefined) continue;
      broken.push(`${String(n)} ${wrong} ${JSON.stringify(story)}`);
      if (broken.length === 1) console.log(timeline.join('\n'));
    }
    assert.deepEqual(broken, []);
    assert.ok(ends.old > runs / 10 && ends.new > runs / 10, JSON.stringify(ends));
  });
});
