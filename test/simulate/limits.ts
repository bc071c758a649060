import { settledMs, wordsComeLate } from './bounds.ts';
import type { Course, Violation, ViolationKind } from './course.ts';

/**
 * What a move does not promise. Each is counted, and can be switched off (`--strict NAME`): from then on it is
 * a violation like any other.
 */
export interface Limit {
  readonly name: string;
  readonly what: string;
  readonly covers: (violation: Violation, course: Course) => boolean;
}

const betweenTwo: ReadonlySet<ViolationKind> = new Set<ViolationKind>([
  'two hold it',
  'two answer',
  'two in the end',
  'both files name it',
  'the wrong one in the end',
]);

/** The new host asks twice, 3 s apart: the old one gives way at once. */
const asksAtBootMs = 5_000;

export const limits: readonly Limit[] = [
  {
    name: 'deaf-hosts',
    what: 'a guard decided while the two hosts did not hear each other (a cut cable, frames lost): each serves those who hear it (docs/moving.md: "The segment lives")',
    covers: ({ kind }, { wireCut, decided, story }) =>
      decided && (wireCut || story.loss > 0) && betweenTwo.has(kind),
  },
  {
    name: 'late-words',
    what: 'a command of the controller reached a host more than 15 s late, as a sign of life: its guard decided so much later than the other one waits for (docs/moving.md: "Commands arrive soon")',
    covers: ({ kind }, { story, decided }) =>
      decided &&
      (kind === 'the wrong one in the end' || kind === 'not as told') &&
      wordsComeLate(story),
  },
  {
    name: 'passed-each-other',
    what: 'break-before-make: both hosts lost their power in turn, each was off while the other decided; both hold it while the boot hook of one asks the wire (docs/moving.md: "The two do not miss each other")',
    covers: ({ kind, forMs = 0 }, { story, askedAtBoot, lostPower }) =>
      story.strategy === 'break-before-make' &&
      askedAtBoot &&
      lostPower.size === 2 &&
      (kind === 'two hold it' || (kind === 'two answer' && forMs <= asksAtBootMs)),
  },
];

/** The first limit that covers it, of those that still stand. */
export function limitOf(
  violation: Violation,
  course: Course,
  strict: ReadonlySet<string>,
): Limit | undefined {
  if (strict.has('all')) return undefined;
  return limits.find((limit) => !strict.has(limit.name) && limit.covers(violation, course));
}

/** How long hosts take at most to decide without a controller; said with every count. */
export const boundSeconds = settledMs / 1000;
