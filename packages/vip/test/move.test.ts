import assert from 'node:assert/strict';
import {
  probeSimulated,
  type Facts,
  type Host,
  type Operation,
  type OperationResult,
} from '@vipbook/host';
import {
  planMove,
  preflightActions,
  readSeen,
  type MoveEnd,
  type MovePlan,
  type MoveRequest,
} from '@vipbook/vip';
import {
  alias,
  chatLan,
  execute,
  fileOf,
  holders,
  request as plain,
  text,
  vip,
  world as worldOf,
  type World,
} from './chat-world.ts';

const world = (oldMore?: string): World => worldOf(chatLan(oldMore));

const request: MoveRequest = { ...plain, announce: 3, flush: ['client'] };

async function plan(at: World, wanted: MoveRequest): Promise<MovePlan> {
  const [old, next] = await Promise.all([at.host(wanted.from).facts(), at.host(wanted.to).facts()]);
  const answers = new Map<string, readonly OperationResult[]>();
  for (const action of preflightActions(wanted, old, next))
    answers.set(action.host, await at.host(action.host).run(action.operations));
  const { wire } = readSeen(wanted, old, next, answers);
  return planMove(wanted, old, next, wire);
}

function move(at: World, wanted: MoveRequest): Promise<MoveEnd> {
  return at.clock.run(plan(at, wanted).then((planned) => execute(at, planned)));
}

