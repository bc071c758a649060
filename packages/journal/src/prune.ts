import { VipbookError } from '@vipbook/diagnostics';
import type { Processes } from './process.ts';
import { readRun } from './runs.ts';
import type { JournalStore } from './store.ts';

export interface Keep {
  /** So many runs, the newest ones. */
  readonly runs: number;
  /** Removed at one time, so that a run does not wait for a large clean-up. */
  readonly atOnce: number;
}

export const keep: Keep = { runs: 500, atOnce: 50 };

/**
 * Remove the oldest journals beyond what is kept. One that is open, or cannot be read, stays however old it is.
 * @returns the names of those that are gone.
 */
export function prune(
  store: JournalStore,
  processes: Processes,
  { runs: most, atOnce }: Keep = keep,
): readonly string[] {
  const runs = store.runs();
  if (runs.length <= most) return [];
  const open = new Set(store.open());
  const surplus = runs.slice(0, runs.length - most).filter((run) => !open.has(run));
  const gone: string[] = [];
  for (const run of surplus.slice(0, atOnce)) {
    try {
      const { standing } = readRun(store, run, processes);
      if (standing === 'running' || standing === 'unseen' || standing === 'unfinished') continue;
      store.remove(run);
      gone.push(run);
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
    }
  }
  return gone;
}
