import { createInterface } from 'node:readline';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { RelayConfig } from './agents/relay.ts';
import { identify, type ProcessIdentity } from './processes.ts';
import { relayProgram } from './raise/files.ts';
import { bridge } from './raise/scripts.ts';
import { spawnIn } from './run-in.ts';

/** How bad a host's cable is, in each direction. Without any value: a good one. */
export interface Netem {
  /** Milliseconds, 0 to 10000. The round trip grows by twice as much. */
  readonly delayMs?: number;
  /** Milliseconds by which the delay varies to either side. */
  readonly jitterMs?: number;
  /** Percent of frames lost, 0 to 100. */
  readonly lossPercent?: number;
}

/** A bad cable as state.json has it. */
export interface NetemState {
  readonly netem: Netem;
  readonly relay: ProcessIdentity;
}

export function checkNetem(netem: Netem): Required<Netem> {
  const { delayMs = 0, jitterMs = 0, lossPercent = 0 } = netem;
  const refuse = (what: string, value: number, allowed: string): never => {
    throw new VipbookError(
      diagnostic('LAB009', {
        message: `${String(value)} cannot be ${what}: ${allowed} is allowed`,
      }),
    );
  };
  if (!(delayMs >= 0 && delayMs <= 10_000)) refuse('a delay in ms', delayMs, '0 to 10000');
  if (!(jitterMs >= 0 && jitterMs <= delayMs)) {
    refuse('a jitter in ms', jitterMs, 'at most the delay');
  }
  if (!(lossPercent >= 0 && lossPercent <= 100)) refuse('a loss in %', lossPercent, '0 to 100');
  return { delayMs, jitterMs, lossPercent };
}

/** Names and ports in the switch's namespace, from the host's place in the lab. */
function devices(index: number) {
  const n = String(index);
  return {
    side: `w${n}`,
    near: `a${n}`,
    far: `b${n}`,
    ports: [20_000 + 2 * index, 20_001 + 2 * index] as const,
  };
}

/** `ip -batch` lines that make the cable good again; the port may be gone. For `ip -force`. */
export function straightLines(host: string, index: number): readonly string[] {
  const { side, near, far } = devices(index);
  return [
    `link del ${near}`,
    `link del ${far}`,
    `link del ${side}`,
    `link set ${host} master ${bridge}`,
  ];
}

/**
 * Put a relay into a host's cable: the port leaves the bridge for one of its own, and a VXLAN tunnel through
 * the relay joins the two bridges.
 * @param enterSwitch - nsenter's arguments for the anchor
 * @param base - the hosts' base layer, as the anchor sees it
 * @param lost - file for the echoes that the cable loses
 */
export async function startRelay(
  enterSwitch: readonly string[],
  base: string,
  host: string,
  index: number,
  netem: Required<Netem>,
  lost: string,
): Promise<ProcessIdentity> {
  const { side, near, far, ports } = devices(index);
  const config: RelayConfig = { ends: ports, ...netem, lost };
  const child = spawnIn(
    enterSwitch,
    [process.execPath, base + relayProgram, JSON.stringify(config)],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const failed = (why: string): VipbookError =>
    new VipbookError(
      diagnostic('LAB003', {
        message: `the cable of ${host} could not be made slow: ${why}`,
        where: { host },
        remedy: 'The kernel needs VXLAN for this: modprobe vxlan',
      }),
    );
  let relay: ProcessIdentity | undefined;
  let targets: readonly (string | undefined)[] = [];
  if (child.stdout !== null) {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, pid, ...rest] = line.split(' ');
      relay = identify(Number(pid));
      targets = rest;
      break;
    }
  }
  if (relay === undefined) throw failed('the relay did not start');
  child.stdout?.destroy();
  child.unref();
  // To a local address, VXLAN hands frames over inside the kernel instead of sending them; to the broadcast
  // address of the loopback, it sends.
  const tunnel = (name: string, end: 0 | 1, master: string): string =>
    `ip link add ${name} type vxlan id 1 local 127.0.0.1 dstport ${String(ports[end])} nolearning &&
bridge fdb append 00:00:00:00:00:00 dev ${name} dst 127.255.255.255 port ${targets[end] ?? ''} &&
ip link set ${name} mtu 1500 master ${master} up`;
  const script = `ip link add ${side} type bridge forward_delay 0 mcast_snooping 0 &&
ip link set ${side} up &&
${tunnel(near, 0, side)} &&
${tunnel(far, 1, bridge)} &&
ip link set ${host} master ${side}`;
  const make = spawnIn(enterSwitch, ['sh', '-c', script], { stdio: ['ignore', 'ignore', 'pipe'] });
  let complaints = '';
  make.stderr?.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const status = await new Promise<number | null>((resolve, reject) => {
    make.once('error', reject);
    make.once('close', resolve);
  });
  if (status === 0) return relay;
  child.kill('SIGKILL');
  throw failed(complaints.trim());
}
