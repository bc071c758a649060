import assert from 'node:assert/strict';
import { openSimulatedHost, probeSimulated, type SimulatedProbeReport } from '@vipbook/host';
import { executeMove, type MoveEnd, type Strategy } from '@vipbook/vip';
import {
  consistent,
  names,
  plan,
  round,
  ten,
  tell,
  world,
  worldFor,
  type World,
} from './moves-world.ts';

const leaseSeconds = 10;
const confirmSeconds = 60;

interface Story {
  readonly at: World;
  readonly end: MoveEnd | undefined;
  readonly probe: SimulatedProbeReport;
  /** When its waiting began, and when the move ended, on the simulated clock. */
  readonly waitedMs: number;
  /** What somebody was asked to do. */
  readonly asked: readonly string[];
}

/** A move waits for a yes, and `then` happens so many seconds later; every second its hosts are looked at. */
async function story(
  wanted: World['wanted'],
  strategy: Strategy,
  seconds: number,
  then: (at: World) => unknown,
  times = { leaseSeconds, confirmSeconds },
): Promise<Story> {
  const at = world(wanted);
  const probe = probeSimulated(at.lan, 'client', wanted[0]?.address ?? '', 20);
  let begunMs: number | undefined;
  let endedMs: number | undefined;
  let end: MoveEnd | undefined;
  const asked: string[] = [];
  await at.clock.run(
    (async () => {
      const made = await plan(at, strategy, times);
      const moving = executeMove(made.steps, {
        ...worldFor(at, ({ phase }) => {
          if (phase === 'consent') begunMs ??= at.clock.now();
        }),
        progress: (_, message, asks) => {
          if (asks === true) asked.push(message);
        },
      }).then((ended) => {
        end = ended;
        endedMs = at.clock.now();
      });
      while (begunMs === undefined) await at.clock.sleep(100);
      for (let second = 0; second < seconds; second += 1) {
        for (const one of wanted) waits(at, one.address, one.from, one.to);
        await at.clock.sleep(1000);
      }
      await then(at);
      if (at.controller.alive) await moving;
      await at.clock.sleep(200_000);
    })(),
  );
  assert.ok(begunMs !== undefined);
  return { at, end, probe: probe.stop(), waitedMs: (endedMs ?? Infinity) - begunMs, asked };
}

/** The new host serves with a lease that has not lapsed, and nobody decides anything. */
function waits(at: World, address: string, from: string, to: string): void {
  const now = at.clock.now();
  const held = at.lan.machines.get(to)?.addresses.find((one) => one.address === address);
  const left = (held?.expiresAt ?? 0) - now;
  assert.ok(left > 5000 && left < Infinity, `the lease on ${to} has ${String(left)} ms left`);
  for (const name of [from, to]) {
    const guard = at.lan.machines.get(name)?.guards.get(address);
    assert.equal(guard?.state, 'armed', `the guard of ${address} on ${name}`);
    assert.ok(guard.deadline > now, 'it has heard of its controller');
  }
}

async function sayYes(at: World): Promise<void> {
  const { address = '', to = '' } = at.wanted[0] ?? {};
  const [said] = await openSimulatedHost(at.lan, to).run([
    { do: 'lock.confirm', address, by: 'carol@phone' },
  ]);
  assert.equal(said.status, 'done');
}

