import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { eventually } from '../support/eventually.ts';
import { suiteLab } from '../support/suite-lab.ts';
import { beginUntil, underWay } from '../support/under-way.ts';
import { holders, interfaces, move, vipbook } from '../support/vipbook.ts';

const vip = '192.168.1.60';
const lease = 10;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('a yes that is waited for longer than a lease lasts', function () {
  this.timeout(180_000);
  const own = suiteLab();
  let lab: Lab;
  before(() => {
    lab = own();
  });
  afterEach(() => lab.reset());

  const text = ({ stdout, stderr }: ExecResult): string => stdout + stderr;

  /** A move with `confirm: 60s` in the background of the controller; stands in its waiting when this is done. */
  async function begin(): Promise<void> {
    await beginUntil(lab, 'consent', move('old', 'new', { lease, confirm: '60s', drain: 0 }));
  }

  /** For so long, both hosts hold it, and the new one as a lease that does not lapse. */
  async function stands(milliseconds: number): Promise<void> {
    const until = Date.now() + milliseconds;
    while (Date.now() < until) {
      const { stdout } = await lab.exec('new', `ip -o -4 addr show to ${vip}`);
      const left = Number(/valid_lft (\d+)sec/.exec(stdout)?.[1]);
      assert.ok(left >= lease - 5, stdout);
      assert.deepEqual([...(await holders(lab, vip))].sort(), ['new', 'old']);
      await pause(1000);
    }
  }

  it('renews the lease until it comes, and nothing is lost', async () => {
    const prober = lab.probe({ from: 'client', address: vip, rate: 500 });
    await prober.ready;
    await begin();
    await stands(25_000);
    const yes = await vipbook(lab, ['confirm']);
    assert.equal(yes.status, 0, text(yes));
    await eventually(async () => {
      const { stdout } = await lab.exec('controller', `cat ${underWay.ended} ${underWay.said}`);
      assert.match(stdout, /^0\n/, stdout);
    }, 20_000);
    assert.deepEqual(await holders(lab, vip), ['new']);
    assert.match((await lab.exec('new', `ip -o addr show to ${vip}`)).stdout, /valid_lft forever/);
    const { icmp } = await prober.stop();
    assert.equal(icmp?.lost, 0, JSON.stringify(icmp?.gaps));
  });

  it('goes back in time when its controller is killed after two leases', async () => {
    const before = await interfaces(lab, 'old');
    await begin();
    await stands(22_000);
    const prober = lab.probe({ from: 'client', address: vip, rate: 500 });
    await prober.ready;
    await lab.exec('controller', `kill -9 $(cat ${underWay.pid})`);
    const died = Date.now();
    await eventually(async () => {
      assert.deepEqual(await holders(lab, vip), ['old']);
      assert.equal(await interfaces(lab, 'old'), before);
    });
    const tookMs = Date.now() - died;
    // Not before the lease could have lapsed, and soon after it.
    assert.ok(tookMs > (lease - 3) * 1000 && tookMs < (lease + 10) * 1000, `${String(tookMs)} ms`);
    await pause(1000);
    const { icmp } = await prober.stop();
    const { longestGapMs = Infinity } = icmp ?? {};
    assert.ok(longestGapMs < 5000, `nowhere for ${String(longestGapMs)} ms`);
    assert.doesNotMatch(await interfaces(lab, 'new'), /192\.168\.1\.60/);
    const no = await vipbook(lab, ['confirm', vip, '-i', lab.inventory]);
    assert.notEqual(no.status, 0, 'it is too late for a yes');
    assert.deepEqual(await holders(lab, vip), ['old']);
  });
});
