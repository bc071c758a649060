import {
  classfulPrefix,
  formatAddress,
  maskOf,
  parseAddress,
  parseIpv4,
  prefixOfMask,
  type AddressBytes,
} from './address.ts';
import type { InterfaceStanza } from './model.ts';

/** What ifupdown makes of the address lines of one stanza. */
export interface StanzaAddress {
  readonly bytes: AddressBytes;
  readonly address: string;
  /** Leading bits; of a mask with holes, the number of its bits. */
  readonly prefix: number;
  /** Where the prefix came from: the netmask line beats the length in `address`. */
  readonly maskFrom: 'netmask' | 'length' | 'class' | 'none';
  /** The length in `address A/len`, whether or not it counts; undefined: there is none. */
  readonly length: string | undefined;
}

/** 32 for a mask wider than 32 bits does not fail: ifupdown's shift makes 0.0.0.0 of it. */
export function ifupdownMask(width: number): string {
  const shift = (32 - width) & 63;
  return shift >= 32 ? '0.0.0.0' : maskOf(32 - shift);
}

/** C's `sscanf("%d")`. */
export function leadingInteger(text: string): number | undefined {
  if (/^[0-9]{1,6}$/.test(text)) return Number(text);
  const found = /^[ \t\n\v\f\r]*([+-]?[0-9]+)/.exec(text.slice(0, 64))?.[1];
  return found === undefined ? undefined : Number.parseInt(found, 10);
}

/** strtok(3) over `/`: the parts that are not empty. */
export function slashTokens(text: string): string[] {
  return text.split('/').filter((part) => part !== '');
}

/** The address of a stanza, or undefined: it has none, or none that is one. */
export function addressOf(stanza: InterfaceStanza): StanzaAddress | undefined {
  const value = stanza.brief('address')?.value;
  if (value === undefined) return undefined;
  if (stanza.family !== 'inet' && stanza.family !== 'inet6') return undefined;
  return readAddress(stanza.family, value, stanza.brief('netmask')?.value);
}

/** The same from the values of the options. */
export function readAddress(
  family: string,
  value: string,
  netmask: string | undefined,
): StanzaAddress | undefined {
  let text = value;
  let length: string | undefined;
  const slash = value.indexOf('/');
  if (slash > 0 && slash === value.lastIndexOf('/')) {
    text = value.slice(0, slash);
    length = slash === value.length - 1 ? undefined : value.slice(slash + 1);
  } else if (slash >= 0) {
    [text = '', length] = slashTokens(value);
  }
  const bytes = parseAddress(text);
  if (bytes === undefined) return undefined;
  const isV4 = bytes.length === 4;
  if (isV4 !== (family === 'inet')) return undefined;
  const widest = isV4 ? 32 : 128;
  const address = formatAddress(bytes);
  const maskText = netmask?.split('\n')[0];
  if (maskText !== undefined) {
    const prefix = prefixFrom(maskText, isV4);
    if (prefix !== undefined) return { bytes, address, prefix, maskFrom: 'netmask', length };
  }
  if (length !== undefined) {
    const prefix = prefixFrom(length, isV4);
    if (prefix !== undefined) return { bytes, address, prefix, maskFrom: 'length', length };
  }
  return isV4
    ? { bytes, address, prefix: classfulPrefix(bytes), maskFrom: 'class', length }
    : { bytes, address, prefix: widest, maskFrom: 'none', length };
}

function prefixFrom(text: string, isV4: boolean): number | undefined {
  if (isV4) {
    const mask = parseIpv4(text);
    if (mask !== undefined) {
      return prefixOfMask(text) ?? mask.reduce((sum, byte) => sum + bitCount(byte), 0);
    }
  }
  const width = leadingInteger(text);
  if (width === undefined) return undefined;
  if (!isV4) return width >= 0 && width <= 128 ? width : undefined;
  return width >= 0 && width <= 32 ? width : (prefixOfMask(ifupdownMask(width)) ?? 0);
}

function bitCount(byte: number): number {
  let count = 0;
  for (let rest = byte; rest > 0; rest >>= 1) count += rest & 1;
  return count;
}
