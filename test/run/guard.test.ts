import assert from 'node:assert/strict';
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

  it('a power cut of the new host after the commit, too', async () => {
    await told.killAt('release', {});
    await told.lab.powerOff('new');
    await told.lab.powerOn('new');
    await told.settled();
  });
});
