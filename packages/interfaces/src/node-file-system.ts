import {
  closeSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  statSync,
  constants,
} from 'node:fs';
import type { DirectoryEntry, FileSystem } from './file-system.ts';

export interface DiskLimits {
  /** Files with more bytes are taken for unreadable. Default 64 MiB. */
  readonly fileBytes?: number;
  /** Bytes read in all. Default 256 MiB. */
  readonly totalBytes?: number;
  /** Entries listed in all. Default 200 000. */
  readonly entries?: number;
  /** Put before every absolute path: the root of a mounted disk or of a copied /etc. */
  readonly root?: string;
}

/**
 * The disk of this machine, read only, with bounded work: what exceeds the limits is as if it were not
 * there. Each path is read once, so all answers are of one moment. Paths are bytes.
 */
export function diskFileSystem(limits: DiskLimits = {}): FileSystem {
  const fileBytes = limits.fileBytes ?? 64 * 1024 * 1024;
  let bytesLeft = limits.totalBytes ?? 256 * 1024 * 1024;
  let entriesLeft = limits.entries ?? 200_000;
  const root = (limits.root ?? '').replace(/\/+$/, '');
  const files = new Map<string, Uint8Array | undefined>();
  const lists = new Map<string, readonly DirectoryEntry[] | undefined>();
  const onDisk = (path: string): Buffer => {
    const text = path.startsWith('/') ? root + path : path;
    return Buffer.from(text === '' ? '.' : text, 'latin1');
  };

  const readOne = (path: string): Uint8Array | undefined => {
    // No waiting for the other end of a fifo, and no device files.
    const descriptor = openSync(onDisk(path), constants.O_RDONLY | constants.O_NONBLOCK);
    try {
      const found = fstatSync(descriptor);
      if (!found.isFile() || found.size > Math.min(fileBytes, bytesLeft)) return undefined;
      const parts: Buffer[] = [];
      let size = 0;
      for (;;) {
        const part = Buffer.allocUnsafe(Math.max(4096, found.size - size + 1));
        const count = readSync(descriptor, part, 0, part.length, null);
        if (count === 0) break;
        size += count;
        if (size > Math.min(fileBytes, bytesLeft)) return undefined;
        parts.push(part.subarray(0, count));
      }
      bytesLeft -= size;
      return new Uint8Array(Buffer.concat(parts));
    } finally {
      closeSync(descriptor);
    }
  };

  const listOne = (directory: string): readonly DirectoryEntry[] => {
    const place = onDisk(directory);
    const entries: DirectoryEntry[] = [];
    for (const entry of readdirSync(place, { withFileTypes: true, encoding: 'buffer' })) {
      entriesLeft -= 1;
      if (entriesLeft < 0) break;
      const name = entry.name.toString('latin1');
      let kind: DirectoryEntry['kind'] = entry.isFile()
        ? 'file'
        : entry.isDirectory()
          ? 'directory'
          : 'other';
      if (entry.isSymbolicLink()) {
        const target = attempt(() =>
          statSync(Buffer.concat([place, Buffer.from('/'), entry.name])),
        );
        kind =
          target?.isFile() === true
            ? 'file'
            : target?.isDirectory() === true
              ? 'directory'
              : 'other';
      }
      entries.push({ name, kind });
    }
    return entries;
  };

  return {
    read: (path) => {
      if (!files.has(path))
        files.set(
          path,
          attempt(() => readOne(path)),
        );
      return files.get(path);
    },
    list: (directory) => {
      if (!lists.has(directory))
        lists.set(
          directory,
          attempt(() => listOne(directory)),
        );
      return lists.get(directory);
    },
  };
}

/** A file system answers with nothing where the operating system answers with an error. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}
