import assert from 'node:assert/strict';
import { openSimulatedHost, SimulatedLan, VirtualClock } from '@vipbook/host';
import { executeMove, planMove, type MoveEnd, type MoveRequest } from '@vipbook/vip';

const vip = '192.168.1.60';
const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'make-before-break',
  persist: 'none',
  announce: 1,
  flush: [],
  drain: 0,
  watchSeconds: 15,
  overrule: new Map(),
};

/** A move, and what somebody does eight seconds after it began. */
async function story(meddle: (lan: SimulatedLan) => void): Promise<MoveEnd & { tookMs: number }> {
  const clock = new VirtualClock();
  const host = (name: string, last: number) => ({
    name,
    mac: `02:00:00:00:00:${String(last)}`,
    addresses: [{ address: `192.168.1.${String(last)}`, prefix: 24 }],
  });
  const old = host('old', 50);
  const lan = new SimulatedLan(clock, [
    { ...old, addresses: [...old.addresses, { address: vip, prefix: 24, label: 'eth0:1' }] },
    host('new', 51),
    host('third', 52),
  ]);
  return clock.run(
    (async () => {
      const [from, to] = await Promise.all(
        ['old', 'new'].map((name) => openSimulatedHost(lan, name).facts()),
      );
      assert.ok(from && to);
      const begin = clock.now();
      void clock.sleep(8000).then(() => {
        meddle(lan);
      });
      const end = await executeMove(planMove(request, from, to, [old.mac]).steps, {
        host: (name) => Promise.resolve(openSimulatedHost(lan, name)),
        now: () => clock.now(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
        progress: () => undefined,
        signal: new AbortController().signal,
      });
      return { ...end, tookMs: clock.now() - begin };
    })(),
  );
}

describe('watch: looks again after a move', () => {
  it('for as long as it says, and finds nothing where nothing is', async () => {
    const end = await story(() => undefined);
    assert.deepEqual([end.end, end.errors], ['done', []]);
    assert.ok(end.tookMs > 15_000 && end.tookMs < 18_000, String(end.tookMs));
  });

  it('and finds a third machine that claims the address', async () => {
    const end = await story((lan) => {
      void openSimulatedHost(lan, 'third').run([
        { do: 'address.add', device: 'eth0', address: vip, prefix: 24 },
        { do: 'arp.announce', device: 'eth0', address: vip, count: 1 },
      ]);
    });
    assert.deepEqual(
      end.errors.map(({ code, message }) => [code, message]),
      [['VIP045', `02:00:00:00:00:52 answers for ${vip}, besides new`]],
    );
    assert.equal(end.end, 'done', 'it is not undone');
  });

  it('and finds a new host that lost it again', async () => {
    const end = await story((lan) => {
      lan.powerOff('new');
    });
    assert.equal(end.errors[0]?.code, 'VIP045');
    assert.match(end.errors[0]?.message ?? '', /no longer answers/);
  });
});
