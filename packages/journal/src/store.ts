/**
 * Where journals are kept, from outside. All paths and files are this interface's business; runs are known by
 * their names.
 */
export interface JournalStore {
  /** For messages. */
  readonly place: string;
  /** A new journal, open at its end. @throws VipbookError JNL001, JNL002. */
  create(run: string): JournalFile;
  /** One that exists, to write more to. @throws VipbookError JNL001, JNL005. */
  append(run: string): JournalFile;
  read(run: string): Uint8Array | undefined;
  /** Names, oldest first. */
  runs(): readonly string[];
  /** Runs that have not said that nothing is left to do, oldest first: few, and found without reading all. */
  open(): readonly string[];
  /** Nothing is left to do for it. */
  close(run: string): void;
  remove(run: string): void;
  pathOf(run: string): string;
}

/** A journal's file. Several processes may write to one: each line goes to its end as a whole. */
export interface JournalFile {
  /** @throws VipbookError JNL001, JNL002. */
  write(text: string): void;
  /** Until this has resolved, a power cut may take what was written. */
  sync(): Promise<void>;
  close(): void;
}
