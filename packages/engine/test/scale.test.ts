import assert from 'node:assert/strict';
import { play } from './harness.ts';

const hosts = (count: number): string[] => Array.from({ length: count }, (_, at) => `h${at}`);
const tasks = (count: number): string =>
  Array.from(
    { length: count },
    (_, at) => `    - command: echo {{ inventory_hostname }} ${at}\n`,
  ).join('');

describe('many hosts', () => {
  it('10 tasks on 100 hosts are 11 round trips a host, facts in one', async () => {
    const told = await play(`- hosts: all\n  tasks:\n${tasks(10)}`, {
      inventory: hosts(100).join('\n'),
    });
    assert.equal(told.exitCode, 0);
    assert.equal(told.connects.length, 100);
    for (const host of told.hosts.values()) assert.equal(host.roundTrips, 11);
  });

  it('no more than the forks are at work at once, and no more than throttle', async () => {
    for (const [forks, throttle, most] of [
      [7, 100, 7],
      [50, 3, 3],
    ] as const) {
      let now = 0;
      let peak = 0;
      const before = async (): Promise<void> => {
        now += 1;
        peak = Math.max(peak, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
      };
      await play(
        `- hosts: all\n  gather_facts: false\n  throttle: ${throttle}\n  tasks:\n${tasks(1)}`,
        {
          inventory: hosts(40).join('\n'),
          hosts: Object.fromEntries(hosts(40).map((name) => [name, { before }])),
          options: { forks },
        },
      );
      assert.equal(peak, most);
    }
  });

  it('all hosts are asked at the same time: a round trip of one is a round trip of all', async () => {
    let waiting = 0;
    let peak = 0;
    const before = async (): Promise<void> => {
      waiting += 1;
      peak = Math.max(peak, waiting);
      await new Promise((resolve) => setImmediate(resolve));
      waiting -= 1;
    };
    await play(`- hosts: all\n  tasks:\n${tasks(1)}`, {
      inventory: hosts(50).join('\n'),
      hosts: Object.fromEntries(hosts(50).map((name) => [name, { before }])),
    });
    assert.equal(peak, 50);
  });
});
