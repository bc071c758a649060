import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { memoryFileSystem, oracleView, parse, print, readConfiguration } from '../src/index.ts';
import { corpus, hasCorpus } from './support.ts';

function filesBelow(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

describe('real files', () => {
  before(function () {
    // The corpus is not part of the repository.
    if (!hasCorpus) {
      console.log('      skipped: the corpus of real files is not beside the repository');
      this.skip();
    }
  });

  it('come back byte for byte', () => {
    const files = filesBelow(corpus);
    assert.ok(files.length > 100);
    for (const file of files) {
      const content = new Uint8Array(readFileSync(file));
      assert.deepEqual(print(parse(content)), content, file);
    }
  });

  it("are parsed as ifupdown's own parser does it, refusals and their lines included", () => {
    const oracles = filesBelow(join(corpus, 'expected-oracle'));
    assert.ok(oracles.length > 100);
    for (const oracle of oracles) {
      const name = oracle.slice(join(corpus, 'expected-oracle').length + 1, -'.json'.length);
      const content = new Uint8Array(readFileSync(join(corpus, name)));
      const fs = memoryFileSystem({ [basename(name)]: content });
      const view = oracleView(readConfiguration(fs, basename(name)));
      const expected: unknown = JSON.parse(readFileSync(oracle, 'utf8'));
      assert.deepEqual(JSON.parse(JSON.stringify(view)), expected, name);
    }
  });

  it('are sourced as often as ifupdown reads them', () => {
    const folder = join(corpus, 'vipbook-source-quirks');
    const files: Record<string, Uint8Array> = {};
    for (const file of filesBelow(join(folder, 'interfaces.d'))) {
      files[file.slice(folder.length + 1)] = new Uint8Array(readFileSync(file));
    }
    const rows = readFileSync(join(folder, 'expected.tsv'), 'utf8').trim().split('\n').slice(1);
    for (const row of rows) {
      const [main = '', count] = row.split('\t');
      const content = new TextEncoder().encode(main.replaceAll('\\n', '\n'));
      const fs = memoryFileSystem({ ...files, main: content });
      const { interfaces } = readConfiguration(fs, 'main').model;
      assert.equal(interfaces.filter(({ name }) => name === 'a').length, Number(count), main);
    }
  });
});
