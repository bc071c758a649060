import { Secret } from '@vipbook/diagnostics';
import {
  connectionVariables,
  explain,
  hostJson,
  listJson,
  loadInventory,
} from '@vipbook/inventory';
import { Vault } from 'ansible-vault';
import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { load, refuses, values } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

/** Made by Debian's ansible-vault 2.14.18: encrypt_string "hunter2", password "correct". */
const debian = `$ANSIBLE_VAULT;1.1;AES256
32646134653661393163373233663135366166303266336466636238366261666163363033653839
3366306462353433386432656463306164303437373837380a373730313062343430613536303039
31666531306231663233643164303262396436646433633064333539376266623262626161656132
6331663566343865380a626230663866633463383431343731376437633466646536383162333363
6635`;

const secret = (id: string, password: string) => ({ id, password: new Secret(password) });
const indent = (text: string): string => text.trim().replace(/^/gm, '          ');
const inline = (text: string): string =>
  `all:\n  hosts:\n    h:\n      plain: 1\n      pw: !vault |\n${indent(text)}\n`;
const make = (text: string, password: string, id = ''): string =>
  new Vault({ password }).encryptSync(text, id);

describe('inventory: vault', () => {
  it('opens what Debian made, into a Secret', async () => {
    const inventory = await load(inline(debian), 'h.yml', {
      vault: [secret('default', 'correct')],
    });
    const value = inventory.variables('h').get('pw')?.value;
    assert.ok(value instanceof Secret);
    assert.equal(value.reveal(), 'hunter2');
  });

  it('asks for a password only when the value is wanted', async () => {
    const inventory = await load(inline(debian), 'h.yml');
    const variables = inventory.variables('h');
    assert.equal(variables.get('plain')?.value, 1);
    await refuses('INV018', /no vault password/, () => variables.get('pw')?.value);
    assert.deepEqual(variables.get('pw')?.source.range?.start.line, 5);
    assert.match(hostJson(inventory, 'h'), /"__ansible_vault": "\$ANSIBLE_VAULT;1\.1;AES256\\n/);
  });

  it('names the place and the vault id of a wrong password', async () => {
    const text = inline(make('x', 'right', 'prod'));
    const inventory = await load(text, 'h.yml', {
      vault: [secret('dev', 'wrong'), secret('prod', 'also wrong')],
    });
    await refuses(
      'INV019',
      /vault id "prod".*tried: dev, prod/,
      () => inventory.variables('h').get('pw')?.value,
    );
  });

  it('tries the password of the same id first, then the others', async () => {
    const text = inline(make('x', 'right', 'prod'));
    const inventory = await load(text, 'h.yml', {
      vault: [secret('prod', 'wrong'), secret('dev', 'right')],
    });
    assert.equal((inventory.variables('h').get('pw')?.value as Secret).reveal(), 'x');
  });

  it('tells damaged vaults from wrong passwords', async () => {
    const inventory = await load(inline('$ANSIBLE_VAULT;1.1;AES256\nzz'), 'h.yml', {
      vault: [secret('a', 'b')],
    });
    await refuses('INV020', /not a whole vault/, () => inventory.variables('h').get('pw')?.value);
  });

  it('opens whole files: inventories and vars files', async () => {
    const files = {
      hosts: make('[web]\nh1\nh2\n', 'p'),
      'group_vars/web.yml': make('ansible_password: s3cret\nnested: {a: [deep, 5]}\n', 'p', 'prod'),
      'host_vars/h2.yml': 'open: 1\n',
    };
    const inventory = await loadInventory(['hosts'], memoryIo(files), {
      vault: [secret('prod', 'p')],
    });
    const password = inventory.variables('h1').get('ansible_password');
    assert.equal((password?.value as Secret).reveal(), 's3cret');
    assert.deepEqual(password?.source, { file: 'group_vars/web.yml' });
    const nested = values(inventory, 'h1')['nested'] as { a: [Secret, number] };
    assert.equal(nested.a[0].reveal(), 'deep');
    assert.equal(nested.a[1], 5);
    const printed = [
      listJson(inventory),
      inspect(inventory.variables('h1'), { depth: 9 }),
      explain(inventory, 'h1', 'ansible_password'),
    ].join('');
    assert.ok(!printed.includes('s3cret') && !printed.includes('deep'), printed);
    assert.equal(connectionVariables(inventory.variables('h1'), 'h1').password?.reveal(), 's3cret');
  });

  it('lets hosts be used whose files are not closed', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({ hosts: '[web]\nh1\n[db]\nh2\n', 'group_vars/web.yml': make('a: 1', 'p') }),
    );
    assert.deepEqual(inventory.select('all'), ['h1', 'h2']);
    assert.deepEqual(values(inventory, 'h2'), {});
    await refuses('INV018', /group_vars\/web\.yml is encrypted/, () => inventory.variables('h1'));
  });

  it('says nothing of what is inside when that is broken', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({ hosts: '[web]\nh1\n', 'group_vars/web.yml': make('topsecret: [1\n', 'p') }),
      { vault: [secret('default', 'p')] },
    );
    assert.equal(inventory.findings[0]?.code, 'INV004');
    assert.ok(!JSON.stringify(inventory.findings).includes('topsecret'));
  });

  it('opens vault texts within lists and mappings', async () => {
    const text = `all:\n  hosts:\n    h:\n      users: [{name: x, pw: !vault "${make('inner', 'p').replaceAll('\n', '\\n')}"}]\n`;
    const inventory = await load(text, 'h.yml', { vault: [secret('default', 'p')] });
    const users = values(inventory, 'h')['users'] as { name: string; pw: Secret }[];
    assert.equal(users[0]?.name, 'x');
    assert.equal(users[0].pw.reveal(), 'inner');
  });
});
