import assert from 'node:assert/strict';
import {
  openSimulatedHost,
  SimulatedLan,
  VirtualClock,
  type Host,
  type Operation,
} from '@vipbook/host';
import {
  askMovesOf,
  executeMove,
  planMove,
  planMoves,
  reverseRequest,
  type MoveEnd,
  type MovePlan,
  type MoveRequest,
} from '@vipbook/vip';

const vip = '192.168.1.60';
const macs = { old: '02:00:00:00:00:50', new: '02:00:00:00:00:51' };

const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'make-before-break',
  persist: 'none',
  announce: 1,
  flush: [],
  drain: 0,
  bridgeSeconds: 600,
  overrule: new Map(),
};

class World {
  readonly clock = new VirtualClock();
  readonly lan: SimulatedLan;

  constructor(newAddress = '192.168.1.51') {
    this.lan = new SimulatedLan(this.clock, [
      {
        name: 'old',
        mac: macs.old,
        addresses: [
          { address: '192.168.1.50', prefix: 24 },
          { address: vip, prefix: 24, label: 'eth0:1' },
        ],
      },
      { name: 'new', mac: macs.new, addresses: [{ address: newAddress, prefix: 24 }] },
      {
        name: 'client',
        mac: '02:00:00:00:00:20',
        addresses: [{ address: '192.168.1.20', prefix: 24 }],
      },
    ]);
  }

  host(name: string): Host {
    return openSimulatedHost(this.lan, name);
  }

  async plan(wanted: MoveRequest = request): Promise<MovePlan> {
    const [old, next] = await Promise.all([
      this.host(wanted.from).facts(),
      this.host(wanted.to).facts(),
    ]);
    return planMove(wanted, old, next, undefined);
  }

  move(wanted: MoveRequest = request, signal = new AbortController().signal): Promise<MoveEnd> {
    return this.clock.run(this.execute(wanted, signal));
  }

  async execute(wanted: MoveRequest, signal: AbortSignal): Promise<MoveEnd> {
    const { steps } = await this.plan(wanted);
    return executeMove(steps, {
      host: (name) => Promise.resolve(this.host(name)),
      now: () => this.clock.now(),
      sleep: (milliseconds) => this.clock.sleep(milliseconds),
      progress: () => undefined,
      signal,
    });
  }

  bridges(name: string): readonly string[] {
    return [...(this.lan.machines.get(name)?.bridges ?? [])].map(
      ([address, { how, to }]) => `${address} ${how} ${to}`,
    );
  }

  /** Does a client that sends to the old host for ever get an answer? */
  async answered(): Promise<boolean> {
    this.lan.know('client', vip, macs.old, 60_000);
    const entry = this.lan.machines.get('client')?.neighbours.get(vip);
    assert.ok(entry !== undefined);
    entry.state = 'PERMANENT';
    const [ping] = await this.clock.run(
      this.host('client').run([{ do: 'icmp.ping', address: vip, count: 1, timeoutMs: 1000 }]),
    );
    return ping.status === 'done' && ping.out.received === 1;
  }
}

