import { Address4, Address6 } from 'ip-address';

export type IpVersion = 4 | 6;

const widths = { 4: 32, 6: 128 } as const;

/** An address with the length of its network's prefix; host bits are kept (`192.168.1.5/24`). */
export class IpNetwork {
  readonly version: IpVersion;
  readonly value: bigint;
  /** Bits of the network part, 0 to 32 or 128. */
  readonly prefix: number;

  constructor(version: IpVersion, value: bigint, prefix: number) {
    this.version = version;
    this.value = value;
    this.prefix = prefix;
  }

  get width(): number {
    return widths[this.version];
  }

  get #hostBits(): bigint {
    return (1n << BigInt(this.width - this.prefix)) - 1n;
  }

  get #max(): bigint {
    return (1n << BigInt(this.width)) - 1n;
  }

  get first(): bigint {
    return this.value & ~this.#hostBits & this.#max;
  }

  get last(): bigint {
    return this.value | this.#hostBits;
  }

  /** Number of addresses. */
  get size(): bigint {
    return this.#hostBits + 1n;
  }

  get isNetworkAddress(): boolean {
    return this.value === this.first;
  }

  /** IPv4 networks of one or two addresses have none. */
  get broadcast(): bigint | undefined {
    return this.version === 4 && this.width - this.prefix <= 1 ? undefined : this.last;
  }

  get address(): string {
    return addressText(this.version, this.value);
  }

  get network(): string {
    return addressText(this.version, this.first);
  }

  get netmask(): string {
    return addressText(this.version, this.#max & ~this.#hostBits);
  }

  get hostmask(): string {
    return addressText(this.version, this.#hostBits);
  }

  /** Address and prefix, host bits kept. */
  get text(): string {
    return `${this.address}/${String(this.prefix)}`;
  }

  /** Network and prefix, without host bits. */
  get cidr(): IpNetwork {
    return new IpNetwork(this.version, this.first, this.prefix);
  }

  contains(other: IpNetwork): boolean {
    return this.version === other.version && this.first <= other.first && other.last <= this.last;
  }
}

/** RFC 4291 2.2 text as the C library writes it: IPv4-mapped and -compatible ones end in dots. */
export function addressText(version: IpVersion, value: bigint): string {
  if (version === 4) return Address4.fromBigInt(value).correctForm();
  if (value >> 32n === 0xffffn) return `::ffff:${addressText(4, value & 0xffffffffn)}`;
  if (value > 0xffffn && value <= 0xffffffffn) return `::${addressText(4, value)}`;
  return Address6.fromBigInt(value).correctForm();
}

/** An address by its number alone: up to 2³² it is taken for IPv4, as netaddr does. */
export function numberText(value: bigint): string | undefined {
  if (value < 0n || value >= 1n << 128n) return undefined;
  return addressText(value < 1n << 32n ? 4 : 6, value);
}

/** One address without prefix or zone; leading zeros (`010.0.0.1`) are refused, as no two programs agree on them. */
export function parseAddress(text: string): { version: IpVersion; value: bigint } | undefined {
  if (text.includes('/') || text.includes('%') || text.length > 45) return undefined;
  if (!text.includes(':')) {
    if (!/^(?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){3}$/.test(text)) return undefined;
    return Address4.isValid(text) ? { version: 4, value: new Address4(text).bigInt() } : undefined;
  }
  const dotted = /[:](\d+\.[\d.]+)$/.exec(text)?.[1];
  if (dotted !== undefined && parseAddress(dotted) === undefined) return undefined;
  if (!/^[\da-fA-F:.]+$/.test(text) || !Address6.isValid(text)) return undefined;
  return { version: 6, value: new Address6(text).bigInt() };
}

/** `10.1` means 10.1.0.0 where a network is meant. */
function expandPartial(text: string): { version: IpVersion; value: bigint } | undefined {
  const parts = text.split('.');
  if (parts.length > 4) return undefined;
  return parseAddress([...parts, '0', '0', '0'].slice(0, 4).join('.'));
}

/** An address or network: `10.0.0.1`, `10.0.0.1/24`, `10.0.0.1/255.255.255.0`, `10.0.0.1/0.0.0.255`. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/');
  const head = slash === -1 ? text : text.slice(0, slash);
  const address = parseAddress(head) ?? (head.includes(':') ? undefined : expandPartial(head));
  if (address === undefined) return undefined;
  const { version, value } = address;
  if (slash === -1) return new IpNetwork(version, value, widths[version]);
  const prefix = parsePrefix(text.slice(slash + 1), version);
  return prefix === undefined ? undefined : new IpNetwork(version, value, prefix);
}

function parsePrefix(text: string, version: IpVersion): number | undefined {
  const width = widths[version];
  if (/^\d{1,4}$/.test(text)) return Number(text) <= width ? Number(text) : undefined;
  const mask = parseAddress(text);
  if (mask?.version !== version) return undefined;
  const max = (1n << BigInt(width)) - 1n;
  if (isNetmask(mask.value, max)) return width - bits(mask.value ^ max);
  return isHostmask(mask.value) ? width - bits(mask.value) : undefined;
}

export function isHostmask(value: bigint): boolean {
  return ((value + 1n) & value) === 0n;
}

export function isNetmask(value: bigint, max: bigint): boolean {
  return isHostmask(value ^ max);
}

function bits(value: bigint): number {
  return value === 0n ? 0 : value.toString(2).length;
}
