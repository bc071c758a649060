import assert from 'node:assert/strict';
import {
  openSimulatedHost,
  probeSimulated,
  SimulatedLan,
  VirtualClock,
  type Host,
  type Operation,
  type OperationResult,
} from '@vipbook/host';
import { checkOthers, executeMove, planMove, type MoveEnd, type MoveRequest } from '@vipbook/vip';
import { kindOf } from '../src/neighbours/kinds.ts';
import { commandsFor } from '../src/neighbours/remedies.ts';

const vip = '192.168.1.60';
const macs = {
  old: '02:00:00:00:00:50',
  new: '02:00:00:00:00:51',
  // An address of Cisco's, by its first three bytes.
  client: '00:00:0c:00:00:20',
};

const request: MoveRequest = {
  address: vip,
  from: 'old',
  to: 'new',
  strategy: 'make-before-break',
  persist: 'none',
  announce: 3,
  flush: [],
  drain: 0,
  third: { host: 'client', device: 'eth0' },
  overrule: new Map(),
};

function lan(): { clock: VirtualClock; lan: SimulatedLan; host: (name: string) => Host } {
  const clock = new VirtualClock();
  const made = new SimulatedLan(clock, [
    {
      name: 'old',
      mac: macs.old,
      addresses: [
        { address: '192.168.1.50', prefix: 24 },
        { address: vip, prefix: 24, label: 'eth0:1' },
      ],
    },
    { name: 'new', mac: macs.new, addresses: [{ address: '192.168.1.51', prefix: 24 }] },
    { name: 'client', mac: macs.client, addresses: [{ address: '192.168.1.20', prefix: 24 }] },
  ]);
  return { clock, lan: made, host: (name) => openSimulatedHost(made, name) };
}

interface Moved {
  readonly end: MoveEnd;
  readonly said: readonly string[];
}

async function move(at: ReturnType<typeof lan>, wanted: Partial<MoveRequest> = {}): Promise<Moved> {
  const said: string[] = [];
  const facts = await Promise.all([at.host('old').facts(), at.host('new').facts()]);
  const planned = planMove({ ...request, ...wanted }, ...facts, [macs.old]);
  const end = await executeMove(planned.steps, {
    host: (name) => Promise.resolve(at.host(name)),
    now: () => at.clock.now(),
    sleep: (milliseconds) => at.clock.sleep(milliseconds),
    progress: (_host, message) => void said.push(message),
    signal: new AbortController().signal,
  });
  return { end, said };
}

/** Its entry of the address never changes, as one that somebody has set by hand. */
function setInStone(at: ReturnType<typeof lan>): void {
  at.lan.know('client', vip, macs.old, 60_000);
  const entry = at.lan.machines.get('client')?.neighbours.get(vip);
  assert.ok(entry !== undefined);
  entry.state = 'PERMANENT';
}

