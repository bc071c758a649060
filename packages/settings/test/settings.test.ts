import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ajv from 'ajv';
import { parse } from 'yaml';
import { VipbookError } from '@vipbook/diagnostics';
import { parseAnsibleCfg, readSettings } from '../src/index.ts';

const codeOf = (code: string) => (error: unknown) =>
  error instanceof VipbookError && error.diagnostics.some((finding) => finding.code === code);

describe('ansible.cfg', () => {
  it('gives the settings that mean the same here, and where checking is switched off', () => {
    const settings = parseAnsibleCfg(
      [
        '# comment',
        '[defaults]',
        'inventory = hosts, /abs/other ; old',
        'remote_user=deploy',
        'forks : 7',
        'host_key_checking = False',
        'unknown_setting = whatever',
        '[privilege_escalation]',
        'become = yes',
        '[ssh_connection]',
        'forks = 99',
      ].join('\n'),
      'ansible.cfg',
    );
    assert.deepEqual(
      { ...settings, inventory: settings.inventory?.map((name) => path.basename(name)) },
      {
        inventory: ['hosts', 'other'],
        user: 'deploy',
        forks: 7,
        hostKeyCheckingOff: {
          file: 'ansible.cfg',
          range: { start: { line: 6, column: 1 }, end: { line: 6, column: 26 } },
        },
        become: true,
      },
    );
  });

  it('refuses a value of the wrong kind, with its line', () => {
    assert.throws(
      () => parseAnsibleCfg('[defaults]\nforks = many', 'a.cfg'),
      (error: unknown) =>
        codeOf('CLI005')(error) &&
        (error as VipbookError).diagnostics[0]?.where?.range?.start.line === 2,
    );
  });
});

describe('vipbook.yml', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-settings-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (name: string, text: string): void => writeFileSync(path.join(folder, name), text);

  it('wins over ansible.cfg, and paths count from its folder', async () => {
    write('ansible.cfg', '[defaults]\nforks = 3\nremote_user = a\n');
    write('vipbook.yml', 'inventory: hosts.yml\nforks: 9\n');
    const settings = await readSettings(folder, {});
    assert.equal(settings.forks, 9);
    assert.equal(settings.user, 'a');
    assert.equal(path.resolve(settings.inventory?.[0] ?? ''), path.join(folder, 'hosts.yml'));
  });

  it('says where playbooks and facts are kept', async () => {
    write('vipbook.yml', 'playbooks: [moves, extra/one.yml]\nfacts: seen\n');
    const settings = await readSettings(folder, { HOME: folder });
    assert.deepEqual(
      settings.playbooks?.map((name) => path.resolve(name)),
      [path.join(folder, 'moves'), path.join(folder, 'extra/one.yml')],
    );
    assert.equal(path.resolve(settings.facts ?? ''), path.join(folder, 'seen'));
  });

  it('is nothing where neither is there', async () => {
    assert.deepEqual(await readSettings(folder, { HOME: folder }), {});
  });

  it('names the line of an unknown key, a wrong kind and broken YAML', async () => {
    write('vipbook.yml', 'forks: 2\ninventry: x\n');
    await assert.rejects(
      readSettings(folder, { HOME: folder }),
      (error: unknown) =>
        error instanceof VipbookError &&
        /Did you mean "inventory"/.test(error.message) &&
        error.diagnostics[0]?.where?.range?.start.line === 2,
    );
    for (const text of ['forks: many', 'forks: [', '- a', 'become: 1']) {
      write('vipbook.yml', text);
      await assert.rejects(readSettings(folder, { HOME: folder }), codeOf('CLI005'), text);
    }
  });

  describe('is read as its published schema says', () => {
    const file = new URL('../../../schemas/published/vipbook.schema.json', import.meta.url);
    const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
    const validate = new ajv.Ajv({ strict: false }).compile(schema);
    const values = [
      'text',
      '""',
      '[a, b]',
      '[]',
      '[1]',
      '0',
      '1',
      '7',
      '1.5',
      'true',
      'null',
      '{}',
    ];
    for (const key of [...Object.keys(schema.properties), 'inventroy', 'defaults']) {
      it(key, async () => {
        for (const value of values) {
          const text = `${key}: ${value}\n`;
          write('vipbook.yml', text);
          const read = await readSettings(folder, { HOME: folder }).then(
            () => true,
            () => false,
          );
          assert.equal(validate(parse(text)), read, text);
        }
      });
    }
  });

  it('has a page that names every key', () => {
    const root = new URL('../../../', import.meta.url);
    const schema = JSON.parse(
      readFileSync(new URL('schemas/vipbook.schema.json', root), 'utf8'),
    ) as { properties: object };
    const page = readFileSync(new URL('docs/settings.md', root), 'utf8');
    const named = [...page.matchAll(/^\| `(\w+)`/gm)].map((match) => match[1]);
    assert.deepEqual(named, Object.keys(schema.properties));
  });

  it('says so when it cannot be read', async () => {
    await assert.rejects(readSettings(folder, { ANSIBLE_CONFIG: folder }), codeOf('CLI003'));
  });
});
