// `npm run build`: one CommonJS bundle of the command, packages/cli/dist/vipbook.cjs, and V8's code cache
// of it. Types are checked elsewhere (tsc -b); this only needs esbuild.
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { repository, run } from './lib/process.mjs';
import { startWarmUpServer } from './lib/warm-up-server.mjs';

const cli = path.join(repository, 'packages/cli');
const version = JSON.parse(readFileSync(path.join(cli, 'package.json'), 'utf8')).version;
const outfile = path.join(cli, 'dist/vipbook.cjs');
const cacheFile = path.join(cli, 'dist/vipbook.cache');

// A cache of another bundle would be refused only if the length differed.
rmSync(cacheFile, { force: true });
// Written aside and moved into place: whoever starts vipbook during a build gets a whole bundle.
const aside = `${outfile}.${process.pid}.tmp`;
try {
  await build({
    entryPoints: [path.join(cli, 'src/main.ts')],
    outfile: aside,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    conditions: ['source'],
    // Optional native speed-ups of ssh2, which works without them.
    external: ['cpu-features'],
    loader: { '.node': 'empty' },
    // import() in the bundle becomes a lazily evaluated part of the same file; none may stay a real one.
    supported: { 'dynamic-import': false },
    define: { VIPBOOK_VERSION: JSON.stringify(version), 'import.meta.url': 'bundleUrl' },
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    // Names stay, so that a stack trace can be read; what is gone is a third that would be read each time.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'linked',
    logLevel: 'warning',
  });
  // One byte a character is what V8 reads fastest. After comments are gone, characters beyond ASCII stand in
  // regular expressions only, where the escape means the same.
  const text = readFileSync(aside, 'utf8').replace(
    /[^\x00-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  writeFileSync(aside, text, 'latin1');
  renameSync(aside, outfile);
  renameSync(`${aside}.map`, `${outfile}.map`);
  if (existsSync(`${aside}.LEGAL.txt`)) renameSync(`${aside}.LEGAL.txt`, `${outfile}.LEGAL.txt`);
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
