import { open, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { FolderEntry } from '@vipbook/language-service';

const notThere: ReadonlySet<string> = new Set([
  'ENOENT',
  'ENOTDIR',
  'EACCES',
  'ELOOP',
  'ENAMETOOLONG',
]);

/** At most `most` + 1 bytes of a regular file; undefined for all else: nobody asked for it, so nobody is
 *  told that it cannot be read. */
export async function readBytes(file: string, most: number): Promise<Uint8Array | undefined> {
  const handle = await open(file).catch(undefinedIfAbsent);
  if (handle === undefined) return undefined;
  try {
    const status = await handle.stat();
    // A pipe or a device may never end.
    if (!status.isFile()) return undefined;
    const buffer = new Uint8Array(Math.min(status.size, most + 1));
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

export async function readFolder(folder: string): Promise<readonly FolderEntry[] | undefined> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(undefinedIfAbsent);
  return entries?.map((entry) => ({
    name: entry.name,
    kind: entry.isDirectory() ? 'folder' : 'file',
  }));
}

function undefinedIfAbsent(error: unknown): undefined {
  if (notThere.has((error as NodeJS.ErrnoException).code ?? '')) return undefined;
  throw error;
}

export interface WalkLimits {
  readonly depth: number;
  readonly entries: number;
}

const skipped: ReadonlySet<string> = new Set([
  'node_modules',
  'dist',
  'coverage',
  'venv',
  '__pycache__',
]);

/**
 * All files below a folder, breadth first, up to a limit. Links to folders are not followed, so that none
 * leads round and round; hidden folders and those that tools fill are left out.
 */
export async function walk(
  root: string,
  limits: WalkLimits,
  isStopped: () => boolean = () => false,
): Promise<readonly string[]> {
  const files: string[] = [];
  let level = [root];
  let seen = 0;
  for (let depth = 0; depth <= limits.depth && level.length > 0; depth += 1) {
    const next: string[] = [];
    for (const folder of level) {
      if (isStopped()) return files;
      for (const entry of (await readFolder(folder)) ?? []) {
        seen += 1;
        if (seen > limits.entries) return files;
        const full = path.join(folder, entry.name);
        if (entry.kind === 'file') files.push(full);
        else if (!entry.name.startsWith('.') && !skipped.has(entry.name)) next.push(full);
      }
    }
    level = next;
  }
  return files;
}
