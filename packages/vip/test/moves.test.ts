import assert from 'node:assert/strict';
import { openSimulatedHost, probeSimulated, type Facts } from '@vipbook/host';
import {
  executeMove,
  planMoves,
  resumeMoves,
  rollbackMoves,
  type MoveEnd,
  type MoveInputs,
  type MovesPlan,
} from '@vipbook/vip';
import {
  consistent,
  farAway,
  inputsFor,
  names,
  plan,
  round,
  tell,
  ten,
  world,
  worldFor,
} from './moves-world.ts';

const strategies = ['make-before-break', 'break-before-make'] as const;
const sets = { ten, round };
const patienceMs = 300_000;

describe('moves that happen all or none', function () {
  this.timeout(120_000);

  it('break-before-make: ten addresses over slow lines; the word for the last is in time, too', async () => {
    const at = world(ten);
    const end = await at.clock.run(
      plan(at, 'break-before-make').then((made) =>
        executeMove(made.steps, farAway(at, worldFor(at), 200)),
      ),
    );
    assert.deepEqual([end.end, end.errors], ['done', []]);
    assert.equal(consistent(at), 'new');
  });

  for (const strategy of strategies) {
    for (const [set, wanted] of Object.entries(sets)) {
      const name = `${set}, ${strategy}`;

      it(`all move, and nothing is left behind (${name})`, async () => {
        const at = world(wanted);
        const probes = wanted.map(({ address }) => probeSimulated(at.lan, 'client', address, 500));
        const end = await at.clock.run(
          plan(at, strategy).then((made) => executeMove(made.steps, worldFor(at))),
        );
        assert.deepEqual([end.end, end.errors, end.warnings], ['done', [], []]);
        assert.equal(consistent(at), 'new');
        const lost = probes.map((probe) => probe.stop().lost.length);
        if (strategy === 'make-before-break')
          assert.deepEqual(
            lost,
            lost.map(() => 0),
          );
        else assert.ok(Math.max(...lost) < 20, lost.join());
      });

      it(`all or none when the controller dies at any step (${name})`, async () => {
        const first = world(wanted);
        const titles: string[] = [];
        await first.clock.run(
          plan(first, strategy).then((made) =>
            executeMove(
              made.steps,
              worldFor(first, ({ title }) => titles.push(title)),
            ),
          ),
        );
        const committed = titles.indexOf('the address belongs to the new host');
        assert.ok(committed > 0, titles.join());
        for (const title of titles) {
          for (const delayMs of [0, 1, 4, 12, 40]) {
            const at = world(wanted);
            await at.clock.run(
              (async () => {
                const made = await plan(at, strategy);
                const die = (): void => {
                  at.controller.alive = false;
                };
                void executeMove(
                  made.steps,
                  worldFor(at, (step) => {
                    if (step.title !== title) return;
                    if (delayMs === 0) die();
                    else void at.clock.sleep(delayMs).then(die);
                  }),
                );
                await at.clock.sleep(patienceMs);
              })(),
            );
            try {
              const where = consistent(at);
              if (titles.indexOf(title) < committed && delayMs === 0) assert.equal(where, 'old');
              if (titles.indexOf(title) > committed) assert.equal(where, 'new');
            } catch (error) {
              throw tell(at, `killed ${String(delayMs)} ms after "${title}"`, error);
            }
          }
        }
      });

      it(`all or none when a host loses its power at any step (${name})`, async () => {
        const first = world(wanted);
        const planned = await first.clock.run(plan(first, strategy));
        for (const victim of names) {
          for (const { title } of planned.steps) {
            const at = world(wanted);
            await at.clock.run(
              (async () => {
                const made = await plan(at, strategy);
                void executeMove(
                  made.steps,
                  worldFor(at, (step) => {
                    if (step.title !== title || at.lan.machines.get(victim)?.boots !== 0) return;
                    at.lan.powerOff(victim);
                    void at.clock.sleep(45_000).then(() => {
                      at.lan.powerOn(victim);
                    });
                  }),
                );
                await at.clock.sleep(patienceMs * 2);
              })(),
            );
            try {
              consistent(at);
            } catch (error) {
              throw tell(at, `${victim} off at "${title}"`, error);
            }
          }
        }
      });

      for (const [verb, take] of [
        ['resumed', resumeMoves],
        ['rolled back', rollbackMoves],
      ] as const) {
        it(`is ${verb} by another controller (${name})`, async () => {
          const first = world(wanted);
          const titles: string[] = [];
          await first.clock.run(
            plan(first, strategy).then((made) =>
              executeMove(
                made.steps,
                worldFor(first, ({ title }) => titles.push(title)),
              ),
            ),
          );
          for (const title of titles) {
            for (const delayMs of [0, 4, 25]) {
              const at = world(wanted);
              const end = await at.clock.run(
                (async (): Promise<MoveEnd> => {
                  const made = await plan(at, strategy);
                  void executeMove(
                    made.steps,
                    worldFor(at, (step) => {
                      if (step.title !== title) return;
                      void at.clock.sleep(delayMs).then(() => {
                        at.controller.alive = false;
                      });
                      if (delayMs === 0) at.controller.alive = false;
                    }),
                  );
                  await at.clock.sleep(5000);
                  const inputs = made.moves.map((move) => move.inputs);
                  const ended = await take(inputs, {
                    ...worldFor(at),
                    host: (host) => Promise.resolve(openSimulatedHost(at.lan, host)),
                  });
                  await at.clock.sleep(3000);
                  return ended;
                })(),
              );
              const story = `${title} + ${String(delayMs)} ms`;
              try {
                assert.deepEqual(end.errors, []);
                assert.notEqual(end.end, 'uncertain');
                if (titles.indexOf(title) === 0 && end.end === 'undone') continue;
                assert.equal(consistent(at), end.end === 'done' ? 'new' : 'old');
              } catch (error) {
                throw tell(at, story, error);
              }
            }
          }
        });
      }
    }
  }

  it('without an address that all can ask about they are refused', async () => {
    const at = world(round);
    const inputs = await at.clock.run(inputsFor(at, 'make-before-break'));
    const elsewhere = inputs.map((each): MoveInputs => {
      const far = (facts: Facts): Facts =>
        facts.host === 'd' ? { ...facts, arping: 'none' } : facts;
      return { ...each, old: far(each.old), next: far(each.next) };
    });
    // d takes part in two of the four: one of these is the anchor then.
    assert.match(planMoves(elsewhere).anchor ?? '', /^192\.168\.1\.6[23]$/);
    const deaf = inputs.map((each): MoveInputs => {
      const none = (facts: Facts): Facts => ({ ...facts, arping: 'none' });
      return { ...each, old: none(each.old), next: none(each.next) };
    });
    const refused = planMoves(deaf);
    assert.deepEqual(refused.steps, []);
    assert.ok(refused.findings.some(({ code }) => code === 'VIP060'));
  });

  it('guards that do not wait for the anchor leave some moved and some not', async () => {
    const halves: string[] = [];
    for (const title of ['the address belongs to the new host', 'the other addresses belong']) {
      for (const delayMs of [0, 4, 12]) {
        const at = world(ten);
        await at.clock.run(
          (async () => {
            const made = await plan(at, 'make-before-break');
            const alone = made.steps.map((step) => ({
              ...step,
              actions: step.actions.map((action) => ({
                ...action,
                operations: action.operations.map((operation) => {
                  if (operation.do !== 'guard.arm') return operation;
                  const { anchor: _anchor, ...without } = operation;
                  return without;
                }),
              })),
            }));
            void executeMove(
              alone,
              worldFor(at, (step) => {
                if (step.title.startsWith(title))
                  void at.clock.sleep(delayMs).then(() => {
                    at.controller.alive = false;
                  });
              }),
            );
            await at.clock.sleep(patienceMs);
          })(),
        );
        try {
          consistent(at);
        } catch (error) {
          halves.push(error instanceof Error ? error.message : String(error));
        }
      }
    }
    assert.ok(
      halves.some((message) => message.startsWith('some moved, some did not')),
      halves.join('; '),
    );
  });

  it('two who want some of the same: one gets all, the other none and is told', async () => {
    for (const laterMs of [0, 1, 5, 20, 60]) {
      const at = world(ten);
      const ends = await at.clock.run(
        (async () => {
          const inputs = await inputsFor(at, 'make-before-break');
          const named = (id: string, some: readonly MoveInputs[]): MovesPlan =>
            planMoves(
              some.map((each) => ({
                ...each,
                request: { ...each.request, run: { id, owner: `${id}@laptop`, reason: 'mine' } },
              })),
            );
          const alice = named('alice', inputs.slice(0, 7));
          const bob = named('bob', [...inputs.slice(4)].reverse());
          const both = Promise.all([
            executeMove(alice.steps, worldFor(at)),
            at.clock.sleep(laterMs).then(() => executeMove(bob.steps, worldFor(at))),
          ]);
          const done = await both;
          await at.clock.sleep(5000);
          return done;
        })(),
      );
      assert.deepEqual(
        ends.map(({ end }) => end).sort(),
        ['done', 'undone'],
        `${String(laterMs)} ms: ${JSON.stringify(ends.map(({ errors }) => errors))}`,
      );
      const loser = ends.find(({ end }) => end === 'undone');
      assert.ok(loser?.errors.some(({ code }) => code === 'VIP034' || code === 'VIP036'));
      const moved = at.wanted.filter(
        ({ address, to }) => at.lan.holders(address, at.clock.now())[0]?.name === to,
      );
      assert.equal(moved.length, ends[0].end === 'done' ? 7 : 6);
    }
  });
});
