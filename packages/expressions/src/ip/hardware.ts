import { valueFault } from '../python/fault.ts';
import type { Obj } from '../python/objects.ts';
import { int } from '../value.ts';

const patterns: readonly (readonly [RegExp, number])[] = [
  [
    /^([\da-f]{1,2})[:-]([\da-f]{1,2})[:-]([\da-f]{1,2})[:-]([\da-f]{1,2})[:-]([\da-f]{1,2})[:-]([\da-f]{1,2})$/i,
    2,
  ],
  [/^([\da-f]{1,4})[:.-]([\da-f]{1,4})[:.-]([\da-f]{1,4})$/i, 4],
  [/^([\da-f]{5,6})[:-]([\da-f]{5,6})$/i, 6],
  [/^([\da-f]{11,12})$/i, 12],
];

/** The 48 bits of a MAC address in any of the usual notations, as 12 hexadecimal digits. */
export function parseHardwareAddress(text: string): string | undefined {
  for (const [pattern, width] of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    if (new Set(text.replace(/[^:.-]/g, '')).size > 1) return undefined;
    return match
      .slice(1)
      .map((part) => part.padStart(width, '0'))
      .join('')
      .toLowerCase();
  }
  return undefined;
}

const pairs = (digits: string): string[] => digits.match(/../g) ?? [];

const formats: Readonly<Record<string, (digits: string) => Obj>> = {
  bare: (digits) => digits.toUpperCase(),
  bool: () => true,
  int: (digits) => int(BigInt(`0x${digits}`)),
  cisco: (digits) => (digits.match(/..../g) ?? []).join('.'),
  eui48: (digits) => pairs(digits.toUpperCase()).join('-'),
  linux: (digits) => pairs(digits).join(':'),
  pgsql: (digits) => `${digits.slice(0, 6)}:${digits.slice(6)}`,
  postgresql: (digits) => `${digits.slice(0, 6)}:${digits.slice(6)}`,
  psql: (digits) => `${digits.slice(0, 6)}:${digits.slice(6)}`,
  unix: (digits) =>
    pairs(digits)
      .map((pair) => pair.replace(/^0/, ''))
      .join(':'),
  win: (digits) => pairs(digits.toUpperCase()).join('-'),
};

/** The filter hwaddr: the value when it is a MAC address, or the address in another notation. */
export function hardwareAddress(value: string, query: string, alias: string): Obj {
  const digits = parseHardwareAddress(value);
  if (digits === undefined) {
    return query === '' || query === 'bool' ? null : valueFault(`${alias}: not a hardware address`);
  }
  if (query === '') return value;
  const format = Object.hasOwn(formats, query) ? formats[query] : undefined;
  return format === undefined ? valueFault(`${alias} has no such query`) : format(digits);
}

/** RFC 4291 appendix A: the interface identifier made from a MAC address. */
export function interfaceIdentifier(digits: string): bigint {
  const eui64 = BigInt(`0x${digits.slice(0, 6)}fffe${digits.slice(6)}`);
  return eui64 ^ (1n << 57n);
}
