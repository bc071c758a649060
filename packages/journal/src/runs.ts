import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  concerns,
  holderOf,
  openMoves,
  partsOf,
  standingOf,
  type Liveness,
  type Standing,
} from './decide.ts';
import type { JournalProcess } from './generated/entries.ts';
import { decodeJournal, encodeEntry } from './line.ts';
import type { Processes } from './process.ts';
import { foldRun, type RunState } from './state.ts';
import type { JournalFile, JournalStore } from './store.ts';
import { JournalWriter } from './writer.ts';

/** A run as it stands now: its journal, and whether anybody still works on it. */
export interface RunView {
  readonly run: string;
  readonly state: RunState;
  readonly standing: Standing;
  readonly torn: boolean;
  readonly findings: readonly Diagnostic[];
}

/** @throws VipbookError JNL003, JNL005. */
export function readRun(store: JournalStore, run: string, processes: Processes): RunView {
  const bytes = store.read(run);
  if (bytes === undefined) {
    throw new VipbookError(
      diagnostic('JNL005', { message: `there is no run "${run}" in ${store.place}` }),
    );
  }
  const { entries, torn, findings } = decodeJournal(bytes, store.pathOf(run));
  const state = foldRun(entries);
  return { run, state, torn, findings, standing: standingOf(state, lifeOf(state, processes)) };
}

function lifeOf(
  state: RunState,
  processes: Processes,
): { owner: Liveness; attached: readonly Liveness[] } {
  return {
    owner: state.start === undefined ? 'dead' : processes.liveness(state.start.by),
    attached: state.attached.map(({ by }) => processes.liveness(by)),
  };
}

/** A run by its name, or by a beginning or an end of it that only one has. @throws VipbookError JNL005. */
export function resolveRun(store: JournalStore, given: string): string {
  const runs = store.runs();
  if (runs.includes(given)) return given;
  const like = runs.filter((run) => run.startsWith(given) || run.endsWith(given));
  const [only] = like;
  if (only !== undefined && like.length === 1) return only;
  throw new VipbookError(
    diagnostic('JNL005', {
      message:
        like.length === 0
          ? `there is no run "${given}" in ${store.place}`
          : `"${given}" may be ${like.slice(0, 5).join(', ')}`,
    }),
  );
}

export interface OpenRuns {
  /** That have not ended well, and those that run now; oldest first. */
  readonly views: readonly RunView[];
  /** Journals that this vipbook cannot read. */
  readonly findings: readonly Diagnostic[];
}

/** Runs that somebody works on or should look after. Marks that mean nothing any more are removed. */
export function openRuns(store: JournalStore, processes: Processes): OpenRuns {
  const views: RunView[] = [];
  const findings: Diagnostic[] = [];
  for (const run of store.open()) {
    try {
      const view = readRun(store, run, processes);
      if (view.standing === 'finished' || view.standing === 'broken-off') store.close(run);
      // An empty journal may be one whose writer is just beginning.
      else if (view.standing !== 'empty') views.push(view);
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      const gone = error.diagnostics.every(({ code }) => code === 'JNL005');
      if (!gone) findings.push(...error.diagnostics);
    }
  }
  return { views, findings };
}

/** What an earlier run means for one that is about to touch an address. */
export function obstacles(open: OpenRuns, address: string, own: string): readonly Diagnostic[] {
  return open.views
    .filter(({ run, state }) => run !== own && concerns(state, address))
    .map((view) => {
      const part = openMoves(view.state)
        .flatMap(partsOf)
        .find((each) => each.address === address);
      const what = `${address} from ${part?.from ?? '?'} to ${part?.to ?? '?'}`;
      if (view.standing === 'running') {
        return diagnostic('JNL006', {
          message: `run ${view.run} is moving ${what} right now (${processText(view.state.start?.by)})`,
          remedy: `Wait for it, or see: vipbook status ${view.run}`,
        });
      }
      return diagnostic('JNL007', {
        message: `run ${view.run} began to move ${what} and did not end`,
        remedy: `vipbook status ${view.run} shows what is left of it; vipbook resume ${view.run} finishes it or takes it back`,
      });
    });
}

