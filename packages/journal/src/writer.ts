import type { Secret } from '@vipbook/diagnostics';
import type { JournalEntry } from './generated/entries.ts';
import { encodeEntry } from './line.ts';
import type { JournalFile } from './store.ts';

/** So many characters wait at most, in a run that changes nothing. */
const mostWaiting = 64 * 1024;

/** Without its time, which the writer knows. */
export type Unstamped<E extends JournalEntry = JournalEntry> = E extends JournalEntry
  ? Omit<E, 'at'>
  : never;

export interface WriterInit {
  readonly file: JournalFile;
  now(): number;
  /** Known so far; asked at each entry, because a run learns of more. */
  secrets(): Iterable<Secret>;
}

/**
 * Writes one process's entries. `note` is for what happened already: the system writes it out when it likes.
 * `intend` is for what is about to happen: it resolves once a power cut cannot take it any more. Intents that
 * come together share one sync, so a hundred hosts wait for one disk write, not for a hundred. `begin` is for what
 * only has to survive the process, not the machine.
 */
export class JournalWriter {
  readonly #init: WriterInit;
  #waiting = '';
  #failed: Error | undefined;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(init: WriterInit) {
    this.#init = init;
  }

  /** Of no use to a resume: it goes to the file with the next entry that is. */
  later(entry: Unstamped): void {
    this.#waiting += this.#line(entry);
    if (this.#waiting.length >= mostWaiting) this.#flush();
  }

  note(entry: Unstamped): void {
    this.#waiting += this.#line(entry);
    this.#flush();
  }

  /**
   * What can be done again as it was: on the disk soon, and known to this machine's kernel now, so that a process
   * that is killed loses nothing. Throws what went wrong with the syncs before.
   */
  begin(entry: Unstamped): void {
    if (this.#failed !== undefined) throw this.#failed;
    this.note(entry);
    this.sync().catch((error: unknown) => {
      this.#failed = error instanceof Error ? error : new Error(String(error));
    });
  }

  async intend(entry: Unstamped): Promise<void> {
    this.note(entry);
    await this.sync();
  }

  /** A sync that begins after this call covers all that was written before it. */
  sync(): Promise<void> {
    this.#next ??= this.#running
      .catch(() => undefined)
      .then(() => {
        this.#next = undefined;
        this.#running = this.#init.file.sync();
        return this.#running;
      });
    return this.#next;
  }

  #line(entry: Unstamped): string {
    return encodeEntry({ ...entry, at: this.#init.now() }, this.#init.secrets());
  }

  #flush(): void {
    const text = this.#waiting;
    this.#waiting = '';
    if (text !== '') this.#init.file.write(text);
  }

  async close(): Promise<void> {
    this.#flush();
    await (this.#next ?? this.#running).catch(() => undefined);
    this.#init.file.close();
  }
}
