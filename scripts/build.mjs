// `npm run build`: CommonJS bundles of the command, packages/cli/dist/vipbook.cjs, with V8's code cache of it,
// of the language server beside it, and of the extension. Types are checked elsewhere (tsc -b); this only
// needs esbuild.
import path from 'node:path';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { bundle } from './lib/bundle.mjs';
import { buildExtension } from './lib/extension.mjs';
import { repository, run } from './lib/process.mjs';
import { startWarmUpServer } from './lib/warm-up-server.mjs';

const cli = path.join(repository, 'packages/cli');
const version = JSON.parse(readFileSync(path.join(cli, 'package.json'), 'utf8')).version;
const outfile = path.join(cli, 'dist/vipbook.cjs');
const cacheFile = path.join(cli, 'dist/vipbook.cache');

try {
  // A cache of another bundle would be refused only if the length differed.
  rmSync(cacheFile, { force: true });
} catch (error) {
  console.error(
    `cannot write ${path.dirname(outfile)} (${error.code}): it belongs to who built before. Build as that user, or in a clone of your own.`,
  );
  process.exit(1);
}
/** Only `vipbook lsp` wants the language server, so that no other command reads it. */
const serverApart = {
  name: 'language server apart',
  setup(build) {
    build.onResolve({ filter: /^@vipbook\/language-server$/ }, () => ({
      path: './language-server.cjs',
      external: true,
    }));
  },
};

try {
  const define = { VIPBOOK_VERSION: JSON.stringify(version) };
  await Promise.all([
    bundle(path.join(cli, 'src/main.ts'), outfile, { define, plugins: [serverApart] }),
    bundle(
      path.join(repository, 'packages/language-server/src/index.ts'),
      path.join(cli, 'dist/language-server.cjs'),
      { define },
    ),
    buildExtension(),
  ]);
} catch (error) {
  // esbuild has printed what is wrong and where.
  if (error.errors === undefined) console.error(error);
  process.exitCode = 1;
}

if (process.exitCode === undefined) {
  const server = await startWarmUpServer();
  const environment = { VIPBOOK_WRITE_CODE_CACHE: `${cacheFile}.tmp`, NODE_OPTIONS: '' };
  const warm = await run(
    process.execPath,
    [
      path.join(cli, 'bin/vipbook'),
      'run',
      path.join(repository, 'scripts/lib/warm-up.yml'),
      '-i',
      server.inventory,
      '--check',
      '-v',
    ],
    { env: environment, timeoutMs: 30_000 },
  );
  server.close();
  if (process.argv.includes('--verbose')) console.log(warm.output);
  if (existsSync(`${cacheFile}.tmp`)) renameSync(`${cacheFile}.tmp`, cacheFile);
  else console.warn(`no code cache, starts will be slower:\n${warm.output}`);
}
