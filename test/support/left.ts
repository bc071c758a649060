import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Lab } from '@vipbook/lab';

/**
 * What of a move is on a host of a lab, in words of its own; '' when nothing is.
 *
 * Asked again and again by who waits for guards to come to their end: as long as there is one, it is seen through the
 * host's root folder (proc(5), /proc/PID/root), and no process is started that would take the guards' processor.
 */
export async function left(lab: Lab, host: string): Promise<string> {
  const guards = guardsOn(lab, host);
  if (guards.length > 0) return `guards: ${guards.join(' ')}`;
  const { stdout } = await lab.exec(
    host,
    `nft list ruleset; ls -A /run/vipbook/guards 2>/dev/null; ls -d /etc/network/if-up.d/vipbook-* 2>/dev/null
grep -v '^0$' /proc/sys/net/ipv4/conf/eth0/arp_announce
cd /proc/sys/net/ipv6 && { grep -v '^1$' conf/eth0/accept_dad; grep -v '^0$' conf/eth0/ndisc_notify; grep -v '^1000$' neigh/eth0/retrans_time_ms; }
ps ax -o args | grep '[g]uards/'
[ ! -d /run/systemd/system ] || systemctl list-units --all --plain --no-legend 'vipbook-*'`,
  );
  return stdout.trim();
}

/**
 * The same of several hosts. As long as a guard is on any of them it is not asked what else there is on the others: that is
 * ten processes on each, again and again.
 */
export async function leftOn(lab: Lab, hosts: readonly string[]): Promise<string> {
  const armed = hosts.find((host) => guardsOn(lab, host).length > 0);
  const asked = armed === undefined ? hosts : [armed];
  const found = await Promise.all(
    asked.map(async (host) => {
      const rest = await left(lab, host);
      return rest === '' ? [] : [`${host}: ${rest}`];
    }),
  );
  return found.flat().join(' / ');
}

/** On each host, below its own root. */
const guardsFolder = 'run/vipbook/guards';

function guardsOn(lab: Lab, host: string): readonly string[] {
  const { pid } = lab.host(host);
  if (pid === undefined) return [];
  try {
    return readdirSync(path.join('/proc', String(pid), 'root', guardsFolder));
  } catch {
    // There was never a move.
    return [];
  }
}