describe('a bridge', () => {
  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`hands on what still comes to the old host, until its end (${strategy})`, async () => {
      const at = new World();
      assert.equal((await at.move({ ...request, strategy })).end, 'done');
      assert.deepEqual(at.bridges('old'), [`${vip} hand-on 192.168.1.51`]);
      assert.equal(await at.answered(), true);
      await at.clock.run(at.clock.sleep(601_000));
      assert.equal(await at.answered(), false);
      assert.deepEqual(at.bridges('old'), []);
    });

    it(`is gone from a host that gets the address back (${strategy})`, async () => {
      const at = new World();
      await at.move({ ...request, strategy });
      const inputs = (await at.clock.run(at.plan({ ...request, strategy }))).inputs;
      const back = reverseRequest(inputs, { id: 'back', owner: 'me', reason: 'back' });
      assert.equal(back.bridgeSeconds, undefined, 'nobody asked for one the other way');
      assert.equal((await at.move(back)).end, 'done');
      assert.deepEqual([at.bridges('old'), at.bridges('new')], [[], []]);
    });

    it(`is there again when such a move is undone (${strategy})`, async () => {
      const at = new World();
      await at.move({ ...request, strategy });
      const stop = new AbortController();
      at.lan.observe(({ what }) => {
        if (what.startsWith('bridge.close')) stop.abort();
      });
      const { bridgeSeconds: _bridge, ...plain } = request;
      const end = await at.move({ ...plain, strategy, from: 'new', to: 'old' }, stop.signal);
      assert.equal(end.end, 'undone');
      assert.deepEqual(at.bridges('old'), [`${vip} hand-on 192.168.1.51`]);
    });
  }

  it('to another subnet leaves the address where it is, and leads to the new host', async () => {
    const at = new World('10.0.0.51');
    const planned = await at.clock.run(at.plan());
    assert.deepEqual(
      planned.findings.map(({ code, severity }) => [code, severity]),
      [['VIP059', 'information']],
    );
    assert.deepEqual(
      planned.steps.map(({ phase }) => phase),
      ['lock', 'bridge', 'commit'],
    );
    assert.equal((await at.move()).end, 'done');
    assert.deepEqual(at.bridges('old'), [`${vip} dnat 10.0.0.51`]);
    assert.equal(at.lan.machines.get('old')?.addresses.length, 2);
    for (const name of ['old', 'new'])
      assert.equal(at.lan.machines.get(name)?.locks.get(vip)?.run, undefined, 'unlocked');

    const forwards = (): string | undefined =>
      at.lan.machines.get('old')?.sysctls.get('net/ipv4/conf/eth0/forwarding');
    assert.equal(forwards(), '1');

    const again = await at.clock.run(at.plan());
    assert.deepEqual([again.already, again.steps], [true, []]);
    await at.clock.run(at.clock.sleep(400_000));
    assert.equal((await at.clock.run(at.plan())).steps.length, 3, 'renewed in its second half');

    const { bridgeSeconds: _bridge, ...back } = { ...request, from: 'new', to: 'old' };
    assert.equal((await at.move(back)).end, 'done');
    assert.deepEqual(at.bridges('old'), [], 'a move back ends it');
    assert.equal(forwards(), '0');
  });

  it('to another subnet is done while it stands, though the address is where it was', async () => {
    const at = new World('10.0.0.51');
    const named = { ...request, run: { id: 'r', owner: 'me', reason: 'bridge' } };
    const { inputs } = await at.clock.run(at.plan(named));
    const where = async (): Promise<string> => {
      const standing = await at.clock.run(
        askMovesOf([inputs], {
          host: (name) => Promise.resolve(at.host(name)),
          now: () => at.clock.now(),
          sleep: (milliseconds) => at.clock.sleep(milliseconds),
          progress: () => undefined,
          signal: new AbortController().signal,
        }),
      );
      return `${standing.state}: ${standing.message}`;
    };
    await at.move(named);
    assert.equal(await where(), `done: ${vip} is on old, and leads to 10.0.0.51 (new)`);
    await at.clock.run(at.clock.sleep(601_000));
    assert.equal(await where(), `undone: ${vip} is on old, and leads nowhere`);
  });

  it('takes forwarding with it: at its end, by clean, and only where it switched it on', async () => {
    const at = new World('10.0.0.51');
    const { sysctls } = at.lan.machines.get('old') ?? assert.fail();
    const run = (...operations: Operation[]): Promise<unknown> =>
      at.clock.run(at.host('old').run(operations));
    const open = (address: string, seconds = 60): Operation => ({
      do: 'bridge.open',
      address,
      to: address.includes(':') ? 'fd00::51' : '10.0.0.51',
      device: 'eth0',
      seconds,
      how: 'dnat',
    });
    const [four, six] = ['net/ipv4/conf/eth0/forwarding', 'net/ipv6/conf/all/forwarding'];
    const both = (): unknown => {
      at.lan.advance(at.clock.now());
      return [sysctls.get(four), sysctls.get(six)];
    };
    await run(open(vip, 10), open('fd00::60', 30), open('fd00::61', 60));
    assert.deepEqual(both(), ['1', '1']);
    await at.clock.run(at.clock.sleep(35_000));
    assert.deepEqual(both(), ['0', '1'], 'one of two IPv6 bridges stands');
    await run({ do: 'host.clean', check: true });
    assert.deepEqual(both(), ['0', '1']);
    await run({ do: 'host.clean' });
    assert.deepEqual(both(), ['0', '0']);
    assert.deepEqual(at.bridges('old'), []);
    sysctls.set(four, '1');
    await run(open(vip, 10));
    await run({ do: 'bridge.close', address: vip });
    assert.deepEqual(both(), ['1', '0'], 'it was on before');
  });

  it('needs nft, and is no part of a transaction', async () => {
    const at = new World('10.0.0.51');
    const { inputs } = await at.clock.run(at.plan());
    const bare = { ...inputs.old, tools: { ...inputs.old.tools, nft: null } };
    const { findings } = planMove(request, bare, inputs.next, undefined);
    assert.ok(
      findings.some(({ code, message }) => code === 'VIP058' && /has no nft/.test(message)),
    );
    const both = planMoves([
      inputs,
      { ...inputs, request: { ...request, address: '192.168.1.50' } },
    ]);
    assert.ok(both.findings.some(({ code }) => code === 'VIP058'));
    assert.deepEqual(both.steps, []);
  });
});
