import { breakWorstMs, consequencesOf, powerCuts, takeBackMs } from './review-consequences.ts';
import { checksOf, type CheckReview } from './review-checks.ts';
import { preconditionsOf, type PreconditionReview } from './review-preconditions.ts';
import type { MovePlan } from './plan-move.ts';
import type { MovesPlan } from './plan-moves.ts';
import { drains } from './drain.ts';
import { relays } from './make-before-break.ts';
import type { Strategy } from './request.ts';
import type { MoveFacts, Side } from './sides.ts';
import type { Action, MoveStep, Phase } from './step.ts';

/** What a person has to know of a move to approve it. Plain data; all of it follows from the plan. */
export interface MoveReview {
  readonly address: string;
  readonly prefix: number;
  readonly strategy: Strategy;
  readonly summary: string;
  /** Of several that happen all or none: the one whose commit is that of all, and the others' addresses. */
  readonly together?: { readonly anchor: string; readonly others: readonly string[] };
  readonly old: SideReview;
  readonly new: SideReview;
  readonly neighbours: readonly NeighbourReview[];
  readonly phases: readonly PhaseReview[];
  readonly outage: OutageReview;
  /** What becomes of TCP connections that are open when it moves. */
  readonly connections: ConnectionsReview;
  readonly timers: readonly TimerReview[];
  readonly ifControllerDies: readonly ConsequenceReview[];
  readonly ifHostDies: readonly ConsequenceReview[];
  readonly rollback: readonly string[];
}

export interface SideReview {
  readonly host: string;
  readonly device: string;
  readonly label?: string;
  readonly mac: string;
  /** Its own address on the device, with prefix. */
  readonly own?: string;
  /** Interfaces files that change. */
  readonly files: readonly string[];
}

export interface NeighbourReview {
  readonly address: string;
  readonly mac?: string;
  readonly gateway: boolean;
}

export interface PhaseReview {
  readonly phase: Phase;
  readonly title: string;
  readonly commits: boolean;
  /** Where an outage of the address can begin and end. */
  readonly outage?: 'begins' | 'ends' | 'within';
  readonly actions: readonly Action[];
  readonly undo: readonly Action[];
}

export interface OutageReview {
  readonly expectedMs: number;
  /** If the controller dies at the worst moment; null: until somebody acts. */
  readonly worstMs: number | null;
  readonly because: string;
}

export interface ConnectionsReview {
  /** Does none break at the cut-over? */
  readonly kept: boolean;
  readonly says: string;
}

export interface TimerReview {
  readonly host: string;
  readonly seconds: number;
  readonly means: string;
}

export interface ConsequenceReview {
  readonly when: string;
  readonly then: string;
  /** null: nothing happens by itself. */
  readonly withinSeconds: number | null;
}

/** For a reviewer: the move with everything that surrounds it, and what was checked or will be. */
export interface MoveReviewed {
  /** One for each address that moves: none when preflight forbids it, or only files and bookkeeping are put right. */
  readonly moves: readonly MoveReview[];
  readonly phases: readonly PhaseReview[];
  readonly checks: readonly CheckReview[];
  readonly preconditions: readonly PreconditionReview[];
}

export function reviewMoves({ moves, steps, anchor }: MovesPlan): MoveReviewed {
  const moving = moves.filter(({ sides }) => sides !== undefined);
  const togetherWith = (address: string): Pick<MoveReview, 'together'> =>
    anchor === undefined
      ? {}
      : {
          together: {
            anchor,
            others: moving
              .map(({ request }) => request.address)
              .filter((other) => other !== address),
          },
        };
  const phases = (plan: MovePlan, of: readonly MoveStep[]): readonly PhaseReview[] =>
    of.map((step) => phaseOf(step, plan.request.strategy));
  const [first] = moves;
  return {
    moves: moves.flatMap((plan) =>
      plan.sides === undefined
        ? []
        : [
            {
              ...moveOf(plan, plan.sides, phases(plan, plan.steps)),
              ...togetherWith(plan.request.address),
            },
          ],
    ),
    phases: first === undefined ? [] : phases(first, steps),
    checks: distinct(
      moves.flatMap((plan) => checksOf(plan, plan.inputs.old, plan.inputs.next, plan.inputs.wire)),
    ),
    preconditions: distinct(
      moves.flatMap((plan) => preconditionsOf(plan, plan.inputs.old, plan.inputs.next)),
    ),
  };
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
}

function moveOf(plan: MovePlan, sides: MoveFacts, phases: readonly PhaseReview[]): MoveReview {
  const { strategy, address } = plan.request;
  return {
    address,
    prefix: sides.prefix,
    strategy,
    summary: plan.summary,
    old: sideOf(sides.old, sides.held.label),
    new: sideOf(sides.new, sides.label),
    neighbours: neighboursOf(sides),
    phases,
    outage: strategy === 'break-before-make' ? breakOutage(sides) : overlapOutage(sides),
    connections: connectionsOf(sides),
    timers: timersOf(sides),
    ifControllerDies: consequencesOf(sides),
    ifHostDies: powerCuts(sides),
    rollback: [...plan.steps]
      .slice(
        0,
        Math.max(
          0,
          plan.steps.findIndex((step) => step.commits === true),
        ),
      )
      .reverse()
      .flatMap((step) => step.undo.map((action) => `${action.host}: ${action.title}`)),
  };
}

