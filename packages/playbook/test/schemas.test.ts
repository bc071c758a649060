import assert from 'node:assert/strict';
import { loadInventory } from '@vipbook/inventory';
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ajv from 'ajv';
import { parse } from 'yaml';
import {
  moduleDocumentation,
  moduleNames,
  moduleSchema,
  parsePlaybook,
  type Schema,
} from '@vipbook/playbook';
import {
  blockKeywords,
  blockLists,
  handlerKeywords,
  moduleKeywords,
  playKeywords,
  playLists,
  taskKeywords,
} from '../src/parse/keywords.ts';

const root = join(import.meta.dirname, '../../..');
const read = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as Schema;
const { Ajv } = ajv;

describe('schemas', () => {
  it('are what the generated files were made from', function () {
    this.timeout(60_000);
    const { status, stderr } = spawnSync('node', ['scripts/generate.mjs', '--check'], {
      cwd: root,
      encoding: 'utf8',
    });
    // Pages of codes follow other packages' tables; whoever changes one runs npm run generate.
    const ours = stderr.split('\n').filter((line) => /playbook\/|docs\/modules|PBK/.test(line));
    assert.deepEqual([ours, status === 0 || ours.length === 0], [[], true]);
  });

  it('have one module for each file, and each a description of itself and of each argument', () => {
    const files = readdirSync(join(root, 'schemas/modules'));
    assert.deepEqual(moduleNames(), files.map((file) => file.replace('.schema.json', '')).sort());
    for (const name of moduleNames()) {
      const described = moduleDocumentation(name);
      assert.ok(described !== undefined && described.examples.length > 0, name);
      assert.equal(moduleSchema(name)?.title, name);
      for (const each of described.arguments)
        assert.match(each.description, /\.$/, `${name}.${each.name}`);
    }
  });

  for (const name of moduleNames()) {
    it(`the examples of ${name} are right`, () => {
      for (const { title, yaml } of moduleDocumentation(name)?.examples ?? []) {
        const tasks = yaml.replaceAll(/^(?=.)/gm, '    ');
        const { findings } = parsePlaybook(title, `- hosts: all\n  tasks:\n${tasks}`);
        assert.deepEqual(findings, [], title);
      }
    });
  }

  it('of the playbook name the keywords that the parser reads', () => {
    const { definitions } = read('schemas/playbook.schema.json');
    const names = (name: string) => Object.keys(definitions?.[name]?.properties ?? {}).sort();
    assert.deepEqual(names('play'), [...Object.keys(playKeywords), ...playLists].sort());
    assert.deepEqual(names('block'), [...Object.keys(blockKeywords), ...blockLists].sort());
    assert.deepEqual(names('task'), [...Object.keys(taskKeywords), ...moduleKeywords].sort());
    assert.deepEqual(names('handler'), [...Object.keys(handlerKeywords), ...moduleKeywords].sort());
  });

  it('of the inventory accept what people write and refuse slips', () => {
    const validator = new Ajv({ strict: false });
    const inventory = validator.compile(read('schemas/inventory.schema.json'));
    assert.ok(
      inventory(
        parse(
          'all:\n  hosts:\n    old: {ansible_host: 1.2.3.4, x: 1}\n  children: {chat: {hosts: {old: }}}\n',
        ),
      ),
    );
    assert.ok(!inventory(parse('chat:\n  host:\n    old:\n')));
    assert.ok(!inventory(parse('chat:\n  hosts:\n    old: {ansible_connection: winrm}\n')));
    assert.ok(inventory(parse('chat:\n  hosts:\n    old: {ansible_connection: smart}\n')));
  });
});

/** What a schema can see; the rest (handlers, addresses, YAML itself) needs more than one. */
const structural = new Set(
  [
    '020',
    '022',
    '023',
    '024',
    '025',
    '026',
    '027',
    '029',
    '032',
    '033',
    '038',
    '040',
    '042',
    '044',
    '045',
    '050',
  ].map((number) => `PBK${number}`),
);

describe('the published schema of inventories', () => {
  const validate = new Ajv({ strict: false }).compile(
    read('schemas/published/inventory.schema.json'),
  );
  const texts = [
    'all:\n',
    'all: {hosts: {a: , "b[1:3]": {x: 1}}, vars: {y: [1]}}\n',
    'chat: {hosts: one}\n',
    'chat: {children: {a: {children: {b: {hosts: {h: {ansible_port: 22}}}}}}}\n',
    'chat: {hosts: {a: {ansible_become: "yes", ansible_port: "{{ p }}"}}}\n',
    'chat: {host: {a: }}\n',
    'chat: {hosts: [a, b]}\n',
    'chat: {hosts: {a: text}}\n',
    'chat: {vars: [1]}\n',
    'chat: {vars: 5}\n',
    'chat: text\n',
    'chat: {children: {a: [b]}}\n',
    '- chat\n',
  ];
  for (const text of texts) {
    it(`accepts or refuses as vipbook does: ${text.trim()}`, async () => {
      const bytes = new TextEncoder().encode(text);
      const isIt = (name: string) => name === '/inventory.yml';
      const io = {
        readFile: (name: string) => Promise.resolve(isIt(name) ? bytes : undefined),
        readFileSync: (name: string) => (isIt(name) ? bytes : undefined),
        readDirectory: () => Promise.resolve(undefined),
        isExecutable: () => Promise.resolve(false),
        isDirectory: () => Promise.resolve(false),
        runScript: () => Promise.reject(new Error('no scripts here')),
      };
      const ours = await loadInventory(['/inventory.yml'], io).then(
        // What is passed over with a warning is wrong for an editor, too.
        ({ findings }) => !findings.some(({ code }) => /INV00|INV030/.test(code)),
        () => false,
      );
      assert.equal(validate(parse(text)), ours, text);
    });
  }
});

describe('the published schema of playbooks', () => {
  const validate = new Ajv({ strict: false, allErrors: false }).compile(
    read('schemas/published/playbook.schema.json'),
  );
  const tags = [
    { tag: '!vault', resolve: (text: string) => text },
    { tag: '!unsafe', resolve: (text: string) => text },
  ];
  const load = (path: string) =>
    parse(readFileSync(path, 'utf8'), { merge: true, customTags: tags }) as unknown;
  const list = (folder: string) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.yml'))
      .map((name) => join(folder, name));
  const fixtures = join(import.meta.dirname, 'fixtures');

  for (const path of [...list(join(fixtures, 'valid')), ...list(join(root, 'playbooks'))]) {
    it(`accepts what the parser accepts: ${path.slice(root.length + 1)}`, () => {
      assert.ok(validate(load(path)), JSON.stringify(validate.errors));
    });
  }

  for (const path of list(join(fixtures, 'invalid'))) {
    const codes = [...readFileSync(path, 'utf8').matchAll(/^# (PBK\d+) /gm)].map(
      (match) => match[1] ?? '',
    );
    if (!codes.every((code) => structural.has(code))) continue;
    it(`refuses what the parser refuses: ${path.slice(fixtures.length + 1)}`, () => {
      assert.ok(!validate(load(path)));
    });
  }
});
