import { formatAddress, parseIpv4, withHostBits, prefixOfMask } from '../address.ts';
import type { Option } from '../model.ts';
import { ifupdownMask, leadingInteger, slashTokens } from '../stanza-address.ts';

/** Which DHCP client ifup finds first. */
export type DhcpClient = 'dhclient' | 'udhcpc' | 'dhcpcd' | 'none';

/** A command needs an option that the stanza does not have. */
export class MissingOption extends Error {}

/** The options of one stanza while ifup or ifdown works on it. */
export class Scope {
  /** The interface that is configured, and the name of its stanzas. */
  readonly iface: string;
  readonly logical: string;
  readonly dhcpClient: DhcpClient;
  readonly #implicitLoopback: boolean;
  readonly #options: { name: string; value: string }[];

  constructor(init: {
    iface: string;
    logical: string;
    options: readonly Option[];
    dhcpClient: DhcpClient;
    implicitLoopback: boolean;
  }) {
    this.iface = init.iface;
    this.logical = init.logical;
    this.dhcpClient = init.dhcpClient;
    this.#implicitLoopback = init.implicitLoopback;
    this.#options = init.options.map((option) => ({ ...option }));
  }

  /** Set an option unless it is there (ifupdown's defaults and `name?`). */
  setDefault(name: string, value: string): boolean {
    if (this.#options.some((option) => option.name === name)) return false;
    this.#options.push({ name, value });
    return true;
  }

  /** The first option of the name; an empty one counts as missing. */
  get(name: string): string | undefined {
    const value = this.#options.find((option) => option.name === name)?.value;
    return value === '' ? undefined : value;
  }

  all(name: string): string[] {
    return this.#options.filter((option) => option.name === name).map((option) => option.value);
  }

  /** Rewrite every option of a name. */
  change(name: string, to: (value: string) => string): void {
    for (const option of this.#options) if (option.name === name) option.value = to(option.value);
  }

  /** The value, or the command cannot be made. */
  need(name: string): string {
    const value = this.get(name);
    if (value === undefined) throw new MissingOption(name);
    return value;
  }

  /** `before` and the value, or nothing. */
  maybe(before: string, name: string, after = ''): string {
    const value = this.get(name);
    return value === undefined ? '' : before + value + after;
  }

  isTrue(name: string): boolean {
    const value = this.get(name);
    if (value === undefined) return false;
    return (leadingInteger(value) ?? 0) !== 0 || /^(on|true|yes)$/i.test(value);
  }

  /** Does the name go on after one of these characters (strtok(3))? */
  has(delimiters: string): boolean {
    return tokens(this.iface, delimiters).length > 1;
  }

  /** A link of its own: neither VLAN nor alias. */
  get isLink(): boolean {
    return !this.has(':.');
  }

  /** ifupdown treats `lo` as special only while no file has a loopback stanza of its own. */
  get isLoopback(): boolean {
    return this.logical === 'lo' && this.#implicitLoopback;
  }

  /** The name as sysctl(8) wants it: its dots are slashes there. */
  get sysctlName(): string {
    return this.iface.replaceAll('.', '/');
  }
}

/** strtok(3): the parts between any of the delimiters, empty ones left out. */
export function tokens(text: string, delimiters: string): string[] {
  const parts: string[] = [];
  let part = '';
  for (const letter of text) {
    if (delimiters.includes(letter)) {
      if (part !== '') parts.push(part);
      part = '';
    } else {
      part += letter;
    }
  }
  if (part !== '') parts.push(part);
  return parts;
}

/** ifupdown copies an IPv4 address into a buffer of 34 bytes before taking it apart. */
const addressBuffer = 33;

/** `address A/len` and `netmask` of inet static, as the commands see them. */
export function convertInetStatic(scope: Scope): void {
  const value = scope.all('address')[0];
  if (value !== undefined) {
    if (scope.setDefault('netmask', value)) scope.change('netmask', computedMask);
    scope.change('address', (each) => slashTokens(each.slice(0, addressBuffer))[0] ?? each);
  }
  scope.change('broadcast', (each) => computedBroadcast(scope, each));
}

/** The mask in or for an address; what is none comes back as it is. */
function computedMask(value: string): string {
  const [text = '', length] = slashTokens(value.slice(0, addressBuffer));
  const bytes = parseIpv4(text);
  if (bytes === undefined) return value;
  if (length === undefined) {
    const first = bytes[0] ?? 0;
    return ifupdownMask(first <= 127 ? 8 : first <= 191 ? 16 : first <= 223 ? 24 : 32);
  }
  if (parseIpv4(length) !== undefined) return length;
  const width = leadingInteger(length);
  return width === undefined ? value : ifupdownMask(width);
}

function computedBroadcast(scope: Scope, value: string): string {
  if (value !== '+' && value !== '-') return value;
  const address = parseIpv4(scope.get('address') ?? '');
  const netmask = scope.get('netmask') ?? '';
  const mask = parseIpv4(netmask);
  if (address === undefined || mask === undefined) return value;
  if (netmask === '255.255.255.254') return value === '+' ? '255.255.255.255' : '0.0.0.0';
  const prefix = prefixOfMask(netmask);
  if (prefix !== undefined) return formatAddress(withHostBits(address, prefix, value === '+'));
  return formatAddress(
    address.map((byte, index) =>
      value === '+' ? byte | (~(mask[index] ?? 0) & 0xff) : byte & (mask[index] ?? 0),
    ),
  );
}

/** `address A/len` of inet6 static: the parts between slashes. */
export function convertInet6Static(scope: Scope): void {
  const value = scope.all('address')[0];
  if (value !== undefined) {
    const parts = slashTokens(value);
    scope.setDefault('netmask', parts[1] ?? '');
    scope.change('address', (each) => slashTokens(each)[0] ?? '');
  }
  if (scope.all('gateway').length > 0) scope.setDefault('accept_ra', '0');
}

/** Addresses of an alias are deprecated from the start. */
export function convertLifetime(scope: Scope): void {
  if (scope.has(':')) scope.change('preferred-lifetime', () => '0');
}

/** `hwaddress ether 00:…` without the class; `random` becomes whatever ifup draws. */
export function convertHardwareAddress(scope: Scope): void {
  scope.change('hwaddress', (value) => {
    if (value === 'random') return '<random>';
    const space = value.indexOf(' ');
    if (space < 0) return value;
    const word = value.slice(0, space);
    return /^(ether|ax25|arcnet|netrom)$/i.test(word) ? value.slice(space + 1) : value;
  });
}

/** The hexadecimal half of a 6to4 address (RFC 3056). */
export function convert6to4(scope: Scope): void {
  const value = scope.all('local')[0];
  if (value === undefined || !scope.setDefault('hexaddress', value)) return;
  const found = /^\s*([+-]?\d{1,3})\.\s*([+-]?\d{1,3})\.\s*([+-]?\d{1,3})\.\s*([+-]?\d{1,3})/.exec(
    value,
  );
  if (found === null) return;
  const [a = '', b = '', c = '', d = ''] = found
    .slice(1)
    .map((part) => (Number(part) & 0xff).toString(16).padStart(2, '0'));
  scope.change('hexaddress', () => `${a}${b}:${c}${d}`);
}
