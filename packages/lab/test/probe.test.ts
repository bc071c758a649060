import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import { createLab, type Lab } from '../src/index.ts';
import { pause, skipWithoutLab } from './support.ts';

describe('the prober', function () {
  this.timeout(60_000);
  let lab: Lab;

  before(async function () {
    skipWithoutLab(this);
    lab = await createLab();
  });
  after(async () => {
    if (lab !== undefined) await lab.down();
  });

  it('loses nothing when nothing moves', async () => {
    const prober = lab.probe({
      from: 'client',
      address: '192.168.1.60',
      udp: true,
      tcp: { connections: 20, newEveryMs: 20 },
    });
    await prober.ready;
    await pause(4000);
    const found = await prober.stop();
    assert.ok(found.icmp !== undefined && found.udp !== undefined);
    // A machine that is busy may stall the prober, which then sends less; but not half.
    assert.ok(found.icmp.sent > 2000, `${String(found.icmp.sent)} sent`);
    assert.equal(found.icmp.lost, 0);
    assert.equal(found.udp.lost, 0);
    assert.deepEqual(
      found.udp.answeredBy?.map(({ host }) => host),
      ['old'],
    );
    assert.equal(found.connections?.kept, 20);
    assert.equal(found.connections?.broken, 0);
    assert.ok((found.connections?.messages ?? 0) > 1000);
    assert.equal(found.attempts?.ok, found.attempts?.made);
    assert.equal(found.neighbours[0]?.host, 'old');
  });

  it('counts what an address that was away for 100 ms has lost', async () => {
    const prober = lab.probe({ from: 'client', address: '192.168.1.60', udp: true });
    await prober.ready;
    await pause(300);
    const script = `start=$(date +%s%N); ip addr del 192.168.1.60/24 dev eth0; sleep 0.1
ip addr add 192.168.1.60/24 dev eth0 label eth0:1; end=$(date +%s%N); echo $(((end - start) / 1000000))`;
    const away = Number((await lab.exec('old', script)).stdout);
    await pause(300);
    const found = await prober.stop();
    for (const stream of [found.icmp, found.udp]) {
      assert.ok(stream !== undefined);
      assert.equal(stream.gaps.length, 1);
      // At least as long as the sleep, and not longer than the commands around it took, too.
      assert.ok(
        stream.longestGapMs > 95 && stream.longestGapMs < away + 30,
        `gap ${String(stream.longestGapMs)} ms, away ${String(away)} ms`,
      );
      assert.ok(stream.lost > 50 && stream.lost < away + 30, `${String(stream.lost)} lost`);
    }
  });

  it('sees who answers, when connections break, and whose MAC it is', async () => {
    const prober = lab.probe({
      from: 'client',
      address: '192.168.1.60',
      udp: true,
      tcp: { connections: 5, newEveryMs: 20 },
    });
    await prober.ready;
    await pause(300);
    const take =
      'ip addr add 192.168.1.60/24 dev eth0 && arping -q -c1 -w1 -I eth0 -s 192.168.1.60 192.168.1.20';
    await lab.exec('new', take);
    await lab.exec('old', 'ip addr del 192.168.1.60/24 dev eth0');
    await pause(300);
    const found = await prober.stop();
    assert.deepEqual(
      found.udp?.answeredBy?.map(({ host }) => host),
      ['old', 'new'],
    );
    assert.equal(found.icmp?.lost, 0);
    assert.equal(found.connections?.broken, 5);
    assert.equal(found.connections?.breaks[0]?.why, 'ECONNRESET');
    assert.deepEqual([...new Set(found.neighbours.map(({ host }) => host))], ['old', 'new']);
  });

  it('hangs up when it is told to, and goes on with everything else', async () => {
    const address = '192.168.1.50';
    const tcp = { connections: 5, newEveryMs: 20 };
    const prober = lab.probe({ from: 'client', address, tcp });
    await prober.ready;
    const open = async (): Promise<number> => {
      const { stdout } = await lab.exec('client', `ss -Htn state established dst ${address}`);
      return stdout.split('\n').filter((line) => line !== '').length;
    };
    assert.ok((await open()) >= 5);
    prober.hangUp();
    await pause(1000);
    // One of the new ones may be open in this moment.
    assert.ok((await open()) <= 2);
    const found = await prober.stop();
    assert.equal(found.connections?.kept, 5);
    assert.equal(found.connections?.broken, 0);
    const last = found.attempts?.answeredBy.at(-1)?.toMs ?? 0;
    assert.ok(last > 800, `the last new connection after ${String(last)} ms`);
    assert.equal(found.attempts?.ok, found.attempts?.made);
  });

  it('probes IPv6 as it does IPv4', async () => {
    await lab.exec('old', 'ip addr add fd00:1::60/64 dev eth0 nodad');
    await lab.exec('client', 'ip addr add fd00:1::20/64 dev eth0 nodad');
    const prober = lab.probe({
      from: 'client',
      // Not as the kernel writes it.
      address: 'FD00:1:0::60',
      udp: true,
      tcp: { connections: 5, newEveryMs: 20 },
    });
    await prober.ready;
    await pause(500);
    const found = await prober.stop();
    assert.ok((found.icmp?.sent ?? 0) > 200, JSON.stringify(found.icmp));
    assert.equal(found.icmp?.lost, 0);
    assert.equal(found.udp?.lost, 0);
    assert.equal(found.connections?.kept, 5);
    assert.equal(found.attempts?.ok, found.attempts?.made);
    assert.equal(found.neighbours[0]?.host, 'old');
  });

  it('knows which echoes a cable with loss has lost, and that others were lost elsewhere', async () => {
    const addresses = ['192.168.1.50', 'fd00:1::60'];
    // Resolved before: while the kernel asks again for a neighbour whose answer the cable has lost, it
    // drops echoes that never come to the cable.
    for (const address of addresses) await lab.exec('client', `ping -c1 -W2 ${address}`);
    await lab.netem('client', { delayMs: 5, lossPercent: 5 });
    for (const address of addresses) {
      const prober = lab.probe({ from: 'client', address });
      await prober.ready;
      await pause(1000);
      const found = await prober.stop();
      assert.ok((found.icmp?.lost ?? 0) > 10, `${address}: ${String(found.icmp?.lost)} lost`);
      assert.equal(found.icmp?.lostInCables, found.icmp?.lost, address);
    }
    const prober = lab.probe({ from: 'client', address: '192.168.1.50' });
    await prober.ready;
    await pause(200);
    await lab.exec(
      'old',
      'nft add table ip t; nft add chain ip t c "{ type filter hook input priority 0; }"; nft add rule ip t c icmp type echo-request drop; sleep 0.1; nft delete table ip t',
    );
    await pause(200);
    const found = await prober.stop();
    await lab.netem('client');
    const beyond = (found.icmp?.lost ?? 0) - (found.icmp?.lostInCables ?? 0);
    assert.ok(beyond > 30, JSON.stringify(found.icmp));
  });

  it('keeps its rate above 1 kHz', async () => {
    const prober = lab.probe({ from: 'gw', address: '192.168.1.51', rate: 3000 });
    await prober.ready;
    await pause(1000);
    const found = await prober.stop();
    assert.ok((found.icmp?.sent ?? 0) > 1500, `${String(found.icmp?.sent)} sent`);
    assert.equal(found.icmp?.lost, 0);
  });

  it('tells when nobody is there, and when it was killed', async () => {
    const nobody = lab.probe({
      from: 'client',
      address: '192.168.1.77',
      rate: 100,
      timeoutMs: 200,
      tcp: { connections: 1, newEveryMs: 100 },
    });
    await pause(800);
    const found = await nobody.stop();
    assert.equal(found.icmp?.answered, 0);
    assert.ok((found.icmp?.lost ?? 0) > 10);
    assert.equal(found.connections?.kept, 0);
    assert.equal(found.attempts?.ok, 0);
    assert.ok((found.attempts?.timedOut ?? 0) > 0);

    const killed = lab.probe({ from: 'client', address: '192.168.1.51' });
    await killed.ready;
    await lab.exec('client', 'pkill -9 -f probe.cjs');
    await assert.rejects(
      killed.stop(),
      (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'LAB010',
    );
  });

  it('refuses what cannot be, with LAB009', () => {
    for (const options of [
      { from: 'client', address: 'x' },
      { from: 'client', address: '192.168.1.60', rate: 0 },
      { from: 'client', address: '192.168.1.60', rate: NaN },
    ]) {
      assert.throws(
        () => lab.probe(options),
        (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'LAB009',
      );
    }
  });
});
