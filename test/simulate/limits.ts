import { settledMs, type Course, type Violation } from './checks.ts';

/**
 * What a move does not promise. Each is counted, and can be switched off (`--strict NAME`): from then on it is
 * a violation like any other.
 */
export interface Limit {
  readonly name: string;
  readonly what: string;
  readonly covers: (violation: Violation, course: Course) => boolean;
}

export const limits: readonly Limit[] = [];

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
