import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDocument } from 'yaml';
import { readInputs, type Environment } from '../src/inputs.ts';

const repository = fileURLToPath(new URL('../../..', import.meta.url));

interface Manifest {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly main: string };
}

describe('action.yml', () => {
  const text = readFileSync(path.join(repository, 'action.yml'), 'utf8');
  const manifest = parseDocument(text).toJS() as Manifest;

  it('names the inputs that are read, and no others, with the defaults that hold', () => {
    const asked = new Set<string>();
    const environment: Environment = new Proxy<Record<string, string>>(
      { INPUT_PLAYBOOK: 'a.yml' },
      {
        get: (values, name) => {
          asked.add(String(name));
          return values[String(name)];
        },
      },
    );
    const bare = readInputs(environment);
    const declared = Object.keys(manifest.inputs);
    const read = [...asked].filter((name) => declared.includes(name.slice(6).toLowerCase()));
    assert.deepEqual(
      [...new Set(read.map((name) => name.slice(6).toLowerCase()))].sort(),
      [...declared].sort(),
    );
    const others = [...asked].filter(
      (name) => !declared.includes(name.slice(6).toLowerCase().replaceAll('_', '-')),
    );
    assert.deepEqual(others.sort(), ['INPUT_GITLAB-TOKEN', 'INPUT_GITLAB_TOKEN']);
    const given = Object.entries(manifest.inputs).flatMap(([name, { default: value }]) =>
      value === undefined || name === 'github-token'
        ? []
        : [[`INPUT_${name.toUpperCase()}`, value]],
    );
    assert.deepEqual(readInputs({ INPUT_PLAYBOOK: 'a.yml', ...Object.fromEntries(given) }), bare);
  });

  it('starts a file that is committed, and its page tells every input and output', () => {
    assert.ok(existsSync(path.join(repository, manifest.runs.main)));
    const page = readFileSync(path.join(repository, 'docs/pull-requests.md'), 'utf8');
    for (const name of [...Object.keys(manifest.inputs), ...Object.keys(manifest.outputs)])
      assert.ok(page.includes(`\`${name}\``), name);
  });
});
