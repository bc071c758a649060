import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { openSimulatedHost, SimulatedLan, VirtualClock, type Facts } from '@vipbook/host';
import { Scrubber, snapshotFile, snapshotOf, snapshotText } from '@vipbook/plan';
import { inTurn, median, seconds, type Row } from './measure.ts';

const vipbook = fileURLToPath(new URL('../../packages/cli/bin/vipbook', import.meta.url));
const hosts = 500;
const targetMs = 2000;

const playbook = `- hosts: all
  gather_facts: false
  tasks:
    - name: one more address, until the next boot and after it
      vip:
        address: "{{ more }}"
        state: present
    - name: only where it is wanted
      interfaces_file:
        iface: eth0
        option: mtu
        value: "9000"
      when: jumbo | default(false)
`;

/** A plan of 500 hosts, from their snapshots: nobody is asked. */
export async function benchPlan({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-bench-plan-'));
  try {
    await project(folder);
    const start = (...more: readonly string[]): ChildProcess =>
      spawn(
        process.execPath,
        [vipbook, 'plan', 'play.yml', '-i', 'inventory', '--facts', 'facts', ...more],
        { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
      );
    const [timings = []] = await inTurn([() => start('--output', 'json')], runs ?? 5);
    for (const run of timings)
      if (run.status !== 0)
        throw new Error(run.stderr.slice(0, 500) || `ended with ${String(run.status)}`);
    const { summary } = JSON.parse(timings[0]?.stdout ?? '{}') as {
      summary?: { add: number; change: number };
    };
    if (summary?.add !== hosts) throw new Error(`planned ${String(summary?.add)} addresses`);
    const time = median(timings.map((one) => one.milliseconds));
    return [
      {
        what: `vipbook plan --facts, ${String(hosts)} hosts, ${String(summary.add + summary.change)} changes`,
        value: seconds(time),
        met: time < targetMs,
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function project(folder: string): Promise<void> {
  const clock = new VirtualClock();
  const interfaces = (address: string): string =>
    `auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n  address ${address}\n  netmask 255.255.0.0\n`;
  const addressOf = (number: number, net: number): string =>
    `10.${String(net)}.${String(Math.floor(number / 250))}.${String((number % 250) + 1)}`;
  const lan = new SimulatedLan(clock, [
    {
      name: 'h',
      mac: '02:00:00:00:00:01',
      addresses: [{ address: '10.1.0.1', prefix: 16 }],
      files: { '/etc/network/interfaces': interfaces('10.1.0.1') },
      ifstate: { lo: 'lo', eth0: 'eth0' },
    },
  ]);
  const one = await clock.run(openSimulatedHost(lan, 'h').facts());
  mkdirSync(path.join(folder, 'facts'));
  writeFileSync(path.join(folder, 'play.yml'), playbook);
  const lines: string[] = [];
  for (let number = 0; number < hosts; number += 1) {
    const host = `h${String(number)}`;
    const address = addressOf(number, 1);
    const [file] = Object.values(one.files);
    const facts: Facts = {
      ...one,
      host,
      hostname: host,
      addresses: one.addresses.map((held) => ({ ...held, address })),
      files:
        file === undefined
          ? {}
          : { [file.path]: { ...file, content: Buffer.from(interfaces(address)) } },
    };
    const snapshot = snapshotOf(facts, 0, new Scrubber());
    writeFileSync(path.join(folder, 'facts', snapshotFile(host)), snapshotText(snapshot));
    lines.push(`${host} more=10.1.200.${String(number % 250)} jumbo=${String(number % 2 === 0)}`);
  }
  writeFileSync(path.join(folder, 'inventory'), `${lines.join('\n')}\n`);
}