/** What a later run has done. */
export type Superseding = { readonly by: string; readonly at: number } &
  /** It has put these addresses where it wanted them. */
  (
    | { readonly addresses: readonly string[] }
    /** It has gone through the playbook, and well. */
    | { readonly playbook: string }
  );

/**
 * What earlier runs left open is of no interest any more once a later one has done it: moves of the address, or
 * tasks of the playbook. Journals that somebody works on are left alone.
 */
export function settleEarlier(
  store: JournalStore,
  processes: Processes,
  superseding: Superseding,
): void {
  for (const { run, state, standing } of openRuns(store, processes).views) {
    if (run === superseding.by || standing !== 'unfinished') continue;
    if (!covers(superseding, state)) continue;
    const file = store.append(run);
    const reason = `ended by run ${superseding.by}`;
    file.write(encodeEntry({ entry: 'settled', at: superseding.at, reason }));
    file.close();
    store.close(run);
  }
}

function covers(superseding: Superseding, state: RunState): boolean {
  const open = openMoves(state);
  if ('playbook' in superseding)
    return open.length === 0 && state.start?.playbook.file === superseding.playbook;
  const { addresses } = superseding;
  return (
    open.length > 0 && open.flatMap(partsOf).every(({ address }) => addresses.includes(address))
  );
}

export function processText(by: JournalProcess | undefined): string {
  if (by === undefined) return 'by nobody known';
  return `by ${by.user ?? '?'} on ${by.host}, process ${String(by.pid)}`;
}

export interface TakeUp {
  readonly store: JournalStore;
  readonly run: string;
  /** Names this attempt; must differ from all others. */
  readonly session: string;
  /** `resume`, `rollback`. */
  readonly command: string;
  readonly processes: Processes;
  now(): number;
  /** The person says that whoever cannot be seen from here is dead. */
  readonly takeOver?: boolean;
}

/** A run that this process, and no other, works on. */
export interface Held {
  readonly view: RunView;
  readonly writer: JournalWriter;
  /** Let go. `done`: nothing is left to do for the run. */
  release(done: boolean): Promise<void>;
}

/**
 * Take a run up so that no other command does. Each candidate first writes that it is there, then reads: all
 * read the same order, and the first one that lives is the one. Nothing has to be stolen from the dead.
 * @throws VipbookError JNL005, JNL006, JNL011.
 */
export async function takeUp(init: TakeUp): Promise<Held> {
  const { store, run, session, command, processes } = init;
  const before = readRun(store, run, processes);
  const owner = before.state.start?.by;
  if (owner !== undefined && before.state.end === undefined)
    refuse(processes.liveness(owner), owner, `it was begun`, init);
  const file: JournalFile = store.append(run);
  const writer = new JournalWriter({ file, now: () => init.now(), secrets: () => [] });
  const leave = async (): Promise<void> => {
    writer.note({ entry: 'detach', session });
    await writer.close();
  };
  await writer.intend({ entry: 'attach', session, command, by: processes.self() });
  try {
    const view = readRun(store, run, processes);
    const holder = holderOf(view.state, ({ by, session: theirs }) =>
      theirs === session
        ? 'alive'
        : init.takeOver === true
          ? seen(processes.liveness(by))
          : processes.liveness(by),
    );
    if (holder !== undefined && holder.session !== session)
      refuse(processes.liveness(holder.by), holder.by, `\`${holder.command}\` works on it`, init);
    return {
      view,
      writer,
      async release(done) {
        await leave();
        if (done) store.close(run);
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

function seen(liveness: Liveness): Liveness {
  return liveness === 'unknown' ? 'dead' : liveness;
}

function refuse(liveness: Liveness, by: JournalProcess, what: string, init: TakeUp): void {
  if (liveness === 'dead' || (liveness === 'unknown' && init.takeOver === true)) return;
  throw new VipbookError(
    diagnostic(liveness === 'alive' ? 'JNL006' : 'JNL011', {
      message: `run ${init.run}: ${what} ${processText(by)}`,
    }),
  );
}
