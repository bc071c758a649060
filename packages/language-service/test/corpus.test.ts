import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import { lint, loadPlaybook, nodePlaybookIo } from '@vipbook/playbook';
import { parse } from 'yaml';
import { MemoryWorkspace, positionAt } from './support/memory-workspace.ts';

interface Case {
  readonly title: string;
  /** Places of findings between « and ». */
  readonly text: string;
  readonly codes: readonly string[];
}

const file = path.join(import.meta.dirname, 'fixtures/findings.yml');
const cases = parse(readFileSync(file, 'utf8')) as Case[];
const inventory = '[chat]\nold\nnew\n';

function unmarked(source: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = '';
  for (const part of source.split(/(?=[«»])/)) {
    if (part.startsWith('«')) spans.push({ start: text.length, end: -1 });
    if (part.startsWith('»')) spans.at(-1)!.end = text.length;
    text += part.replace(/^[«»]/, '');
  }
  return { text, spans };
}

describe('one corpus of findings', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-corpus-'));
    writeFileSync(path.join(folder, 'hosts.ini'), inventory);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const { title, text: source, codes } of cases) {
    const { text, spans } = unmarked(source);

    it(`on the command line: ${title}`, async () => {
      const site = path.join(folder, 'site.yml');
      writeFileSync(site, text);
      const loaded = await loadPlaybook(site, nodePlaybookIo());
      const hosts = await loadInventory([path.join(folder, 'hosts.ini')], nodeInventoryIo());
      const found = lint(loaded, { inventory: hosts });
      assert.deepEqual(
        found.map(({ code }) => code),
        codes,
      );
      assert.deepEqual(
        found.map(({ where }) => [where?.range?.start.offset, where?.range?.end.offset]),
        spans.map(({ start, end }) => [start, end]),
      );
    });

    it(`in the editor: ${title}`, async () => {
      const memory = new MemoryWorkspace({
        files: { 'hosts.ini': inventory },
        inventory: 'hosts.ini',
      });
      const found = await memory.service.diagnostics(memory.open('site.yml', text));
      assert.deepEqual(
        found.map(({ code }) => code),
        codes,
      );
      assert.deepEqual(
        found.map(({ range }) => range),
        spans.map(({ start, end }) => ({
          start: positionAt(text, start),
          end: positionAt(text, end),
        })),
      );
    });
  }
});

describe('the corpus of the playbook package, in the editor', () => {
  const fixtures = path.join(import.meta.dirname, '../../playbook/test/fixtures');
  const texts = (folder: string): [string, string][] =>
    readdirSync(path.join(fixtures, folder))
      .filter((name) => name.endsWith('.yml'))
      .map((name) => [name, readFileSync(path.join(fixtures, folder, name), 'utf8')]);

  for (const [name, text] of texts('valid')) {
    it(`${name}: no errors`, async () => {
      const memory = new MemoryWorkspace();
      const found = await memory.service.diagnostics(memory.open(name, text));
      // What it imports and what it is named after is not there.
      const about = found.filter(
        ({ severity, code }) => severity === 1 && !/^PBK06/.test(String(code)),
      );
      assert.deepEqual(about, []);
    });
  }

  // An editor takes a file of tasks for what it is; the command line was told that it is a playbook.
  const wrong = texts('invalid').filter(([name]) => name !== 'task-file.yml');
  for (const [name, text] of wrong) {
    it(`${name}: every finding that its first lines name`, async () => {
      const memory = new MemoryWorkspace();
      const found = await memory.service.diagnostics(memory.open(name, text));
      const places = found.map(
        ({ code, range }) => `${String(code)} ${range.start.line + 1}:${range.start.character + 1}`,
      );
      for (const [, expected = ''] of text.matchAll(/^# (PBK\d+ \d+:\d+)$/gm)) {
        assert.ok(places.includes(expected), `${expected} in ${places.join(', ')}`);
      }
    });
  }
});
