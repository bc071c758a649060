import assert from 'node:assert/strict';
import { eventually } from '../support/eventually.ts';
import { killedMoves, lease } from '../support/killed-moves.ts';
import { shareOf } from '../support/share.ts';
import { bin, move, play } from '../support/vipbook.ts';

describe('guards that systemd keeps', function () {
  this.timeout(240_000);
  const told = killedMoves(true);
  const units = async (host: string): Promise<string> => {
    const { stdout } = await told.lab.exec(
      host,
      'systemctl list-units --plain --no-legend "vipbook-*" | cut -d" " -f1,3',
    );
    return stdout.trim();
  };
  const unit = 'vipbook-guard-192-168-1-60.service active';

  const moments = [
    ['make-before-break', 'cut-over', 'old'],
    ['make-before-break', 'commit', undefined],
    ['break-before-make', 'claim', 'old'],
  ] as const;
  for (const [strategy, phase, where] of shareOf(moments, 3)) {
    it(`decide alone, though the sessions that armed them are ended (${strategy}, killed at ${phase})`, async () => {
      await told.killAt(phase, { strategy, drain: 0 });
      for (const host of ['old', 'new']) {
        assert.equal(await units(host), unit);
        // All that logins have started, as logind does where KillUserProcesses is set.
        await told.lab.exec(
          host,
          'systemctl kill --signal=KILL ssh.service; systemctl restart ssh',
        );
        assert.equal(await units(host), unit);
      }
      const holder = await told.settled();
      if (where !== undefined) assert.equal(holder, where);
    });
  }

  it('are disarmed by a move that ends well, and nothing of them stays', async () => {
    const { status, stdout } = await play(told.lab, move('old', 'new', { lease, drain: 0 }));
    assert.equal(status, 0, stdout);
    assert.equal(await told.settled(), 'new');
    for (const host of ['old', 'new']) {
      assert.equal(await told.left(host), '');
      const failed = await told.lab.exec(host, 'systemctl --failed --plain --no-legend');
      assert.equal(failed.stdout, '');
    }
  });

  it('are armed anew by the next move of the address', async () => {
    await told.killAt('cut-over', { strategy: 'make-before-break', drain: 0 });
    assert.equal(await told.settled(), 'old');
    const { status, stdout } = await play(told.lab, move('old', 'new', { lease, drain: 0 }));
    assert.equal(status, 0, stdout);
    assert.equal(await told.settled(), 'new');
  });

  it('look after a power cut at the boot, which systemd does', async () => {
    await told.killAt('claim', {});
    await told.lab.powerOff('old');
    await told.lab.powerOn('old');
    assert.equal(await told.settled(), 'old');
  });

  it('belong to no unit that may be stopped while they decide', async () => {
    const { lab } = told;
    await told.killAt('claim', {});
    await lab.powerOff('new');
    await lab.powerOff('old');
    await lab.powerOn('old');
    await eventually(async () => {
      assert.match(await units('old'), /^vipbook-boot-192-168-1-60-\d+\.service active$/);
    });
    await lab.exec('old', 'systemctl kill --signal=KILL networking.service');
    assert.match(await units('old'), /^vipbook-boot-/);
    await lab.powerOn('new');
    assert.equal(await told.settled(), 'old');
  });

  it('can be cleaned away before they decide', async () => {
    await told.killAt('cut-over', { strategy: 'make-before-break', drain: 0, lease: 60 });
    const clean = await told.lab.exec('controller', [
      process.execPath,
      bin,
      'clean',
      '--force',
      '-i',
      told.lab.inventory,
      'chat',
    ]);
    assert.equal(clean.status, 0, `${clean.stdout}${clean.stderr}`);
    for (const host of ['old', 'new']) assert.equal(await units(host), '');
  });
});
