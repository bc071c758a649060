import { exitCodes } from './exit-codes.ts';
import type { RunEvent } from './events.ts';

/** Exit codes of `vipbook apply`: what a program that waits for it has to tell apart. */
export const applyCodes = {
  done: 0,
  failed: 1,
  /** The world, or the plan's own sources, are not those that were reviewed. */
  stale: 3,
  /** Somebody else is at work on the address. */
  locked: 4,
  /** Preflight or a policy says no. */
  forbidden: 5,
  /** The move was taken back: the address is where it was. */
  rolledBack: 6,
  /** Nobody can tell where the address is without looking. */
  uncertain: 7,
} as const;

/** Somebody else is at work on the address. */
export const lockedCodes: ReadonlySet<string> = new Set(['VIP034', 'JNL006']);
const rolledBack = new Set(['VIP018', 'VIP023', 'VIP039']);
const uncertain = new Set(['VIP020', 'ENG031', 'VIP019']);
const stale = new Set(['PLN018', 'PLN017', 'VIP036']);
/** Found by the look after a move that was made: they forbid nothing. */
const afterwards = new Set(['VIP045', 'VIP066']);

/** What came of a run that was held to a plan. */
export function codeOfRun(exitCode: number, told: readonly RunEvent[]): number {
  if (exitCode === exitCodes.fine) return applyCodes.done;
  const codes = new Set(
    told.flatMap((event): readonly string[] => {
      if (event.event === 'error') return [event.finding.code];
      if (event.event !== 'task-result' || event.ignored || event.error === undefined) return [];
      return [event.error.code];
    }),
  );
  const has = (some: ReadonlySet<string>): boolean => [...some].some((code) => codes.has(code));
  if (has(uncertain)) return applyCodes.uncertain;
  if (has(stale)) return applyCodes.stale;
  if (has(lockedCodes)) return applyCodes.locked;
  if (has(rolledBack)) return applyCodes.rolledBack;
  if (exitCode === exitCodes.interrupted || exitCode === exitCodes.unexpected) return exitCode;
  // A move that was never begun, because its preflight forbids it.
  if ([...codes].some((code) => code.startsWith('VIP') && !afterwards.has(code)))
    return applyCodes.forbidden;
  return applyCodes.failed;
}
