import assert from 'node:assert/strict';
import { createInterface } from 'node:readline';
import type { Lab } from '@vipbook/lab';
import { eventually } from './eventually.ts';

interface Change {
  /** As the host's monitor printed it, to the microsecond: all hosts of a lab have one clock. */
  readonly at: string;
  readonly host: string;
  readonly gained: boolean;
  readonly address: string;
}

export interface Owners {
  /** Fails unless the address went from one host to the other, and no kernel had it while another did. */
  neverTwo(address: string, from: string, to: string): Promise<void>;
  stop(): void;
}

/** On the loopback of each host for a moment: once it is seen there, so is all that follows. */
const mark = '127.0.0.99';

/** Which host has an address when, by the word of the kernels themselves. */
export async function watchOwners(lab: Lab, hosts: readonly string[]): Promise<Owners> {
  const changes: Change[] = [];
  const monitors = hosts.map((host) => {
    // Before all others, where that is allowed: a monitor that waits for the processor tells a later time than the kernel's.
    const script =
      'chrt -f 1 true 2>/dev/null && exec chrt -f 1 ip -ts -o monitor address; exec ip -ts -o monitor address';
    const monitor = lab.spawn(host, ['sh', '-c', script], { stdio: ['ignore', 'pipe', 'ignore'] });
    assert.ok(monitor.stdout !== null);
    createInterface({ input: monitor.stdout }).on('line', (line) => {
      const [, at, deleted, address] =
        /^\[([^\]]+)\] ?(Deleted )?.* inet6? ([^ /]+)/.exec(line) ?? [];
      if (at !== undefined && address !== undefined)
        changes.push({ at, host, gained: deleted === undefined, address });
    });
    return monitor;
  });
  const all = (address: string, host?: string): readonly Change[] =>
    changes
      .filter((change) => change.address === address && (host ?? change.host) === change.host)
      .sort((a, b) => a.at.localeCompare(b.at));
  for (const host of hosts)
    await eventually(async () => {
      await lab.exec(host, `ip addr add ${mark}/32 dev lo; ip addr del ${mark}/32 dev lo`);
      assert.ok(all(mark, host).length > 0, `the monitor of ${host} hears nothing`);
    });
  return {
    async neverTwo(address, from, to) {
      await eventually(() => {
        assert.equal(all(address, from).at(-1)?.gained, false, `${from} has lost ${address}`);
        assert.equal(all(address, to).at(-1)?.gained, true, `${to} has gained ${address}`);
        return Promise.resolve();
      }, 10_000);
      const told = all(address)
        .map(({ at, host, gained }) => `${at} ${host} ${gained ? 'has' : 'lost'} ${address}`)
        .join('\n');
      const having = new Set([from]);
      for (const { host, gained } of all(address)) {
        if (gained) having.add(host);
        else having.delete(host);
        assert.ok(having.size <= 1, `two owners:\n${told}`);
      }
      assert.deepEqual([...having], [to], told);
    },
    stop() {
      for (const monitor of monitors) monitor.kill('SIGKILL');
    },
  };
}
