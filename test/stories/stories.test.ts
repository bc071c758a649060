import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { shareOf } from '../support/share.ts';
import { obstacle, raise } from '../support/vipbook.ts';
import { stepsOf } from './simulated.ts';
import { allStories, title, type LabStory } from './stories.ts';
import { tellStory } from './tell.ts';

/** A few, half of them each day; all that there are: `npm run stories`. */
const selection: readonly (readonly [LabStory['strategy'], string, LabStory['happening']])[] = [
  ['make-before-break', 'claim', 'controller killed, old loses its power'],
  ['make-before-break', 'quiet', 'sessions of sshd on new killed'],
  ['make-before-break', 'cut-over', 'controller cut off'],
  ['break-before-make', 'ready', 'new loses its power'],
  ['break-before-make', 'claim', 'old loses its power'],
  ['break-before-make', 'claim', 'sessions of sshd on old killed'],
];

describe('the list of stories', () => {
  for (const strategy of ['make-before-break', 'break-before-make'] as const)
    it(`has every step of ${strategy}`, async () => {
      const told = allStories.flatMap((one) => (one.strategy === strategy ? one.phase : []));
      assert.deepEqual([...new Set(told)].sort(), [...(await stepsOf(strategy))].sort());
    });
});

describe('stories of moves on real hosts', function () {
  this.timeout(200_000);
  let lab: Lab;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    lab = await raise();
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  for (const [strategy, phase, happening] of shareOf(selection, 2)) {
    const story: LabStory = { strategy, phase, happening, rough: false };
    it(`${title(story)}; it ends on one host, as on the simulated LAN`, async () => {
      assert.ok(
        allStories.some((one) => title(one) === title(story)),
        'npm run stories tells it',
      );
      const told = await tellStory(lab, story);
      assert.deepEqual(told.wrong, []);
    });
  }
});