describe('a move that waits for a yes longer than its lease lasts', function () {
  this.timeout(60_000);
  const one = round.slice(0, 1);

  for (const [strategy, wanted] of [
    ['make-before-break', one],
    ['break-before-make', one],
    ['make-before-break', ten],
    ['break-before-make', round],
  ] as const) {
    const what = `${String(wanted.length)} address${wanted.length === 1 ? '' : 'es'}, ${strategy}`;

    it(`renews it, and is committed when the yes comes (${what})`, async () => {
      const { at, end, probe, waitedMs, asked } = await story(wanted, strategy, 55, sayYes);
      assert.deepEqual([end?.end, end?.errors], ['done', []]);
      assert.equal(consistent(at), 'new');
      assert.equal(asked.length, 1, 'however often it looks');
      assert.match(asked[0] ?? '', /within 60 s, .*: vipbook confirm 192\.168\.1\.\d+$/);
      assert.ok(waitedMs >= 55_000 && waitedMs < 60_000, `${String(waitedMs)} ms`);
      if (strategy === 'make-before-break') assert.deepEqual(probe.lost, []);
      for (const name of names) assert.equal(at.lan.machines.get(name)?.confirmed.size, 0, name);
    });

    it(`is not said yes to when its time is over (${what})`, async () => {
      let codes: readonly string[] = [];
      const { end } = await story(wanted, strategy, 59, async (at) => {
        const { address = '', to = '' } = at.wanted[0] ?? {};
        const host = openSimulatedHost(at.lan, to);
        // To the last moment in which it would count.
        for (let times = 0; times < 80; times += 1) {
          const [lock] = await host.run([{ do: 'lock.query', address }]);
          const asks = lock.status === 'done' ? lock.out.locks[0]?.asks : undefined;
          if (asks !== undefined && asks.secondsLeft <= 0) break;
          await at.clock.sleep(25);
        }
        const [said] = await host.run([{ do: 'lock.confirm', address, by: 'carol@phone' }]);
        codes = said.status === 'failed' ? [said.error.code] : [said.status];
      });
      assert.match(codes.join(), /^VIP0(?:37|68)$/);
      assert.equal(end?.end, 'undone');
    });

    // With the other strategy the old host has had its lease of 10 s, and takes the address back by itself.
    if (strategy === 'make-before-break')
      it(`hears the yes although it could not reach the old host meanwhile (${what})`, async () => {
        const { at, end } = await story(wanted, strategy, 58, async (cut) => {
          const { from = '' } = cut.wanted[0] ?? {};
          cut.lan.cut('controller', from, cut.clock.now() + 7500);
          // The new host has answered by then, and is not asked again as long as the old one hangs.
          await cut.clock.sleep(1000);
          await sayYes(cut);
        });
        assert.deepEqual([end?.end, end?.errors], ['done', []]);
        assert.equal(consistent(at), 'new');
      });

    it(`is taken back when none comes, and not before (${what})`, async () => {
      const { at, end, probe, waitedMs } = await story(wanted, strategy, 59, () => undefined);
      assert.equal(end?.end, 'undone');
      assert.deepEqual([...new Set(end.errors.map(({ code }) => code))], ['VIP039']);
      assert.ok(waitedMs >= confirmSeconds * 1000 && waitedMs < 63_000, `${String(waitedMs)} ms`);
      assert.equal(consistent(at), 'old');
      if (strategy === 'make-before-break') assert.deepEqual(probe.lost, []);
    });

    it(`goes back in time when its controller dies after three leases (${what})`, async () => {
      const { at, probe } = await story(wanted, strategy, 35, (dying) => {
        dying.controller.alive = false;
      });
      try {
        assert.equal(consistent(at), 'old');
        const mostMs = strategy === 'make-before-break' ? 5000 : (leaseSeconds + 7) * 1000;
        assert.ok(probe.longestGapMs < mostMs, `nowhere for ${String(probe.longestGapMs)} ms`);
      } catch (error) {
        throw tell(at, what, error);
      }
    });
  }
});

describe('a move that waits for a yes while its old host cannot be reached', function () {
  this.timeout(60_000);
  // The simulated controller waits 10 s for an answer that is lost.
  const times = { leaseSeconds: 30, confirmSeconds: 120 };
  /** Longer than it takes an old host that hears the new one to believe that it was committed: 73 s. */
  const cutMs = 110_000;

  for (const [strategy, wanted] of [
    ['make-before-break', round.slice(0, 1)],
    ['break-before-make', round.slice(0, 1)],
    ['make-before-break', ten],
  ] as const) {
    const what = `${String(wanted.length)} address${wanted.length === 1 ? '' : 'es'}, ${strategy}`;

    it(`is committed by a yes in time, and nobody has waited for the address (${what})`, async () => {
      const { at, end, probe } = await story(
        wanted,
        strategy,
        5,
        async (cut) => {
          cut.lan.powerOff('a');
          await cut.clock.sleep(15_000);
          await sayYes(cut);
        },
        times,
      );
      assert.equal(end?.end, 'done');
      for (const { address, to } of wanted)
        assert.deepEqual(
          at.lan.holders(address, at.clock.now()).map(({ name }) => name),
          [to],
        );
      // No longer than before.
      assert.ok(probe.longestGapMs < 500, `nowhere for ${String(probe.longestGapMs)} ms`);
    });

    it(`goes back before the old host believes that it was committed (${what})`, async () => {
      const { at, end } = await story(
        wanted,
        strategy,
        5,
        (cut) => {
          cut.lan.cut('controller', 'a', cut.clock.now() + cutMs);
        },
        times,
      );
      assert.notEqual(end?.end, 'done');
      assert.equal(consistent(at), 'old');
    });
  }
});
