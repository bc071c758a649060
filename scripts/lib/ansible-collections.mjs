// The collection ansible.utils, whose IP filters tests compare with ours: out of Debian's package `ansible`,
// without installing that (300 MB of collections), into the user's cache.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { hasProgram, run } from './process.mjs';

const cache = () =>
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'vipbook');
const mine = () => path.join(cache(), 'ansible-collections');
const utils = 'ansible_collections/ansible/utils';
const installed = '/usr/lib/python3/dist-packages';

/** Folder for ANSIBLE_COLLECTIONS_PATH that has ansible.utils; undefined: there is none. */
export function ansibleCollections() {
  const given = process.env.VIPBOOK_ANSIBLE_COLLECTIONS;
  const folders = [...(given === undefined ? [] : [given]), installed, mine()];
  return folders.find((folder) => existsSync(path.join(folder, utils)));
}

/**
 * Get the collection when it is not there. Installs nothing.
 * @param {(line: string) => void} say
 * @returns {Promise<string | undefined>} a sentence when there is none
 */
export async function ensureAnsibleCollections(say = console.log) {
  if (ansibleCollections() !== undefined) return undefined;
  if (!(await hasProgram('dpkg-deb'))) return 'not a Debian system: no collection ansible.utils';
  mkdirSync(cache(), { recursive: true });
  const aside = mkdtempSync(path.join(cache(), 'new-'));
  say('getting the collection ansible.utils out of Debian’s package ansible');
  try {
    const got = await run('apt-get', ['download', 'ansible'], { cwd: aside, timeoutMs: 120_000 });
    const [file] = readdirSync(aside).filter((name) => name.endsWith('.deb'));
    if (got.status !== 0 || file === undefined) return `apt-get download ansible:\n${got.output}`;
    const unpacked = await run(
      'sh',
      [
        '-c',
        'dpkg-deb --fsys-tarfile "$0" | tar -x --strip-components=5 "./usr/lib/python3/dist-packages/$1"',
        file,
        utils,
      ],
      { cwd: aside },
    );
    if (unpacked.status !== 0 || !existsSync(path.join(aside, utils)))
      return `dpkg-deb:\n${unpacked.output}`;
    rmSync(path.join(aside, file));
    if (!existsSync(mine())) renameSync(aside, mine());
    return undefined;
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
