import assert from 'node:assert/strict';
import type { Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import { holders, interfaces, move, play, vipbook } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';

/** With `lease: 5` a new host waits 58 s for an old one that is off, and counts a second's look as two. */
const longestMs = 120_000;

describe('a move whose controller is killed', function () {
  this.timeout(300_000);
  const told = killedMoves(false);
  const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';

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

  /** `status` and `lock list` tell what a boot hook on `new` waits for, and what takes it away. */
  async function namesTheHook(lab: Lab, hook: string): Promise<void> {
    const text = await vipbook(lab, ['status']);
    const said = text.stdout.replaceAll(/\s+/g, ' ');
    assert.match(
      said,
      /new \(new\): holds it on eth0:1; .*; a boot hook waits for old \(192\.168\.1\.50\), to be back for 50 s/,
    );
    assert.match(said, /once old has been back for 50 s: new takes its boot hook away/);
    const remedy = `vipbook clean new -i ${lab.inventory} -b`;
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

  const lockFile = '/run/vipbook/locks/192.168.1.60';
  /** `ifup eth0` by hand, as far as the hook is concerned. */
  const byHand = (script: string): Promise<unknown> =>
    told.lab.exec('old', `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${script}; sleep 1`);

  it('an ifup by hand that began just before the move ended leaves no guard behind', async () => {
    const { lab } = told;
    await told.killAt('claim', { drain: 0 });
    // The shell of a hook reads on in a file that is gone by then.
    await lab.exec('old', `cp ${hook} /root/hook`);
    await byHand(hook);
    const { stdout: armed } = await lab.exec('old', 'cat /run/vipbook/guards/192.168.1.60/state');
    assert.match(armed, /^armed old /, 'while a guard is there the hook does nothing');
    assert.equal((await vipbook(lab, ['rollback', '--yes'])).status, 0);
    assert.equal(await told.left('old'), '');
    const { stdout: before } = await lab.exec('old', `cat ${lockFile}`);
    await byHand('/root/hook');
    assert.equal(await told.left('old'), '');
    assert.equal((await lab.exec('old', `cat ${lockFile}`)).stdout, before, 'and no lock');
    const again = await play(lab, move('old', 'new', { drain: 0 }));
    assert.equal(again.status, 0, again.stdout + again.stderr);
    assert.deepEqual(await holders(lab, '192.168.1.60'), ['new']);
  });

  it('a hook that is run without a power cut never lets the epoch go back', async () => {
    const { lab } = told;
    await told.killAt('claim', { drain: 0 });
    // A guard that is gone, and its hook is not: as after it has decided while the other host was away.
    await lab.exec(
      'old',
      `kill -KILL -- -$(cat /run/vipbook/guards/192.168.1.60/pid); rm -rf /run/vipbook/guards/192.168.1.60; sed -i '1s/^[0-9]*/5000/' ${lockFile}`,
    );
    await byHand(hook);
    const { stdout } = await lab.exec('old', `head -n 1 ${lockFile}`);
    assert.match(stdout, /^5000 guard 0$/m);
    assert.equal(await told.settled(), 'old');
  });

  it('is resumed where many addresses have rested, under an epoch above theirs', async () => {
    const { lab } = told;
    for (const [host, floor] of [
      ['old', 40],
      ['new', 70],
    ] as const)
      await lab.exec(host, `mkdir -p -m 700 /run/vipbook; echo ${floor} >/run/vipbook/floor`);
    // A slow machine takes seconds to come to it: by then the hosts must not have decided.
    await told.killAt('cut-over', { drain: 0, lease: 30 });
    const taken = await vipbook(lab, ['resume', '--yes']);
    assert.equal(taken.status, 0, taken.stdout + taken.stderr);
    assert.deepEqual(await holders(lab, '192.168.1.60'), ['new']);
    for (const host of ['old', 'new']) {
      const { stdout } = await lab.exec(host, `head -n 1 ${lockFile}`);
      assert.equal(stdout, '72 - 0\n', host);
    }
    const back = await play(lab, move('new', 'old', { drain: 0 }));
    assert.equal(back.status, 0, back.stdout + back.stderr);
  });

  it('what was decided alone gives way to one that comes up with the address by its disk', async () => {
    const { lab } = told;
    const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';
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
