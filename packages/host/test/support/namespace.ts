import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Completed, Connection, Shell, Target } from '@vipbook/transport';

let scripts = 0;
const suffix = `${String(process.pid)}${String(Math.floor(Math.random() * 1000))}`;

/** Real kernels without sshd: network namespaces on a bridge, each reached by a plain `sh`. */
export interface Segment {
  /** `arping`: the program that it finds under this name; null: none. */
  connection(host: string, arping?: string | null): Connection;
  exec(host: string, script: string): string;
  /** The folder that the host has as /run/vipbook: no other host has it, nor this machine. */
  state(host: string): string;
  down(): void;
}

export function canMakeNamespaces(): boolean {
  try {
    execFileSync('ip', ['netns', 'add', `vbt${suffix}`], { stdio: 'ignore' });
    execFileSync('ip', ['netns', 'del', `vbt${suffix}`], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Hosts by name with the last number of their 192.168.1.0/24 address. */
export function segment(hosts: Readonly<Record<string, number>>): Segment {
  const namespace = (host: string): string => `vb${suffix}${host}`;
  const sh = (script: string): string => execFileSync('sh', ['-ec', script], { encoding: 'utf8' });
  const bridge = namespace('sw');
  sh(
    `ip netns add ${bridge}; ip -n ${bridge} link add br0 type bridge; ip -n ${bridge} link set br0 up`,
  );
  for (const [host, number] of Object.entries(hosts)) {
    const n = namespace(host);
    sh(`ip netns add ${n}; ip -n ${n} link set lo up
ip -n ${bridge} link add v${host} type veth peer name eth0 netns ${n}
ip -n ${bridge} link set v${host} master br0 up
ip -n ${n} addr add 192.168.1.${String(number)}/24 broadcast + dev eth0
ip -n ${n} -6 addr add fd00::${String(number)}/64 dev eth0 nodad
ip -n ${n} link set eth0 up`);
  }
  const states = mkdtempSync(join(tmpdir(), 'vipbook-run-'));
  const state = (host: string): string => join(states, host);
  for (const host of Object.keys(hosts)) mkdirSync(state(host), { mode: 0o700 });
  // ip-netns(8) gives each command a mount namespace of its own.
  const within = `mkdir -p /run/vipbook && mount --bind "$0" /run/vipbook && { [ -z "$1" ] || for f in /usr/bin/arping /usr/sbin/arping; do [ ! -e $f ] || mount --bind "$1" $f; done; } && exec sh "$2"`;
  return {
    state,
    connection: (host, arping) =>
      plainConnection(host, [
        ...['ip', 'netns', 'exec', namespace(host)],
        // What cannot be executed is no program.
        ...['sh', '-c', within, state(host), arping === null ? '/dev/null' : (arping ?? '')],
      ]),
    exec: (host, script) =>
      execFileSync('ip', ['netns', 'exec', namespace(host), 'sh', '-c', script], {
        encoding: 'utf8',
      }),
    down() {
      for (const host of [...Object.keys(hosts), 'sw']) sh(`ip netns del ${namespace(host)}`);
      rmSync(states, { recursive: true, force: true });
    },
  };
}

/** Each script in a process of its own: the command's words, and last the file that it is in. */
export function plainConnection(name: string, command: readonly string[]): Connection {
  const shell: Shell = {
    run: (script) =>
      new Promise<Completed>((resolve, reject) => {
        const file = join(tmpdir(), `vipbook-${suffix}-${String((scripts += 1))}.sh`);
        writeFileSync(file, script);
        const child = spawn(command[0] ?? 'sh', [...command.slice(1), file], {
          stdio: ['ignore', 'pipe', 'pipe'],
        });
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
        child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
        child.on('error', reject);
        child.on('close', (status) => {
          rmSync(file, { force: true });
          resolve({
            status: status ?? 255,
            stdout: Buffer.concat(stdout),
            stderr: Buffer.concat(stderr),
          });
        });
      }),
    close: () => Promise.resolve(),
  };
  return {
    target: { name } as Target,
    shell: () => Promise.resolve(shell),
    reach: () => Promise.resolve('forbidden'),
    closed: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}
