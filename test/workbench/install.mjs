// A real VS Code for the tests: npm's code-server carries it, and nothing but npm and Debian is asked. It is
// 430 MB, so that it is kept in the user's cache.
import { existsSync, mkdirSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled, installFolder, must, quiet } from '../../scripts/lib/cached-install.mjs';
import { hasProgram, run } from '../../scripts/lib/process.mjs';

const source = fileURLToPath(new URL('server', import.meta.url));

/** What builds the native parts, and the browser. */
export const workbenchPackages = ['chromium', 'fonts-dejavu-core', 'g++', 'make', 'python3'];

/** VS Code's own modules that are compiled; without them the terminal or the log is missing. */
const native = ['@vscode/spdlog', 'native-watchdog', 'node-pty'];

const folder = () => installFolder('workbench', source, [fileURLToPath(import.meta.url)]);
const entry = () => path.join(folder(), 'node_modules/code-server/out/node/entry.js');

/** What starts it, if it is installed. @returns {string | undefined} */
export function installedWorkbench() {
  return existsSync(entry()) ? entry() : undefined;
}

/** Headers of the running Node: beside it, or Debian's. */
function headers() {
  const prefixes = [path.dirname(path.dirname(process.execPath)), '/usr', '/usr/local'];
  return prefixes.find((prefix) => existsSync(path.join(prefix, 'include/node/node.h')));
}

async function build(aside, nodedir) {
  const globalModules = (await run('npm', ['root', '-g'])).stdout.trim();
  const gyp = path.join(globalModules, 'npm/node_modules/node-gyp/bin/node-gyp.js');
  const code = path.join(aside, 'node_modules/code-server/lib/vscode');
  await must('npm', ['ci', '--legacy-peer-deps', '--omit=dev', '--ignore-scripts', ...quiet], code);
  await Promise.all([
    // Not by `npm rebuild`: where npm is told to ignore scripts, that does nothing, and says nothing.
    must(
      process.execPath,
      [
        path.join(aside, 'node_modules/@mapbox/node-pre-gyp/bin/node-pre-gyp'),
        'install',
        '--build-from-source',
        `--nodedir=${nodedir}`,
      ],
      path.join(aside, 'node_modules/argon2'),
      { npm_config_node_gyp: gyp },
    ),
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
    path.relative(bin, path.join(aside, 'node_modules/@vscode/ripgrep-linux-x64/bin/rg')),
    path.join(bin, 'rg'),
  );
}

/**
 * Install it when it is missing.
 * @param {(line: string) => void} say
 * @returns {Promise<{ entry: string } | { problem: string }>}
 */
export async function ensureWorkbench(say = console.log) {
  if (existsSync(entry())) return { entry: entry() };
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return { problem: 'the workbench is installed on Linux x64 only' };
  for (const program of ['chromium', 'g++', 'make', 'python3'])
    if (!(await hasProgram(program))) return { problem: `${program} is missing` };
  const nodedir = headers();
  if (nodedir === undefined) return { problem: 'no Node headers (include/node/node.h)' };
  try {
    await ensureInstalled(folder(), source, say, (aside) => build(aside, nodedir));
    return { entry: entry() };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const result = await ensureWorkbench();
  console.log('entry' in result ? result.entry : result.problem);
  process.exitCode = 'entry' in result ? 0 : 1;
}
