import assert from 'node:assert/strict';
import { openSimulatedHost, probeSimulated, SimulatedLan, VirtualClock } from '@vipbook/host';

const vip = '192.168.1.60';

function lan(): { lan: SimulatedLan; clock: VirtualClock } {
  const clock = new VirtualClock();
  const host = (name: string, last: number, holds: readonly string[] = []) => ({
    name,
    mac: `02:00:00:00:00:${String(last).padStart(2, '0')}`,
    addresses: [`192.168.1.${String(last)}`, ...holds].map((address) => ({ address, prefix: 24 })),
  });
  return {
    clock,
    lan: new SimulatedLan(clock, [host('old', 50, [vip]), host('new', 51), host('client', 20)]),
  };
}

describe('a simulated LAN', () => {
  it('loses probes while a cache points to a host that let go, and none before', async () => {
    const { lan: segment, clock } = lan();
    const probe = probeSimulated(segment, 'client', vip, 1000);
    const old = openSimulatedHost(segment, 'old');
    const next = openSimulatedHost(segment, 'new');
    await clock.run(
      (async () => {
        await clock.sleep(50);
        await old.run([{ do: 'address.delete', device: 'eth0', address: vip, prefix: 24 }]);
        await clock.sleep(100);
        await next.run([
          { do: 'address.add', device: 'eth0', address: vip, prefix: 24 },
          { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
        ]);
        await clock.sleep(50);
      })(),
    );
    const report = probe.stop();
    assert.ok(report.lost.length >= 100 && report.lost.length <= 115, String(report.lost.length));
    assert.deepEqual(
      report.answeredBy.map((answer) => answer.host),
      ['old', 'new'],
    );
  });

  it('lets a lease lapse by itself', async () => {
    const { lan: segment, clock } = lan();
    const next = openSimulatedHost(segment, 'new');
    await clock.run(
      (async () => {
        await next.run([
          { do: 'address.add', device: 'eth0', address: '192.168.1.61', prefix: 24, lifetime: 5 },
        ]);
        await clock.sleep(6000);
        const [query] = await next.run([{ do: 'address.query', address: '192.168.1.61' }]);
        assert.deepEqual(query.status === 'done' && query.out.found, []);
      })(),
    );
  });

  it('is the same every time', async () => {
    const story = async (): Promise<string> => {
      const { lan: segment, clock } = lan();
      await clock.run(
        Promise.all(
          ['old', 'new', 'client'].map((name) => openSimulatedHost(segment, name).facts()),
        ),
      );
      return JSON.stringify(segment.events);
    };
    assert.equal(await story(), await story());
  });
});
