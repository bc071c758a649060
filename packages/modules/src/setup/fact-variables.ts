import type { AddressFact, Facts, Link } from '@vipbook/host';
import type { Value } from '../module.ts';

type Data = Record<string, Value>;

const families: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Debian',
  raspbian: 'Debian',
  linuxmint: 'Debian',
  rhel: 'RedHat',
  centos: 'RedHat',
  fedora: 'RedHat',
  rocky: 'RedHat',
  almalinux: 'RedHat',
  alpine: 'Alpine',
  arch: 'Archlinux',
  sles: 'Suse',
};

const distributions: Readonly<Record<string, string>> = {
  debian: 'Debian',
  ubuntu: 'Ubuntu',
  fedora: 'Fedora',
  centos: 'CentOS',
  rhel: 'RedHat',
  alpine: 'Alpine',
};

/**
 * The facts under Ansible's names, without the `ansible_` prefix: those that can be told truthfully from
 * one round trip. What Ansible knows beyond them is undefined here, never guessed.
 */
export function factVariables(facts: Facts): Readonly<Data> {
  const result: Data = {
    hostname: facts.hostname.split('.')[0] ?? facts.hostname,
    nodename: facts.hostname,
    kernel: facts.kernel,
    system: 'Linux',
    distribution: distributions[facts.os.id] ?? facts.os.name,
    distribution_version: facts.os.version,
    distribution_major_version: facts.os.version.split('.')[0] ?? '',
    os_family: families[facts.os.id] ?? facts.os.id,
    user_id: facts.user.name,
    user_uid: facts.user.uid,
    service_mgr: facts.init === 'other' ? 'service' : facts.init,
    interfaces: facts.links.map((link) => link.name),
    all_ipv4_addresses: addresses(facts, 4),
    all_ipv6_addresses: addresses(facts, 6),
    default_ipv4: defaultRoute(facts, 4),
    default_ipv6: defaultRoute(facts, 6),
  };
  for (const link of facts.links) result[variableName(link.name)] = linkFacts(link, facts);
  for (const label of new Set(facts.addresses.map((address) => address.label))) {
    if (label === undefined || facts.links.some((link) => link.name === label)) continue;
    const first = facts.addresses.find((address) => address.label === label);
    if (first !== undefined) result[variableName(label)] = { ipv4: ipv4Facts(first) };
  }
  return result;
}

/** `eth0:1` is `ansible_eth0_1`. */
function variableName(device: string): string {
  return device.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

function addresses(facts: Facts, family: 4 | 6): readonly string[] {
  return facts.addresses
    .filter((held) => held.family === family && held.scope !== 'host')
    .map((held) => held.address);
}

function linkFacts(link: Link, facts: Facts): Data {
  const held = facts.addresses.filter((address) => address.device === link.name);
  const [first, ...others] = held
    .filter((address) => address.family === 4)
    .sort((a, b) => Number(a.secondary) - Number(b.secondary));
  return {
    device: link.name,
    macaddress: link.mac,
    mtu: link.mtu,
    active: link.up,
    ...(first === undefined ? {} : { ipv4: ipv4Facts(first) }),
    ...(others.length === 0 ? {} : { ipv4_secondaries: others.map(ipv4Facts) }),
    ipv6: held
      .filter((address) => address.family === 6)
      .map(({ address, prefix, scope }) => ({ address, prefix: String(prefix), scope })),
  };
}

function defaultRoute(facts: Facts, family: 4 | 6): Data {
  const routes = facts.routes.filter(
    (route) => route.family === family && route.destination === 'default',
  );
  const [route] = routes.sort((a, b) => (a.metric ?? 0) - (b.metric ?? 0));
  if (route?.device === undefined) return {};
  const own = facts.addresses.filter(
    (held) => held.family === family && held.device === route.device && held.scope === 'global',
  );
  const held =
    own.find((candidate) => candidate.address === route.source) ??
    own.find((candidate) => !candidate.secondary);
  const link = facts.links.find((candidate) => candidate.name === route.device);
  return {
    interface: route.device,
    ...(route.gateway === undefined ? {} : { gateway: route.gateway }),
    ...(held === undefined
      ? {}
      : family === 4
        ? ipv4Facts(held)
        : { address: held.address, prefix: String(held.prefix), scope: held.scope }),
    ...(link === undefined ? {} : { macaddress: link.mac, mtu: link.mtu }),
  };
}

function ipv4Facts(held: AddressFact): Data {
  const bits = held.prefix === 0 ? 0 : (0xffffffff << (32 - held.prefix)) >>> 0;
  return {
    address: held.address,
    prefix: String(held.prefix),
    netmask: dotted(bits),
    network: dotted((number(held.address) & bits) >>> 0),
    broadcast: held.broadcast ?? '',
  };
}

function number(address: string): number {
  return address.split('.').reduce((sum, part) => ((sum << 8) | Number(part)) >>> 0, 0);
}

function dotted(bits: number): string {
  return [24, 16, 8, 0].map((shift) => String((bits >>> shift) & 255)).join('.');
}
