import assert from 'node:assert/strict';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type Host,
  type MachineDescription,
  type OperationResult,
} from '@vipbook/host';
import {
  executeMove,
  planMoves,
  watchMoves,
  watchOf,
  type MoveRequest,
  type MoveWatched,
  type MoveWorld,
} from '@vipbook/vip';

const vip = '192.168.1.60';
const vip6 = 'fd00:1::60';
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

const broken: OperationResult = {
  status: 'failed',
  error: diagnostic('HST001', { message: 'arping is gone' }),
};

interface Told {
  readonly tookMs: number;
  readonly all: readonly MoveWatched[];
  readonly looks: number;
  readonly last: MoveWatched['last'];
  /** Code and message. */
  readonly found: readonly (readonly [string, string])[];
  /** When each host was asked. */
  readonly asked: { readonly old: readonly number[]; readonly new: readonly number[] };
}

interface Trial {
  /** What somebody does eight seconds after the move began. */
  readonly meddle?: (lan: SimulatedLan) => void;
  /** Whom the old host hears nothing of, as if the frame had been lost. */
  readonly misses?: (look: number, address: string) => boolean;
  /** Looks in which the new host cannot be asked. */
  readonly unreachable?: (look: number) => boolean;
  /** What it cannot ask. */
  readonly fails?: (look: number, address: string) => boolean;
  readonly gateway?: string;
  readonly addresses?: readonly string[];
  /** Each in a watch of its own. */
  readonly apart?: boolean;
}

const machine = (name: string, last: number, more: readonly string[] = []): MachineDescription => ({
  name,
  mac: `02:00:00:00:00:${String(last)}`,
  addresses: [
    { address: `192.168.1.${String(last)}`, prefix: 24 },
    { address: `fd00:1::${String(last)}`, prefix: 64 },
    ...more.map((address, at) =>
      address.includes(':')
        ? { address, prefix: 64 }
        : { address, prefix: 24, label: `eth0:${String(at + 1)}` },
    ),
  ],
});

/** A move, and the look after it. */
async function story({
  meddle = () => undefined,
  misses = () => false,
  fails = () => false,
  unreachable = () => false,
  gateway,
  addresses = [vip],
  apart = false,
}: Trial = {}): Promise<Told> {
  const clock = new VirtualClock();
  const old = machine('old', 50, addresses);
  const lan = new SimulatedLan(clock, [
    gateway === undefined ? old : { ...old, gateway },
    machine('new', 51),
    machine('third', 52),
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
      const plan = planMoves(
        addresses.map((address) => ({
          request: { ...request, address },
          old: from,
          next: to,
          wire: [old.mac],
        })),
      );
      const { end, errors } = await executeMove(plan.steps, world);
      assert.deepEqual([end, errors], ['done', []]);
      const asked = { old: [] as number[], new: [] as number[] };
      const hosts = new Map(
        (['old', 'new'] as const).map((name): [string, Host] => {
          const host = openSimulatedHost(lan, name);
          const run: typeof host.run = async (operations, options) => {
            const look = asked[name].push(clock.now());
            if (name === 'new' && unreachable(look))
              throw new VipbookError(diagnostic('SSH045', { message: 'new is gone' }));
            const results = await host.run(operations, options);
            if (name !== 'old') return results;
            return results.map((result: OperationResult, at): OperationResult => {
              const operation = operations[at];
              if (operation?.do !== 'arp.whohas') return result;
              if (fails(look, operation.address)) return broken;
              return misses(look, operation.address)
                ? { status: 'done', out: { macs: [] } }
                : result;
            }) as unknown as typeof results;
          };
          return [name, { ...host, run }];
        }),
      );
      const looking = (): MoveWorld => ({
        ...world,
        host: (name) => Promise.resolve(hosts.get(name) ?? openSimulatedHost(lan, name)),
      });
      const watches = (apart ? addresses : [undefined]).map((address, at) => {
        const watch = watchOf(plan, address === undefined ? undefined : new Set([address]));
        assert.ok(watch);
        // As those of a loop, one a little after the other.
        return { ...watch, world: looking(), sinceMs: clock.now() - 300 * at };
      });
      const all = await Promise.all(watchMoves(watches));
      const moves = all.flatMap((each) => each.moves);
      const [first] = moves;
      assert.ok(first);
      return {
        all: moves,
        looks: first.looks,
        last: first.last,
        found: moves.flatMap(({ finding }) =>
          finding === undefined ? [] : [[finding.code, finding.message] as const],
        ),
        asked,
        tookMs: clock.now() - begin,
      };
    })(),
  );
}

