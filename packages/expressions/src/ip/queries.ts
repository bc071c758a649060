import { valueFault } from '../python/fault.ts';
import type { Obj } from '../python/objects.ts';
import { int } from '../value.ts';
import {
  hostOf,
  isLinkLocal,
  isLoopback,
  isMulticast,
  isPrivate,
  isPublic,
  reverseName,
} from './classes.ts';
import { IpNetwork, numberText } from './network.ts';

/** What a query is asked about: the network, the value as given, and whether it had a prefix. */
export interface Subject {
  readonly network: IpNetwork;
  readonly value: string;
  readonly type: 'address' | 'network';
}

type Query = (subject: Subject) => Obj;

/** none where the question has no answer for this kind of address, false where the answer is no. */
const when = (holds: boolean, value: () => Obj): Obj => (holds ? value() : null);

function text(value: bigint): string {
  return numberText(value) ?? valueFault('the result is outside of the address space');
}

/** First and last address that a host may have: all of a /31, else without network and broadcast. */
export function usable(network: IpNetwork): readonly [bigint, bigint] | undefined {
  if (network.size === 1n) return undefined;
  if (network.size === 2n) return [network.first, network.last];
  return [network.first + 1n, network.last - 1n];
}

function usableOf({ network, type }: Subject): readonly [bigint, bigint] | undefined {
  if (type === 'address') valueFault('not a network address');
  return usable(network);
}

const address: Query = ({ network }) =>
  when(
    network.size === 1n ||
      !network.isNetworkAddress ||
      network.broadcast === undefined ||
      network.version === 6,
    () => network.address,
  );

const addressPrefix: Query = ({ network }) => {
  const { value } = network;
  const reserved = value === network.first || value === network.broadcast;
  return network.size > 2n && reserved ? false : network.text;
};

const host: Query = ({ network }) => {
  if (network.size === 1n) return network.text;
  return when(!network.isNetworkAddress || network.broadcast === undefined, () => network.text);
};

const subnet: Query = ({ network }) => network.cidr.text;

const ipv4: Query = ({ network, value }) => {
  if (network.version === 4) return value;
  const prefix = network.prefix - 96;
  const mapped = network.value >> 32n;
  if (prefix < 0 || (mapped !== 0n && mapped !== 0xffffn)) return false;
  return new IpNetwork(4, network.value & 0xffffffffn, prefix).text;
};

const ipv6: Query = ({ network, value }) =>
  network.version === 6
    ? value
    : new IpNetwork(6, 0xffff00000000n + network.value, network.prefix + 96).text;

const loopback: Query = ({ network, value }) => when(isLoopback(hostOf(network)), () => value);

function neighbour(subject: Subject, step: bigint): Obj {
  const range = usableOf(subject);
  if (range === undefined) return null;
  const next = subject.network.value + step;
  const shown = text(next);
  return when(next >= range[0] && next <= range[1], () => shown);
}

const peer: Query = ({ network, type }) => {
  if (type === 'address') valueFault('not a network address');
  if (network.size === 2n) return text(network.value ^ 1n);
  if (network.size !== 4n) return valueFault('not a point-to-point network');
  const part = network.value % 4n;
  if (part === 0n) valueFault('the network address of a /30 has no peer');
  if (part === 3n) valueFault('the broadcast address of a /30 has no peer');
  return text(network.value ^ 3n);
};

const sixToFour: Query = (subject) => {
  const { network, type, value } = subject;
  if (network.version === 4) {
    if (network.size > 1n && network.isNetworkAddress) return false;
    const single = hostOf(network);
    if (!isPublic(single) && !isPrivate(single)) return false;
    const hex = network.value.toString(16).padStart(8, '0');
    return `2002:${hex.slice(0, 4)}:${hex.slice(4)}::1/48`;
  }
  const inside = network.value >> 112n === 0x2002n;
  if (type === 'address') return inside ? value : false;
  return !network.isNetworkAddress && inside ? value : false;
};

const wildcard: Query = ({ network }) => network.hostmask;

export const queries: Readonly<Record<string, Query>> = {
  '': ({ network, type }) => (type === 'address' ? network.address : network.text),
  '6to4': sixToFour,
  address,
  'address/prefix': addressPrefix,
  bool: () => true,
  broadcast: ({ network }) => when(network.size > 2n, () => text6(network, network.last)),
  cidr: ({ network }) => network.text,
  first_usable: (subject) => {
    const range = usableOf(subject);
    return range === undefined ? null : text(range[0]);
  },
  gateway: addressPrefix,
  gw: addressPrefix,
  host,
  'host/prefix': addressPrefix,
  hostmask: wildcard,
  hostnet: addressPrefix,
  int: ({ network, type }) =>
    type === 'address' ? int(network.value) : `${String(network.value)}/${String(network.prefix)}`,
  ip: address,
  'ip/prefix': ({ network }) =>
    when(
      network.size === 2n || (network.size > 1n && !network.isNetworkAddress),
      () => network.text,
    ),
  ip_netmask: ({ network }) =>
    when(
      network.size === 2n || (network.size > 1n && !network.isNetworkAddress),
      () => `${network.address} ${network.netmask}`,
    ),
  ipv4,
  ipv6,
  last_usable: (subject) => {
    const range = usableOf(subject);
    return range === undefined ? null : text(range[1]);
  },
  'link-local': ({ network, value }) => when(isLinkLocal(hostOf(network)), () => value),
  lo: loopback,
  loopback,
  multicast: ({ network, value }) => when(isMulticast(network), () => value),
  net: ({ network }) => when(network.size > 1n && network.isNetworkAddress, () => network.text),
  netmask: ({ network }) => network.netmask,
  network: ({ network }) => network.network,
  'network/prefix': subnet,
  network_id: ({ network }) => network.network,
  network_netmask: ({ network }) => `${network.network} ${network.netmask}`,
  network_wildcard: ({ network }) => `${network.network} ${network.hostmask}`,
  next_usable: (subject) => neighbour(subject, 1n),
  peer,
  prefix: ({ network }) => network.prefix,
  previous_usable: (subject) => neighbour(subject, -1n),
  private: ({ network, value }) => when(isPrivate(network), () => value),
  public: ({ network, value }) => when(isPublic(hostOf(network)), () => value),
  range_usable: (subject) => {
    const range = usableOf(subject);
    return range === undefined ? null : `${text(range[0])}-${text(range[1])}`;
  },
  revdns: ({ network }) => reverseName(network),
  router: addressPrefix,
  size: ({ network }) => int(network.size),
  size_usable: ({ network }) =>
    network.size === 1n ? 0 : network.size === 2n ? 2 : int(network.size - 2n),
  subnet,
  type: ({ network }) => (network.size === 1n || !network.isNetworkAddress ? 'address' : 'network'),
  unicast: ({ network, value }) => when(!isMulticast(network), () => value),
  v4: ipv4,
  v6: ipv6,
  version: ({ network }) => network.version,
  wildcard,
  wrap: ({ network, value, type }) => {
    if (network.version === 4) return value;
    return type === 'address'
      ? `[${network.address}]`
      : `[${network.address}]/${String(network.prefix)}`;
  },
};

function text6(network: IpNetwork, value: bigint): string {
  return new IpNetwork(network.version, value, network.width).address;
}
