// Node packages that only some tests or tools need, and that are too large for everybody's node_modules: kept
// in the user's cache, once for each lock file and Node.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { run } from './process.mjs';

const cache = () =>
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'vipbook');

/**
 * @param {string} name
 * @param {string} source a folder with package.json and package-lock.json
 * @param {readonly string[]} [files] whose change makes a new one, too
 */
export function installFolder(name, source, files = []) {
  const hash = createHash('sha256').update(process.versions.modules);
  for (const file of [path.join(source, 'package-lock.json'), ...files])
    hash.update(readFileSync(file));
  return path.join(cache(), `${name}-${hash.digest('hex').slice(0, 16)}`);
}

/** Run a command; throws with the end of its output when it fails. */
export async function must(command, args, cwd, env = {}) {
  const result = await run(command, args, { cwd, env, timeoutMs: 5 * 60_000 });
  if (result.status !== 0)
    throw new Error(`${command} ${args.slice(0, 3).join(' ')}: ${result.output.slice(-2000)}`);
}

export const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * A half-made one is never seen: it is made aside and renamed. Throws when it cannot be made.
 * @param {string} folder of {@link installFolder}
 * @param {string} source
 * @param {(line: string) => void} say
 * @param {(aside: string) => Promise<void>} finish after `npm ci`, without scripts
 */
export async function ensureInstalled(folder, source, say, finish = async () => {}) {
  if (existsSync(folder)) return;
  mkdirSync(cache(), { recursive: true });
  const aside = mkdtempSync(path.join(cache(), 'new-'));
  const since = Date.now();
  say(`installing ${folder}`);
  try {
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(path.join(source, name), path.join(aside, name));
    await must('npm', ['ci', '--ignore-scripts', ...quiet], aside);
    await finish(aside);
    if (!existsSync(folder)) renameSync(aside, folder);
    say(`installed in ${((Date.now() - since) / 1000).toFixed(0)} s`);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
