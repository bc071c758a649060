import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { interfaces } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';

describe('a move whose controller is killed', function () {
  this.timeout(180_000);
  const told = killedMoves(false);

  for (const [strategy, phase, where] of [
    ['make-before-break', 'arm', 'old'],
    ['make-before-break', 'cut-over', 'old'],
    ['make-before-break', 'commit', undefined],
    ['make-before-break', 'release', 'new'],
    ['break-before-make', 'claim', 'old'],
    ['break-before-make', 'release', 'new'],
  ] as const) {
    it(`ends by its hosts alone (${strategy}, killed at ${phase})`, async () => {
      await told.killAt(phase, { strategy, drain: 0 });
      const holder = await told.settled();
      if (where !== undefined) assert.equal(holder, where);
    });
  }

  it('a power cut of the old host in the middle is looked after at its boot', async () => {
    await told.killAt('claim', {});
    await told.lab.powerOff('old');
    await told.lab.powerOn('old');
    assert.equal(await told.settled(), 'old');
  });

  it('of two hosts that were off in turn, and never met, one gives way at its boot', async () => {
    const { lab } = told;
    await told.killAt('release', {}, true);
    await lab.powerOff('old');
    const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';
    await eventually(async () => {
      assert.equal(await told.left('new'), hook, 'its guard is done, and its boot hook stays');
      assert.match(await interfaces(lab, 'new'), /192\.168\.1\.60/);
    });
    await lab.powerOff('new');
    await lab.powerOn('old');
    await eventually(async () => {
      assert.match(await interfaces(lab, 'old'), /192\.168\.1\.60/, 'it cannot know better');
    });
    await lab.powerOn('new');
    assert.equal(await told.settled(), 'old');
  });

  it('a power cut of the new host after the commit, too', async () => {
    await told.killAt('release', {});
    await told.lab.powerOff('new');
    await told.lab.powerOn('new');
    await told.settled();
  });
});
