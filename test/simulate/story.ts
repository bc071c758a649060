import { Random } from '@vipbook/host';
import type { Strategy } from '@vipbook/vip';
import { makeConfirm, whenOf, type Confirm, type When, type Yes } from './person.ts';

export type Party = 'controller' | 'old' | 'new' | 'client';

export type Fault =
  | { readonly kind: 'controller dies'; readonly when: When }
  | { readonly kind: 'Ctrl-C'; readonly when: When }
  | {
      readonly kind: 'power cut';
      readonly when: When;
      readonly host: 'old' | 'new';
      /** Boots again so much later; null: never. */
      readonly backMs: number | null;
    }
  | {
      readonly kind: 'cut';
      readonly when: When;
      readonly between: readonly [Party, Party];
      readonly forMs: number;
    }
  | {
      readonly kind: 'stall';
      readonly when: When;
      readonly host: 'old' | 'new';
      readonly forMs: number;
    }
  /** Another controller takes the move up from the journal. */
  | { readonly kind: 'resume' | 'rollback'; readonly when: When }
  /** Somebody else moves the same address in the same direction. */
  | { readonly kind: 'second operator'; readonly when: When }
  /** `vipbook lock break` on one host. */
  | { readonly kind: 'lock broken'; readonly when: When; readonly host: 'old' | 'new' }
  /** What becomes of the n-th round trip of the first controller to a host. */
  | {
      readonly kind: 'round trip';
      readonly host: 'old' | 'new';
      readonly nth: number;
      readonly how: 'never arrives' | 'half happens' | 'reply lost' | 'late' | 'twice';
      /** Operations that happen (half happens), or milliseconds (late, twice). */
      readonly much: number;
    };

/** What happens at a moment of its own. A yes is no fault. */
export type Happening = Fault | Yes;

/** Everything that a run is made of: the same story is the same run. */
export interface Story {
  /** Decides latencies, losses and timers. */
  readonly seed: number;
  readonly strategy: Strategy;
  readonly style: 'alias' | 'up-down';
  readonly flush: boolean;
  /** Seconds. */
  readonly drain: number;
  /** Open connections on the old host, each with its end in milliseconds from the start. */
  readonly flows: readonly number[];
  /** 0: calm; 1: latencies with a heavy tail. */
  readonly spread: number;
  /** Share of ARP frames lost. */
  readonly loss: number;
  /** Clock rates of old and new. */
  readonly drift: readonly [number, number];
  /** What runs on a host goes on when its controller dies. */
  readonly orphansFinish: boolean;
  /** What was sent into a cut line arrives when it is whole again. */
  readonly lingers: boolean;
  /** Undefined: it does not wait for anybody. */
  readonly confirm?: Confirm | undefined;
  readonly faults: readonly Fault[];
}

export interface StoryOptions {
  readonly strategy?: Strategy | undefined;
  /** Whether they wait for a yes: all, or none. Undefined: one in six. */
  readonly confirm?: boolean | undefined;
}

/** The n-th story of a seed: numbers that are near each other give stories that are not. */
export function storyNumber(seed: number, n: number, options: StoryOptions = {}): Story {
  return makeStory(Math.imul(seed, 0x9e3779b1) ^ Math.imul(n + 1, 0x85ebca6b), options);
}

function makeStory(seed: number, options: StoryOptions): Story {
  const random = new Random(seed);
  const drawn: Strategy = random.chance(0.5) ? 'make-before-break' : 'break-before-make';
  const strategy = options.strategy ?? drawn;
  const rough = random.chance(0.5);
  const drains = strategy === 'make-before-break' && random.chance(0.15);
  // Drawn apart: all else of a story that does not wait is as it was before any did.
  const person = new Random(Math.imul(seed, 0xc2b2ae35) ^ 0x27d4eb2f);
  const confirms = person.chance(1 / 6);
  const confirm = (options.confirm ?? confirms) ? makeConfirm(person, events) : undefined;
  const count = random.pick([0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4]);
  return {
    seed: random.whole(1, 1e9),
    strategy,
    style: random.chance(0.7) ? 'alias' : 'up-down',
    flush: random.chance(0.5),
    drain: drains ? random.pick([1, 10, 100]) : 0,
    flows: drains ? [random.between(100, 90_000)] : [],
    spread: rough ? 1 : 0,
    loss: random.chance(0.15) ? random.between(0, 0.1) : 0,
    drift: random.chance(0.5) ? [random.between(0.99, 1.01), random.between(0.99, 1.01)] : [1, 1],
    orphansFinish: random.chance(0.5),
    lingers: random.chance(0.3),
    ...(confirm === undefined ? {} : { confirm }),
    faults: Array.from({ length: count }, () => makeFault(random, confirm)),
  };
}

