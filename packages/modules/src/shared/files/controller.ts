import { readdir, readFile, readlink, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, resolve } from 'node:path';
import type { Stats } from 'node:fs';
import type { ModuleContext } from '../../module.ts';
import { fail } from './failure.ts';

/**
 * Bytes that go through a host's shell at once. The whole of it is held in memory here and on the host; a
 * host whose sh is bash reads some 700 kB a second from a pipe, dash and busybox twenty times that.
 */
export const maxBytes = 64 * 1024 * 1024;

/** An absolute path for `src`, looked for as Ansible does: in `files` (or `templates`) of each folder, then
 *  in the folder itself. */
export async function findSource(
  src: string,
  kind: 'files' | 'templates',
  context: ModuleContext,
  host: string,
): Promise<string> {
  const places = placesFor(src, kind, context);
  for (const place of places) if ((await statOf(place)) !== undefined) return place;
  return fail('MOD060', `${src} is not there; looked at ${places.join(', ')}`, context, host);
}

function placesFor(
  src: string,
  kind: 'files' | 'templates',
  { folders = [] }: ModuleContext,
): readonly string[] {
  const path = src.startsWith('~/') ? join(homedir(), src.slice(2)) : src;
  if (isAbsolute(path)) return [path];
  return [
    ...new Set(folders.flatMap((folder) => [resolve(folder, kind, path), resolve(folder, path)])),
  ];
}

export async function statOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch {
    return undefined;
  }
}

/** The bytes of a file here. */
export async function readSource(
  path: string,
  context: ModuleContext,
  host: string,
): Promise<Uint8Array> {
  const found = await statOf(path);
  if (found?.isDirectory() === true)
    return fail('MOD061', `${path} is a folder, and a file is needed`, context, host);
  if (found !== undefined && found.size > maxBytes)
    return fail('MOD061', `${path} has ${String(found.size)} bytes`, context, host, {
      remedy: `Use synchronize for what is larger than ${String(maxBytes / 1024 / 1024)} MiB.`,
    });
  try {
    return await readFile(path);
  } catch (error) {
    return fail('MOD061', `${path} cannot be read: ${(error as Error).message}`, context, host);
  }
}

const vaultHeader = Buffer.from('$ANSIBLE_VAULT;');

/** Files that the vault encrypted would arrive encrypted: Ansible would have decrypted them. */
export function refuseVault(
  path: string,
  content: Uint8Array,
  context: ModuleContext,
  host: string,
): void {
  if (Buffer.from(content.subarray(0, vaultHeader.length)).equals(vaultHeader))
    fail('MOD061', `${path} is encrypted with the vault, and would arrive so`, context, host, {
      remedy:
        'Put the text into a variable of a vault file and use copy with content; or say decrypt: false to copy it as it is.',
    });
}

export interface SourceTree {
  /** Paths are relative to the folder. */
  readonly files: readonly { readonly path: string; readonly full: string }[];
  readonly directories: readonly string[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
}

/** Everything below a folder here, sorted; links are followed unless they shall stay links. */
export async function walkSource(folder: string, followLinks: boolean): Promise<SourceTree> {
  const files: { path: string; full: string }[] = [];
  const directories: string[] = [];
  const links: { path: string; target: string }[] = [];
  const walk = async (at: string, seen: ReadonlySet<string>): Promise<void> => {
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = join(at, entry.name);
      const path = relative(folder, full);
      if (entry.isSymbolicLink() && !followLinks) {
        links.push({ path, target: await readlink(full) });
        continue;
      }
      const found = await statOf(full);
      if (found?.isDirectory() === true) {
        const key = `${String(found.dev)}:${String(found.ino)}`;
        // A link to a folder above would never end.
        if (seen.has(key)) continue;
        directories.push(path);
        await walk(full, new Set([...seen, key]));
      } else if (found?.isFile() === true) {
        files.push({ path, full });
      }
    }
  };
  const top = await stat(folder);
  await walk(folder, new Set([`${String(top.dev)}:${String(top.ino)}`]));
  return { files, directories, links };
}