describe('what is seen around a move', () => {
  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`is a third host's packet that comes to the new host (${strategy})`, async () => {
      const at = lan();
      const { end, said } = await at.clock.run(move(at, { strategy }));
      assert.deepEqual([end.end, end.errors, end.warnings], ['done', [], []]);
      assert.match(
        said.join('\n'),
        /one MAC answers: .*51 \(new\); client sees it, too; 1 packet came to new, and it sent \d/,
      );
      for (const name of ['old', 'new'])
        assert.equal(at.lan.machines.get(name)?.traffic.size, 0, 'nothing is counted any more');
    });

    it(`is a neighbour that goes on sending to the old host, named with its remedy (${strategy})`, async () => {
      const at = lan();
      setInStone(at);
      const probe = probeSimulated(at.lan, 'client', vip, 100);
      const { end, said } = await at.clock.run(move(at, { strategy }));
      probe.stop();
      assert.equal(end.end, 'done');
      const found = end.warnings.filter(({ code }) => code === 'VIP056');
      assert.equal(found.length, 1);
      assert.match(
        found[0]?.message ?? '',
        /00:00:0c:00:00:20.* still sends packets for 192\.168\.1\.60 to old/,
      );
      assert.match(found[0]?.remedy ?? '', /Cisco, there: `clear ip arp 192\.168\.1\.60`/);
      assert.match(said.join('\n'), /00:00:0c:00:00:20 still sends to old/);
      const looked = end.steps.find(({ phase }) => phase === 'verify');
      assert.ok((looked?.elapsedMs ?? 0) >= 2500, 'it had the time of all announcements');
    });
  }

  /** The third host's connections to the address come to nobody. */
  function unanswered(at: ReturnType<typeof lan>): ReturnType<typeof lan> {
    const run = (async (operations: readonly Operation[], options) => {
      const results: readonly OperationResult[] = await at.host('client').run(operations, options);
      return results.map((result, index) =>
        operations[index]?.do === 'tcp.reach'
          ? { status: 'done', out: { reached: false, detail: 'timeout' } }
          : result,
      );
    }) as Host['run'];
    for (const name of ['old', 'new']) at.lan.machines.get(name)?.services.add('chat');
    const client = at.host('client');
    const deaf: Host = { ...client, name: client.name, facts: () => client.facts(), run };
    return { ...at, host: (name) => (name === 'client' ? deaf : at.host(name)) };
  }
  const third = { host: 'client', device: 'eth0' };

  it('undoes a move whose port answered the third host before, and does not any more', async () => {
    const at = unanswered(lan());
    const { end, said } = await at.clock.run(
      move(at, { port: 5222, third: { ...third, reached: true } }),
    );
    assert.equal(end.end, 'undone');
    assert.deepEqual(
      end.errors.map(({ code, message }) => `${code} ${message}`),
      [
        'VIP031 port 5222 does not answer at 192.168.1.60, seen from client, whom it answered before',
      ],
    );
    assert.match(said.join('\n'), /port 5222 does not answer yet/, 'it was asked more than once');
    assert.ok(at.lan.machines.get('old')?.addresses.some(({ address }) => address === vip));
  });

  it('only warns where it did not answer before either', async () => {
    const at = unanswered(lan());
    const { end } = await at.clock.run(
      move(at, { port: 5222, third: { ...third, reached: false } }),
    );
    assert.equal(end.end, 'done');
    assert.deepEqual(
      end.warnings.map(({ code }) => code),
      ['VIP031'],
    );
  });

  it('does not take what the new host hands on for a neighbour that has not heard', async () => {
    const at = lan();
    const old = at.lan.machines.get('old');
    assert.ok(old !== undefined);
    await at.clock.run(
      at.host('old').run([{ do: 'traffic.read', address: vip, except: macs.new }]),
    );
    at.lan.know('new', vip, macs.old, 60_000);
    const probe = probeSimulated(at.lan, 'new', vip, 100);
    await at.clock.run(at.clock.sleep(100));
    probe.stop();
    const [seen] = await at.clock.run(
      at.host('old').run([{ do: 'traffic.read', address: vip, except: macs.new }]),
    );
    assert.ok(seen.status === 'done' && seen.out.received.packets > 0);
    assert.deepEqual(seen.out.senders, []);
  });

  it('undoes a move when a third host hears another one answer', async () => {
    const at = lan();
    const asked = at.host('client');
    const liar: Host = {
      ...asked,
      run: async (operations, options) => {
        const results = await asked.run(operations, options);
        return results.map((result) =>
          'out' in result && 'macs' in result.out
            ? { status: 'done', out: { macs: [macs.old] } }
            : result,
        ) as never;
      },
    };
    const { end } = await at.clock.run(
      move({ ...at, host: (name) => (name === 'client' ? liar : at.host(name)) }),
    );
    assert.equal(end.end, 'undone');
    assert.match(
      end.errors[0]?.message ?? '',
      /^old .* answers client for 192\.168\.1\.60, and not new/,
    );
  });

  it('goes on without a third host that is off', async () => {
    const at = lan();
    at.lan.powerOff('client');
    const { end } = await at.clock.run(move(at));
    assert.equal(end.end, 'done');
    assert.deepEqual(
      end.warnings.map(({ code }) => code),
      ['SSH040'],
    );
  });
});

