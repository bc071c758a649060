import { isReadable } from '../config/bounded-read.ts';
import { randomBytes } from 'node:crypto';
import { appendFile, mkdir, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decideHostKey } from './decide.ts';
import {
  hashName,
  keyTypeOf,
  lookupName,
  parseKnownHosts,
  type KnownHostsFile,
} from './known-hosts-file.ts';

/** Where OpenSSH looks: the user's files first, they are also where new keys go. */
export function usualKnownHostsFiles(home: string): readonly string[] {
  return [
    join(home, '.ssh/known_hosts'),
    join(home, '.ssh/known_hosts2'),
    '/etc/ssh/ssh_known_hosts',
    '/etc/ssh/ssh_known_hosts2',
  ];
}

/** Read them all; a missing one is empty. One of more than 16 MiB rejects; other failures reject with Node's error. */
export async function readKnownHosts(paths: readonly string[]): Promise<readonly KnownHostsFile[]> {
  return Promise.all(paths.map(readOne));
}

async function readOne(path: string): Promise<KnownHostsFile> {
  try {
    const text = isReadable(await stat(path)) ? await readFile(path, 'utf8') : '';
    return parseKnownHosts(path, text);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return parseKnownHosts(path, '');
    throw error;
  }
}

/**
 * Append a host's key, hashed if that is the file's habit. Under a lock, and not at all when another
 * process stored the same key meanwhile. Rejects with Node's error when the file cannot be written.
 */
export async function storeHostKey(
  path: string,
  address: string,
  port: number,
  key: Buffer,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    () => true,
  );
  // /dev/null: "remember nothing", a habit of people whose hosts come and go.
  if (!isFile) return;
  const unlock = await lock(`${path}.vipbook-lock`);
  try {
    const file = await readOne(path);
    if (decideHostKey([file], address, port, key).verdict === 'known') return;
    const name = lookupName(address, port);
    const field = file.hashed ? hashName(name, randomBytes(20)) : name;
    const line = `${file.unfinished ? '\n' : ''}${field} ${keyTypeOf(key)} ${key.toString('base64')}\n`;
    await appendFile(path, line, { mode: 0o600 });
  } finally {
    await unlock();
  }
}

/** A lock older than this was left by a process that died, in milliseconds. */
const staleMs = 10_000;

async function lock(path: string): Promise<() => Promise<void>> {
  for (;;) {
    try {
      await (await open(path, 'wx', 0o600)).close();
      return () => rm(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const age = await stat(path).then(
        (found) => Date.now() - found.mtimeMs,
        () => 0,
      );
      if (age > staleMs) await rm(path, { force: true });
      await sleep(20);
    }
  }
}
