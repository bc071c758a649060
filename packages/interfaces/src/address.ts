/** An IP address as bytes, most significant first: 4 of them or 16. */
export type AddressBytes = Uint8Array;

/** inet_pton(AF_INET): four decimal numbers up to 255, at most three digits, nothing else. */
export function parseIpv4(text: string): AddressBytes | undefined {
  if (text.length < 7 || text.length > 15) return undefined;
  const bytes = new Uint8Array(4);
  let index = 0;
  let value = -1;
  let digits = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const code = at < text.length ? text.charCodeAt(at) : 46;
    if (code === 46) {
      if (value < 0 || value > 255 || index > 3) return undefined;
      bytes[index] = value;
      index += 1;
      value = -1;
      digits = 0;
    } else if (code >= 48 && code <= 57) {
      // glibc refuses leading zeros: they used to mean octal.
      if (value === 0 || digits === 3) return undefined;
      value = (value < 0 ? 0 : value) * 10 + (code - 48);
      digits += 1;
    } else {
      return undefined;
    }
  }
  return index === 4 ? bytes : undefined;
}

/** inet_pton(AF_INET6): RFC 4291 2.2 text forms, no zone. */
export function parseIpv6(text: string): AddressBytes | undefined {
  if (text.length < 2 || text.length > 45 || !text.includes(':')) return undefined;
  const bytes = new Uint8Array(16);
  let at = 0;
  let index = 0;
  let gap = -1;
  if (text.startsWith('::')) {
    gap = 0;
    at = 2;
  } else if (text.startsWith(':')) {
    return undefined;
  }
  while (at < text.length) {
    const colon = text.indexOf(':', at);
    const end = colon < 0 ? text.length : colon;
    const group = text.slice(at, end);
    if (colon < 0 && group.includes('.')) {
      const tail = parseIpv4(group);
      if (tail === undefined || index > 12) return undefined;
      bytes.set(tail, index);
      index += 4;
      at = end;
      break;
    }
    if (!/^[0-9a-fA-F]{1,4}$/.test(group) || index > 14) return undefined;
    const value = Number.parseInt(group, 16);
    bytes[index] = value >> 8;
    bytes[index + 1] = value & 255;
    index += 2;
    at = end;
    if (colon < 0) break;
    at += 1;
    if (at === text.length) return undefined;
    if (text.charCodeAt(at) === 58) {
      if (gap >= 0) return undefined;
      gap = index;
      at += 1;
    }
  }
  if (gap < 0) return index === 16 ? bytes : undefined;
  if (index > 14) return undefined;
  bytes.copyWithin(16 - (index - gap), gap, index);
  bytes.fill(0, gap, 16 - (index - gap));
  return bytes;
}

export function parseAddress(text: string): AddressBytes | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Dotted quad, or RFC 5952 section 4. */
export function formatAddress(bytes: AddressBytes): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups: number[] = [];
  for (let index = 0; index < 16; index += 2) {
    groups.push(((bytes[index] ?? 0) << 8) | (bytes[index + 1] ?? 0));
  }
  // The longest run of two or more zero groups, the first of equals, becomes "::".
  let best = -1;
  let bestLength = 1;
  for (let index = 0; index < 8;) {
    let end = index;
    while (end < 8 && groups[end] === 0) end += 1;
    if (end - index > bestLength) {
      best = index;
      bestLength = end - index;
    }
    index = Math.max(end, index + 1);
  }
  const hex = (list: readonly number[]): string =>
    list.map((group) => group.toString(16)).join(':');
  const mapped = best === 0 && bestLength === 5 && groups[5] === 0xffff;
  if (mapped) return `::ffff:${bytes.slice(12).join('.')}`;
  if (best < 0) return hex(groups);
  return `${hex(groups.slice(0, best))}::${hex(groups.slice(best + bestLength))}`;
}

/** The one spelling of an address; undefined when the text is none. */
export function canonicalAddress(text: string): string | undefined {
  const bytes = parseAddress(text);
  return bytes === undefined ? undefined : formatAddress(bytes);
}

/** `255.255.255.0` for 24. */
export function maskOf(prefix: number): string {
  const bytes = new Uint8Array(4);
  for (let index = 0; index < 4; index += 1) {
    const bits = Math.min(8, Math.max(0, prefix - index * 8));
    bytes[index] = (0xff00 >> bits) & 0xff;
  }
  return bytes.join('.');
}

/** 24 for `255.255.255.0`; undefined for a mask with holes or no mask. */
export function prefixOfMask(text: string): number | undefined {
  const bytes = parseIpv4(text);
  if (bytes === undefined) return undefined;
  let prefix = 0;
  for (const byte of bytes) for (let bit = 7; bit >= 0; bit -= 1) prefix += (byte >> bit) & 1;
  return maskOf(prefix) === bytes.join('.') ? prefix : undefined;
}

/** The prefix that a class gives (RFC 791): what ifupdown and ifconfig assume without a mask. */
export function classfulPrefix(bytes: AddressBytes): number {
  const first = bytes[0] ?? 0;
  return first < 128 ? 8 : first < 192 ? 16 : first < 224 ? 24 : 32;
}

/** The first `prefix` bits of the address, the others `ones` or zero. */
export function withHostBits(bytes: AddressBytes, prefix: number, ones: boolean): AddressBytes {
  return bytes.map((byte, index) => {
    const bits = Math.min(8, Math.max(0, prefix - index * 8));
    const mask = (0xff00 >> bits) & 0xff;
    return ones ? byte | (~mask & 0xff) : byte & mask;
  });
}

/** Is the address in the subnet of `base`/`prefix`? */
export function inSubnet(address: AddressBytes, base: AddressBytes, prefix: number): boolean {
  if (address.length !== base.length) return false;
  const a = withHostBits(address, prefix, false);
  const b = withHostBits(base, prefix, false);
  return a.every((byte, index) => byte === b[index]);
}
