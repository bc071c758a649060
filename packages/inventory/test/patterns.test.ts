import { loadInventory } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { findingsOf, load, refuses } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

const text = '[web]\nweb01\nweb02\nweb03\n[db]\ndb1\nweb02\n[both:children]\nweb\ndb\n';

describe('inventory: patterns', () => {
  it('refuses names that nobody has, with the nearest', async () => {
    const inventory = await load(text);
    await refuses('INV012', /"wbe"\. Did you mean "web"\?/, () => inventory.select('wbe'));
    await refuses('INV012', /"web04"\. Did you mean/, () => inventory.select('web:!web04'));
    await refuses('INV012', /"nope"/, () => inventory.select('web', 'nope'));
    await refuses('INV012', /No host and no group matches "x\*"/, () => inventory.select('x*'));
    await refuses('INV012', /matches "~x"/, () => inventory.select('web:&~x'));
  });

  it('explains a range where a glob was meant', async () => {
    const inventory = await load(text);
    const [finding] = await findingsOf(() => inventory.select('web0[1:3]'));
    assert.match(finding?.remedy ?? '', /glob/);
  });

  it('refuses what it cannot read', async () => {
    const inventory = await load(text);
    await refuses('INV013', /Not a regular expression: ~\(/, () => inventory.select('~('));
    await refuses('INV013', /3 hosts/, () => inventory.select('web[3]'));
    await refuses('INV013', /3 hosts/, () => inventory.select('web[-4]'));
    await refuses('INV013', /without a name/, () => inventory.select('web,!'));
  });

  it('selects nobody without an error when the names are known', async () => {
    const inventory = await load(text);
    assert.deepEqual(inventory.select('db:!db1:!web02'), []);
    assert.deepEqual(inventory.select('web', 'db1'), []);
    assert.deepEqual(inventory.select('web[7:9]'), []);
    assert.deepEqual((await load('')).select('all'), []);
  });

  it('knows an implicit localhost that is in no group', async () => {
    const inventory = await load(text);
    assert.deepEqual(inventory.select('localhost'), ['localhost']);
    assert.deepEqual(inventory.select('all:!localhost').length, 4);
    assert.equal(inventory.variables('localhost').get('ansible_connection')?.value, 'local');
    assert.equal(inventory.variables('127.0.0.1').get('ansible_connection')?.value, 'local');
    const explicit = await load('localhost ansible_port=2\n');
    assert.equal(explicit.variables('localhost').get('ansible_connection'), undefined);
  });

  it('takes limits from files, a term a line', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({ hosts: text, retry: 'web01\n\n# not this\n db1 \n' }),
    );
    assert.deepEqual(inventory.select('all', '@retry'), ['web01', 'db1']);
    assert.deepEqual(inventory.select('all', '@retry,!db1'), ['web01']);
    await refuses('INV014', /nowhere/, () => inventory.select('all', '@nowhere'));
  });

  it('understands Python where JavaScript spells it otherwise', async () => {
    const inventory = await load(text);
    assert.deepEqual(inventory.select('~(?i)WEB0[12]'), ['web01', 'web02']);
    assert.deepEqual(inventory.select('~(?P<n>web)0\\d\\Z').slice(0, 2), ['web01', 'web02']);
    assert.deepEqual(inventory.select('~eb01:db1'.replace('~eb01:', '')), ['db1']);
    await refuses('INV012', /~eb01/, () => inventory.select('~eb01'));
  });

  it('tells groups with their depth and priority', async () => {
    const inventory = await load(`${text}[db:vars]\nansible_group_priority=7\n`);
    const db = inventory.groups.get('db');
    assert.deepEqual([db?.depth, db?.priority, db?.hosts], [2, 7, ['db1', 'web02']]);
    assert.deepEqual(inventory.hosts.get('web02')?.groups, ['both', 'db', 'web']);
    assert.deepEqual(inventory.hostsOf('both'), ['web01', 'web02', 'web03', 'db1']);
    assert.deepEqual(inventory.hostsOf('nope'), []);
  });
});
