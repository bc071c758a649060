import type { Secret } from '@vipbook/diagnostics';
import type { JournalEntry } from './generated/entries.ts';
import { encodeEntry } from './line.ts';
import type { JournalFile } from './store.ts';

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
 * come together share one sync, so a hundred hosts wait for one disk write, not for a hundred.
 */
export class JournalWriter {
  readonly #init: WriterInit;
  #running: Promise<void> = Promise.resolve();
  #next: Promise<void> | undefined;

  constructor(init: WriterInit) {
    this.#init = init;
  }

  note(entry: Unstamped): void {
    const stamped = { ...entry, at: this.#init.now() };
    this.#init.file.write(encodeEntry(stamped, this.#init.secrets()));
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

  async close(): Promise<void> {
    await (this.#next ?? this.#running).catch(() => undefined);
    this.#init.file.close();
  }
}
