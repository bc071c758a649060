import assert from 'node:assert/strict';
import { holders, move, play, vipbook } from '../support/vipbook.ts';
import { killedMoves } from '../support/killed-moves.ts';
import { shareOf } from '../support/share.ts';

describe('a move whose controller is killed', function () {
  this.timeout(300_000);
  const told = killedMoves(false);
  const hook = '/etc/network/if-up.d/vipbook-192-168-1-60';

  const moments = [
    ['make-before-break', 'arm', 'old'],
    ['make-before-break', 'cut-over', 'old'],
    ['make-before-break', 'commit', undefined],
    ['make-before-break', 'release', 'new'],
    ['break-before-make', 'claim', 'old'],
    ['break-before-make', 'release', 'new'],
  ] as const;
  for (const [strategy, phase, where] of shareOf(moments, 2)) {
    it(`ends by its hosts alone (${strategy}, killed at ${phase})`, async () => {
      await told.killAt(phase, { strategy, drain: 0 });
      const holder = await told.settled();
      if (where !== undefined) assert.equal(holder, where);
    });
  }

  const lockFile = '/run/vipbook/locks/192.168.1.60';
  /** `ifup eth0` by hand, as far as the hook is concerned. */
  const byHand = (script: string): Promise<unknown> =>
    told.lab.exec('old', `IFACE=eth0 LOGICAL=eth0 MODE=start sh ${script}; sleep 1`);

  it('an ifup by hand that began just before the move ended leaves no guard behind', async () => {
    const { lab } = told;
    // A slow machine takes seconds to come to it: by then the hosts must not have decided.
    await told.killAt('claim', { drain: 0, lease: 30 });
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
      `kill -s KILL -- -$(cat /run/vipbook/guards/192.168.1.60/pid); rm -rf /run/vipbook/guards/192.168.1.60; sed -i '1s/^[0-9]*/5000/' ${lockFile}`,
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
});
