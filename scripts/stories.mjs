// `npm run stories`: moves on real hosts with something going wrong at every step, see --help.
import path from 'node:path';
import { repository, run } from './lib/process.mjs';
import { runTypeScript } from './lib/typescript.mjs';
import { ensureDebianPackages, ensureNodeModules } from './lib/setup.mjs';

const problem = await ensureNodeModules();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
await ensureDebianPackages();
const built = await run(process.execPath, [path.join(repository, 'scripts/build.mjs')]);
if (built.status !== 0) {
  console.error(`the build failed:\n${built.output}`);
  process.exit(1);
}
process.exitCode = await runTypeScript('test/stories/main.ts', process.argv.slice(2));
