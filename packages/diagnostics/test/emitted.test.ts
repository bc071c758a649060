import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@vipbook/diagnostics';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const packages = path.join(root, 'packages');
const codes = Object.keys(catalogue);

/** Texts of files below a folder, without what is built, generated or installed. */
function textsOf(folder: string, wanted: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => wanted.test(name) && !/(?:^|\/)(?:node_modules|dist)\//.test(name))
    .map((name) => path.join(folder, name))
    .filter((file) => file !== fileURLToPath(import.meta.url))
    .map((file) => readFileSync(file, 'utf8'));
}

/** Codes that no test provokes, and why none does. */
const untested: Readonly<Record<string, string>> = {
  ACT090: 'a defect of the action itself',
  LAB007:
    'a namespace that does not come up: only a kernel without the means for it brings that about',
};

it('every code of the catalogue is given somewhere in the source', () => {
  const text = [
    ...readdirSync(packages).flatMap((name) =>
      textsOf(path.join(packages, name, 'src'), /^(?!codes\/).*(?<!generated\/[^/]*)\.ts$/),
    ),
    ...textsOf(path.join(root, 'extension/src'), /\.ts$/),
  ].join('\n');
  assert.ok(codes.length > 300);
  assert.deepEqual(
    codes.filter((code) => !text.includes(code)),
    [],
  );
});

it('every code of the catalogue has its page, and no other code has one', () => {
  const pages = readdirSync(path.join(root, 'docs/codes'))
    .filter((name) => name !== 'README.md')
    .map((name) => name.replace('.md', ''));
  assert.deepEqual(pages.sort(), [...codes].sort());
});

it('every code of the catalogue is named by a test, but for those that none can provoke', () => {
  const tests = /\.(?:ts|mjs|ya?ml|ini|txt)$/;
  const text = [
    ...readdirSync(packages).flatMap((name) => textsOf(path.join(packages, name, 'test'), tests)),
    ...textsOf(path.join(root, 'test'), tests),
    ...textsOf(path.join(root, 'extension/test'), tests),
  ].join('\n');
  const missing = codes.filter((code) => !text.includes(code));
  assert.deepEqual(missing, Object.keys(untested).sort());
});
