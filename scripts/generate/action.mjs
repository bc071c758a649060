import { build } from 'esbuild';
import { join } from 'node:path';

/** What GitHub starts: an action is run from its checkout, with nothing installed. */
export async function actionBundle(root) {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/action/src/main.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    charset: 'ascii',
    lineLimit: 120,
    platform: 'node',
    format: 'cjs',
    target: 'node20.19',
    conditions: ['source'],
    legalComments: 'eof',
    logLevel: 'warning',
    banner: {
      js: '// Generated from packages/action/src by `npm run generate`. Do not edit.\nconst bundleUrl = require("node:url").pathToFileURL(__filename).href;',
    },
    define: { 'import.meta.url': 'bundleUrl' },
  });
  return [['packages/action/bundle/index.cjs', outputFiles[0].text]];
}
