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

/** 300: every happening at every recorded step, both strategies, on calm links and on bad ones. */
export const allStories: readonly LabStory[] = [false, true].flatMap((rough) =>
  happenings.flatMap((happening) =>
    (['make-before-break', 'break-before-make'] as const).flatMap((strategy) =>
      phases[strategy].map((phase) => ({ strategy, phase, happening, rough })),
    ),
  ),
);

export function title({ strategy, phase, happening, rough }: LabStory): string {
  return `${strategy}, at ${phase}: ${happening}${rough ? ' (1 % loss, 20 ms)' : ''}`;
}
