import assert from 'node:assert/strict';
import { openSimulatedHost, SimulatedLan, VirtualClock, type OperationResult } from '@vipbook/host';
import {
  executeMove,
  planMoves,
  watchMoves,
  watchOf,
  type MoveEnd,
  type MoveRequest,
  type MoveWorld,
  type Watched,
} from '@vipbook/vip';

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

/** As if a frame had been lost. */
const silence = (result: OperationResult): OperationResult =>
  result.status === 'done' && 'macs' in result.out
    ? { ...result, out: { ...result.out, macs: [] } }
    : result;

interface Told extends Watched {
  readonly end: MoveEnd['end'];
  readonly tookMs: number;
}

/** A move, and what somebody does eight seconds after it began. */
async function story(
  meddle: (lan: SimulatedLan) => void,
  lost: (look: number) => boolean = () => false,
): Promise<Told> {
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
      const world: MoveWorld = {
        host: (name) => Promise.resolve(openSimulatedHost(lan, name)),
        now: () => clock.now(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
        progress: () => undefined,
        signal: new AbortController().signal,
      };
      const plan = planMoves([{ request, old: from, next: to, wire: [old.mac] }]);
      const { end, errors } = await executeMove(plan.steps, world);
      assert.deepEqual([end, errors], ['done', []]);
      const watch = watchOf(plan);
      assert.ok(watch);
      let looks = 0;
      const seen = await watchMoves(
        watch,
        {
          ...world,
          host: async (name) => {
            const host = await world.host(name);
            return {
              ...host,
              run: async (operations, options) => {
                if (name === 'old') looks += 1;
                const results = await host.run(operations, options);
                return lost(name === 'old' ? looks : 0)
                  ? (results.map(silence) as typeof results)
                  : results;
              },
            };
          },
        },
        clock.now(),
      );
      return { ...seen, end, tookMs: clock.now() - begin };
    })(),
  );
}

describe('watch: looks again after a move', () => {
  it('for as long as it says, and finds nothing where nothing is', async () => {
    const end = await story(() => undefined);
    assert.deepEqual([end.end, end.errors, end.warnings], ['done', [], []]);
    assert.ok(end.tookMs > 15_000 && end.tookMs < 18_000, String(end.tookMs));
    assert.ok(end.looks >= 14 && end.looks <= 16, String(end.looks));
  });

  it('and takes two frames that were lost for nothing, three in a row for a host that is gone', async () => {
    const twice = await story(
      () => undefined,
      (look) => look === 4 || look === 5 || look === 7,
    );
    assert.deepEqual(twice.errors, []);
    const thrice = await story(
      () => undefined,
      (look) => look >= 4 && look <= 6,
    );
    assert.deepEqual(
      thrice.errors.map(({ code }) => code),
      ['VIP045'],
    );
    // The last look must not be the one in doubt.
    const late = await story(
      () => undefined,
      (look) => look >= 15,
    );
    assert.equal(late.errors.length, 1);
  });

  it('and an old host that has it again, which asks nobody for what is its own', async () => {
    const seen = await story((lan) => {
      void openSimulatedHost(lan, 'old').run([
        { do: 'address.add', device: 'eth0', address: vip, prefix: 24 },
      ]);
    });
    assert.deepEqual(
      seen.errors.map(({ code, message }) => [code, message]),
      [['VIP045', `old (02:00:00:00:00:50) holds ${vip} again, and so does new`]],
    );
  });

  it('and one of the two that cannot be asked any more is nothing to tell, both are', async () => {
    const one = await story((lan) => {
      lan.powerOff('old');
    });
    assert.deepEqual([one.errors, one.warnings], [[], []]);
    const both = await story((lan) => {
      lan.powerOff('old');
      lan.powerOff('new');
    });
    assert.deepEqual([both.errors, both.warnings.map(({ code }) => code)], [[], ['VIP066']]);
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
