import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Address6 } from 'ip-address';
import {
  createLab,
  labObstacles,
  type CreateLabOptions,
  type ExecResult,
  type Lab,
} from '@vipbook/lab';

export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
export const bin = `${repository}/packages/cli/bin/vipbook`;

/** Why the lab tests cannot run here, in one line; undefined: they can. */
export function obstacle(): string | undefined {
  if (!existsSync(`${repository}/packages/cli/dist/vipbook.cjs`)) return 'not built: npm run build';
  return labObstacles()[0]?.message;
}

export function raise(options: CreateLabOptions = {}): Promise<Lab> {
  return createLab({ share: [repository], ...options });
}

/** Run vipbook on the lab's controller, as a user would. */
export function vipbook(
  lab: Lab,
  args: readonly string[],
  options: { input?: string; env?: Readonly<Record<string, string>>; cwd?: string } = {},
): Promise<ExecResult> {
  return lab.exec('controller', [process.execPath, bin, ...args], {
    cwd: options.cwd ?? home,
    ...(options.input === undefined ? {} : { input: options.input }),
    ...(options.env === undefined ? {} : { env: options.env }),
  });
}

/** Write a playbook on the controller and run it against the lab's inventory. */
export async function play(
  lab: Lab,
  text: string,
  args: readonly string[] = [],
  inventory = lab.inventory,
): Promise<ExecResult> {
  await lab.writeFile('controller', playFile, text);
  return vipbook(lab, ['run', playFile, '-i', inventory, ...args]);
}

/** The same with `become: true`. */
export function becoming(playbook: string): string {
  return playbook.replace('  tasks:', '  become: true\n  tasks:');
}

/** The hosts whose kernel holds the address. */
export async function holders(lab: Lab, address: string): Promise<readonly string[]> {
  const found = await Promise.all(
    lab.hosts.map(async ({ name, pid }) =>
      pid !== undefined && (await isHeldBy(pid, address)) ? [name] : [],
    ),
  );
  return found.flat();
}

/**
 * In the tables of a process's network namespace (proc(5), /proc/PID/net): no process is started in the host, which
 * tests ask by the thousand. An IPv4 address is a local route (net/ipv4/fib_trie.c, fib_trie_seq_show).
 */
async function isHeldBy(pid: number, address: string): Promise<boolean> {
  const table = (name: string): Promise<string> =>
    readFile(`/proc/${String(pid)}/net/${name}`, 'latin1');
  if (address.includes(':')) {
    const digits = new Address6(address).canonicalForm().replaceAll(':', '');
    return new RegExp(`^${digits} `, 'm').test(await table('if_inet6'));
  }
  const escaped = address.replaceAll('.', '\\.');
  return new RegExp(`\\|-- ${escaped}\\n\\s+/32 host LOCAL$`, 'm').test(await table('fib_trie'));
}

export async function interfaces(lab: Lab, host: string): Promise<string> {
  return (await lab.readFile(host, '/etc/network/interfaces')).toString('latin1');
}

/** Root's folder on a lab's hosts, whose files are their own: no path of the machine that tests. */
export const home = '/root';
/** Where a test's playbook lies on a lab's controller. */
export const playFile = `${home}/play.yml`;

/**
 * A move as the shortest playbook that a user would write, but for the look afterwards, which has tests of its own, and
 * for `become`: a lab's inventory logs in as root, and sudo(8) takes each host some 80 ms of a processor.
 */
export function move(
  from: string,
  to: string,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const lines = Object.entries({
    address: '192.168.1.60',
    from,
    to,
    ...more,
    watch: more['watch'] ?? 0,
  }).map(([key, value]) => `        ${key}: ${JSON.stringify(value)}`);
  return `- hosts: chat\n  tasks:\n    - name: the address moves\n      vip:\n${lines.join('\n')}\n`;
}