describe('a neighbour that does not follow', () => {
  it('is known by its MAC address', () => {
    const kinds = {
      '00:00:0c:12:34:56': 'cisco-ios',
      '00:00:0c:07:ac:01': 'cisco-ios',
      '00:00:0C:9F:F0:01': 'cisco-ios',
      '00:07:b4:00:01:02': 'cisco-ios',
      '00:05:85:00:00:01': 'junos',
      '00:00:5e:00:01:07': undefined,
      '52:54:00:00:00:01': undefined,
      '02:00:00:00:00:01': undefined,
    };
    for (const [mac, kind] of Object.entries(kinds)) assert.equal(kindOf(mac), kind, mac);
  });

  it('is given the commands of its kind, and all of them where it is not known', () => {
    const words = (kind: Parameters<typeof commandsFor>[0], address = vip): string =>
      commandsFor(kind, address, macs.new);
    assert.match(words('cisco-ios'), /`clear ip arp 192\.168\.1\.60`.*`arp timeout 60`/);
    assert.match(words('junos'), /`clear arp hostname 192\.168\.1\.60`.*gratuitous-arp-reply/);
    assert.match(words('linux'), /ip neigh replace 192\.168\.1\.60 lladdr 02:00:00:00:00:51/);
    assert.match(words(undefined), /clear ip arp.*clear arp hostname.*arp -d/);
    assert.match(words('junos', '2001:db8::60'), /clear ipv6 neighbors host 2001:db8::60/);
    assert.match(words('cisco-ios', '2001:db8::60'), /clear ipv6 neighbors/);
  });

  it('that did not acknowledge gets them, too, as the playbook declares it', async () => {
    const at = lan();
    at.lan.know('old', '192.168.1.99', '02:00:00:00:00:99', 60_000);
    const { end } = await at.clock.run(
      move(at, { neighbours: [{ address: '192.168.1.99', kind: 'junos' }] }),
    );
    const [silent] = end.warnings;
    assert.equal(silent?.code, 'VIP016');
    assert.match(
      silent.remedy ?? '',
      /^If it is up and does not follow: Junos, there: `clear arp hostname/,
    );
  });
});

describe('the other hosts of the inventory', () => {
  const held = (device: string) => ({
    device,
    address: vip,
    prefix: 32,
    lifetime: 'forever' as const,
  });

  it('that hold the address forbid the move', () => {
    const [found, ...more] = checkOthers(request, {
      answers: new Map([
        ['web', [held('lo')]],
        ['db', []],
      ]),
      unasked: [],
    });
    assert.deepEqual(more, []);
    assert.equal(found?.code, 'VIP046');
    assert.equal(found.severity, 'error');
    assert.equal(found.message, 'web holds 192.168.1.60, too: /32 on lo');
    assert.match(found.remedy ?? '', /behind LVS/);
  });

  it('that did not answer are counted and named', () => {
    const answers = new Map([
      ['a', []],
      ...['b', 'c', 'd', 'e', 'f', 'g'].map((name) => [name, undefined] as const),
    ]);
    const [found, ...more] = checkOthers(request, { answers, unasked: ['h'] });
    assert.deepEqual(more, []);
    assert.equal(found?.severity, 'information');
    assert.equal(
      found.message,
      '1 of 8 other hosts of the inventory said whether they hold 192.168.1.60; not b, c, d, e, f and 2 more',
    );
    assert.deepEqual(checkOthers(request, { answers: new Map([['a', []]]), unasked: [] }), []);
  });
});
