import { openSimulatedHost, Random, type Delivery } from '@vipbook/host';
import {
  executeMove,
  resumeMoves,
  rollbackMoves,
  type MoveEnd,
  type MoveWorld,
  type Strategy,
} from '@vipbook/vip';
import {
  consistent,
  names,
  plan,
  round,
  ten,
  world,
  worldFor,
  type World,
} from '../../packages/vip/test/moves-world.ts';
import { Consents } from './consents.ts';
import { beginOf, Journal } from './journal.ts';
import { sayYes } from './person.ts';

/** One thing that goes wrong while several addresses move all or none. */
export type MovesFault =
  | { readonly kind: 'controller dies' | 'Ctrl-C' | 'resume' | 'rollback'; readonly after: number }
  | {
      readonly kind: 'power cut';
      readonly after: number;
      readonly host: string;
      readonly ms: number;
    }
  | {
      readonly kind: 'cut off' | 'stall';
      readonly after: number;
      readonly host: string;
      readonly ms: number;
    }
  | {
      readonly kind: 'round trip';
      readonly host: string;
      readonly nth: number;
      readonly how: Delivery;
    };

/** A story of several moves: the same one is the same run. */
export interface MovesStory {
  readonly seed: number;
  readonly strategy: Strategy;
  readonly set: 'ten' | 'round';
  readonly spread: number;
  readonly drift: boolean;
  readonly orphansFinish: boolean;
  /** Undefined: they wait for nobody. */
  readonly confirm?: MovesConfirm;
  readonly faults: readonly MovesFault[];
}

/** A person says yes at one of the addresses, on one of its hosts or on both; null: nobody does. */
interface MovesConfirm {
  readonly seconds: number;
  readonly yes: {
    readonly after: number;
    readonly thenMs: number;
    readonly which: number;
    readonly at: readonly ('from' | 'to')[];
  } | null;
}

const sets = { ten, round };
/** Things that happen while all goes well, more or less. */
const events = { ten: 420, round: 230 };
/** And in a second in which they wait for a yes. */
const perSecond = { ten: 120, round: 48 };

export function movesStory(seed: number, n: number, most: number): MovesStory {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b));
  const set = random.pick(['ten', 'round'] as const);
  const count = random.whole(1, most);
  // Drawn apart: all else of a story that does not wait is as it was before any did.
  const person = new Random(Math.imul(seed, 0xc2b2ae35) ^ Math.imul(n + 1, 0x27d4eb2f));
  const confirm = person.chance(1 / 6) ? confirmOf(person, set) : undefined;
  const last = events[set] + (confirm === undefined ? 0 : perSecond[set] * confirm.seconds);
  return {
    seed: random.whole(1, 1e9),
    strategy: random.pick(['make-before-break', 'break-before-make'] as const),
    set,
    spread: random.chance(0.5) ? 1 : 0,
    drift: random.chance(0.5),
    orphansFinish: random.chance(0.5),
    ...(confirm === undefined ? {} : { confirm }),
    faults: Array.from({ length: count }, () => faultOf(random, last)),
  };
}

function confirmOf(random: Random, set: MovesStory['set']): MovesConfirm {
  const seconds = random.pick([2, 5, 10]);
  const yes = {
    after: random.whole(0, events[set]),
    thenMs: seconds * random.between(0, 1200),
    which: random.whole(0, sets[set].length - 1),
    at: random.pick([['from'], ['to'], ['from', 'to']] as const),
  };
  return { seconds, yes: random.chance(0.2) ? null : yes };
}

function faultOf(random: Random, most: number): MovesFault {
  const after = random.whole(0, most);
  const host = random.pick(names);
  switch (random.whole(0, 9)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'controller dies', after };
    case 3:
      return { kind: random.pick(['Ctrl-C', 'resume', 'rollback'] as const), after };
    case 4:
    case 5:
      return {
        kind: 'power cut',
        after,
        host,
        ms: random.pick([1, 10, 100]) * random.between(200, 900),
      };
    case 6:
      return { kind: 'cut off', after, host, ms: random.pick([1, 10]) * random.between(100, 9000) };
    case 7:
      return { kind: 'stall', after, host, ms: random.between(10, 900) };
    default: {
      const how = random.pick<Delivery>([
        { operations: random.whole(0, 30) },
        { lostMs: 0 },
        { lateMs: random.between(1, 60_000), lostMs: 10 },
        { againMs: random.between(1, 60_000) },
      ]);
      return { kind: 'round trip', host, nth: random.whole(0, 11), how };
    }
  }
}

export interface MovesRan {
  /** What is not as it must be; nothing: all is. */
  readonly wrong?: string;
  readonly end: 'old' | 'new' | undefined;
  readonly timeline: readonly string[];
}

/** No host loses its power, and with it a yes; and what hosts say is heard. */
function heardOf({ faults }: MovesStory): boolean {
  return !faults.some(({ kind }) => ['power cut', 'cut off', 'round trip'].includes(kind));
}

/** As `moves-world` names it. */
const run = 'run-1';

/** Everything is over after so long: leases, guards, boots, late words. */
const quietMs = 400_000;