describe('a move on a simulated LAN', () => {
  it('loses nothing when the new host announces before the old one falls silent', async () => {
    const at = world();
    const probe = probeSimulated(at.lan, 'client', vip, 1000);
    const end = await move(at, request);
    await at.clock.run(at.clock.sleep(500));
    const report = probe.stop();
    assert.equal(end.end, 'done');
    assert.deepEqual(report.lost, []);
    assert.deepEqual(
      report.answeredBy.map((answer) => answer.host),
      ['old', 'new'],
    );
    assert.deepEqual(holders(at), ['new']);
  });

  describe('without nft, while both hosts answer', () => {
    /** The hosts cannot be silenced, and are told so. */
    async function bare(at: World): Promise<MovePlan> {
      const [old, next] = await Promise.all([at.host('old').facts(), at.host('new').facts()]);
      const without = (facts: Facts): Facts => ({
        ...facts,
        tools: { ...facts.tools, nft: null },
        arping: 'iputils',
      });
      return planMove({ ...request, flush: [] }, without(old), without(next), undefined);
    }
    /** Once this is so, a third host has the address, too. */
    function intrudeWhen(at: World, so: (now: number) => boolean): void {
      const third = at.lan.machines.get('client');
      assert.ok(third !== undefined);
      let done = false;
      at.lan.watch((now) => {
        if (done || !so(now)) return;
        done = true;
        const [own] = third.addresses;
        assert.ok(own !== undefined);
        third.addresses.push({ ...own, address: vip, prefix: 32 });
      });
    }
    const told = (end: MoveEnd): readonly string[] => end.errors.map(({ code }) => code);

    it('it is done, and who heard the old host meanwhile hears the new one again', async () => {
      const at = world();
      const client = at.lan.machines.get('client');
      const mac = at.lan.machines.get('old')?.mac ?? '';
      const probe = probeSimulated(at.lan, 'client', vip, 1000);
      // Whatever it has heard: the old host was the last.
      at.lan.watch((now) => {
        const entry = client?.neighbours.get(vip);
        if (entry !== undefined && at.lan.holders(vip, now).length > 1) entry.mac = mac;
      });
      const end = await at.clock.run(bare(at).then((planned) => execute(at, planned)));
      await at.clock.run(at.clock.sleep(500));
      assert.deepEqual([end.end, told(end)], ['done', []]);
      assert.deepEqual(holders(at), ['new']);
      const { lost, answeredBy } = probe.stop();
      assert.deepEqual(answeredBy.at(-1)?.host, 'new');
      assert.ok(lost.length < 60, String(lost.length));
    });

    it('a third that answers ends it before the commit', async () => {
      const at = world();
      const planned = await at.clock.run(bare(at));
      intrudeWhen(at, (now) => at.lan.holders(vip, now).length > 1);
      const end = await at.clock.run(execute(at, planned));
      assert.equal(end.end, 'undone');
      assert.ok(told(end).includes('VIP030'), JSON.stringify(end.errors));
    });

    it('one that answers once the old host has let go is told', async () => {
      const at = world();
      const planned = await at.clock.run(bare(at));
      let both = false;
      intrudeWhen(at, (now) => {
        const count = at.lan.holders(vip, now).length;
        both ||= count > 1;
        return both && count === 1;
      });
      const end = await at.clock.run(execute(at, planned));
      assert.equal(end.end, 'done');
      assert.deepEqual(told(end), ['VIP030']);
      assert.match(end.errors[0]?.message ?? '', /still answers for .*, besides new$/);
    });
  });

  it('loses nothing when it goes back while the first move is still announced', async () => {
    const there = { ...request, flush: [] };
    for (let pauseMs = 0; pauseMs < 2600; pauseMs += 5) {
      const at = world();
      assert.equal((await move(at, there)).end, 'done');
      await at.clock.run(at.clock.sleep(pauseMs));
      const probe = probeSimulated(at.lan, 'client', vip, 1000);
      assert.equal((await move(at, { ...there, from: 'new', to: 'old' })).end, 'done');
      await at.clock.run(at.clock.sleep(1500));
      assert.deepEqual(probe.stop().lost, [], `after ${String(pauseMs)} ms`);
    }
  });

  it('leaves both files saying what is true, and the old bytes again after a move back', async () => {
    const at = world();
    await move(at, request);
    assert.equal(text(at, 'old'), fileOf(50));
    assert.equal(text(at, 'new'), fileOf(51, alias));
    assert.equal(at.lan.machines.get('old')?.ifstate.has('eth0:1'), false);
    assert.equal(at.lan.machines.get('new')?.ifstate.get('eth0:1'), 'eth0:1');
    await move(at, { ...request, from: 'new', to: 'old' });
    assert.equal(text(at, 'old'), fileOf(50, alias));
    assert.equal(text(at, 'new'), fileOf(51));
  });

  it('changes nothing the second time', async () => {
    const at = world();
    await move(at, request);
    const again = await at.clock.run(plan(at, request));
    assert.equal(again.already, true);
    assert.deepEqual(again.steps, []);
    assert.deepEqual(again.findings, []);
  });

  it('never lets two hosts hold it with break-before-make, and what is sent meanwhile waits', async () => {
    const at = world();
    const both: number[] = [];
    at.lan.watch((now) => {
      if (at.lan.holders(vip, now).length > 1) both.push(now);
    });
    const probe = probeSimulated(at.lan, 'client', vip, 1000);
    const end = await move(at, { ...request, strategy: 'break-before-make' });
    const report = probe.stop();
    assert.equal(end.end, 'done');
    assert.deepEqual(both, []);
    // As in the lab: the old host's queue for an unresolved neighbour keeps them until the new one announces.
    assert.ok(report.lost.length <= 5, String(report.lost.length));
  });

  it('waits for no disk while nobody has the address (break-before-make)', async () => {
    const at = world();
    const holdersAtEachWord: string[] = [];
    const intended: string[] = [];
    const planned = await at.clock.run(plan(at, { ...request, strategy: 'break-before-make' }));
    const end = await at.clock.run(
      execute(at, planned, {
        record: {
          async intend({ phase }) {
            intended.push(phase);
            holdersAtEachWord.push(holders(at).join(' and '));
            // A disk that takes its time.
            await at.clock.sleep(400);
          },
          outcome: () => undefined,
        },
      }),
    );
    assert.equal(end.end, 'done');
    // Each is written before it is done, and none while the address is nowhere.
    assert.deepEqual(intended.slice(0, 5), ['lock', 'arm', 'ready', 'cut-over', 'claim']);
    assert.ok(!holdersAtEachWord.includes(''), holdersAtEachWord.join(', '));
  });

  for (const [what, fails] of [
    ['is ready before the old one lets go', false],
    ['that could not be prepared is sent all the same', true],
  ] as const)
    it(`the new host's word ${what} (break-before-make)`, async () => {
      const at = world();
      const told: string[] = [];
      const said = (operations: readonly Operation[]): string =>
        operations.find((each) => /^address\.(?:delete|trigger)$/.test(each.do))?.do ?? '';
      const planned = await at.clock.run(plan(at, { ...request, strategy: 'break-before-make' }));
      const end = await at.clock.run(
        execute(at, planned, {
          host(name) {
            const host = at.host(name);
            return Promise.resolve({
              ...host,
              async run(operations: readonly Operation[], options?: object) {
                told.push(said(operations));
                return host.run(operations, options);
              },
              async prepare(operations: readonly Operation[], options?: object) {
                told.push(`prepared: ${said(operations)}`);
                if (fails) throw new Error('the line is gone');
                return async () => {
                  told.push(`sent: ${said(operations)}`);
                  return host.run(operations, options);
                };
              },
            } as Host);
          },
        }),
      );
      assert.equal(end.end, 'done');
      assert.deepEqual(
        told.filter((each) => each.includes('address')),
        [
          'prepared: address.trigger',
          'address.delete',
          fails ? 'address.trigger' : 'sent: address.trigger',
        ],
      );
    });

  for (const strategy of ['make-before-break', 'break-before-make'] as const) {
    it(`ends on exactly one host when interrupted at any step (${strategy})`, async () => {
      const total = (
        await (async () => {
          const at = world();
          return at.clock.run(plan(at, { ...request, strategy }));
        })()
      ).steps.length;
      for (let stopAt = 0; stopAt <= total; stopAt += 1) {
        const at = world();
        const abort = new AbortController();
        let runs = 0;
        const planned = await at.clock.run(plan(at, { ...request, strategy }));
        const phases = new Set<object>();
        const end = await at.clock.run(
          execute(at, planned, {
            signal: abort.signal,
            host: (name) => {
              const step = planned.steps.find((candidate) =>
                candidate.actions.some((action) => action.host === name && !phases.has(action)),
              );
              for (const action of step?.actions ?? []) phases.add(action);
              runs += 1;
              if (runs > stopAt) abort.abort();
              return Promise.resolve(at.host(name));
            },
          }),
        );
        assert.deepEqual(
          holders(at),
          end.end === 'done' ? ['new'] : ['old'],
          `stopped at ${String(stopAt)}: ${end.end}`,
        );
        const onOld = text(at, 'old').includes(vip);
        assert.equal(onOld, end.end !== 'done', `the file of old, stopped at ${String(stopAt)}`);
        assert.equal(text(at, 'new').includes(vip), end.end === 'done');
        assert.equal(at.lan.machines.get('old')?.quiet.size, 0);
        assert.equal(at.lan.machines.get('new')?.quiet.size, 0);
      }
    });

    it(`puts everything back when a step fails, whichever (${strategy})`, async () => {
      const clean = world();
      const steps = (await clean.clock.run(plan(clean, { ...request, strategy }))).steps;
      const count = steps.findIndex((step) => step.commits === true);
      for (let failAt = 0; failAt <= count; failAt += 1) {
        if (steps[failAt]?.optional === true) continue;
        const at = world();
        const planned = await at.clock.run(plan(at, { ...request, strategy }));
        const failing = new Set(
          planned.steps[failAt]?.actions.flatMap((action) => action.operations),
        );
        const end = await at.clock.run(
          execute(at, planned, {
            host: (name) => {
              const host = at.host(name);
              return Promise.resolve({
                ...host,
                run: (async (operations: readonly Operation[], options?: object) => {
                  if (!operations.some((operation) => failing.has(operation))) {
                    return host.run(operations, options);
                  }
                  return operations.map(() => ({
                    status: 'failed',
                    error: { code: 'HST003', severity: 'error', message: 'planted' },
                  }));
                }) as Host['run'],
              });
            },
          }),
        );
        assert.equal(end.end, 'undone', `${steps[failAt]?.phase ?? ''} failed`);
        assert.deepEqual(holders(at), ['old']);
        assert.equal(text(at, 'old'), fileOf(50, alias));
        assert.equal(text(at, 'new'), fileOf(51));
        const probe = probeSimulated(at.lan, 'client', vip, 1000);
        await at.clock.run(at.clock.sleep(10));
        assert.deepEqual(probe.stop().lost, [], 'caches point to old again');
      }
    });
  }

  it('moves an address written as up and down lines, and as a second stanza', async () => {
    const styles = [
      '  up ip addr add 192.168.1.60/24 dev eth0\n  down ip addr del 192.168.1.60/24 dev eth0\n',
      'iface eth0 inet static\n  address 192.168.1.60/24\n',
    ];
    for (const style of styles) {
      const at = world(style);
      assert.equal((await move(at, request)).end, 'done');
      assert.equal(text(at, 'old'), fileOf(50));
      const unspaced = text(at, 'new').replace(
        '\n\niface eth0 inet static\n  address 192.168.1.60',
        '\niface eth0 inet static\n  address 192.168.1.60',
      );
      assert.equal(unspaced, fileOf(51, style));
    }
  });
});

