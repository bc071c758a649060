import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogue } from '@vipbook/diagnostics';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('codes/'))
    .map((name) => readFileSync(path.join(folder, name), 'utf8'));
}

it('every code of the catalogue stands somewhere in the source, besides its description', () => {
  const packages = path.join(root, 'packages');
  const text = [
    ...readdirSync(packages).flatMap((name) => sources(path.join(packages, name, 'src'))),
    ...sources(path.join(root, 'extension/src')),
  ].join('\n');
  const codes = Object.keys(catalogue);
  assert.ok(codes.length > 300);
  assert.deepEqual(
    codes.filter((code) => !text.includes(code)),
    [],
  );
});
