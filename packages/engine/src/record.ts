import { diagnostic, scrubText, Secret, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  format,
  JournalWriter,
  obstacles,
  openRuns,
  prune,
  settleEarlier,
  type JournalStore,
  type Processes,
  type RunStart,
  type Unstamped,
} from '@vipbook/journal';
import type { Variable } from '@vipbook/inventory';
import type { ModuleContext, MoveBegin, MoveJournal, MoveRecord, Step } from '@vipbook/modules';
import type { Access } from './connections.ts';
import type { RunEvent, TaskResultEvent } from './events.ts';

/** Where a run writes down what it is about to do. */
export interface RunJournal {
  readonly store: JournalStore;
  readonly processes: Processes;
  /** Beside those that the run itself learns of. */
  readonly secrets?: readonly Secret[];
  /** What of the journal's first line only the command line knows. */
  readonly start: Omit<RunStart, 'entry' | 'at' | 'format' | 'run' | 'by'>;
  /** What is typed behind `vipbook confirm ADDRESS` to reach the hosts of the run. Absent: nothing. */
  confirmFlags?(become: Access['become']): string;
}

export interface RecordInit {
  readonly run: string;
  readonly journal: RunJournal;
  now(): number;
  secrets(): Iterable<Secret>;
  /** For what goes wrong with the journal when nobody waits for it any more. */
  warn(finding: Diagnostic): void;
}

export interface EffectInit {
  readonly module: string;
  readonly host?: string;
  readonly steps: readonly Step[];
  /** `no_log`: not even what the steps are called. */
  readonly hidden: boolean;
}

/**
 * A run's journal, as the engine writes it. A journal that cannot be written is a failure of the first task
 * that would change something, before it does; runs that change nothing need none.
 */
export class RunRecord {
  readonly #init: RecordInit;
  #writer: JournalWriter | undefined;
  #failure: VipbookError | undefined;
  #task = '';
  #moves = 0;
  #uncertain = false;
  #warned = false;

