import type { Facts } from '../facts.ts';
import { fileOf } from './files.ts';
import { locksAt } from './held.ts';
import { defaultSysctls, lifetimeAt, type Machine } from './machine.ts';
import { stateOf } from './neighbours.ts';

const tools = ['ip', 'arping', 'nft', 'ss', 'ping', 'ifup', 'ifquery'];

/** What one round trip would tell about a simulated machine. */
export function factsOf(self: Machine, now: number): Facts {
  return {
    host: self.name,
    hostname: self.name,
    bootId: `simulated-${self.name}${self.boots === 0 ? '' : `-${String(self.boots)}`}`,
    kernel: 'simulated',
    os: { id: 'debian', version: '12', name: 'Debian GNU/Linux 12 (simulated)' },
    user: { name: 'root', uid: 0 },
    init: 'sysvinit',
    links: [{ index: 2, name: self.device, mac: self.mac, mtu: 1500, up: true, carrier: true }],
    addresses: self.addresses.map((held, index) => ({
      device: held.device,
      address: held.address,
      prefix: held.prefix,
      lifetime: lifetimeAt(held, now),
      family: familyOf(held.address),
      scope: /^fe[89ab]/i.test(held.address) ? 'link' : 'global',
      secondary:
        familyOf(held.address) === 4 &&
        self.addresses.slice(0, index).some(({ address }) => familyOf(address) === 4),
      // Of an IPv4 address that is there for good the kernel says so whatever its flags.
      preferred:
        held.deprecated && (familyOf(held.address) === 6 || held.expiresAt !== Infinity)
          ? 0
          : lifetimeAt(held, now),
      flags: held.deprecated ? ['deprecated'] : [],
      ...(held.label === undefined ? {} : { label: held.label }),
    })),
    routes:
      self.gateway === undefined
        ? []
        : [
            {
              family: familyOf(self.gateway),
              destination: 'default',
              gateway: self.gateway,
              device: self.device,
            },
          ],
    neighbours: [...self.neighbours.values()].map((entry) => ({
      address: entry.address,
      device: self.device,
      state: stateOf(entry, now),
      ...(entry.mac === undefined || entry.state === 'FAILED' ? {} : { mac: entry.mac }),
    })),
    files: Object.fromEntries(
      [...self.files].map(([path, content]) => [path, fileOf(self, path, content)]),
    ),
    ifstate: Object.fromEntries(self.ifstate),
    managers: { [self.device]: 'ifupdown' },
    ifupdown: { flavour: 'ifupdown', version: 'simulated' },
    tools: Object.fromEntries(tools.map((tool) => [tool, `/usr/sbin/${tool}`])),
    arping: 'iputils',
    sysctls: { ...defaultSysctls(self.device), ...Object.fromEntries(self.sysctls) },
    bridges: [...self.bridges].map(([address, { how, to, until }]) => ({
      address,
      how,
      to,
      secondsLeft: Math.ceil((until - now) / 1000),
    })),
    locks: locksAt(self, now),
    ...(self.epochFloor === 0 ? {} : { epochFloor: self.epochFloor }),
    listening: [...self.services].map((process) => ({ address: '*', port: 5222, process })),
  };
}

function familyOf(address: string): 4 | 6 {
  return address.includes(':') ? 6 : 4;
}
