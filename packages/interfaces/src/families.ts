/** One option that ifupdown itself knows. */
export interface OptionFact {
  readonly name: string;
  /** What the argument is, in the man page's words; empty when it says nothing. */
  readonly argument: string;
  readonly required: boolean;
  /** Still read, but `address A/len` is the way now. */
  readonly deprecated: boolean;
  readonly default: string | undefined;
}

function option(
  name: string,
  argument = '',
  facts: { required?: true; deprecated?: true; default?: string } = {},
): OptionFact {
  return {
    name,
    argument,
    required: facts.required ?? false,
    deprecated: facts.deprecated ?? false,
    default: facts.default,
  };
}

const required = { required: true } as const;
const deprecated = { deprecated: true } as const;
const hwaddress = option('hwaddress', 'address');
const mtu = option('mtu', 'size');
const metric = option('metric', 'metric');
const gateway = option('gateway', 'address');
const ttl = option('ttl', 'time');
const local = option('local', 'address');
const preferredLifetime = option('preferred-lifetime', 'int', { default: '' });
const waitForLinkLocal = [
  option('ll-attempts', '', { default: '60' }),
  option('ll-interval', '', { default: '0.1' }),
];

/**
 * Families and methods that an `iface` line may name, with their options, as of ifupdown 0.8.41 and 0.8.44
 * on Linux (interfaces(5), sections per family). Options beyond these are passed to hook scripts as IF_*.
 */
export const families: Readonly<
  Record<string, Readonly<Record<string, readonly OptionFact[]>> | undefined>
> = {
  inet: {
    loopback: [],
    static: [
      option('address', 'address', required),
      option('netmask', 'mask', deprecated),
      option('broadcast', 'broadcast_address', { deprecated: true, default: '+' }),
      metric,
      gateway,
      option('pointopoint', 'address'),
      hwaddress,
      mtu,
      option('scope'),
    ],
    manual: [hwaddress, mtu],
    dhcp: [
      option('hostname', 'hostname'),
      metric,
      option('leasetime', 'leasetime'),
      option('vendor', 'vendor_id'),
      option('client', 'client_id'),
      hwaddress,
    ],
    bootp: [option('bootfile', 'file'), option('server', 'address'), option('hwaddr', 'addr')],
    tunnel: [
      option('address', 'address', required),
      option('mode', 'type', required),
      option('endpoint', 'address', required),
      option('dstaddr', 'address'),
      local,
      metric,
      gateway,
      ttl,
      mtu,
    ],
    ppp: [option('provider', 'name'), option('unit', 'number'), option('options', 'string')],
    wvdial: [option('provider', 'name')],
    ipv4ll: [],
  },
  inet6: {
    auto: [
      option('privext', 'int'),
      option('accept_ra', 'int', { default: '2' }),
      option('dhcp', 'int'),
      option('request_prefix', 'int', { default: '0' }),
      ...waitForLinkLocal,
    ],
    loopback: [],
    static: [
      option('address', 'address', required),
      option('netmask', 'mask', deprecated),
      metric,
      gateway,
      option('media', 'type'),
      hwaddress,
      mtu,
      option('accept_ra', 'int'),
      option('autoconf', 'int', { default: '0' }),
      option('privext', 'int'),
      option('scope'),
      preferredLifetime,
      option('dad-attempts', '', { default: '60' }),
      option('dad-interval', '', { default: '0.1' }),
    ],
    manual: [hwaddress, mtu],
    dhcp: [
      hwaddress,
      option('accept_ra', 'int', { default: '1' }),
      option('autoconf', 'int'),
      option('request_prefix', 'int', { default: '0' }),
      ...waitForLinkLocal,
    ],
    tunnel: [
      option('address', 'address'),
      option('netmask', 'mask'),
      option('mode', 'type', required),
      option('endpoint', 'address', required),
      option('dstaddr', 'address'),
      local,
      metric,
      gateway,
      ttl,
      mtu,
      option('encaplimit', 'limit'),
    ],
    v4tunnel: [
      option('address', 'address', required),
      option('netmask', 'mask', deprecated),
      option('endpoint', 'address', required),
      local,
      metric,
      gateway,
      ttl,
      mtu,
      preferredLifetime,
    ],
    '6to4': [option('local', 'address', required), metric, ttl, mtu, preferredLifetime],
  },
  can: {
    static: [
      option('bitrate', 'bitrate', required),
      option('samplepoint', 'samplepoint'),
      option('loopback', 'loopback'),
      option('listenonly', 'listenonly'),
      option('triple', 'triple'),
      option('oneshot', 'oneshot'),
      option('berr', 'berr'),
      option('restart-ms', 'restart-ms'),
    ],
  },
  ipx: {
    static: [option('frame', 'type'), option('netnum', 'id')],
    dynamic: [option('frame', 'type')],
  },
  // ifup's own bookkeeping for --all; its parser takes it from a file as well (`link` it does not).
  meta: { none: [] },
};

export function isFamily(word: string): boolean {
  return Object.hasOwn(families, word);
}

export function isMethod(family: string, word: string): boolean {
  const methods = families[family];
  return methods !== undefined && Object.hasOwn(methods, word);
}

export function optionFacts(family: string, method: string): readonly OptionFact[] {
  return isMethod(family, method) ? (families[family]?.[method] ?? []) : [];
}

/** Options that may be given many times, each an entry of its own, after ifupdown's renaming. */
export function isHook(name: string): boolean {
  return name === 'up' || name === 'down' || name === 'pre-up' || name === 'post-down';
}

/** `post-up` is `up` and `pre-down` is `down`: ifupdown keeps them in one list, in file order. */
export function storedName(name: string): string {
  return name === 'post-up' ? 'up' : name === 'pre-down' ? 'down' : name;
}
