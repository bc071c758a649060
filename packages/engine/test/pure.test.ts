import assert from 'node:assert/strict';
import { listHosts, listTags, listTasks } from '@vipbook/engine';
import { parsePlaybook } from '@vipbook/playbook';
import { batches } from '../src/serial.ts';
import { isSelected, tagSelection } from '../src/tags.ts';
import { inventoryOf } from './harness.ts';

const hosts = (count: number): string[] => Array.from({ length: count }, (_, at) => String(at));
const sizes = (count: number, ...serial: (number | string)[]): number[] | undefined =>
  batches(hosts(count), serial)?.map((batch) => batch.length);

describe('batches of serial', () => {
  it('repeat the last size', () => assert.deepEqual(sizes(10, 1, 3), [1, 3, 3, 3]));
  it('round percentages down, to one at least', () => {
    assert.deepEqual(sizes(10, '25%'), [2, 2, 2, 2, 2]);
    assert.deepEqual(sizes(3, '10%', '100%'), [1, 2]);
  });
  it('take all for 0, for nothing, and for more than there are', () => {
    assert.deepEqual(sizes(3, 0), [3]);
    assert.deepEqual(sizes(3), [3]);
    assert.deepEqual(sizes(3, 7), [3]);
    assert.deepEqual(sizes(0, 7), []);
  });
  it('refuse what is no number', () => assert.equal(sizes(3, 'half'), undefined));
});

describe('tags', () => {
  const runs = (tags: string[], only: string[], skip: string[] = []): boolean =>
    isSelected(tags, tagSelection(only, skip));
  it('never needs to be named; always runs, unless it is skipped by name', () => {
    assert.ok(!runs(['never'], []));
    assert.ok(!runs(['never'], ['all']));
    assert.ok(runs(['never', 'x'], ['x']));
    assert.ok(runs(['always'], ['x']));
    assert.ok(!runs(['always'], ['x'], ['always']));
    assert.ok(runs(['always'], [], ['all']));
    assert.ok(!runs(['x'], [], ['all']));
  });
});

describe('listings', () => {
  const playbook = parsePlaybook(
    'p.yml',
    `
- name: one
  hosts: web
  tags: [t]
  tasks:
    - {name: a, debug: , tags: [x]}
    - meta: flush_handlers
    - block: [{debug: }]
      rescue: [{name: c, debug: }]
      tags: [y]
- hosts: all
  tasks: []
`,
  );

  it('name hosts, tasks and tags as Ansible does', async () => {
    const inventory = await inventoryOf('db\n[web]\nb\na\n');
    assert.deepEqual(
      listHosts(playbook, inventory).map((play) => [play.number, play.name, play.hosts]),
      [
        [1, 'one', ['b', 'a']],
        [2, 'all', ['db', 'b', 'a']],
      ],
    );
    assert.deepEqual(listHosts(playbook, inventory, { limit: 'a' })[0]!.hosts, ['a']);
    assert.deepEqual(listTasks(playbook, { tags: ['y'] })[0]!.tasks, [
      { name: 'debug', tags: ['t', 'y'] },
      { name: 'c', tags: ['t', 'y'] },
    ]);
    assert.deepEqual(listTags(playbook)[0]!.taskTags, ['t', 'x', 'y']);
  });
});
