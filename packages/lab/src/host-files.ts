import { lstat, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Files of a host, through the root folder of its first process (proc(5), /proc/PID/root): a file that is read so costs
 * no process, and entering a host costs three. Undefined is whatever cannot be had, or not for certain, in this way: what
 * is the reader's own (/proc, /sys), and what a link leads to, which would be looked for on this machine.
 */
export async function readThroughRoot(pid: number, file: string): Promise<Buffer | undefined> {
  const seen = await throughRoot(pid, file);
  if (seen === undefined) return undefined;
  return readFile(seen).catch(() => undefined);
}

/** False: it was not written. */
export async function writeThroughRoot(
  pid: number,
  file: string,
  content: string | Uint8Array,
): Promise<boolean> {
  const seen = await throughRoot(pid, file);
  if (seen === undefined) return false;
  try {
    await mkdir(path.dirname(seen), { recursive: true });
    await writeFile(seen, content);
    return true;
  } catch {
    return false;
  }
}

async function throughRoot(pid: number, file: string): Promise<string | undefined> {
  if (file !== path.posix.normalize(file) || !/^\/(?!(?:proc|sys|dev)\/).*[^/]$/.test(file))
    return undefined;
  let seen = `/proc/${String(pid)}/root`;
  for (const name of file.slice(1).split('/')) {
    seen += `/${name}`;
    const found = await lstat(seen).catch(() => undefined);
    // What is missing is made, and is no link.
    if (found?.isSymbolicLink() === true) return undefined;
    if (found !== undefined && !found.isDirectory() && !found.isFile()) return undefined;
  }
  return seen;
}
