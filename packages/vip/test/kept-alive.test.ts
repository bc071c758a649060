import assert from 'node:assert/strict';
import { openSimulatedHost } from '@vipbook/host';
import { executeMove, planMoves, resumeMoves, type MoveEnd } from '@vipbook/vip';
import { consistent, inputsFor, plan, world, worldFor, type Wanted } from './moves-world.ts';

const two: readonly Wanted[] = [
  { address: '192.168.1.60', from: 'a', to: 'b' },
  { address: '192.168.1.61', from: 'c', to: 'd' },
];

const swapped: readonly Wanted[] = [
  { address: '192.168.1.60', from: 'a', to: 'b' },
  { address: '192.168.1.61', from: 'b', to: 'a' },
];

describe('several moves of which only one has connections to wait for', () => {
  for (const waits of ['first', 'second'] as const)
    it(`stay under way together, longer than any lease (the ${waits})`, async () => {
      const at = world(two);
      const [first, second] = await at.clock.run(inputsFor(at, 'make-before-break'));
      assert.ok(first && second);
      const drain = 120;
      const inputs = [
        { ...first, request: { ...first.request, drain: waits === 'first' ? drain : 0 } },
        { ...second, request: { ...second.request, drain: waits === 'second' ? drain : 0 } },
      ];
      const planned = planMoves(inputs);
      assert.deepEqual(planned.findings, []);
      at.lan.machines.get(waits === 'first' ? 'a' : 'c')?.flows.set(1, at.clock.now() + 100_000);
      const end = await at.clock.run(
        (async () => {
          let ended: MoveEnd | undefined;
          void executeMove(planned.steps, worldFor(at)).then((one) => (ended = one));
          while (ended === undefined) {
            await at.clock.sleep(500);
            for (const { address } of two)
              assert.notEqual(at.lan.holders(address, at.clock.now()).length, 0, address);
          }
          return ended;
        })(),
      );
      assert.deepEqual(end.errors, []);
      assert.equal(end.end, 'done');
      assert.ok(at.clock.now() > 90_000, 'it waited for the connection');
      assert.equal(consistent(at), 'new');
    });
});

describe('several moves that wait for connections for different times', () => {
  it('VIP027: what breaks is told once, when it does', async () => {
    for (const [seconds, warned] of [
      [20, 1],
      // Ended by itself while the other was waited for.
      [8, 0],
    ] as const) {
      const at = world(two);
      const [first, second] = await at.clock.run(inputsFor(at, 'make-before-break'));
      assert.ok(first && second);
      const planned = planMoves([
        { ...first, request: { ...first.request, drain: 3 } },
        { ...second, request: { ...second.request, drain: 60 } },
      ]);
      const now = at.clock.now();
      at.lan.machines.get('a')?.flows.set(1, now + seconds * 1000);
      at.lan.machines.get('c')?.flows.set(1, now + 15_000);
      const end = await at.clock.run(executeMove(planned.steps, worldFor(at)));
      assert.deepEqual([end.end, end.errors], ['done', []]);
      const told = end.warnings.map(({ code, where }) => `${code} ${where?.host ?? ''}`);
      assert.deepEqual(told, Array<string>(warned).fill('VIP027 a'));
    }
  });
});

describe('a move that is taken up while connections are waited for', () => {
  for (const [name, wanted] of [
    ['one', two.slice(0, 1)],
    ['two', two],
    ['two, each host gives and takes', swapped],
  ] as const)
    it(`hands them on for as long as it waits once more (${name})`, async () => {
      const at = world(wanted);
      const drain = 200;
      const until = 330_000;
      const open = (): number => until - at.clock.now();
      const end = await at.clock.run(
        (async () => {
          const inputs = await inputsFor(at, 'make-before-break', { drain });
          for (const { from } of wanted) at.lan.machines.get(from)?.flows.set(1, until);
          void executeMove(planMoves(inputs).steps, worldFor(at));
          await at.clock.sleep(190_000);
          at.controller.alive = false;
          await at.clock.sleep(5000);
          let ended: MoveEnd | undefined;
          void resumeMoves(inputs, {
            ...worldFor(at),
            host: (host) => Promise.resolve(openSimulatedHost(at.lan, host)),
          }).then((one) => (ended = one));
          while (ended === undefined) {
            for (const { address, to } of open() > 0 ? wanted : [])
              assert.ok(
                at.lan.machines.get(to)?.relays.has(address),
                `${to} hands on what comes for ${address} ${String(open() / 1000)} s before the connection ends`,
              );
            await at.clock.sleep(500);
          }
          return ended;
        })(),
      );
      assert.deepEqual([end.end, end.errors, end.warnings], ['done', [], []]);
      assert.ok(at.clock.now() > until, 'it waited for the connections');
      assert.equal(consistent(at), 'new');
    });
});

describe('a move that is taken up and interrupted at once', () => {
  for (const when of ['before it begins', 'while it locks'] as const)
    it(`is taken back, not left to the hosts (${when})`, async () => {
      const at = world(two);
      const end = await at.clock.run(
        (async () => {
          const made = await plan(at, 'make-before-break');
          void executeMove(
            made.steps,
            worldFor(at, ({ phase }) => {
              if (phase === 'verify') at.controller.alive = false;
            }),
          );
          await at.clock.sleep(5000);
          const interrupt = new AbortController();
          if (when === 'before it begins') interrupt.abort();
          const ended = await resumeMoves(
            made.moves.map((move) => move.inputs),
            {
              ...worldFor(at, ({ phase }) => {
                if (phase === 'lock') interrupt.abort();
              }),
              host: (host) => Promise.resolve(openSimulatedHost(at.lan, host)),
              signal: interrupt.signal,
            },
          );
          await at.clock.sleep(1000);
          return ended;
        })(),
      );
      assert.equal(end.end, 'undone', JSON.stringify(end.errors));
      assert.equal(end.interrupted, true);
      // At once: no lease has lapsed yet, and no guard has decided.
      assert.equal(consistent(at), 'old');
    });
});
