import type { MoveReview } from '@vipbook/vip';
import type { MoveNeighbour, MoveSide, PlannedMove, PlannedStep } from './generated/plan.ts';
import type { Policies } from './policies.ts';
import type { Recorder } from './recorder.ts';

/** Host of the inventory that an address is reached at; undefined: nobody's. */
export type KnownAddresses = (address: string) => string | undefined;

export function movesOf(
  recorder: Recorder,
  steps: readonly PlannedStep[],
  known: KnownAddresses,
  policies: Policies,
): readonly PlannedMove[] {
  return recorder.tasks.flatMap((task) =>
    task.works.flatMap(({ review, hidden }) =>
      hidden
        ? []
        : (review?.moves ?? []).map((move) =>
            moveOf(
              move,
              task.number,
              steps.filter((step) => step.task === task.number),
              known,
              policies,
            ),
          ),
    ),
  );
}

function moveOf(
  move: MoveReview,
  task: number,
  steps: readonly PlannedStep[],
  known: KnownAddresses,
  policies: Policies,
): PlannedMove {
  const begins = steps.find((step) => step.outage === 'begins' || step.outage === 'within');
  const ends = steps.findLast((step) => step.outage === 'ends' || step.outage === 'within');
  return {
    task,
    address: move.address,
    prefix: move.prefix,
    strategy: move.strategy,
    summary: move.summary,
    ...(move.together === undefined ? {} : { together: move.together }),
    old: sideOf(move.old),
    new: sideOf(move.new),
    neighbours: move.neighbours.map((neighbour): MoveNeighbour => {
      const host = known(neighbour.address);
      return { ...neighbour, ...(host === undefined ? {} : { host }) };
    }),
    outage: {
      ...move.outage,
      budgetMs: policies.maxOutageMs ?? null,
      ...(begins === undefined ? {} : { beginsAt: begins.number }),
      ...(ends === undefined ? {} : { endsAt: ends.number }),
    },
    connections: move.connections,
    commitStep: steps.find((step) => step.commits === true)?.number ?? null,
    timers: move.timers,
    ifControllerDies: move.ifControllerDies,
    ifHostDies: move.ifHostDies,
    rollback: move.rollback,
  };
}

/** Only what the schema has: a side may come to hold more for its own purposes. */
function sideOf({ host, device, label, mac, own, files }: MoveReview['old']): MoveSide {
  return {
    host,
    device,
    ...(label === undefined ? {} : { label }),
    mac,
    ...(own === undefined ? {} : { own }),
    files,
  };
}
