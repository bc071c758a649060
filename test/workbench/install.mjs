// A real VS Code for the tests: npm's code-server carries it, and nothing but npm and Debian is asked.
// Installed in the user's cache, apart from this repository (it is 430 MB), once for each lock file and Node.
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasProgram, run } from '../../scripts/lib/process.mjs';

const source = fileURLToPath(new URL('server', import.meta.url));

/** What builds the native parts, and the browser. */
export const debianPackages = ['chromium', 'fonts-dejavu-core', 'g++', 'make', 'python3'];

/** VS Code's own modules that are compiled; without them the terminal or the log is missing. */
const native = ['@vscode/spdlog', 'native-watchdog', 'node-pty'];

const cache = () =>
  path.join(process.env.XDG_CACHE_HOME ?? path.join(homedir(), '.cache'), 'vipbook');

async function home() {
  const hash = createHash('sha256')
    .update(await readFile(path.join(source, 'package-lock.json')))
    .update(await readFile(fileURLToPath(import.meta.url)))
    .update(process.versions.modules);
  return path.join(cache(), `workbench-${hash.digest('hex').slice(0, 16)}`);
}

const entry = (folder) => path.join(folder, 'node_modules/code-server/out/node/entry.js');

/** Where it is installed, if it is. @returns {Promise<string | undefined>} */
export async function installedWorkbench() {
  const file = entry(await home());
  return existsSync(file) ? file : undefined;
}

async function must(command, args, cwd, env = {}) {
  const result = await run(command, args, { cwd, env, timeoutMs: 5 * 60_000 });
  if (result.status !== 0)
    throw new Error(`${command} ${args.slice(0, 3).join(' ')}: ${result.output.slice(-2000)}`);
}

/** Headers of the running Node: beside it, or Debian's. */
function headers() {
  const prefixes = [path.dirname(path.dirname(process.execPath)), '/usr', '/usr/local'];
  return prefixes.find((prefix) => existsSync(path.join(prefix, 'include/node/node.h')));
}

async function build(folder) {
  const nodedir = headers();
  if (nodedir === undefined) throw new Error('no Node headers (include/node/node.h)');
  const globalModules = (await run('npm', ['root', '-g'])).stdout.trim();
  const gyp = path.join(globalModules, 'npm/node_modules/node-gyp/bin/node-gyp.js');
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];

  for (const name of ['package.json', 'package-lock.json'])
    cpSync(path.join(source, name), path.join(folder, name));
  await must('npm', ['ci', '--ignore-scripts', ...quiet], folder);
  const code = path.join(folder, 'node_modules/code-server/lib/vscode');
  await must('npm', ['ci', '--legacy-peer-deps', '--omit=dev', '--ignore-scripts', ...quiet], code);
  await Promise.all([
    must('npm', ['rebuild', 'argon2', ...quiet], folder, {
      npm_config_nodedir: nodedir,
      npm_config_build_from_source: 'true',
    }),
    ...native.map((name) =>
      must(
        process.execPath,
        [gyp, 'rebuild', `--nodedir=${nodedir}`],
        path.join(code, 'node_modules', name),
      ),
    ),
  ]);
  // What code-server's postinstall would have done.
  symlinkSync('node_modules', path.join(code, 'node_modules.asar'));
  const bin = path.join(code, 'node_modules/@vscode/ripgrep/bin');
  mkdirSync(bin, { recursive: true });
  symlinkSync(
    path.relative(bin, path.join(folder, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg')),
    path.join(bin, 'rg'),
  );
}

/**
 * Install it when it is missing. A half-made one is never seen: it is made aside and renamed.
 * @param {(line: string) => void} say
 * @returns {Promise<{ entry: string } | { problem: string }>}
 */
export async function ensureWorkbench(say = console.log) {
  const folder = await home();
  if (existsSync(entry(folder))) return { entry: entry(folder) };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { problem: 'the workbench is installed on Linux x64 only' };
  for (const program of ['g++', 'make', 'python3'])
    if (!(await hasProgram(program))) return { problem: `${program} is missing` };
  mkdirSync(cache(), { recursive: true });
  const aside = mkdtempSync(path.join(cache(), 'workbench-new-'));
  const since = Date.now();
  say(`installing VS Code for the tests in ${folder}`);
  try {
    await build(aside);
    if (!existsSync(entry(folder))) renameSync(aside, folder);
    say(`installed in ${((Date.now() - since) / 1000).toFixed(0)} s`);
    return { entry: entry(folder) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await ensureWorkbench();
  console.log('entry' in result ? result.entry : result.problem);
  process.exitCode = 'entry' in result ? 0 : 1;
}
