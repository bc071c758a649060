import { readFileSync } from 'node:fs';
import path from 'node:path';
import { bundle } from './bundle.mjs';
import { repository } from './process.mjs';

export const extensionFolder = path.join(repository, 'extension');

/** What VS Code loads, and the language server that this starts. Apart, as each has its own LSP library. */
export async function buildExtension() {
  const { version } = JSON.parse(readFileSync(path.join(extensionFolder, 'package.json'), 'utf8'));
  const define = { VIPBOOK_VERSION: JSON.stringify(version) };
  // The size is what an editor's start pays for; the source map gives a trace its names back.
  const small = { define, minifyIdentifiers: true };
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
