import assert from 'node:assert/strict';
import type { Lab, Prober } from '@vipbook/lab';
import { openConnection } from '../support/connection.ts';
import { eventually } from '../support/eventually.ts';
import { suiteLab } from '../support/suite-lab.ts';
import { beginUntil, underWay } from '../support/under-way.ts';
import { holders, interfaces, move, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';
const lease = 20;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A host that loses its power says nothing any more: no connection breaks. ssh finds out after 45 to 60 s; by then the
 * claim of the new host would have lapsed, and nobody would have the address.
 */
describe('an old host that falls silent behind the cut-over, for longer than a lease lasts', function () {
  this.timeout(180_000);
  const own = suiteLab();
  let lab: Lab;
  before(() => {
    lab = own();
  });
  afterEach(() => lab.reset());

  /** In the background of the controller; stands at the step when this is done. */
  async function begin(phase: string, more: Readonly<Record<string, unknown>>): Promise<void> {
    await beginUntil(lab, phase, move('old', 'new', { lease, ...more }));
  }

  async function probing(): Promise<Prober> {
    const prober = lab.probe({ from: 'client', address: vip, rate: 200 });
    await prober.ready;
    return prober;
  }

  /** The new host has it for good, nobody ever waited for it, and the old one agrees once it is back. */
  async function servedThroughout(prober: Prober): Promise<void> {
    await eventually(async () => {
      const { stdout } = await lab.exec(
        'controller',
        `cat ${underWay.ended}; cat ${underWay.said}`,
      );
      assert.match(stdout, /VIP041/, stdout);
      assert.match(
        (await lab.exec('new', `ip -o addr show to ${vip}`)).stdout,
        /valid_lft forever/,
        stdout,
      );
    }, 60_000);
    const { icmp } = await prober.stop();
    const { longestGapMs = Infinity } = icmp ?? {};
    // Without the mend: for most of a lease. The prober waits for a processor as well.
    assert.ok(longestGapMs < 5_000, `nobody answered for ${String(longestGapMs)} ms`);
    await lab.powerOn('old');
    await eventually(async () => {
      assert.deepEqual(await holders(lab, vip), ['new']);
      assert.doesNotMatch(await interfaces(lab, 'old'), /192\.168\.1\.60/);
      assert.match(await interfaces(lab, 'new'), /192\.168\.1\.60/);
    }, 90_000);
  }

  it('is gone while its connections end: the new one serves on', async () => {
    const prober = await probing();
    const connection = await openConnection(lab, vip);
    try {
      await begin('drain', { drain: 30 });
      await lab.powerOff('old');
      await servedThroughout(prober);
    } finally {
      connection.kill('SIGKILL');
    }
  });

  for (const strategy of ['make-before-break', 'break-before-make'] as const)
    it(`is gone while a yes is waited for (${strategy}): the new one serves on, and the yes counts`, async () => {
      await begin('consent', { strategy, confirm: '120s', drain: 0 });
      const prober = await probing();
      await lab.powerOff('old');
      // Longer than an answer is waited for, and not yet so long that the old host could take it for committed.
      await pause(16_000);
      const { stdout, stderr } = await vipbook(lab, ['confirm', vip, '-i', lab.inventory]);
      assert.match(stdout + stderr, /confirmed/, stdout + stderr);
      await servedThroughout(prober);
    });
});
