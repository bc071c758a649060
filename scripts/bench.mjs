// `npm run bench`: figures of this machine, each beside what it is compared with.
import path from 'node:path';
import { repository, run } from './lib/process.mjs';
import { runTypeScript } from './lib/typescript.mjs';
import { ensureDebianPackages, ensureNodeModules } from './lib/setup.mjs';

if (!process.argv.includes('--help') && !process.argv.includes('-h')) {
  const problem = await ensureNodeModules();
  if (problem !== undefined) {
    console.error(problem);
    process.exit(1);
  }
  const notice = await ensureDebianPackages();
  if (notice !== undefined) console.log(`note: ${notice}`);
  const built = await run(process.execPath, [path.join(repository, 'scripts/build.mjs')]);
  if (built.status !== 0) {
    console.error(`the build failed:\n${built.output}`);
    process.exit(1);
  }
}
process.exitCode = await runTypeScript('test/bench/bench.ts', process.argv.slice(2));
