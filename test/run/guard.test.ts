import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import { interfaces, vipbook } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';

/** With `lease: 5` a new host waits 58 s for an old one that is off, and counts a second's look as two. */
const longestMs = 120_000;

describe('a move whose controller is killed', function () {
  this.timeout(300_000);
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
    }, longestMs);
    await namesTheHook(lab, hook);
    await lab.powerOff('new');
    await lab.powerOn('old');
    await eventually(async () => {
      assert.match(await interfaces(lab, 'old'), /192\.168\.1\.60/, 'it cannot know better');
    }, longestMs);
    await lab.powerOn('new');
    assert.equal(await told.settled(), 'old');
  });

  /** `status` and `lock list` tell what a boot hook on `new` waits for, and what takes it away. */
  async function namesTheHook(lab: Lab, hook: string): Promise<void> {
    const text = await vipbook(lab, ['status']);
    const said = text.stdout.replaceAll(/\s+/g, ' ');
    assert.match(
      said,
      /new \(new\): holds it on eth0:1; .*; a boot hook waits for old \(192\.168\.1\.50\), to be back for 50 s/,
    );
    assert.match(said, /once old has been back for 50 s: new takes its boot hook away/);
    const remedy = `vipbook clean new -i ${lab.inventory}`;
    assert.ok(said.includes(`if old never comes back: ${remedy} takes the boot hook away`), said);
    const { stdout } = await vipbook(lab, ['status', '--output', 'json']);
    assert.deepEqual(JSON.parse(stdout).runs[0].moves[0].waiting, [
      { host: 'new', for: 'old', address: '192.168.1.50', seconds: 50, remedy },
    ]);
    const listed = await vipbook(lab, ['lock', 'list', 'new', '-i', lab.inventory]);
    assert.match(listed.stdout, /192\.168\.1\.60.*boot hook waits for 192\.168\.1\.50/);
    const would = await vipbook(lab, [...remedy.split(' ').slice(1), '--check']);
    assert.match(would.stdout, new RegExp(`would remove ${hook}`));
  }

  it('a power cut of the new host after the commit, too', async () => {
    await told.killAt('release', {});
    await told.lab.powerOff('new');
    await told.lab.powerOn('new');
    await told.settled();
  });
});
