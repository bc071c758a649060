// `npm run demo`: a fresh machine to a move that can be watched. Exit status 1 when a packet was lost.
import path from 'node:path';
import { repository, run } from './lib/process.mjs';
import { runTypeScript } from './lib/typescript.mjs';
import { ensureDebianPackages, ensureNodeModules } from './lib/setup.mjs';

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(`npm run demo [-- --keep] [-- --simulate]
  --keep      leave the lab up afterwards
  --simulate  on the simulated LAN, even where a lab of network namespaces is possible
Exit status 0: nothing was lost. 1: something was, or the demo failed.`);
  process.exit(0);
}

const problem = await ensureNodeModules();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
if (!process.argv.includes('--simulate')) await ensureDebianPackages();
const built = await run(process.execPath, [path.join(repository, 'scripts/build.mjs')]);
if (built.status !== 0) {
  console.error(`the build failed:\n${built.output}`);
  process.exit(1);
}
process.exitCode = await runTypeScript('test/demo/demo.ts', process.argv.slice(2));
