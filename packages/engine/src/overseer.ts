import { VipbookError, type Diagnostic, type Place } from '@vipbook/diagnostics';
import type { FileDiff, HostPlan, PlayPlan, Step } from '@vipbook/modules';

/** What a task is about to do: as its module planned it, before anything of it happens. */
export interface TaskWork {
  readonly host: string;
  readonly module: string;
  /** Where the task stands. */
  readonly where: Place;
  readonly steps: readonly Step[];
  readonly diffs: readonly FileDiff[];
  readonly review?: NonNullable<PlayPlan['review']>;
  /** `no_log`. */
  readonly hidden: boolean;
}

/** Looks over the shoulder of a run: who makes a plan, or holds a run to one. */
export interface Overseer {
  /** Nothing is carried out; tasks are planned one behind the other, each on what those before would leave. */
  readonly plansOnly: boolean;
  /** Called before anything of it happens. Throws a VipbookError: then it does not. */
  work(work: TaskWork): void;
}

/** A file that nobody asked about is no work: there is nothing to hold a run to. */
export function isWork({ steps, diffs }: Pick<HostPlan, 'steps' | 'diffs'>): boolean {
  return steps.length > 0 || diffs.length > 0;
}

/** What only the run will tell (EXP024), or a host that a snapshot stands for (PLN001). */
const unknownCodes: ReadonlySet<string> = new Set(['EXP024', 'PLN001']);

export function isUnknown(finding: Diagnostic): boolean {
  return unknownCodes.has(finding.code);
}

/** Why it cannot be known; undefined: it is another kind of trouble. */
export function unknownReason(error: unknown): string | undefined {
  if (!(error instanceof VipbookError)) return undefined;
  return error.diagnostics.every(isUnknown) ? error.diagnostics[0]?.message : undefined;
}

/** The answer, or the stand-in for what only the run will tell. */
export function unlessUnknown<T>(work: () => T, otherwise: (because: string) => T): T {
  try {
    return work();
  } catch (error) {
    const because = unknownReason(error);
    if (because === undefined) throw error;
    return otherwise(because);
  }
}
