import type { AddressFact, Facts, Link } from '@vipbook/host';
import { inSubnet } from './address.ts';

/** Questions that a move asks of a host's facts. All pure. */

export function holding(facts: Facts, address: string): AddressFact | undefined {
  return facts.addresses.find((held) => held.address === address);
}

/** ifupdown gives each address of an IPv6 alias a preferred lifetime of 0. */
export function isDeprecated({ flags }: AddressFact): boolean {
  return flags.includes('deprecated');
}

export function linkOf(facts: Facts, device: string): Link | undefined {
  return facts.links.find((link) => link.name === device);
}

/** The host's own addresses on links where neighbours can be: not loopback, not link-local. */
function routable(facts: Facts): readonly AddressFact[] {
  return facts.addresses.filter((held) => held.device !== 'lo' && held.scope !== 'link');
}

/** The narrowest subnet of the host that holds the address, and the own address it comes from. */
export function subnetFor(facts: Facts, address: string): AddressFact | undefined {
  return routable(facts)
    .filter((held) => held.address !== address && inSubnet(address, held.address, held.prefix))
    .sort((a, b) => b.prefix - a.prefix)[0];
}

/** The host's own address (not the VIP) on a device: what others reach it by while the VIP moves. */
export function ownAddress(facts: Facts, device: string, vip: string): AddressFact | undefined {
  const family = vip.includes(':') ? 6 : 4;
  const candidates = routable(facts).filter(
    (held) => held.device === device && held.family === family && held.address !== vip,
  );
  return candidates.find((held) => !held.secondary) ?? candidates[0];
}

/** Other addresses of the same subnet that the kernel deletes with this one (its secondaries). */
export function dependants(facts: Facts, held: AddressFact): readonly AddressFact[] {
  if (held.secondary || held.family === 6) return [];
  return facts.addresses.filter(
    (other) =>
      other.secondary &&
      other.device === held.device &&
      other.prefix === held.prefix &&
      inSubnet(other.address, held.address, held.prefix),
  );
}

export function sysctl(facts: Facts, device: string, key: string): number {
  const own = Number(facts.sysctls[`net/ipv4/conf/${device}/${key}`] ?? 0);
  const all = Number(facts.sysctls[`net/ipv4/conf/all/${key}`] ?? 0);
  return Math.max(own, all);
}

/** The value of the device's own setting, to put back afterwards. */
export function deviceSysctl(facts: Facts, device: string, key: string): string {
  return facts.sysctls[`net/ipv4/conf/${device}/${key}`] ?? '0';
}

/** Neighbours that may have the address in their cache: everyone either host has spoken with on the
 *  segment, and the gateways, without the two hosts themselves. */
export function neighboursToTell(
  sides: readonly { facts: Facts; device: string }[],
  vip: string,
): readonly string[] {
  const family = vip.includes(':') ? 6 : 4;
  const own = new Set(sides.flatMap(({ facts }) => facts.addresses.map((held) => held.address)));
  const found = new Set<string>();
  const gateways = new Set<string>();
  for (const { facts, device } of sides) {
    for (const route of facts.routes) {
      if (route.gateway !== undefined && route.device === device && route.family === family) {
        found.add(route.gateway);
        gateways.add(route.gateway);
      }
    }
    for (const entry of facts.neighbours) {
      const alive = entry.mac !== undefined && entry.state !== 'FAILED';
      const familyOf = entry.address.includes(':') ? 6 : 4;
      if (entry.device === device && alive && familyOf === family) found.add(entry.address);
    }
  }
  return (
    [...found]
      .filter((address) => !own.has(address) && address !== vip && !/^ff/i.test(address))
      // Who has a link-local address only need not reach this one, and cannot answer it; a gateway can.
      .filter((address) => !/^fe[89ab]/i.test(address) || gateways.has(address))
      .sort()
  );
}

/** Can a host ask the wire for an address that it holds? Its kernel asks nobody for what is its own; a raw socket
 *  does (arping), and there is none for IPv6. */
export function asksForItsOwn(facts: Facts, address: string): boolean {
  return !address.includes(':') && facts.arping !== 'none';
}
