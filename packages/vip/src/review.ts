import { checksOf, type CheckReview } from './review-checks.ts';
import { preconditionsOf, type PreconditionReview } from './review-preconditions.ts';
import type { MovePlan } from './plan-move.ts';
import type { MovesPlan } from './plan-moves.ts';
import { drains, relays } from './make-before-break.ts';
import type { Strategy } from './request.ts';
import type { MoveFacts, Side } from './sides.ts';
import type { Timing } from './timing.ts';
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

function breakWorstMs({ oldAsks }: Timing): number {
  return oldAsks * 1000 + takeBackMs + waryMs;
}

/** It asks from 2 s before the lease ends, and listens for longer than else: a new host that lives and is silent may
 *  be about to take it. */
const waryMs = 4500;

/** From the end of the lease (1.3 s late, measured) until the old host has found the wire silent. */
const takeBackMs = 4000;

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

function consequencesOf(sides: MoveFacts): readonly ConsequenceReview[] {
  const { follows } = sides.hold;
  if (follows !== undefined) return afterAnchor(sides, follows.new.address);
  return sides.request.strategy === 'break-before-make'
    ? afterBreak(sides)
    : afterOverlap(sides, sides.request.address);
}

const guardsFinish = "the guards that are still armed finish files and ifupdown's state";

/** Both hosts wait until they know how the anchor's move ended. */
function afterAnchor(
  { old, new: next, request, hold }: MoveFacts,
  anchor: string,
): readonly ConsequenceReview[] {
  const { address } = request;
  return [
    {
      when: 'before the commit',
      then: `the guards ask the wire who has ${anchor}: as soon as that is back on its old host, ${next.host} lets go of ${address}, and ${old.host} keeps it, or takes it back and announces it if it was silent for it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `as soon as it sees that ${anchor} stays on its new host, ${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

function afterOverlap(
  { old, new: next, hold }: MoveFacts,
  address: string,
): readonly ConsequenceReview[] {
  return [
    {
      when: 'before the cut-over',
      then: `${old.host} keeps ${address}, and its guard puts its interfaces file back; ${next.host} holds it for ${String(hold.timing.lease)} s at most, silent, then its kernel removes it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'between the cut-over and the commit',
      then: `${next.host} serves until the ${String(hold.timing.lease)} s are over for which its kernel has ${address}; the guard of ${old.host} asks the wire until nobody answers any more, takes ${address} back and announces it; nobody answers for it in between, ${String(takeBackMs / 1000)} s at worst`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

function afterBreak({ old, new: next, request, hold }: MoveFacts): readonly ConsequenceReview[] {
  const { address } = request;
  return [
    {
      when: `before ${old.host} lets go`,
      then: `${old.host} keeps ${address}, and its guard puts its interfaces file back`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: `after ${old.host} has let go, before ${next.host} has it`,
      then: `nobody answers for ${address} until the guard of ${old.host} has asked the wire, takes it back and announces it: ${String(breakWorstMs(hold.timing) / 1000)} s at worst`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: `once ${next.host} has it, before the commit`,
      then: `${next.host} serves until the ${String(hold.timing.lease)} s are over for which its kernel has ${address}; then nobody answers for it, ${String((takeBackMs + waryMs) / 1000)} s at worst, until the guard of ${old.host} has asked the wire, takes it back and announces it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

/** Vipbook lives, and one of the two hosts loses its power. */
function powerCuts({ old, new: next, request, hold }: MoveFacts): readonly ConsequenceReview[] {
  const breaks = request.strategy === 'break-before-make';
  const { oldAsks, lease } = hold.timing;
  const missedMs = breaks ? breakWorstMs(hold.timing) : (Math.max(oldAsks, lease) + 5) * 1000;
  const lets = breaks ? 'it has let go' : 'the cut-over';
  return [
    {
      when: old.host,
      then: `before ${lets} the move is undone, and nobody has ${request.address} until ${old.host} is up again; after it the move goes on without it`,
      withinSeconds: null,
    },
    {
      when: next.host,
      then: `before the commit ${old.host} keeps the address or takes it back: if it had ${breaks ? 'let go' : 'fallen silent'}, nobody answers until vipbook or the guard of ${old.host} finds ${next.host} gone, ${String(missedMs / 1000)} s at worst; after the commit nobody has ${request.address} until ${next.host} is up again`,
      withinSeconds: null,
    },
    {
      when: 'at the next boot',
      then: hold.hook
        ? 'a boot hook, on the disk from the arming to the end, asks the wire who has the address before the host takes it or leaves it'
        : 'a host brings up what its interfaces file says, as always',
      withinSeconds: null,
    },
  ];
}