describe('preflight', () => {
  const codes = async (at: World, wanted: MoveRequest): Promise<readonly string[]> => {
    const planned = await at.clock.run(plan(at, wanted));
    assert.deepEqual(planned.steps, []);
    return planned.findings.map((finding) => finding.code);
  };

  it('refuses an address that neither, both or a third holds', async () => {
    assert.deepEqual(await codes(world(), { ...request, address: '192.168.1.77' }), ['VIP002']);
    const both = world();
    await both.clock.run(
      both.host('new').run([{ do: 'address.add', device: 'eth0', address: vip, prefix: 24 }]),
    );
    assert.deepEqual(await codes(both, request), ['VIP003']);
    const third = world();
    await third.clock.run(
      third.host('gw').run([{ do: 'address.add', device: 'eth0', address: vip, prefix: 24 }]),
    );
    assert.deepEqual(await codes(third, request), ['VIP004']);
  });

  it('refuses an address outside the subnet, a label that is too long, and an unknown interface', async () => {
    const outside = world();
    await outside.clock.run(
      outside
        .host('old')
        .run([{ do: 'address.add', device: 'eth0', address: '10.9.9.9', prefix: 24 }]),
    );
    assert.deepEqual(await codes(outside, { ...request, address: '10.9.9.9' }), [
      'VIP053',
      'VIP001',
    ]);
    assert.deepEqual(await codes(world(), { ...request, label: 'eth0:far-too-long' }), ['VIP005']);
    assert.deepEqual(await codes(world(), { ...request, device: 'eth7' }), ['VIP014']);
  });

  it('does not touch a file that ifupdown refuses', async () => {
    const at = world();
    at.lan.machines
      .get('new')
      ?.files.set('/etc/network/interfaces', Buffer.from('address 1.2.3.4\n'));
    assert.deepEqual(await codes(at, request), ['VIP006']);
  });
});
