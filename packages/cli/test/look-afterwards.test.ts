import assert from 'node:assert/strict';
import { openSimulatedHost, SimulatedLan, VirtualClock } from '@vipbook/host';
import { executeMove, planMoves, type MoveRequest, type MoveWorld } from '@vipbook/vip';
import { lookAfterwards, watchAfter, without } from '../src/recovery/look-afterwards.ts';

const addresses = ['192.168.1.60', '192.168.1.61'];
const request: Omit<MoveRequest, 'address'> = {
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

/** Moves that were taken up one after the other, and the look after them. @param meddle - 5 s into the look */
async function looked(
  meddle: (lan: SimulatedLan, stop: AbortController) => void = () => undefined,
) {
  const clock = new VirtualClock();
  const at = (last: number, ...more: readonly string[]) => ({
    name: last === 50 ? 'old' : 'new',
    mac: `02:00:00:00:00:${String(last)}`,
    addresses: [`192.168.1.${String(last)}`, ...more].map((address) => ({ address, prefix: 24 })),
  });
  const lan = new SimulatedLan(clock, [at(50, ...addresses), at(51)]);
  const stop = new AbortController();
  const said: string[] = [];
  const world: MoveWorld = {
    host: (name) => Promise.resolve(openSimulatedHost(lan, name)),
    now: () => clock.now(),
    sleep: (milliseconds) => clock.sleep(milliseconds),
    progress: (_host, message) => said.push(message),
    signal: new AbortController().signal,
  };
  return clock.run(
    (async () => {
      const watches = [];
      for (const address of addresses) {
        const [old, next] = await Promise.all(
          ['old', 'new'].map((name) => openSimulatedHost(lan, name).facts()),
        );
        assert.ok(old && next);
        const inputs = [
          { request: { ...request, address }, old, next, wire: ['02:00:00:00:00:50'] },
        ];
        const end = await executeMove(planMoves(inputs).steps, {
          ...world,
          progress: () => undefined,
        });
        const watching = watchAfter(inputs, end, world);
        assert.ok(watching);
        watches.push(watching);
      }
      const begin = clock.now();
      void clock.sleep(5000).then(() => {
        meddle(lan, stop);
      });
      const found = await lookAfterwards(
        watches,
        { signal: stop.signal, sleep: (milliseconds) => clock.sleep(milliseconds) },
        (line) => said.push(line),
      );
      const codes = found.map((each) => each.map(({ code }) => code));
      return { watches, codes, said, tookMs: clock.now() - begin };
    })(),
  );
}

describe('the look after moves that were taken up', () => {
  it('is one, at the end, and says what it is', async () => {
    const { codes, said, tookMs } = await looked();
    assert.deepEqual(codes, [[], []]);
    assert.deepEqual(said, [
      'looking whether 192.168.1.60 and 192.168.1.61 stay on new for 15 s; Ctrl-C is safe, the moves are complete',
      'only new (02:00:00:00:00:51) answered',
    ]);
    assert.ok(tookMs < 18_000, String(tookMs));
  });

  it('tells of each move what flipped', async () => {
    const { codes } = await looked((lan) => {
      void openSimulatedHost(lan, 'old').run([
        { do: 'address.add', device: 'eth0', address: addresses[1] ?? '', prefix: 24 },
      ]);
    });
    assert.deepEqual(codes, [[], ['VIP045']]);
  });

  it('ends with Ctrl-C, and says that all is done', async () => {
    const { codes, said, tookMs } = await looked((_lan, stop) => {
      stop.abort();
    });
    assert.deepEqual(codes, [[], []]);
    assert.equal(said.at(-1), 'interrupted; the moves are complete');
    assert.ok(tookMs < 8000, String(tookMs));
  });

  it('leaves out what a later one has moved on', async () => {
    const { watches } = await looked();
    const [first] = watches;
    assert.ok(first);
    assert.equal(without(first, addresses.slice(0, 1)), undefined);
    assert.deepEqual(without(first, addresses.slice(1)), first);
  });
});
