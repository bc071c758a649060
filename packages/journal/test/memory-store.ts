import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { JournalProcess, JournalStore, Liveness, Processes } from '@vipbook/journal';

export interface MemoryStore extends JournalStore {
  readonly files: Map<string, string>;
  readonly marks: Set<string>;
  syncs: number;
}

/** Journals in memory; `sync` takes a turn of the event loop, as a disk would. */
export function memoryStore(): MemoryStore {
  const files = new Map<string, string>();
  const marks = new Set<string>();
  const opened = (run: string) => ({
    write(text: string): void {
      const before = files.get(run) ?? '';
      files.set(run, before === '' || before.endsWith('\n') ? before + text : `${before}\n${text}`);
    },
    async sync(): Promise<void> {
      await new Promise((resolve) => setImmediate(resolve));
      store.syncs += 1;
    },
    close: () => undefined,
  });
  const store: MemoryStore = {
    files,
    marks,
    syncs: 0,
    place: 'memory',
    pathOf: (run) => `memory/${run}`,
    create(run) {
      files.set(run, '');
      marks.add(run);
      return opened(run);
    },
    append(run) {
      if (!files.has(run))
        throw new VipbookError(diagnostic('JNL005', { message: `no run ${run}` }));
      marks.add(run);
      return opened(run);
    },
    read(run) {
      const text = files.get(run);
      return text === undefined ? undefined : Buffer.from(text);
    },
    runs: () => [...files.keys()].sort(),
    open: () => [...marks].sort(),
    close: (run) => void marks.delete(run),
    remove(run) {
      files.delete(run);
      marks.delete(run);
    },
  };
  return store;
}

/** Processes of which the test says whether they live. */
export function pretendedProcesses(pid: number, life: ReadonlyMap<number, Liveness>): Processes {
  return {
    self: () => processOf(pid),
    liveness: (by) => life.get(by.pid) ?? 'dead',
  };
}

export function processOf(pid: number): JournalProcess {
  return { host: 'desk', user: 'ops', pid };
}
