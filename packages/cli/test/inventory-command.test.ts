import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vipbookIn, type Said } from './support/command.ts';

describe('vipbook inventory', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-inventory-command-'));
    writeFileSync(
      path.join(folder, 'hosts'),
      '[web]\nweb[1:2] port=1\n[db]\ndb1\n[web:vars]\nport=2\n',
    );
  });
  after(() => {
    rmSync(folder, { recursive: true });
  });

  const run = (...words: readonly string[]): Promise<Said> =>
    vipbookIn(folder, ['inventory', '-i', path.join(folder, 'hosts'), ...words], {});

  it('lists, draws, and tells one host', async () => {
    const list = await run('--list');
    assert.equal(list.code, 0, list.error);
    assert.deepEqual((JSON.parse(list.out) as { web: unknown }).web, { hosts: ['web1', 'web2'] });
    assert.equal((await run('--host', 'web2')).out, '{\n    "port": 1\n}\n');
    assert.equal((await run('--graph', 'db')).out, '@db:\n  |--db1\n');
    assert.match((await run('--graph', '-l', 'web2')).out, /^((?!web1).)*web2((?!db1).)*$/s);
  });

  it('explains a variable', async () => {
    const { out } = await run('--explain', 'port', '--host', 'web1');
    assert.match(out, /port = 1\n {2}set by {5}host line, .*hosts:2:10\n {2}overrides {2}2\n/);
  });

  it('refuses wrong use and unknown hosts', async () => {
    const nothing = await run();
    assert.equal(nothing.code, 5, nothing.error);
    assert.equal((await run('--list', '--graph')).code, 5);
    assert.equal((await run('--explain', 'port')).code, 5);
    const unknown = await run('--host', 'web3');
    assert.equal(unknown.code, 1);
    assert.match(unknown.error, /INV012.*Did you mean "web\d"/);
    assert.equal((await run('--host', 'web')).code, 5);
  });
});
