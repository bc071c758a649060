// `npm run package`: the bundles, the command beside them, and a .vsix of it all with Microsoft's own vsce.
import { cpSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureInstalled, installFolder } from './lib/cached-install.mjs';
import { extensionFolder } from './lib/extension.mjs';
import { repository, run } from './lib/process.mjs';

const { values } = parseArgs({
  options: { out: { type: 'string' }, 'no-build': { type: 'boolean', default: false } },
});
const out = path.resolve(values.out ?? path.join(extensionFolder, 'dist/vipbook.vsix'));

async function step(command, args, cwd) {
  const result = await run(command, args, { cwd });
  if (result.status === 0) return;
  console.error(result.output);
  process.exit(1);
}

if (!values['no-build'])
  await step(process.execPath, [path.join(repository, 'scripts/build.mjs')], repository);

// The command travels along: nothing else has to be installed.
const cli = path.join(extensionFolder, 'dist/cli');
rmSync(cli, { recursive: true, force: true });
for (const name of [
  'bin/vipbook',
  // The command is CommonJS, its package is not.
  'bin/package.json',
  'dist/vipbook.cjs',
  'dist/vipbook.cjs.LEGAL.txt',
  'package.json',
]) {
  const from = path.join(repository, 'packages/cli', name);
  if (!existsSync(from)) continue;
  mkdirSync(path.dirname(path.join(cli, name)), { recursive: true });
  cpSync(from, path.join(cli, name));
}

const tools = path.join(extensionFolder, 'packaging');
const folder = installFolder('packaging', tools);
await ensureInstalled(folder, tools, console.log);
await step(
  process.execPath,
  [
    path.join(folder, 'node_modules/@vscode/vsce/vsce'),
    'package',
    '--no-dependencies',
    // Pictures travel along: there is no public place that links could lead to.
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    '--out',
    out,
  ],
  extensionFolder,
);
console.log(`${out}: ${(statSync(out).size / 1e6).toFixed(1)} MB`);
