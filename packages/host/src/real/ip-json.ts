import { isIP } from 'node:net';
import { isAddress, isDeviceName, isLabel, isWhole } from './guard.ts';

/**
 * What `ip -j` prints, believed only as far as it must be: a host that lies in its addresses must not bring
 * words into what is later rendered for another host. Where something is none, the reason is thrown as an
 * `IpJsonError`; entries that a move can do without (routes, neighbours) are passed over instead.
 */
export class IpJsonError extends Error {}

export interface IpLink {
  readonly ifindex: number;
  readonly ifname: string;
  readonly flags: readonly string[];
  readonly mtu: number;
  readonly address: string;
  readonly master?: string;
  readonly kind?: string;
  readonly addresses: readonly IpLinkAddress[];
}

export interface IpLinkAddress {
  readonly family: 4 | 6;
  readonly local: string;
  readonly prefix: number;
  readonly broadcast?: string;
  readonly scope: string;
  readonly label?: string;
  /** Seconds. */
  readonly valid?: number;
  readonly preferred?: number;
  readonly flags: readonly string[];
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, what: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new IpJsonError(`${JSON.stringify(value)} is no ${what}`);
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new IpJsonError(`${JSON.stringify(value)} is no list of ${what}`);
}

function must<T>(value: unknown, is: (value: unknown) => value is T, what: string): T {
  if (is(value)) return value;
  throw new IpJsonError(`${what} ${JSON.stringify(value)} is none`);
}

function may<T>(value: unknown, is: (value: unknown) => value is T, what: string): T | undefined {
  return value === undefined ? undefined : must(value, is, what);
}

const isWord = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:@-]{0,64}$/.test(value);
/** The kernel's own counters are 32 bits wide. */
const isUnsigned = (value: unknown): value is number => isWhole(value, 4_294_967_295);
const isIpv4 = (value: unknown): value is string => typeof value === 'string' && isIP(value) === 4;
const isMac = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f.:]{0,96}$/i.test(value);

/** `ip -j addr`. An empty object stands for a link that was left out by what was asked. */
export function readIpLinks(printed: unknown): readonly IpLink[] {
  return listOf(printed, 'links').flatMap((entry): IpLink[] => {
    const link = fieldsOf(entry, 'link');
    if (Object.keys(link).length === 0) return [];
    const name = must(link['ifname'], isDeviceName, 'the name of a link');
    const kind =
      link['linkinfo'] === undefined
        ? undefined
        : may(
            fieldsOf(link['linkinfo'], 'kind of link')['info_kind'],
            isWord,
            'the kind of a link',
          );
    const master = may(link['master'], isDeviceName, 'the master of a link');
    return [
      {
        ifindex: must(link['ifindex'], isUnsigned, `the number of ${name}`),
        ifname: name,
        flags: listOf(link['flags'] ?? [], 'flags').map((flag) => must(flag, isWord, 'a flag')),
        mtu: may(link['mtu'], isUnsigned, `the MTU of ${name}`) ?? 0,
        address: may(link['address'], isMac, `the MAC address of ${name}`) ?? '',
        ...(master === undefined ? {} : { master }),
        ...(kind === undefined ? {} : { kind }),
        addresses: readIpAddresses(link),
      },
    ];
  });
}

/** The addresses of one link of `ip -j addr`. */
function readIpAddresses(link: Fields): readonly IpLinkAddress[] {
  return listOf(link['addr_info'] ?? [], 'addresses').flatMap((entry): IpLinkAddress[] => {
    const info = fieldsOf(entry, 'address');
    if (info['local'] === undefined) return [];
    const { family } = info;
    if (family !== undefined && family !== 'inet' && family !== 'inet6') return [];
    const local = must(info['local'], isAddress, 'the address');
    const version = isIP(local) === 4 ? 4 : 6;
    if (family !== undefined && (family === 'inet') !== (version === 4))
      throw new IpJsonError(`the address ${local} is not of the family ${family}`);
    const isPrefix = (value: unknown): value is number => isWhole(value, version === 4 ? 32 : 128);
    const broadcast = may(info['broadcast'], isIpv4, `the broadcast address of ${local}`);
    const label = may(info['label'], isLabel, `the label of ${local}`);
    const valid = may(info['valid_life_time'], isUnsigned, `the lifetime of ${local}`);
    const preferred = may(info['preferred_life_time'], isUnsigned, `the lifetime of ${local}`);
    return [
      {
        family: version,
        local,
        prefix: must(info['prefixlen'], isPrefix, `the prefix length of ${local}`),
        ...(broadcast === undefined ? {} : { broadcast }),
        scope: may(info['scope'], isWord, `the scope of ${local}`) ?? '',
        ...(label === undefined ? {} : { label }),
        ...(valid === undefined ? {} : { valid }),
        ...(preferred === undefined ? {} : { preferred }),
        flags: Object.keys(info).filter((key) => info[key] === true),
      },
    ];
  });
}

