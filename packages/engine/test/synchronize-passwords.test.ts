import assert from 'node:assert/strict';
import { play } from './harness.ts';

const text = (more = ''): string =>
  `- hosts: all\n  gather_facts: false\n  become: true\n  tasks:\n    - debug: msg=first\n    - synchronize: { src: /a, dest: /b }\n${more}`;

describe('synchronize where only passwords are known', () => {
  it('is refused before the first task, for a login without a key', async () => {
    const told = await play(text(), {
      inventory: 'old ansible_password=x\nnew ansible_ssh_pass=y\n',
    });
    assert.deepEqual(told.codes(), ['MOD093']);
    assert.notEqual(told.exitCode, 0);
    assert.deepEqual(told.lines(), []);
  });

  it('is warned of, for sudo', async () => {
    const told = await play(text(), {
      inventory: 'old ansible_become_password=x\n',
      options: { check: true },
    });
    assert.ok(told.codes().includes('MOD093'), told.codes().join());
    assert.ok(told.lines().includes('debug old ok'), told.lines().join());
  });

  it('is nobody’s business with a key, or when the host itself copies', async () => {
    for (const [more, inventory] of [
      ['', 'old ansible_password=x ansible_ssh_private_key_file=k\n'],
      ['      become: false\n      delegate_to: old\n', 'old ansible_password=x\n'],
    ] as const) {
      const told = await play(text(more), { inventory, options: { check: true } });
      assert.ok(!told.codes().includes('MOD093'), told.codes().join());
    }
  });
});
