import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import { holders, interfaces, vipbook } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';

/** With `lease: 5` a new host waits 58 s for an old one that is off, and counts a second's look as two. */
const longestMs = 120_000;

describe('a move whose controller is killed, and whose hosts lose their power', function () {
  this.timeout(300_000);
  const told = killedMoves(false);
  const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';

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
    await eventually(async () => {
      assert.equal(await told.left('new'), hook, 'its guard is done, and its boot hook stays');
      assert.match(await interfaces(lab, 'new'), /192\.168\.1\.60/);
    }, longestMs);
    await namesTheHook(lab, hook);
    await waitsOnce(lab, hook);
    await lab.powerOff('new');
    await lab.powerOn('old');
    await eventually(async () => {
      assert.match(await interfaces(lab, 'old'), /192\.168\.1\.60/, 'it cannot know better');
    }, longestMs);
    await lab.powerOn('new');
    assert.equal(await told.settled(), 'old');
  });

  it('and goes on listening, for what it heard was perhaps a lease only', async () => {
    const { lab } = told;
    await told.killAt('quiet', {});
    await lab.powerOff('new');
    await eventually(async () => {
      assert.equal(await told.left('old'), hook, 'it has decided alone, and its boot hook stays');
    }, longestMs);
    await lab.powerOff('old');
    await lab.powerOn('new');
    await eventually(async () => {
      assert.equal(await told.left('new'), '');
    }, longestMs);
    // As a new host has it whose controller only takes back what is not committed.
    const leased = 'ip addr add 192.168.1.60/24 dev eth0 valid_lft 20 preferred_lft 20';
    assert.equal((await lab.exec('new', leased)).status, 0);
    await lab.powerOn('old');
    await eventually(async () => {
      assert.deepEqual(await holders(lab, '192.168.1.60'), ['new'], 'the old one gives way');
    }, longestMs);
    assert.equal(await told.settled(), 'old');
  });

  /** However often the link comes up meanwhile, one process waits for the other host. */
  async function waitsOnce(lab: Lab, hook: string): Promise<void> {
    const up = `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${hook}; while [ -d /run/vipbook/guards/192.168.1.60 ]; do sleep 0.2; done`;
    await lab.exec('new', `${up}; ${up}`);
    await eventually(async () => {
      const { stdout } = await lab.exec(
        'new',
        `ps ax -o args | grep '[v]ipbook-192-168-1-60 meet'`,
      );
      assert.equal(stdout.trim(), `sh ${hook} meet`);
    }, 30_000);
  }

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

  it('what was decided alone gives way to one that comes up with the address by its disk', async () => {
    const { lab } = told;
    const before = await interfaces(lab, 'old');
    await told.killAt('release', {}, true);
    // As an undo leaves it that could not tell the new host.
    await lab.exec('old', `pkill -9 -f guards/; rm -rf /run/vipbook/guards ${hook}`);
    await lab.writeFile('old', '/etc/network/interfaces', before);
    await lab.powerOff('old');
    await eventually(async () => {
      assert.equal(await told.left('new'), hook, 'its guard is done, and its boot hook stays');
    }, longestMs);
    await lab.powerOn('old');
    assert.equal(await told.settled(), 'old');
  });

  it('a power cut of the new host after the commit, too', async () => {
    await told.killAt('release', {});
    await told.lab.powerOff('new');
    await told.lab.powerOn('new');
    await told.settled();
  });
});
