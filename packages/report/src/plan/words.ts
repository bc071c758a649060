import type { Plan, PlannedMove } from '@vipbook/plan';

/** Words that every drawing of a plan uses. */

export function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} days`;
}

export function expectedOutage(
  { outageMs, outageBudgetMs }: Plan['summary'],
  because: string,
): string {
  const expected =
    outageMs === null || outageMs === 0 ? 'none expected' : `${String(outageMs)} ms expected`;
  const budget = outageBudgetMs === null ? '' : `, ${String(outageBudgetMs)} ms allowed`;
  return `${expected}${budget}: ${because}`;
}

export function withinSeconds(seconds: number | null): string {
  return seconds === null || seconds === 0 ? '' : `, within ${String(seconds)} s`;
}

/** Between which steps, and the longest that a failure in the middle can make of it. */
export function outageWhen({ outage: { beginsAt, endsAt, worstMs } }: PlannedMove): string {
  const from = beginsAt === undefined ? '' : `; one could begin at step ${String(beginsAt)}`;
  const to = endsAt === undefined ? '' : `, is over by step ${String(endsAt)}`;
  const worst =
    worstMs === null
      ? '; if vipbook dies in it, it lasts until somebody acts'
      : `, and lasts ${String(worstMs / 1000)} s at worst, if vipbook dies in it`;
  return `${from}${from === '' ? '' : to}${worst}`;
}
