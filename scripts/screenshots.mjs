// `npm run screenshots`: the pictures of extension/README.md, taken by the journeys of test/workbench in a real
// VS Code against a lab (needs root, as the lab does), and those of docs/images, of plans as reviewers see them.
// `-- --only plans` or `--only editor`: these alone.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureWorkbench } from '../test/workbench/install.mjs';
import { ensureInstalled, installFolder } from './lib/cached-install.mjs';
import { extensionFolder } from './lib/extension.mjs';
import { repository, run } from './lib/process.mjs';
import { ensureDebianPackages } from './lib/setup.mjs';

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const { only } = values;
if (only !== undefined && only !== 'plans' && only !== 'editor') {
  console.error('--only plans or --only editor');
  process.exit(1);
}

/** Ends with the status of the command. */
const start = (command, args, env = {}) =>
  new Promise((resolve) => {
    spawn(command, args, { cwd: repository, stdio: 'inherit', env: { ...process.env, ...env } }).on(
      'close',
      (status) => resolve(status ?? 1),
    );
  });

async function plans() {
  const missing = await ensureDebianPackages(console.log, [
    'chromium',
    'fonts-dejavu-core',
    'fonts-noto-color-emoji',
  ]);
  if (missing !== undefined) {
    console.error(missing);
    return 1;
  }
  const source = path.join(repository, 'test/pictures/page');
  const folder = installFolder('pictures', source);
  await ensureInstalled(folder, source, console.log);
  return start(process.execPath, [
    '--conditions=source',
    '--import=tsx',
    path.join(repository, 'test/pictures/take.ts'),
    path.join(repository, 'docs/images'),
    folder,
  ]);
}

async function editor() {
  const folder = path.join(extensionFolder, 'media/screenshots');
  mkdirSync(folder, { recursive: true });
  const installed = await ensureWorkbench();
  if ('problem' in installed) {
    console.error(installed.problem);
    return 1;
  }
  const built = await run(process.execPath, [path.join(repository, 'scripts/build.mjs')]);
  if (built.status !== 0) {
    console.error(built.output);
    return 1;
  }
  return start(
    path.join(repository, 'node_modules/.bin/mocha'),
    ['test/workbench/journeys.test.ts'],
    { VIPBOOK_SCREENSHOTS: folder },
  );
}

for (const [name, take] of Object.entries({ plans, editor }))
  if ((only ?? name) === name) process.exitCode = (await take()) || process.exitCode;
