import assert from 'node:assert/strict';
import {
  openSimulatedHost,
  probeSimulated,
  SimulatedLan,
  VirtualClock,
  type Facts,
  type Host,
  type Operation,
} from '@vipbook/host';
import {
  askMovesOf,
  executeMove,
  inputsFromJson,
  inputsToJson,
  judgeUnwritten,
  planMove,
  resumeMove,
  reverseRequest,
  rollbackMove,
  unwrittenIn,
  type MoveEnd,
  type MovePlan,
  type MoveWorld,
  type MoveRequest,
  type Strategy,
} from '@vipbook/vip';
import { path, recorderOf, stanza, vip } from './chat-world.ts';

interface World {
  readonly lan: SimulatedLan;
  readonly clock: VirtualClock;
  readonly controller: { alive: boolean };
  readonly hosts: ReadonlyMap<string, Host>;
}

function world(): World {
  const clock = new VirtualClock();
  const host = (name: string, last: number) => ({
    name,
    mac: `02:00:00:00:00:${String(last)}`,
    addresses: [{ address: `192.168.1.${String(last)}`, prefix: 24 }],
    files: { [path]: stanza('eth0', `192.168.1.${String(last)}`) },
    ifstate: { eth0: 'eth0' },
  });
  const old = host('old', 50);
  const lan = new SimulatedLan(clock, [
    {
      ...old,
      addresses: [...old.addresses, { address: vip, prefix: 24, label: 'eth0:1' }],
      files: { [path]: `${stanza('eth0', '192.168.1.50')}\n${stanza('eth0:1', vip)}` },
      ifstate: { eth0: 'eth0', 'eth0:1': 'eth0:1' },
    },
    host('new', 51),
    host('client', 20),
  ]);
  const controller = { alive: true };
  const hosts = new Map(
    ['old', 'new', 'client'].map((name) => [
      name,
      openSimulatedHost(lan, name, { alive: () => controller.alive }),
    ]),
  );
  return { lan, clock, controller, hosts };
}

function request(strategy: Strategy, id = 'run-1'): MoveRequest {
  return {
    address: vip,
    from: 'old',
    to: 'new',
    strategy,
    persist: 'auto',
    announce: 2,
    flush: [],
    drain: 0,
    overrule: new Map(),
    run: { id, owner: `${id}@laptop`, reason: 'chat moves' },
  };
}

function hostOf(at: World, name: string): Host {
  const host = at.hosts.get(name);
  assert.ok(host);
  return host;
}

async function hostFacts(at: MoveWorld, name: string): Promise<Facts> {
  return (await at.host(name)).facts();
}

async function plan(at: World, wanted: MoveRequest): Promise<MovePlan> {
  const [old, next] = await Promise.all([hostOf(at, 'old').facts(), hostOf(at, 'new').facts()]);
  return planMove(wanted, old, next, ['02:00:00:00:00:50']);
}

function execute(
  at: World,
  planned: MovePlan,
  before: (title: string) => unknown = () => undefined,
  signal: AbortSignal = new AbortController().signal,
): Promise<MoveEnd> {
  return executeMove(planned.steps, {
    host: (name) => Promise.resolve(hostOf(at, name)),
    now: () => at.clock.now(),
    sleep: (milliseconds) => at.clock.sleep(milliseconds),
    progress: () => undefined,
    signal,
    record: recorderOf(({ phase }) => before(phase)),
  });
}

/** Exactly one host has the address for good, its file says so, no other's does, and nothing of ours is left. */
function consistent(at: World, where?: string): string {
  const holders = at.lan.holders(vip, at.clock.now());
  const [holder] = holders;
  assert.equal(holders.length, 1, `held by ${holders.map(({ name }) => name).join(' and ')}`);
  assert.ok(holder);
  if (where !== undefined) assert.equal(holder.name, where);
  for (const name of ['old', 'new']) {
    const self = at.lan.machines.get(name);
    assert.ok(self);
    const written = Buffer.from(self.files.get(path) ?? [])
      .toString()
      .includes(vip);
    assert.equal(written, name === holder.name, `the file of ${name}`);
    assert.equal(self.ifstate.has('eth0:1'), name === holder.name, `ifstate of ${name}`);
    for (const [what, map] of Object.entries({
      guards: self.guards,
      hooks: self.hooks,
      quiet: self.quiet,
      relays: self.relays,
    }))
      assert.equal(map.size, 0, `${what} left on ${name}`);
    const lock = self.locks.get(vip);
    const locked = lock?.run !== undefined && lock.until > at.clock.now();
    assert.ok(!locked, `lock left on ${name}`);
    const sysctl = self.sysctls.get('net/ipv4/conf/eth0/arp_announce') ?? '0';
    assert.equal(sysctl, '0', `arp_announce of ${name}`);
    const held = self.addresses.find((one) => one.address === vip);
    if (held !== undefined) assert.equal(held.expiresAt, Infinity);
  }
  return holder.name;
}

