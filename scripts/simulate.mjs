// `npm run simulate`: stories of moves on a simulated LAN, see `npm run simulate -- --help`.
import { ensureNodeModules } from './lib/setup.mjs';
import { runTypeScript } from './lib/typescript.mjs';

const problem = await ensureNodeModules();
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
process.exitCode = await runTypeScript('test/simulate/simulate.ts', process.argv.slice(2));
