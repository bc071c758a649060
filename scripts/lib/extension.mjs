import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { repository } from './process.mjs';

export const extensionFolder = path.join(repository, 'extension');

/**
 * No module of ours does anything by being imported (tests of the bundles would fail), so that what nobody uses
 * of a package is left out: SSH, for one, is none of an editor's business.
 */
const unusedLeftOut = {
  name: 'unused modules left out',
  setup(build) {
    build.onResolve({ filter: /^(\.|@vipbook\/)/ }, async (args) => {
      if (args.pluginData === 'asked' || args.kind === 'entry-point') return undefined;
      const { importer, resolveDir, kind } = args;
      const found = await build.resolve(args.path, {
        importer,
        resolveDir,
        kind,
        pluginData: 'asked',
      });
      return found.errors.length === 0 && /packages\/[^/]+\/src/.test(found.path)
        ? { path: found.path, sideEffects: false }
        : undefined;
    });
  },
};

/** What VS Code loads, and the language server that this starts. Apart, as each has its own LSP library. */
export async function buildExtension() {
  const { version } = JSON.parse(readFileSync(path.join(extensionFolder, 'package.json'), 'utf8'));
  const define = { VIPBOOK_VERSION: JSON.stringify(version) };
  // The size is what an editor's start pays for; the source map gives a trace its names back.
  const small = { define, minifyIdentifiers: true, plugins: [unusedLeftOut] };
  await Promise.all(
    ['extension', 'server'].map((name) =>
      bundle(
        path.join(extensionFolder, `src/${name}.ts`),
        path.join(extensionFolder, `dist/${name}.cjs`),
        { ...small, ...(name === 'extension' ? { external: ['vscode'] } : {}) },
      ),
    ),
  );
}
