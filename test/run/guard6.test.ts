import assert from 'node:assert/strict';
import { killedMoves, lease } from '../support/killed-moves.ts';
import { shareOf } from '../support/share.ts';
import { vip6 as vip } from '../support/ipv6.ts';

/**
 * For how long nobody may answer, in milliseconds, where both hosts are on: as documented, and 10 s for a busy machine.
 * With break-before-make two looks of the guard may come too late, each 10 s.
 */
const longestMs = {
  'make-before-break': 5_000 + 10_000,
  'break-before-make': (lease + 10 + 2 * 10) * 1000 + 10_000,
};

// Guards ask for an IPv6 address otherwise than for an IPv4 one, so that what they decide has to be seen for itself.
describe('a move of an IPv6 address whose controller is killed', function () {
  this.timeout(300_000);
  const told = killedMoves(false, vip);

  /** Wait until the hosts have decided, and say how long they took since the controller died. */
  async function decided(): Promise<'old' | 'new'> {
    const died = Date.now();
    const holder = await told.settled();
    console.log(`      nothing left after ${seconds(Date.now() - died)} s, ${holder} has it`);
    return holder;
  }

  function seconds(ms: number): string {
    return (ms / 1000).toFixed(1);
  }

  const moments = [
    ['make-before-break', 'commit', 'when the old host is silent, before the commit', 'old'],
    ['make-before-break', 'release', 'right after the commit', 'new'],
    ['break-before-make', 'claim', 'while nobody has it', 'old'],
  ] as const;
  for (const [strategy, phase, when, where] of shareOf(moments, 3)) {
    it(`ends on the ${where} host (${strategy}, killed ${when})`, async () => {
      const prober = told.lab.probe({ from: 'client', address: vip, rate: 100 });
      await prober.ready;
      await told.killAt(phase, { strategy, drain: 0 }, true);
      const holder = await decided();
      const { icmp } = await prober.stop();
      const { longestGapMs = Infinity } = icmp ?? {};
      console.log(`      nobody answered for ${seconds(longestGapMs)} s`);
      assert.equal(holder, where);
      assert.ok(longestGapMs < longestMs[strategy], `nowhere for ${String(longestGapMs)} ms`);
    });
  }

  it('ends on the old host if that one loses its power as well, right before the commit', async () => {
    await told.killAt('commit', { drain: 0 }, true);
    await told.lab.powerOff('old');
    await told.lab.powerOn('old');
    assert.equal(await decided(), 'old');
  });
});
