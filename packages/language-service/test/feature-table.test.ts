import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const repository = path.join(import.meta.dirname, '../../..');
const service = 'packages/language-service/test';

/** A test of a file, by words of its title. */
type Proof = readonly [file: string, title: string];

/** What proves each row of the table "What it does" of docs/editor.md: in playbooks, in interfaces files. */
const proofs: Readonly<Record<string, readonly [Proof, Proof]>> = {
  diagnostics: [
    [`${service}/corpus.test.ts`, 'in the editor: ${title}'],
    [`${service}/basics.test.ts`, 'of interfaces files, by UTF-16 columns'],
  ],
  'completion, with resolve': [
    [`${service}/completion.test.ts`, 'every item of every case has its documentation'],
    [`${service}/interfaces.test.ts`, 'completion in interfaces files, each edit applied'],
  ],
  hover: [
    [`${service}/hover.test.ts`, 'tells what each host has, and what that wins over'],
    [`${service}/interfaces.test.ts`, 'of an option: meaning, required'],
  ],
  'definition, references': [
    [`${service}/references.test.ts`, 'of a variable: in names, arguments and imported files'],
    [`${service}/references.test.ts`, 'auto leads to iface, and iface to auto'],
  ],
  rename: [
    [`${service}/references.test.ts`, 'a host and a group, in the inventory too'],
    [`${service}/references.test.ts`, 'renames an interface with its aliases and commands'],
  ],
  'document, workspace symbols': [
    [`${service}/basics.test.ts`, 'of a playbook: plays, lists, tasks, blocks, handlers'],
    [`${service}/basics.test.ts`, 'of an interfaces file: stanzas with their addresses'],
  ],
  'folding, selection ranges': [
    [`${service}/structure.test.ts`, 'grow from the word over expression'],
    [`${service}/structure.test.ts`, 'in an interfaces file: word, line, stanza, file'],
  ],
  'semantic tokens': [
    [`${service}/structure.test.ts`, 'of a playbook'],
    [`${service}/structure.test.ts`, 'of an interfaces file'],
  ],
  'document links': [
    [`${service}/structure.test.ts`, 'of a playbook lead to files that are there'],
    [`${service}/structure.test.ts`, 'of an interfaces file: scripts in hook lines'],
  ],
  'inlay hints': [
    [`${service}/structure.test.ts`, 'count hosts, tell the address with its prefix'],
    [`${service}/structure.test.ts`, 'of an interfaces file: lengths'],
  ],
  'signature help': [
    [`${service}/structure.test.ts`, 'of a filter: the parameter at the cursor'],
    [`${service}/interfaces.test.ts`, 'signature help in interfaces files'],
  ],
  formatting: [
    [`${service}/interfaces.test.ts`, 'of a playbook keeps comments, quotes and blocks'],
    [`${service}/interfaces.test.ts`, 'of an interfaces file: only where it is wanted'],
  ],
  'code actions': [
    [`${service}/actions.test.ts`, 'are there for every finding but those'],
    ['packages/interfaces/test/findings.test.ts', 'has a fix wherever one change mends it'],
  ],
  'code lenses': [
    [`${service}/structure.test.ts`, 'stay put while a line is half-typed'],
    [`${service}/interfaces.test.ts`, 'tell where the address of a stanza is now'],
  ],
};

describe('the table of features in docs/editor.md', () => {
  const text = readFileSync(path.join(repository, 'docs/editor.md'), 'utf8');
  const table = text.slice(
    text.indexOf('## What it does'),
    text.indexOf('A host or group that is renamed'),
  );
  const rows = [...table.matchAll(/^\| (.+?) +\| (.+?) +\| (.+?) +\|$/gm)]
    .map(([, feature = '', playbooks = '', interfaces = '']) => ({
      feature,
      playbooks,
      interfaces,
    }))
    .filter(({ feature }) => feature !== 'feature' && !feature.startsWith('--'));

  it('has the rows that are proved here, and no others', () => {
    assert.deepEqual(
      rows.map(({ feature }) => feature),
      Object.keys(proofs),
    );
  });

  for (const { feature, playbooks, interfaces } of rows) {
    it(`${feature}: says something of both kinds of files, and a test stands for each`, () => {
      assert.doesNotMatch(playbooks, /^(no|-|none)?$/i);
      assert.doesNotMatch(interfaces, /^(no|-|none)?$/i);
      for (const [file, title] of proofs[feature] ?? []) {
        const source = readFileSync(path.join(repository, file), 'utf8');
        const titles = [...source.matchAll(/\b(?:it|describe)\(\s*(['"`])(.*?)\1,/g)];
        const found = titles.some(([, , words = '']) => words.startsWith(title));
        assert.ok(found, `no test "${title}" in ${file}`);
      }
    });
  }
});
