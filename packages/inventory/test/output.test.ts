import {
  explain,
  explanations,
  graph,
  hostJson,
  listJson,
  loadInventory,
} from '@vipbook/inventory';
import assert from 'node:assert/strict';
import { byCodePoint } from '../src/code-point-order.ts';
import { pythonFloat } from '../src/output/python-float.ts';
import { load, refuses } from './helpers.ts';
import { memoryIo } from './memory-io.ts';

describe('inventory: output', () => {
  it('tells the story of a variable', async () => {
    const inventory = await loadInventory(
      ['hosts'],
      memoryIo({
        hosts: '[web]\nh1 p=1\n[all:vars]\np=[1, 2]\n',
        'host_vars/h1.yml': 'q: 1\np: 22\n',
      }),
    );
    assert.equal(
      explain(inventory, 'h1', 'p'),
      [
        'h1: p = 22',
        '  set by     host_vars of h1 beside the inventory, host_vars/h1.yml:2:1',
        '  overrides  1',
        '             host line, hosts:2:4',
        '  overrides  [ 1, 2 ]',
        '             vars of group all, hosts:4:1',
      ].join('\n'),
    );
    assert.equal(explanations(inventory, 'h1', 'q').length, 1);
    await refuses('INV032', /Nothing sets r for h1/, () => explain(inventory, 'h1', 'r'));
    await refuses('INV028', /"h2"\. Did you mean "h1"/, () => explain(inventory, 'h2', 'p'));
    await refuses('INV028', /"h2"/, () => hostJson(inventory, 'h2'));
  });

  it('prints part of an inventory', async () => {
    const inventory = await load('[a]\nh1 x=1\n[b]\nh2\n[c:children]\nb\n');
    assert.deepEqual(JSON.parse(listJson(inventory, { hosts: ['h1'] })), {
      _meta: { hostvars: { h1: { x: 1 } } },
      a: { hosts: ['h1'] },
      all: { children: ['a'] },
    });
    assert.equal(graph(inventory, { group: 'c' }), '@c:\n  |--@b:\n  |  |--h2');
    await refuses('INV012', /no group "d"/, () => graph(inventory, { group: 'd' }));
  });

  it('leaves out what Ansible keeps to itself', async () => {
    const inventory = await load('h1 inventory_hostname=x groups=y omit=z kept=1\n');
    assert.equal(hostJson(inventory, 'h1'), '{\n    "kept": 1\n}');
  });

  it('writes floats as Python', () => {
    const cases: [number, string][] = [
      [1, '1.0'],
      [-0, '-0.0'],
      [0.1, '0.1'],
      [1e15, '1000000000000000.0'],
      [1e16, '1e+16'],
      [1.5e300, '1.5e+300'],
      [1e-4, '0.0001'],
      [1e-5, '1e-05'],
      [-1234.5, '-1234.5'],
      [Infinity, 'Infinity'],
      [NaN, 'NaN'],
    ];
    for (const [value, text] of cases) assert.equal(pythonFloat(value), text);
  });

  it('orders texts by code point', () => {
    const sorted = ['\u{1f600}', '\uffee', 'b', 'a', 'B', 'ab', ''].sort(byCodePoint);
    assert.deepEqual(sorted, ['', 'B', 'a', 'ab', 'b', '\uffee', '\u{1f600}']);
  });
});
