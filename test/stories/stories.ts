import type { Strategy } from '@vipbook/vip';

/** What happens at a step: the controller has written down that the step begins, and sent nothing of it. See `momentOf`. */
export type Happening =
  | 'controller killed'
  | 'controller cut off'
  | 'old loses its power'
  | 'new loses its power'
  | 'controller killed, old loses its power'
  | 'controller killed, new loses its power'
  | 'sessions of sshd on old killed'
  | 'sessions of sshd on new killed'
  | 'link of old down'
  | 'link of new down'
  | 'old loses its power under the controller'
  | 'new loses its power under the controller'
  | 'link of old down under the controller'
  | 'link of new down under the controller'
  | 'sshd on old killed'
  | 'sshd on new killed';

export interface LabStory {
  readonly strategy: Strategy;
  /** Of the journal: `quiet`, `undo of quiet`. */
  readonly phase: string;
  readonly happening: Happening;
  /** 1 % loss and 20 ms on every link. */
  readonly rough: boolean;
}

/** Seconds; the shortest that leaves a guard time to ask. */
export const lease = 5;
export const offMs = 2_000;
/** Longer than the old host waits for its controller. */
export const cutMs = 6_000;

const phases: Readonly<Record<Strategy, readonly string[]>> = {
  'make-before-break': [
    'lock',
    'arm',
    'claim',
    'cut-over',
    'quiet',
    'commit',
    'release',
    'persist',
  ],
  'break-before-make': ['lock', 'arm', 'cut-over', 'claim', 'commit', 'release', 'persist'],
};

/** Told after those, so that the numbers of stories stay. */
const morePhases: typeof phases = {
  'make-before-break': ['flush', 'verify', 'drain', 'consent'],
  'break-before-make': ['ready', 'flush', 'verify', 'consent'],
};

/**
 * When it happens, in the words of at-step.cjs. That the new host takes the address is written down before the old one
 * lets go; what is told of that step happens between the two, when nobody has it.
 */
export function momentOf({ strategy, phase }: Pick<LabStory, 'strategy' | 'phase'>): string {
  return strategy === 'break-before-make' && phase === 'claim' ? endOf('cut-over') : phase;
}

export function endOf(phase: string): string {
  return `end of ${phase}`;
}

export function undoOf(phase: string): string {
  return `undo of ${phase}`;
}

/** What is taken back where nobody says yes. */
const undone: typeof phases = {
  'make-before-break': ['flush', 'quiet', 'cut-over', 'claim', 'arm', 'lock'].map(undoOf),
  'break-before-make': ['flush', 'claim', 'cut-over', 'arm', 'lock'].map(undoOf),
};

/** What the playbook asks for besides, so that its move comes to the step. */
export interface Asked {
  /** A third host's cache is flushed. */
  readonly flush: boolean;
  /** Seconds; a client has a connection open that outlasts them. */
  readonly drain: number;
  /** Seconds in which nobody says yes. */
  readonly confirm: number;
}

export function askedFor(phase: string): Asked {
  const undoing = phase.startsWith(undoOf(''));
  return {
    flush: phase === 'flush' || phase === undoOf('flush'),
    drain: phase === 'drain' ? 3 : 0,
    confirm: undoing ? 1 : phase === 'consent' ? 3 : 0,
  };
}

const happenings: readonly Happening[] = [
  'controller killed',
  'controller cut off',
  'old loses its power',
  'new loses its power',
  'controller killed, old loses its power',
  'controller killed, new loses its power',
  'sessions of sshd on old killed',
  'sessions of sshd on new killed',
  'link of old down',
  'link of new down',
];

/**
 * Told after all others: the controller goes on while the host is away, and finds it so; a killed sshd does not come
 * back before all is decided.
 */
const moreHappenings: readonly Happening[] = [
  'old loses its power under the controller',
  'new loses its power under the controller',
  'link of old down under the controller',
  'link of new down under the controller',
  'sshd on old killed',
  'sshd on new killed',
];

const strategies = ['make-before-break', 'break-before-make'] as const;

/** Each happening at each of these steps, on calm links and on bad ones. */
function storiesAt(
  steps: typeof phases,
  kinds: readonly Happening[] = happenings,
): readonly LabStory[] {
  return [false, true].flatMap((rough) =>
    kinds.flatMap((happening) =>
      strategies.flatMap((strategy) =>
        steps[strategy].map((phase) => ({ strategy, phase, happening, rough })),
      ),
    ),
  );
}

const parts = [phases, morePhases, undone];

/** 1088: at every step that a move, or its undoing, writes down before it does it. */
export const allStories: readonly LabStory[] = [
  ...parts.flatMap((steps) => storiesAt(steps)),
  ...parts.flatMap((steps) => storiesAt(steps, moreHappenings)),
];

/** Does the controller live on, and meet what has happened? */
export function meets({ happening }: Pick<LabStory, 'happening'>): boolean {
  return moreHappenings.includes(happening);
}

export function title({ strategy, phase, happening, rough }: LabStory): string {
  return `${strategy}, at ${phase}: ${happening}${rough ? ' (1 % loss, 20 ms)' : ''}`;
}