const strategies = ['make-before-break', 'break-before-make'] as const;
const patienceMs = 200_000;

describe('a move that its hosts hold', function () {
  this.timeout(60_000);

  for (const strategy of strategies) {
    it(`leaves nothing behind (${strategy})`, async () => {
      const at = world();
      const end = await at.clock.run(plan(at, request(strategy)).then((made) => execute(at, made)));
      assert.deepEqual([end.end, end.errors, end.warnings], ['done', [], []]);
      consistent(at, 'new');
      assert.equal(at.lan.machines.get('old')?.locks.get(vip)?.epoch, 1, 'the epoch stays');
    });

    it(`ends on one host when its controller dies at any step (${strategy})`, async () => {
      const first = world();
      const phases: string[] = [];
      await first.clock.run(
        plan(first, request(strategy)).then((made) =>
          execute(first, made, (now) => phases.push(now)),
        ),
      );
      assert.ok(phases.length >= 7, phases.join());
      let longestMs = 0;
      for (const phase of phases) {
        for (const delayMs of [0, 1, 4, 9, 20]) {
          const at = world();
          const probe = probeSimulated(at.lan, 'client', vip, 20);
          await at.clock.run(
            (async () => {
              const made = await plan(at, request(strategy));
              void execute(at, made, (now) => {
                if (now !== phase) return;
                const die = (): void => {
                  at.controller.alive = false;
                };
                if (delayMs === 0) die();
                else void at.clock.sleep(delayMs).then(die);
              });
              await at.clock.sleep(patienceMs);
            })(),
          );
          const where = consistent(at);
          longestMs = Math.max(longestMs, probe.stop().longestGapMs);
          const committed = phases.indexOf('commit');
          if (phases.indexOf(phase) < committed && delayMs === 0)
            assert.equal(where, 'old', `${phase} was not reached`);
          if (phases.indexOf(phase) > committed) assert.equal(where, 'new', phase);
        }
      }
      // Simulated time, the same on every machine.
      const mostMs = strategy === 'make-before-break' ? 5000 : 35_000;
      assert.ok(longestMs > 1000 && longestMs < mostMs, `nowhere for ${String(longestMs)} ms`);
    });

    it(`ends on one host when controller and a host die at any step (${strategy})`, async () => {
      const first = world();
      const planned = await first.clock.run(plan(first, request(strategy)));
      for (const victim of ['old', 'new', 'both'] as const) {
        for (const { phase } of planned.steps) {
          for (const offMs of [2000, 60_000]) {
            const at = world();
            await at.clock.run(
              (async () => {
                const made = await plan(at, request(strategy));
                void execute(at, made, (now) => {
                  if (now !== phase) return;
                  void at.clock.sleep(5).then(async () => {
                    at.controller.alive = false;
                    const victims = victim === 'both' ? ['old', 'new'] : [victim];
                    for (const name of victims) at.lan.powerOff(name);
                    await at.clock.sleep(offMs);
                    for (const name of victims) at.lan.powerOn(name);
                  });
                });
                await at.clock.sleep(patienceMs * 2);
              })(),
            );
            try {
              consistent(at);
            } catch (error) {
              const events = at.lan.events.map(
                ({ at: ms, host, what }) => `${ms.toFixed(0)} ${host}: ${what}`,
              );
              throw new Error(
                `${victim} off for ${String(offMs)} ms at ${phase}\n${events.join('\n')}`,
                {
                  cause: error,
                },
              );
            }
          }
        }
      }
    });

    it(`goes on by itself when only a host dies (${strategy})`, async () => {
      const first = world();
      const planned = await first.clock.run(plan(first, request(strategy)));
      for (const victim of ['old', 'new'] as const) {
        for (const { phase } of planned.steps) {
          const at = world();
          await at.clock.run(
            (async () => {
              const made = await plan(at, request(strategy));
              void execute(at, made, (now) => {
                if (now !== phase || at.lan.machines.get(victim)?.boots !== 0) return;
                at.lan.powerOff(victim);
                void at.clock.sleep(45_000).then(() => {
                  at.lan.powerOn(victim);
                });
              });
              await at.clock.sleep(patienceMs * 3);
            })(),
          );
          try {
            consistent(at);
          } catch (error) {
            const events = at.lan.events.map(
              ({ at: ms, host, what }) => `${ms.toFixed(0)} ${host}: ${what}`,
            );
            throw new Error(`${victim} off at ${phase}\n${events.join('\n')}`, { cause: error });
          }
        }
      }
    });
  }

  for (const strategy of strategies) {
    for (const [verb, take] of [
      ['resumed', resumeMove],
      ['rolled back', rollbackMove],
    ] as const) {
      it(`is ${verb} by another controller, whatever the first one got to (${strategy})`, async () => {
        const first = world();
        const phases: string[] = [];
        await first.clock.run(
          plan(first, request(strategy)).then((made) =>
            execute(first, made, (now) => phases.push(now)),
          ),
        );
        for (const phase of phases) {
          for (const delayMs of [0, 4, 12]) {
            const at = world();
            const end = await at.clock.run(
              (async () => {
                const made = await plan(at, request(strategy));
                void execute(at, made, (now) => {
                  if (now !== phase) return;
                  void at.clock.sleep(delayMs).then(() => {
                    at.controller.alive = false;
                  });
                  if (delayMs === 0) at.controller.alive = false;
                });
                await at.clock.sleep(5000);
                const inputs = inputsFromJson(
                  JSON.parse(JSON.stringify(inputsToJson(made.inputs))) as unknown,
                );
                const ended = await take(inputs, {
                  host: (name) => Promise.resolve(openSimulatedHost(at.lan, name)),
                  now: () => at.clock.now(),
                  sleep: (milliseconds) => at.clock.sleep(milliseconds),
                  progress: () => undefined,
                  signal: new AbortController().signal,
                });
                await at.clock.sleep(3000);
                return ended;
              })(),
            );
            const story = `${phase} + ${String(delayMs)} ms: ${JSON.stringify(end.errors)}`;
            assert.deepEqual(end.errors, [], story);
            assert.notEqual(end.end, 'uncertain', story);
            // Before the arming nothing of the move is on the hosts, so there is nothing to resume.
            if (phase === 'lock' && end.end === 'undone') {
              assert.equal(at.lan.holders(vip, at.clock.now())[0]?.name, 'old');
              continue;
            }
            consistent(at, end.end === 'done' ? 'new' : 'old');
            const past = phases.indexOf(phase) - phases.indexOf('commit');
            // Killed at the commit itself, it may have happened or not.
            if (verb === 'resumed' || past > 0) assert.equal(end.end, 'done', story);
            else if (past < 0) assert.equal(end.end, 'undone', story);
          }
        }
      });
    }
  }

  for (const strategy of strategies)
    for (const [phase, victim, says] of [
      ['release', 'new', 'kept'],
      ['claim', 'old', 'took'],
    ] as const)
      it(`${victim} tells that its guard could not write, and who takes it up does (${strategy})`, async () => {
        const at = world();
        const comment = '# written by somebody else\n';
        const file = (): string => Buffer.from(machine.files.get(path) ?? []).toString();
        const machine = at.lan.machines.get(victim) ?? assert.fail(victim);
        await at.clock.run(
          (async () => {
            const made = await plan(at, request(strategy));
            void execute(at, made, (now) => {
              if (now === phase) at.controller.alive = false;
            });
            await at.clock.sleep(5000);
            machine.files.set(path, Buffer.from(`${file()}${comment}`));
            await at.clock.sleep(patienceMs);
            const other = {
              host: (name: string) => Promise.resolve(openSimulatedHost(at.lan, name)),
              now: () => at.clock.now(),
              sleep: (milliseconds: number) => at.clock.sleep(milliseconds),
              progress: () => undefined,
              signal: new AbortController().signal,
            };
            const { moves } = await askMovesOf([made.inputs], other);
            const side = victim === 'new' ? moves[0]?.next : moves[0]?.old;
            assert.equal(side?.lock?.last?.end, says);
            assert.equal(unwrittenIn(side.lock, 'run-1'), 'changed');
            assert.equal(unwrittenIn(side.lock, 'run-2'), undefined);
            const finding = judgeUnwritten(vip, victim, await hostFacts(other, victim), 'changed');
            assert.equal(finding?.code, 'VIP071');
            assert.match(finding.message, /does not name 192\.168\.1\.60, which it holds/);
            const end = await resumeMove(made.inputs, other);
            assert.deepEqual([end.end, end.errors], [victim === 'new' ? 'done' : 'undone', []]);
            const now = await hostFacts(other, victim);
            assert.equal(judgeUnwritten(vip, victim, now, 'changed'), undefined);
          })(),
        );
        assert.ok(file().includes(comment), 'what the other wrote stays');
        consistent(at, victim);
      });

  it('puts the file right also where the hosts decide between the look and the lock of who takes it up', async () => {
    const at = world();
    const old = at.lan.machines.get('old') ?? assert.fail();
    const comment = '# written by somebody else\n';
    const file = (): string => Buffer.from(old.files.get(path) ?? []).toString();
    await at.clock.run(
      (async () => {
        const made = await plan(at, request('make-before-break'));
        void execute(at, made, (phase) => {
          if (phase === 'claim') at.controller.alive = false;
        });
        await at.clock.sleep(5000);
        old.files.set(path, Buffer.from(`${file()}${comment}`));
        let waited = false;
        const end = await resumeMove(made.inputs, {
          host: (name: string) => {
            const host = openSimulatedHost(at.lan, name);
            const run = (async (operations: readonly Operation[], options?: object) => {
              if (!waited && operations.some((each) => each.do === 'lock.acquire')) {
                waited = true;
                await at.clock.sleep(patienceMs);
              }
              return host.run(operations, options);
            }) as typeof host.run;
            return Promise.resolve({ ...host, run });
          },
          now: () => at.clock.now(),
          sleep: (milliseconds: number) => at.clock.sleep(milliseconds),
          progress: () => undefined,
          signal: new AbortController().signal,
        });
        assert.deepEqual([waited, end.end, end.errors], [true, 'undone', []]);
        for (const name of ['old', 'new'])
          assert.equal(
            at.lan.machines.get(name)?.locks.get(vip)?.run,
            undefined,
            `lock of ${name}`,
          );
      })(),
    );
    assert.ok(file().includes(comment), 'what the other wrote stays');
    assert.match(file(), /192\.168\.1\.60/);
    consistent(at, 'old');
  });

  it('does not say undone where the host that took it back could not write its file', async () => {
    for (const changed of [false, true]) {
      const at = world();
      const old = at.lan.machines.get('old') ?? assert.fail();
      const end = await at.clock.run(
        (async () => {
          const made = await plan(at, request('make-before-break'));
          // The controller stands still.
          return execute(at, made, async (phase) => {
            if (phase !== 'claim' || !at.controller.alive) return;
            const file = Buffer.from(old.files.get(path) ?? []).toString();
            if (changed) old.files.set(path, Buffer.from(`${file}# somebody else\n`));
            await at.clock.sleep(patienceMs);
          });
        })(),
      );
      assert.equal(at.lan.holders(vip, at.clock.now())[0]?.name, 'old');
      const codes = end.errors.map(({ code }) => code);
      assert.equal(end.end, changed ? 'uncertain' : 'undone', codes.join());
      assert.equal(codes.includes('VIP071'), changed);
    }
  });

  it('refuses the late words of a controller whose move was resumed', async () => {
    const at = world();
    await at.clock.run(
      (async () => {
        const made = await plan(at, request('make-before-break'));
        const world1 = {
          host: (name: string) => Promise.resolve(openSimulatedHost(at.lan, name)),
          now: () => at.clock.now(),
          sleep: (milliseconds: number) => at.clock.sleep(milliseconds),
          progress: () => undefined,
          signal: new AbortController().signal,
        };
        const claim = made.steps.find((step) => step.phase === 'claim');
        const [action] = claim?.undo ?? [];
        assert.ok(action);
        void execute(at, made, (phase) => {
          if (phase === 'quiet') at.controller.alive = false;
        });
        await at.clock.sleep(2000);
        const end = await resumeMove(made.inputs, world1);
        assert.equal(end.end, 'done');
        const late = await openSimulatedHost(at.lan, 'new').run(action.operations, {
          keepGoing: true,
          fences: action.fences ?? [],
        });
        assert.ok(late.every((result) => result.status === 'failed'));
      })(),
    );
    consistent(at, 'new');
  });

  it('goes back after it has succeeded, and the old bytes are there again', async () => {
    const at = world();
    const before = at.lan.machines.get('old')?.files.get(path);
    const end = await at.clock.run(
      (async () => {
        const made = await plan(at, request('make-before-break'));
        await execute(at, made);
        const run = { id: 'run-2', owner: 'alice@laptop', reason: 'rollback of run-1' };
        const back = reverseRequest(made.inputs, run);
        const [from, to] = await Promise.all([
          hostOf(at, back.from).facts(),
          hostOf(at, back.to).facts(),
        ]);
        return execute(at, planMove(back, from, to, ['02:00:00:00:00:51']));
      })(),
    );
    assert.deepEqual([end.end, end.errors], ['done', []]);
    consistent(at, 'old');
    const after = at.lan.machines.get('old')?.files.get(path);
    assert.equal(Buffer.from(after ?? []).toString(), Buffer.from(before ?? []).toString());
    const held = at.lan.machines.get('old')?.addresses.find(({ address }) => address === vip);
    assert.equal(held?.label, 'eth0:1');
  });

  it('of two operators at once one wins, the other is told who and why', async () => {
    for (const strategy of strategies) {
      const at = world();
      const ends = await at.clock.run(
        (async () => {
          const [a, b] = await Promise.all([
            plan(at, request(strategy, 'alice')),
            plan(at, request(strategy, 'bob')),
          ]);
          return Promise.all([execute(at, a), execute(at, b)]);
        })(),
      );
      assert.deepEqual(ends.map(({ end }) => end).sort(), ['done', 'undone']);
      const loser = ends.find(({ end }) => end === 'undone');
      const refusal = loser?.errors.find((error) => error.code === 'VIP034');
      assert.match(refusal?.message ?? '', /by (?:alice|bob)@laptop \(chat moves\), run/);
      consistent(at, 'new');
    }
  });

  it('is announced from the old host again when it is interrupted at the cut-over', async () => {
    const at = world();
    const old = at.lan.machines.get('old');
    at.lan.know('client', vip, old?.mac ?? '', 30_000);
    const abort = new AbortController();
    const end = await at.clock.run(
      plan(at, request('make-before-break')).then(async (made) => {
        const ended = await execute(
          at,
          made,
          (now) => {
            if (now === 'cut-over') abort.abort();
          },
          abort.signal,
        );
        await at.clock.sleep(100);
        return ended;
      }),
    );
    assert.equal(end.end, 'undone');
    assert.equal(at.lan.machines.get('client')?.neighbours.get(vip)?.mac, old?.mac);
    consistent(at, 'old');
  });

  for (const strategy of strategies) {
    it(`does not say undone of what another controller has finished meanwhile (${strategy})`, async () => {
      const at = world();
      const other = {
        host: (name: string) => Promise.resolve(openSimulatedHost(at.lan, name)),
        now: () => at.clock.now(),
        sleep: (milliseconds: number) => at.clock.sleep(milliseconds),
        progress: () => undefined,
        signal: new AbortController().signal,
      };
      const [first, second] = await at.clock.run(
        (async () => {
          const made = await plan(at, request(strategy));
          let resumed: Promise<MoveEnd> | undefined;
          const slow = execute(at, made, async (now) => {
            if (now !== 'verify' && now !== 'commit') return;
            resumed ??= resumeMove(made.inputs, other);
            await resumed;
          });
          const ended = await slow;
          return [ended, await resumed] as const;
        })(),
      );
      assert.equal(second?.end, 'done');
      assert.equal(first.end, 'uncertain');
      assert.ok(first.errors.some(({ code }) => code === 'VIP035'));
      consistent(at, 'new');
    });
  }

  it('never holds it twice when its lock on the new host is broken (break-before-make)', async () => {
    const at = world();
    let both = 0;
    at.lan.observe(({ at: now }) => {
      if (at.lan.holders(vip, now).length > 1) both += 1;
    });
    const end = await at.clock.run(
      (async () => {
        const made = await plan(at, request('break-before-make'));
        const ended = await execute(at, made, async (now) => {
          if (now !== 'commit') return;
          await openSimulatedHost(at.lan, 'new').run([
            { do: 'lock.break', address: vip, by: 'carol@phone' },
          ]);
        });
        await at.clock.sleep(5000);
        return ended;
      })(),
    );
    assert.equal(both, 0);
    assert.notEqual(end.end, 'done');
    consistent(at, 'old');
  });
});
