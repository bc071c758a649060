// `npm run screenshots`: the pictures of extension/README.md, taken by the journeys of test/workbench in a real
// VS Code against a lab. Needs root, as the lab does.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ensureWorkbench } from '../test/workbench/install.mjs';
import { extensionFolder } from './lib/extension.mjs';
import { repository, run } from './lib/process.mjs';

const folder = path.join(extensionFolder, 'media/screenshots');
mkdirSync(folder, { recursive: true });
const installed = await ensureWorkbench();
if ('problem' in installed) {
  console.error(installed.problem);
  process.exit(1);
}
const built = await run(process.execPath, [path.join(repository, 'scripts/build.mjs')]);
if (built.status !== 0) {
  console.error(built.output);
  process.exit(1);
}
spawn(path.join(repository, 'node_modules/.bin/mocha'), ['test/workbench/journeys.test.ts'], {
  cwd: repository,
  stdio: 'inherit',
  env: { ...process.env, VIPBOOK_SCREENSHOTS: folder },
}).on('close', (status) => {
  process.exitCode = status ?? 1;
});