export interface IpRoute {
  readonly dst: string;
  readonly type: string;
  readonly table: string;
  readonly protocol?: string;
  readonly gateway?: string;
  readonly dev?: string;
  readonly prefsrc?: string;
  readonly metric?: number;
}

/** `ip -j -d route show table all`, those that are routes; one with several next hops is as many. */
export function readIpRoutes(printed: unknown): readonly IpRoute[] {
  return passOver(printed, (entry) => {
    const route = fieldsOf(entry, 'route');
    const type = may(route['type'], isWord, 'type') ?? 'unicast';
    const table = may(route['table'], isWord, 'table') ?? 'main';
    const protocol = may(route['protocol'], isWord, 'protocol');
    const prefsrc = may(route['prefsrc'], isAddress, 'source');
    const metric = may(route['metric'], isUnsigned, 'metric');
    const dst = must(route['dst'], isDestination, 'destination');
    const hops = route['nexthops'] === undefined ? [route] : listOf(route['nexthops'], 'hops');
    return hops.map((each): IpRoute => {
      const hop = fieldsOf(each, 'next hop');
      // `via` is a next hop of the other family.
      const gateway = may(hop['gateway'], isAddress, 'gateway');
      const dev = may(hop['dev'], isDeviceName, 'device');
      return {
        dst,
        type,
        table,
        ...(protocol === undefined ? {} : { protocol }),
        ...(gateway === undefined ? {} : { gateway }),
        ...(dev === undefined ? {} : { dev }),
        ...(prefsrc === undefined ? {} : { prefsrc }),
        ...(metric === undefined ? {} : { metric }),
      };
    });
  });
}

export interface IpRule {
  readonly priority: number;
  readonly from?: string;
  readonly to?: string;
  readonly table?: string;
}

/** `ip -j rule`, those that name a source or a destination. */
export function readIpRules(printed: unknown): readonly IpRule[] {
  return passOver(printed, (entry) => {
    const rule = fieldsOf(entry, 'rule');
    const from = prefixOf(rule['src'], rule['srclen']);
    const to = prefixOf(rule['dst'], rule['dstlen']);
    const table = may(rule['table'], isWord, 'table');
    if (from === undefined && to === undefined) return [];
    return [
      {
        priority: must(rule['priority'], isUnsigned, 'priority'),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(table === undefined ? {} : { table }),
      },
    ];
  });
}

function prefixOf(address: unknown, length: unknown): string | undefined {
  if (address === undefined || address === 'all') return undefined;
  const known = must(address, isAddress, 'prefix');
  const bits = may(length, isUnsigned, 'length of a prefix');
  return bits === undefined ? known : `${known}/${String(bits)}`;
}

/** What a move can do without is passed over where it is not what it should be. */
function passOver<T>(printed: unknown, read: (entry: unknown) => readonly T[]): readonly T[] {
  if (!Array.isArray(printed)) return [];
  return printed.flatMap((entry: unknown) => {
    try {
      return read(entry);
    } catch (error) {
      if (error instanceof IpJsonError) return [];
      throw error;
    }
  });
}

function isDestination(value: unknown): value is string {
  if (value === 'default') return true;
  if (typeof value !== 'string') return false;
  const [address, prefix, more] = value.split('/');
  return (
    more === undefined && isAddress(address) && (prefix === undefined || /^\d{1,3}$/.test(prefix))
  );
}

export interface IpNeighbour {
  readonly dst: string;
  readonly dev: string;
  readonly lladdr?: string;
  readonly state: string;
}

/** `ip -j neigh`, those that are neighbours. */
export function readIpNeighbours(printed: unknown): readonly IpNeighbour[] {
  return listOf(printed, 'neighbours').flatMap((entry): IpNeighbour[] => {
    if (typeof entry !== 'object' || entry === null) return [];
    const { dst, dev, lladdr, state } = entry as Fields;
    if (!isAddress(dst) || !isDeviceName(dev)) return [];
    if (lladdr !== undefined && !isMac(lladdr)) return [];
    const first: unknown = Array.isArray(state) ? state[0] : undefined;
    return [
      {
        dst,
        dev,
        state: isWord(first) ? first : 'NONE',
        ...(lladdr === undefined ? {} : { lladdr }),
      },
    ];
  });
}