/** From the loss of power until the network is up again: no machine is faster. */
const fastestBootMs = 1_500;

/** Things that happen on the LAN while a move goes well. */
const events = 55;

function makeFault(random: Random, confirm: Confirm | undefined): Fault {
  const host = random.pick(['old', 'new'] as const);
  const any: When = {
    after: random.whole(0, events),
    thenMs: random.chance(0.35) ? 0 : random.between(0, random.pick([3, 3, 200, 80_000])),
  };
  const when = confirm === undefined ? any : whenOf(random, confirm, any);
  const long = (): number => random.pick([1, 10, 100]) * random.between(50, 1000);
  switch (random.whole(0, 12)) {
    case 0:
    case 1:
    case 2:
      return { kind: 'controller dies', when };
    case 3:
      return { kind: 'Ctrl-C', when };
    case 4:
    case 5:
      return {
        kind: 'power cut',
        when,
        host,
        backMs: random.chance(0.2) ? null : Math.max(fastestBootMs, long()),
      };
    case 6: {
      const parties = ['controller', 'old', 'new', 'client'] as const;
      const a = random.pick(parties);
      const b = random.pick(parties.filter((party) => party !== a));
      return { kind: 'cut', when, between: [a, b], forMs: long() };
    }
    case 7:
      return { kind: 'stall', when, host, forMs: random.between(10, 5000) };
    case 8:
      return { kind: random.pick(['resume', 'rollback'] as const), when };
    case 9:
      return random.chance(0.7)
        ? { kind: 'second operator', when }
        : { kind: 'lock broken', when, host };
    default: {
      const how = random.pick([
        'never arrives',
        'half happens',
        'reply lost',
        'late',
        'twice',
      ] as const);
      const much =
        how === 'half happens'
          ? random.whole(1, 8)
          : how === 'late' || how === 'twice'
            ? random.pick([random.between(1, 2000), random.between(1, 90_000)])
            : 0;
      // It looks twice a second.
      const nth = random.whole(0, 9 + 2 * (confirm?.seconds ?? 0));
      return { kind: 'round trip', host, nth, how, much };
    }
  }
}

/** When it is over, once it has begun, in milliseconds. */
export function lengthOf(fault: Happening): number {
  switch (fault.kind) {
    case 'power cut':
      return fault.backMs ?? 0;
    case 'cut':
    case 'stall':
      return fault.forMs;
    case 'round trip':
      return fault.how === 'late' || fault.how === 'twice' ? fault.much : 0;
    default:
      return 0;
  }
}

export function describe(fault: Happening): string {
  const s = (ms: number): string =>
    ms < 1000 ? `${ms.toFixed(1)} ms` : `${(ms / 1000).toFixed(1)} s`;
  const when =
    'when' in fault
      ? `${s(fault.when.thenMs)} after event ${String(fault.when.after)}: `
      : `round trip ${String(fault.nth + 1)} to ${fault.host}: `;
  switch (fault.kind) {
    case 'power cut':
      return `${when}${fault.host} loses its power${fault.backMs === null ? ' for ever' : ` for ${s(fault.backMs)}`}`;
    case 'cut':
      return `${when}nothing passes between ${fault.between.join(' and ')} for ${s(fault.forMs)}`;
    case 'stall':
      return `${when}the processes of ${fault.host} stand still for ${s(fault.forMs)}`;
    case 'yes':
      return `${when}a person says yes on ${fault.at === 'both' ? 'old and new' : fault.at}`;
    case 'lock broken':
      return `${when}somebody breaks the lock on ${fault.host}`;
    case 'resume':
    case 'rollback':
      return `${when}another controller: ${fault.kind}`;
    case 'round trip':
      return `${when}${fault.how}${fault.how === 'half happens' ? `, ${String(fault.much)} operations` : fault.much > 0 ? `, ${s(fault.much)}` : ''}`;
    default:
      return `${when}${fault.kind}`;
  }
}

/** In which nothing goes wrong, and nothing is asked for besides: for stories that a test makes by hand. */
export const calm: Omit<Story, 'strategy'> = {
  seed: 1,
  style: 'alias',
  flush: false,
  drain: 0,
  flows: [],
  spread: 0,
  loss: 0,
  drift: [1, 1],
  orphansFinish: false,
  lingers: false,
  faults: [],
};
