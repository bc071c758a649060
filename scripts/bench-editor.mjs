// `npm run bench:editor`: how long an editor waits for us; beside yaml-language-server, which is installed for this
// only, in a folder of its own.
import path from 'node:path';
import { buildExtension } from './lib/extension.mjs';
import { repository, run } from './lib/process.mjs';
import { runTypeScript } from './lib/typescript.mjs';
import { ensureNodeModules } from './lib/setup.mjs';

if (!process.argv.includes('--help') && !process.argv.includes('-h')) {
  const problem = await ensureNodeModules();
  if (problem !== undefined) {
    console.error(problem);
    process.exit(1);
  }
  await buildExtension();
  const folder = path.join(repository, 'test/yaml-language-server');
  const installed = await run('npm', ['ci', '--prefix', folder, '--ignore-scripts'], {
    timeoutMs: 120_000,
  });
  if (installed.status !== 0)
    console.log(`note: yaml-language-server is left out:\n${installed.output}`);
}
process.exitCode = await runTypeScript('test/bench/editor/bench.ts', process.argv.slice(2));
