import type { Strategy } from '@vipbook/vip';

/** What happens at a step: the controller has written down that the step begins, and sent nothing of it. */
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
  | 'link of new down';

export interface LabStory {
  readonly strategy: Strategy;
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
  return {
    flush: phase === 'flush',
    drain: phase === 'drain' ? 3 : 0,
    confirm: phase === 'consent' ? 3 : 0,
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

const strategies = ['make-before-break', 'break-before-make'] as const;

/** Every happening at each of these steps, on calm links and on bad ones. */
function storiesAt(steps: typeof phases): readonly LabStory[] {
  return [false, true].flatMap((rough) =>
    happenings.flatMap((happening) =>
      strategies.flatMap((strategy) =>
        steps[strategy].map((phase) => ({ strategy, phase, happening, rough })),
      ),
    ),
  );
}

/** 460: at every step that a move writes down before it does it. */
export const allStories: readonly LabStory[] = [...storiesAt(phases), ...storiesAt(morePhases)];

export function title({ strategy, phase, happening, rough }: LabStory): string {
  return `${strategy}, at ${phase}: ${happening}${rough ? ' (1 % loss, 20 ms)' : ''}`;
}