export async function runMovesStory(story: MovesStory): Promise<MovesRan> {
  const trips = new Map<string, number>();
  const random = new Random(story.seed);
  const at = world(sets[story.set], {
    conditions: { seed: story.seed, spread: story.spread, lateMs: [100, 1300] },
    rates: Object.fromEntries(
      names.map((name) => [name, story.drift ? random.between(0.99, 1.01) : 1]),
    ),
    line: (name) => ({
      orphansFinish: story.orphansFinish,
      deliver: () => {
        const nth = trips.get(name) ?? 0;
        trips.set(name, nth + 1);
        const fault = story.faults.find(
          (one) => one.kind === 'round trip' && one.host === name && one.nth === nth,
        );
        return fault?.kind === 'round trip' ? fault.how : undefined;
      },
    }),
  });
  const abort = new AbortController();
  const told: { readonly who: string; readonly end: MoveEnd['end'] }[] = [];
  const { confirm } = story;
  const consents = confirm && new Consents(at.lan, confirm.seconds);
  const despite: string[] = [];
  const hear = (who: string, { end, errors }: MoveEnd): void => {
    told.push({ who, end });
    const wants = errors.some(({ code }) => code === 'VIP039');
    if (wants && heardOf(story) && consents?.must(run) === true)
      despite.push(`${who} undid it for want of a yes, and somebody had said it`);
  };
  await at.clock.run(
    (async () => {
      const made = await plan(at, story.strategy, confirm && { confirmSeconds: confirm.seconds });
      trips.clear();
      if (consents !== undefined)
        at.lan.observe((event) => {
          consents.look(event);
        });
      const inputs = made.moves.map((move) => move.inputs);
      const journal = new Journal(beginOf(inputs, made.anchor), () => at.clock.now());
      const { record } = journal;
      arrange(at, story, { journal, abort, hear, wrong: (what) => void despite.push(what) });
      void executeMove(made.steps, { ...worldFor(at), signal: abort.signal, record }).then(
        (end) => {
          if (!at.controller.alive) return;
          record.end(
            end.end,
            end.errors.map(({ code }) => code),
          );
          hear('controller', end);
        },
      );
      await at.clock.sleep(quietMs);
    })(),
  );
  const timeline = at.lan.events.map(
    ({ at: ms, host, what }) => `${(ms / 1000).toFixed(3)} ${host}: ${what}`,
  );
  try {
    const end = consistent(at);
    if (end === 'new' && consents?.may(run) === false) despite.push('moved, and nobody said yes');
    const [only, ...others] = told;
    const lies =
      only !== undefined &&
      others.length === 0 &&
      ((only.end === 'done' && end !== 'new') || (only.end === 'undone' && end !== 'old'));
    const [wrong] = lies
      ? [`${only.who} told ${only.end}, and all are on the ${end} hosts`]
      : despite;
    return { end, timeline, ...(wrong === undefined ? {} : { wrong }) };
  } catch (error) {
    const wrong = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { end: undefined, timeline, wrong };
  }
}

interface Parts {
  readonly journal: Journal;
  readonly abort: AbortController;
  readonly hear: (who: string, end: MoveEnd) => void;
  readonly wrong: (what: string) => void;
}

function arrange(at: World, story: MovesStory, { journal, abort, hear, wrong }: Parts): void {
  const { lan, clock, controller } = at;
  const another: MoveWorld = {
    ...worldFor(at),
    host: (name) => Promise.resolve(openSimulatedHost(lan, name, { from: 'another' })),
  };
  const strike = async (fault: MovesFault): Promise<void> => {
    switch (fault.kind) {
      case 'controller dies':
        lan.happened('controller', 'dies', clock.now());
        controller.alive = false;
        journal.dies(story.seed);
        if (journal.direction === undefined) wrong('the journal does not say what was begun');
        return;
      case 'Ctrl-C':
        abort.abort();
        return;
      case 'power cut':
        if (lan.machines.get(fault.host)?.on !== true) return;
        lan.powerOff(fault.host);
        await clock.sleep(fault.ms);
        lan.powerOn(fault.host);
        return;
      case 'cut off':
        lan.happened('controller', `is cut off from ${fault.host}`, clock.now());
        lan.cut('controller', fault.host, clock.now() + fault.ms);
        return;
      case 'stall':
        lan.stall(fault.host, fault.ms);
        return;
      case 'resume':
      case 'rollback': {
        lan.happened('another', fault.kind, clock.now());
        const taken = await journal.takenUp(fault.kind);
        if (taken === undefined) {
          wrong(`${fault.kind} finds nothing in the journal`);
          return;
        }
        const back = fault.kind === 'rollback' || (!controller.alive && taken.direction === 'back');
        const end = await (back ? rollbackMoves : resumeMoves)(taken.inputs, {
          ...another,
          record: taken.record,
        });
        await taken.end(end);
        hear(fault.kind, end);
        return;
      }
      case 'round trip':
    }
  };
  let count = 0;
  lan.observe(() => {
    count += 1;
    for (const fault of story.faults)
      if (fault.kind !== 'round trip' && fault.after === count - 1)
        void clock.sleep(0).then(() => strike(fault));
    const yes = story.confirm?.yes;
    const one = at.wanted[yes?.which ?? 0];
    if (yes?.after === count - 1 && one !== undefined)
      void clock.sleep(yes.thenMs).then(() =>
        sayYes(
          lan,
          yes.at.map((side) => one[side]),
          one.address,
        ),
      );
  });
}
