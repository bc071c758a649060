import { loadInventory } from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { findingsOf, load, refuses, summary, values } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

describe('inventory: INI', () => {
  it('knows where each variable stands, and what it overrode', async () => {
    const inventory = await load(
      '[web]\nh1  port=1 user="a b"\n[web:vars]\nport=2\n[all:vars]\nport = 3\n',
    );
    const port = inventory.variables('h1').get('port');
    assert.equal(port?.value, 1);
    assert.equal(port.level, 'host line');
    assert.deepEqual(port.source, {
      file: 'hosts',
      range: {
        start: { line: 2, column: 5, offset: 10 },
        end: { line: 2, column: 11, offset: 16 },
      },
    });
    assert.deepEqual(
      port.overrides.map(({ value, level, source }) => [value, level, source.range?.start.line]),
      [
        [2, 'vars of group web', 4],
        [3, 'vars of group all', 6],
      ],
    );
    const user = inventory.variables('h1').get('user');
    assert.equal(user?.source.range?.end.column, 22);
  });

  it('gathers the errors of a file, each with its line', async () => {
    const findings = await findingsOf(() =>
      load('[web\nh1 oops\n[we b]\n[db:what]\n[x:vars]\nh2 "open\nnot-a-pair\n'),
    );
    assert.deepEqual(summary(findings), [
      'INV003 1:1',
      'INV003 2:4',
      'INV003 3:1',
      'INV003 4:1',
      'INV003 6:1',
      'INV003 7:1',
    ]);
  });

  it('tells groups that nobody defines', async () => {
    const findings = await findingsOf(() => load('[a:vars]\nx=1\n[b:children]\nc\n'));
    assert.deepEqual(summary(findings), ['INV007 1:1', 'INV007 4:1']);
  });

  it('accepts groups that are defined later, or in an earlier source', async () => {
    const inventory = await loadInventory(
      ['one', 'two'],
      memoryIo({ one: '[a]\nh\n', two: '[a:vars]\nx=1\n[p:children]\nq\n[q]\nh2' }),
    );
    assert.deepEqual(values(inventory, 'h'), { x: 1 });
    assert.deepEqual(inventory.select('p'), ['h2']);
  });

  it('points at the name of a bad range', async () => {
    const findings = await findingsOf(() =>
      load('h[1:2\n  w[3:1] a=1\nw[01:100]\nx[1:2:0]\ny[a:3]\nz[1]\n'),
    );
    assert.deepEqual(summary(findings), [
      'INV009 1:1',
      'INV010 2:3',
      'INV009 3:1',
      'INV009 4:1',
      'INV009 5:1',
      'INV009 6:1',
    ]);
    assert.match(findings[2]?.remedy ?? '', /\[001:100\]|\[01:/);
  });

  it('reads Windows line ends and a byte order mark', async () => {
    const inventory = await load('\ufeff[web]\r\nh1 a=1\r\n\r\nh2\r\n');
    assert.deepEqual(inventory.select('web'), ['h1', 'h2']);
    assert.deepEqual(values(inventory, 'h1'), { a: 1 });
  });

  it('warns of a port that comes too late, and of a host named like a group', async () => {
    const inventory = await load('h1\n[db]\nh1:22\ndb x=1\nh2\n');
    assert.deepEqual(inventory.findings.map(({ code }) => code).sort(), ['INV024', 'INV036']);
    // As in Ansible: what is written on the host named db goes to the group.
    assert.deepEqual(values(inventory, 'h2'), { x: 1 });
  });

  it('refuses a priority that is no whole number', async () => {
    await refuses('INV035', /group "a"/, () =>
      load('[a]\n[a:vars]\nansible_group_priority=high\n'),
    );
  });

  it('makes lists and texts of what JSON does not have', async () => {
    const inventory = await load(
      'h a=1j b=... c={1,2,1} d=set() e="[..., 1j, set(), {1, 2}, b\'x\']" f=host-01.internal g={1:2,3}\n',
    );
    assert.deepEqual(values(inventory, 'h'), {
      a: '1j',
      b: '...',
      c: [1, 2],
      d: [],
      e: ['...', '1j', [], [1, 2], 'x'],
      f: 'host-01.internal',
      g: '{1:2,3}',
    });
  });

  it('names the cycle of groups', async () => {
    const work = () => load('[a:children]\nb\n[b:children]\nc\n[c:children]\na\n');
    await refuses('INV008', /a > b > c > a|b > c > a > b|c > a > b > c/, work);
    await refuses('INV008', /a > a/, () => load('[a]\n[a:children]\na\n'));
  });
});