  constructor(init: RecordInit) {
    this.#init = init;
    const { journal, run } = init;
    try {
      this.#writer = new JournalWriter({
        file: journal.store.create(run),
        now: () => init.now(),
        secrets: () => [...(journal.secrets ?? []), ...init.secrets()],
      });
      const by = journal.processes.self();
      this.#writer.note({ entry: 'run-start', format, run, by, ...journal.start });
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      this.#writer = undefined;
      this.#failure = error;
    }
  }

  /** As hosts shall know the run: what another operator is told who finds an address locked. */
  identity({ become }: Pick<Access, 'become'>): NonNullable<ModuleContext['run']> {
    const { journal, run: id } = this.#init;
    const { user, host } = journal.processes.self();
    const confirmFlags = journal.confirmFlags?.(become) ?? '';
    return {
      id,
      owner: user === undefined ? host : `${user}@${host}`,
      ...(confirmFlags === '' ? {} : { confirmFlags }),
    };
  }

  /** What is told to people is written down too, in a few words. */
  event(event: RunEvent): void {
    switch (event.event) {
      case 'task-start': {
        this.#task = event.name;
        const { file, range } = event.where;
        this.#quietly({
          entry: 'task',
          task: event.name,
          ...(file === undefined ? {} : { file }),
          ...(range === undefined ? {} : { line: range.start.line }),
          ...(event.handler ? { handler: true } : {}),
        });
        break;
      }
      case 'task-result':
        this.#quietly(resultOf(event));
        break;
      case 'run-end':
        this.#quietly({
          entry: 'run-end',
          exitCode: event.exitCode,
          elapsedMs: event.elapsedMs,
          recap: { ...event.recap },
        });
        if (event.exitCode === 0)
          this.#settleEarlier({ playbook: this.#init.journal.start.playbook.file });
        break;
      default:
    }
  }

  /**
   * Before a task changes hosts. Throws when it cannot be written down: then it must not happen. The disk is not
   * waited for: a run after a power cut does the same task again. Moves wait, step by step.
   */
  effect({ module, host, steps, hidden }: EffectInit): void {
    this.#open().begin({
      entry: 'effect',
      task: this.#task,
      module,
      ...(host === undefined ? {} : { host }),
      steps: steps.map((step) =>
        hidden ? { host: step.host } : { host: step.host, title: scrubText(step.title).text },
      ),
    });
  }

  /** For modules that move addresses. */
  moves(access: Access): MoveJournal {
    const { journal, run } = this.#init;
    return {
      obstacles: (address) => obstacles(openRuns(journal.store, journal.processes), address, run),
      begin: (move) => this.#move(move, access),
      settled: (addresses) => this.#settleEarlier({ addresses }),
    };
  }

  #move({ hosts, others, ...own }: MoveBegin, { become, variables }: Access): MoveRecord {
    const name = String((this.#moves += 1));
    const addresses = [own.address, ...(others ?? []).map(({ address }) => address)];
    let written: Promise<void> | undefined;
    return {
      intend: async (step) => {
        // The move itself goes to the disk with its first step.
        written ??= this.#intend({
          entry: 'move',
          move: name,
          task: this.#task,
          ...(become === undefined ? {} : { become }),
          ...own,
          ...(others === undefined ? {} : { others: others.map((other) => ({ ...other })) }),
          connections: Object.fromEntries(
            hosts.map((host) => [host, withoutSecrets(variables(host))]),
          ),
        });
        const { phase, title, undo, commits } = step;
        await Promise.all([
          written,
          this.#intend({
            entry: 'step',
            move: name,
            phase,
            title,
            hosts: [...step.hosts],
            ...(undo === true ? { undo } : {}),
            ...(commits === true ? { commits } : {}),
          }),
        ]);
      },
      outcome: ({ phase, undo, outcome, codes, note }) => {
        this.#quietly({
          entry: 'step-end',
          move: name,
          phase,
          outcome,
          ...(undo === true ? { undo } : {}),
          ...(codes.length === 0 ? {} : { codes: [...codes] }),
          ...(note === undefined ? {} : { note }),
        });
      },
      end: (end, codes) => {
        if (end === 'uncertain') this.#uncertain = true;
        this.#quietly({ entry: 'move-end', move: name, end, codes: [...codes] });
        if (end === 'done') this.#settleEarlier({ addresses });
      },
    };
  }

  #settleEarlier(
    what: { readonly addresses: readonly string[] } | { readonly playbook: string },
  ): void {
    const { journal, run } = this.#init;
    const at = this.#init.now();
    this.#tolerate(() => settleEarlier(journal.store, journal.processes, { ...what, by: run, at }));
  }

  async end(): Promise<void> {
    const writer = this.#writer;
    if (writer === undefined) return;
    const { store, processes } = this.#init.journal;
    await writer.close().catch((error: unknown) => this.#lament(error));
    this.#tolerate(() => {
      if (!this.#uncertain) store.close(this.#init.run);
      prune(store, processes);
    });
  }

  #open(): JournalWriter {
    if (this.#writer === undefined) throw this.#failure ?? new Error('the journal is closed');
    return this.#writer;
  }

  async #intend(entry: Unstamped): Promise<void> {
    await this.#open().intend(entry);
  }

  /** What has happened has happened, whether it can be written down or not. */
  #quietly(entry: Unstamped): void {
    this.#tolerate(() => {
      if (entry.entry === 'task' || isIdle(entry)) this.#writer?.later(entry);
      else this.#writer?.note(entry);
    });
  }

  #tolerate(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#lament(error);
    }
  }

  #lament(error: unknown): void {
    if (!(error instanceof VipbookError)) throw error;
    if (this.#warned) return;
    this.#warned = true;
    const message = error.diagnostics.map((finding) => finding.message).join('; ');
    this.#init.warn(diagnostic('JNL013', { message }));
  }
}

function withoutSecrets(variables: ReadonlyMap<string, Variable>): Record<string, unknown> {
  return Object.fromEntries(
    [...variables].flatMap(([name, { value }]) => (value instanceof Secret ? [] : [[name, value]])),
  );
}

/** Of no use to whoever takes the run up. */
function isIdle(entry: Unstamped): boolean {
  return entry.entry === 'result' && (entry.status === 'ok' || entry.status === 'skipped');
}

function resultOf(event: TaskResultEvent): Unstamped {
  const { host, task, status, error } = event;
  return {
    entry: 'result',
    host,
    task,
    status,
    ...(error === undefined ? {} : { code: error.code, message: error.message }),
  };
}