function sideOf(side: Side, label: string | undefined): SideReview {
  return {
    host: side.host,
    device: side.device,
    ...(label === undefined ? {} : { label }),
    mac: side.mac,
    ...(side.own === undefined ? {} : { own: `${side.own.address}/${String(side.own.prefix)}` }),
    files: side.files.diffs.map((diff) => diff.path),
  };
}

function neighboursOf({ neighbours, old, new: next }: MoveFacts): readonly NeighbourReview[] {
  const gateways = new Set([old, next].flatMap(({ facts }) => facts.routes.map((r) => r.gateway)));
  const macs = new Map(
    [next, old].flatMap(({ facts }) =>
      facts.neighbours.flatMap(({ address, mac }) =>
        mac === undefined ? [] : [[address, mac] as const],
      ),
    ),
  );
  return neighbours.map((address) => {
    const mac = macs.get(address);
    return { address, ...(mac === undefined ? {} : { mac }), gateway: gateways.has(address) };
  });
}

function phaseOf(step: MoveStep, strategy: Strategy): PhaseReview {
  const outage = outageAt(step.phase, strategy);
  return {
    phase: step.phase,
    title: step.title,
    commits: step.commits === true,
    ...(outage === undefined ? {} : { outage }),
    actions: step.actions,
    undo: step.undo,
  };
}

/** With an overlap nothing is expected; what could go wrong begins with the announcement, and the look at
 *  the wire ends it, because it undoes what it does not find. */
function outageAt(phase: Phase, strategy: Strategy): PhaseReview['outage'] {
  if (phase === 'cut-over') return 'begins';
  if (strategy === 'break-before-make') return phase === 'claim' ? 'ends' : undefined;
  return phase === 'verify' ? 'ends' : undefined;
}

/** Some milliseconds of a kernel and one round trip: 3 of one probe a millisecond were lost (measured). */
const breakMs = 5;

function breakOutage({ quietable, new: next, hold }: MoveFacts): OutageReview {
  return {
    expectedMs: breakMs,
    worstMs: breakWorstMs(hold.timing),
    because: quietable
      ? `one round trip to ${next.host} and some milliseconds; what neighbours send meanwhile (up to some 256 small packets) waits in the old host's queue, late, not lost`
      : `one round trip to ${next.host}, one "ip addr add" and the announcement; without nft on both hosts packets are lost meanwhile`,
  };
}

function overlapOutage({ quietable, old, new: next }: MoveFacts): OutageReview {
  return {
    expectedMs: 0,
    worstMs: takeBackMs,
    because: quietable
      ? `${next.host} answers before ${old.host} falls silent`
      : `${next.host} answers before ${old.host} lets go; without nft both answer meanwhile, and open TCP connections break`,
  };
}

/** What clients with a connection will feel: asked for before anything else, once it is known who moves. */
function connectionsOf(sides: MoveFacts): ConnectionsReview {
  const { request, old, new: next } = sides;
  const { strategy, drain } = request;
  if (strategy === 'break-before-make')
    return {
      kept: false,
      says: `open ones break, because ${next.host} does not know them and resets them: clients have to connect again`,
    };
  if (!relays(sides)) {
    const why =
      request.connections === 'drop'
        ? 'as the playbook wants it'
        : `because ${next.host} cannot hand them on to ${old.host}`;
    return {
      kept: false,
      says: `open ones break at the cut-over, ${why}: ${next.host} does not know them and resets them, and clients have to connect again`,
    };
  }
  const kept = `open TCP connections go on with ${old.host}: ${next.host} forwards their packets to it; new ones are served by ${next.host} from the cut-over on`;
  return {
    kept: true,
    says: drains(sides)
      ? `${kept}; the move waits for the open ones for ${String(drain)} s at most, and what is open then is reset`
      : `${kept}; nothing waits for the open ones: they are reset once ${old.host} has let go, right after the commit`,
  };
}

function timersOf({ request, old, new: next, quietable, hold }: MoveFacts): readonly TimerReview[] {
  const { address, drain, strategy } = request;
  return [
    {
      host: next.host,
      seconds: hold.timing.lease,
      means: `until the commit it holds ${address} as a lease that its kernel ends`,
    },
    ...(quietable && strategy === 'make-before-break'
      ? [
          {
            host: old.host,
            seconds: hold.timing.quiet,
            means: `until then it is silent for ${address}; its kernel ends that`,
          },
        ]
      : []),
    ...(drain > 0
      ? [
          {
            host: old.host,
            seconds: drain,
            means: `at most, until its open connections of ${address} have ended`,
          },
        ]
      : []),
  ];
}
