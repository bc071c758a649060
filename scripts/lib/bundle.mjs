import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';

/**
 * One CommonJS file of a program and all it imports.
 * @param {string} entry
 * @param {string} outfile
 * @param {import('esbuild').BuildOptions} [options]
 */
export async function bundle(entry, outfile, options = {}) {
  // Written aside and moved into place: whoever starts the program during a build gets a whole bundle.
  const aside = `${outfile}.${process.pid}.tmp`;
  await build({
    entryPoints: [entry],
    outfile: aside,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    conditions: ['source'],
    // import() in the bundle becomes a lazily evaluated part of the same file; none may stay a real one.
    supported: { 'dynamic-import': false },
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    // Names stay, so that a stack trace can be read; what is gone is a third that would be read each time.
    minifyWhitespace: true,
    minifySyntax: true,
    lineLimit: 120,
    sourcemap: 'external',
    sourcesContent: false,
    legalComments: 'linked',
    logLevel: 'warning',
    ...options,
    // Optional native speed-ups of ssh2, which works without them.
    external: ['cpu-features', ...(options.external ?? [])],
    loader: { '.node': 'empty' },
    define: { 'import.meta.url': 'bundleUrl', ...options.define },
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
}
