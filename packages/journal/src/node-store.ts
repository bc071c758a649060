import { diagnostic, VipbookError, type Code } from '@vipbook/diagnostics';
import {
  closeSync,
  constants,
  fchmodSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import type { JournalFile, JournalStore } from './store.ts';

/** A long run writes some hundred KiB; with less than this free, one should not begin. */
const leastFree = 1024 * 1024;
const suffix = '.jsonl';
const runName = /^[0-9A-Za-z][0-9A-Za-z._-]{0,63}$/;

/** `$XDG_STATE_HOME/vipbook`, or `~/.local/state/vipbook`. A relative path is to be ignored, says XDG. */
export function stateDirectory(environment: Readonly<Record<string, string | undefined>>): string {
  const given = environment['XDG_STATE_HOME'];
  if (given !== undefined && path.isAbsolute(given)) return path.join(given, 'vipbook');
  return path.join(environment['HOME'] ?? homedir(), '.local', 'state', 'vipbook');
}

/**
 * Journals in a folder of the user's that nobody else may read. `runs/RUN.jsonl` is a journal, `open/RUN` an
 * empty file that stands as long as something may be left to do for the run.
 */
export function nodeStore(directory: string): JournalStore {
  const runs = path.join(directory, 'runs');
  const open = path.join(directory, 'open');
  const pathOf = (run: string): string => {
    if (!runName.test(run)) throw noSuchRun(run, directory);
    return path.join(runs, `${run}${suffix}`);
  };
  return {
    place: directory,
    pathOf,
    create(run) {
      const file = pathOf(run);
      return attempt(directory, () => {
        for (const folder of [runs, open]) mkdirSync(folder, { recursive: true, mode: 0o700 });
        refuseFullDisk(directory);
        // The mark first: a journal without one would be overlooked.
        closeSync(openSync(path.join(open, run), 'w', 0o600));
        const descriptor = openSync(file, 'ax', 0o600);
        // The folders' own names, too, the first time.
        return journalFile(descriptor, directory, [runs, open, directory, path.dirname(directory)]);
      });
    },
    append(run) {
      const file = pathOf(run);
      return attempt(directory, () => {
        const descriptor = openExisting(file, run, directory);
        closeSync(openSync(path.join(open, run), 'a', 0o600));
        return journalFile(descriptor, directory, [open]);
      });
    },
    read: (run) => absentAsUndefined(() => readFileSync(pathOf(run)), directory),
    runs: () =>
      names(runs, directory)
        .filter((name) => name.endsWith(suffix))
        .map((name) => name.slice(0, -suffix.length))
        .filter((name) => runName.test(name)),
    open: () => names(open, directory).filter((name) => runName.test(name)),
    close(run) {
      attempt(directory, () => rmSync(path.join(open, run), { force: true }));
    },
    remove(run) {
      const file = pathOf(run);
      attempt(directory, () => {
        rmSync(file, { force: true });
        rmSync(path.join(open, run), { force: true });
      });
    },
  };
}

/** No O_CREAT: a name that does not exist must not become a run. */
function openExisting(file: string, run: string, directory: string): number {
  try {
    return openSync(file, constants.O_RDWR | constants.O_APPEND);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw noSuchRun(run, directory);
    throw error;
  }
}

function journalFile(
  descriptor: number,
  directory: string,
  folders: readonly string[],
): JournalFile {
  // What a umask or an older version left.
  fchmodSync(descriptor, 0o600);
  /** The last line may have been left half-written; what follows must not become part of it. */
  let broken = !endsInNewline(descriptor);
  let foldersSynced = false;
  return {
    write(text) {
      const bytes = Buffer.from(broken ? `\n${text}` : text, 'utf8');
      attempt(directory, () => {
        broken = true;
        // O_APPEND: one write is one piece, whoever else writes.
        const written = writeSync(descriptor, bytes);
        if (written < bytes.length) throw Object.assign(new Error(), { code: 'ENOSPC' });
        broken = false;
      });
    },
    async sync() {
      await new Promise<void>((resolve, reject) => {
        fdatasync(descriptor, (error) => {
          if (error === null) resolve();
          else reject(failureOf(error, directory));
        });
      });
      if (foldersSynced) return;
      // The names, too, must survive.
      for (const folder of folders) syncFolder(folder);
      foldersSynced = true;
    },
    close() {
      closeSync(descriptor);
    },
  };
}

function endsInNewline(descriptor: number): boolean {
  const { size } = fstatSync(descriptor);
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  readSync(descriptor, last, 0, 1, size - 1);
  return last[0] === 10;
}

function syncFolder(folder: string): void {
  try {
    const descriptor = openSync(folder, 'r');
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch {
    // Some file systems cannot sync folders; the file itself has been.
  }
}

function refuseFullDisk(directory: string): void {
  const { bavail, bsize, blocks } = statfsSync(directory);
  // Some (network) file systems tell nothing.
  if (blocks === 0 || bavail * bsize >= leastFree) return;
  throw Object.assign(new Error(), { code: 'ENOSPC' });
}

function names(folder: string, directory: string): readonly string[] {
  return absentAsUndefined(() => readdirSync(folder).sort(), directory) ?? [];
}

function absentAsUndefined<T>(work: () => T, directory: string): T | undefined {
  try {
    return work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw error instanceof VipbookError ? error : failureOf(error, directory);
  }
}

function attempt<T>(directory: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof VipbookError ? error : failureOf(error, directory);
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'not permitted',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'no space left',
  EDQUOT: 'the quota is used up',
  EEXIST: 'a run of that name exists already',
};

function failureOf(error: unknown, directory: string): VipbookError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const full = code === 'ENOSPC' || code === 'EDQUOT';
  const kind: Code = full ? 'JNL002' : 'JNL001';
  return new VipbookError(
    diagnostic(kind, {
      message: `the journal in ${directory} cannot be written: ${reasons[code] ?? code}`,
      where: { file: directory },
    }),
  );
}

function noSuchRun(run: string, directory: string): VipbookError {
  return new VipbookError(
    diagnostic('JNL005', { message: `there is no run "${run}" in ${directory}` }),
  );
}
