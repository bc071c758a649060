// Makes what follows from schemas/ and from the catalogue of diagnostics:
//   packages/playbook/src/generated/   schemas as data, types, standalone validators
//   packages/journal/src/generated/    types and validators of the journal's lines
//   packages/plan/src/generated/       types and validators of plans and snapshots
//   schemas/published/                 one self-contained schema for other editors
//   docs/modules/, docs/codes/         reference pages
//   packages/action/bundle/            the action, as GitHub starts it
// `--check` writes nothing and fails when a file on disk differs (for CI).
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { actionBundle } from './generate/action.mjs';
import { codePages } from './generate/code-pages.mjs';
import { journalSources } from './generate/journal.mjs';
import { modulePages } from './generate/module-pages.mjs';
import { planSources } from './generate/plan.mjs';
import { publishedSchemas } from './generate/published.mjs';
import { generatedSources } from './generate/sources.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const raw = new Map([
  ...(await generatedSources(root)),
  ...(await journalSources(root)),
  ...(await planSources(root)),
  ...publishedSchemas(root),
  ...(await modulePages(root)),
  ...(await codePages(root)),
  ...(await actionBundle(root)),
]);
/** As `npm run format` would leave it, so that neither undoes the other. */
const wanted = new Map();
for (const [path, text] of raw) {
  const plain = /^docs\/codes\/|\/generated\/|\/bundle\//.test(path);
  const options = { ...(await resolveConfig(join(root, path))), filepath: path };
  wanted.set(path, plain ? text : await format(text, options));
}
const folders = [
  'packages/plan/src/generated',
  'packages/playbook/src/generated',
  'packages/journal/src/generated',
  'schemas/published',
  'docs/modules',
  'docs/codes',
  'packages/action/bundle',
];

if (process.argv.includes('--check')) {
  const stale = [...wanted].filter(([path, text]) => read(join(root, path)) !== text);
  const left = present().filter((path) => !wanted.has(path));
  for (const [path] of stale)
    console.error(`${path} differs from what schemas/ and the code tables give`);
  for (const path of left) console.error(`${path} is not generated any more`);
  if (stale.length + left.length > 0) {
    console.error('Run: npm run generate');
    process.exitCode = 1;
  }
} else {
  for (const path of present()) if (!wanted.has(path)) rmSync(join(root, path));
  for (const [path, text] of wanted) {
    const file = join(root, path);
    if (read(file) === text) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(path);
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function present() {
  return folders.flatMap((folder) => {
    try {
      return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)));
    } catch {
      return [];
    }
  });
}