const claim = (lan: SimulatedLan, name: string, address = vip, prefix = 24): void => {
  void openSimulatedHost(lan, name).run([
    { do: 'address.add', device: 'eth0', address, prefix },
    { do: 'arp.announce', device: 'eth0', address, count: 1 },
  ]);
};

/** The old host hears nobody any more; whoever looks at it comes another way. */
const unplug = (lan: SimulatedLan, name: string): void => {
  for (const other of lan.machines.keys()) if (other !== name) lan.cut(name, other, Infinity);
};

describe('watch: looks again after a move', () => {
  it('for as long as it says, and finds nothing where nothing is', async () => {
    const end = await story();
    assert.deepEqual([end.found, end.last], [[], 'heard']);
    assert.ok(end.tookMs > 15_000 && end.tookMs < 18_000, String(end.tookMs));
    assert.ok(end.looks >= 14 && end.looks <= 16, String(end.looks));
  });

  it('and takes two frames that were lost for nothing, three in a row for a host that is gone', async () => {
    // The new host answers at its own address, and not at this one.
    const missing = (looks: (look: number) => boolean): Promise<Told> =>
      story({ misses: (look, address) => address === vip && looks(look) });
    const twice = await missing((look) => [4, 5, 7].includes(look));
    assert.deepEqual([twice.found, twice.last], [[], 'heard']);
    const gone = [['VIP045', `new (02:00:00:00:00:51) no longer answers for ${vip}`]];
    assert.deepEqual((await missing((look) => look >= 4 && look <= 6)).found, gone);
    // The last look must not be the one in doubt.
    const { looks } = await story();
    assert.deepEqual((await missing((look) => look >= looks)).found, gone);
  });

  it('and an old host that has it again, which asks nobody for what is its own', async () => {
    const seen = await story({ meddle: (lan) => claim(lan, 'old') });
    assert.deepEqual(seen.found, [
      ['VIP045', `old (02:00:00:00:00:50) holds ${vip} again, and so does new`],
    ]);
  });

  it('and finds a third machine that claims the address', async () => {
    const seen = await story({ meddle: (lan) => claim(lan, 'third') });
    assert.deepEqual(seen.found, [['VIP045', `02:00:00:00:00:52 answers for ${vip}, besides new`]]);
  });

  for (const gateway of [undefined, '192.168.1.52'])
    describe(gateway === undefined ? 'without a gateway' : 'with a gateway', () => {
      const told = (meddle: (lan: SimulatedLan) => void): Promise<Told> =>
        story({ meddle, ...(gateway === undefined ? {} : { gateway }) });

      it('finds a new host that lost it again', async () => {
        const seen = await told((lan) => {
          lan.powerOff('new');
        });
        assert.deepEqual(seen.found, [
          ['VIP045', `new (02:00:00:00:00:51) no longer answers for ${vip}`],
        ]);
      });

      it('does not take an old host whose link is down for a flip: the new one has the word', async () => {
        const seen = await told((lan) => unplug(lan, 'old'));
        assert.deepEqual([seen.found, seen.last], [[], 'held']);
      });
    });

  it('finds a new host whose own link is down, where the gateway still answers', async () => {
    const seen = await story({ gateway: '192.168.1.52', meddle: (lan) => unplug(lan, 'new') });
    assert.deepEqual(seen.found, [
      ['VIP045', `new (02:00:00:00:00:51) no longer answers for ${vip}`],
    ]);
  });

  it('an old host that cannot be asked any more is nothing to tell, and the new one says it holds it', async () => {
    const seen = await story({
      meddle: (lan) => {
        lan.powerOff('old');
      },
    });
    assert.deepEqual([seen.found, seen.last], [[], 'held']);
  });

  it('a new host that cannot be asked is nothing to tell while the old one hears it', async () => {
    const seen = await story({
      unreachable: (look) => look >= 4,
    });
    assert.deepEqual([seen.found, seen.last], [[], 'heard']);
  });

  it('where nobody can tell, it says so', async () => {
    const both = await story({
      meddle: (lan) => {
        lan.powerOff('old');
        lan.powerOff('new');
      },
    });
    assert.equal(both.last, 'unknown');
    assert.deepEqual(
      both.found.map(([code]) => code),
      ['VIP066'],
    );
    assert.match(both.found[0]?.[1] ?? '', /^neither old nor new could be asked who has/);
    const mute = await story({ unreachable: (look) => look >= 4, fails: (look) => look >= 4 });
    assert.deepEqual(mute.found, [
      [
        'VIP066',
        `new could not be asked whether it still has ${vip}, and old cannot tell: new is gone; arping is gone`,
      ],
    ]);
    const deaf = await story({
      gateway: '192.168.1.52',
      meddle: (lan) => {
        lan.powerOff('new');
        unplug(lan, 'old');
      },
    });
    assert.deepEqual(
      deaf.found.map(([code]) => code),
      ['VIP066'],
    );
    assert.match(deaf.found[0]?.[1] ?? '', /old hears nobody on eth0$/);
  });

  it('of several addresses each has its own answer, and a look is one look', async () => {
    const addresses = [vip, '192.168.1.61', '192.168.1.62'];
    const seen = await story({ addresses, fails: (_look, address) => address === addresses[0] });
    assert.deepEqual(
      seen.all.map(({ move, last }) => [move.request.address, last]),
      [
        [addresses[0], 'held'],
        [addresses[1], 'heard'],
        [addresses[2], 'heard'],
      ],
    );
    assert.equal(seen.looks, seen.asked.old.length);
  });

  it('watches of their own share their looks', async () => {
    const addresses = Array.from({ length: 5 }, (_, at) => `192.168.1.${String(60 + at)}`);
    const seen = await story({ addresses, apart: true });
    assert.deepEqual(seen.found, []);
    const most = Math.max(...seen.all.map(({ looks }) => looks));
    assert.deepEqual([seen.asked.old.length, seen.asked.new.length], [most, most]);
    // The last may come early.
    const gaps = seen.asked.old.slice(1, -1).map((at, n) => at - (seen.asked.old[n] ?? 0));
    assert.ok(Math.min(...gaps) > 1000, gaps.join());
  });

  describe('of IPv6, where only the old host can ask', () => {
    const told = (meddle?: (lan: SimulatedLan) => void, gateway?: string): Promise<Told> =>
      story({
        addresses: [vip6],
        ...(meddle === undefined ? {} : { meddle }),
        ...(gateway === undefined ? {} : { gateway }),
      });

    it('hears the new one', async () => {
      const seen = await told();
      assert.deepEqual([seen.found, seen.last], [[], 'heard']);
      assert.ok(seen.looks >= 12, String(seen.looks));
    });

    it('finds the old host with it again, a third machine, and a new host that is gone', async () => {
      const back = await told((lan) => claim(lan, 'old', vip6, 64));
      assert.deepEqual(back.found, [
        ['VIP045', `old (02:00:00:00:00:50) holds ${vip6} again, and so does new`],
      ]);
      const third = await told((lan) => claim(lan, 'third', vip6, 64));
      assert.deepEqual(third.found, [
        ['VIP045', `02:00:00:00:00:52 answers for ${vip6}, besides new`],
      ]);
      const gone = await told((lan) => {
        lan.powerOff('new');
      });
      assert.deepEqual(gone.found, [
        ['VIP045', `new (02:00:00:00:00:51) no longer answers for ${vip6}`],
      ]);
    });

    it('takes an old host whose link is down for no witness', async () => {
      const seen = await told((lan) => unplug(lan, 'old'));
      assert.deepEqual([seen.found, seen.last], [[], 'held']);
    });
  });
});
