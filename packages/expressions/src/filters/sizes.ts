import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { formatDouble } from '../python/format-number.ts';
import { isNumber, parseFloatText, roundFloat, toDouble, truncate } from '../python/numbers.ts';
import { typeName, Undefined, type Obj } from '../python/objects.ts';
import { str } from '../python/repr.ts';
import type { FilterDefinition } from './definition.ts';

const ranges: readonly (readonly [string, number])[] = [
  ['Y', 2 ** 80],
  ['Z', 2 ** 70],
  ['E', 2 ** 60],
  ['P', 2 ** 50],
  ['T', 2 ** 40],
  ['G', 2 ** 30],
  ['M', 2 ** 20],
  ['K', 2 ** 10],
  ['B', 1],
];

function humanReadable(value: Obj, isBits: boolean, unit: string | undefined): string {
  if (value instanceof Undefined) value.refuse();
  if (!isNumber(value)) return typeFault(`human_readable needs a number, not ${typeName(value)}`);
  const size = toDouble(value);
  const base = isBits ? 'bits' : 'Bytes';
  const range = ranges.find(([letter, limit]) =>
    unit === undefined ? size >= limit : unit.toUpperCase() === letter,
  );
  const [letter, limit] = range ?? ['B', 1];
  const suffix = limit === 1 ? base : letter + base.charAt(0);
  const scaled = size / limit;
  return `${scaled < 0 ? '-' : ''}${formatDouble(Math.abs(scaled), 'f', 2, false)} ${suffix}`;
}

function humanToBytes(text: string, defaultUnit: string | undefined, isBits: boolean): Obj {
  const match = /^\s*(\d*\.?\d*)\s*([A-Za-z]+)?/.exec(text);
  const number = parseFloatText(match?.[1] ?? '');
  if (number === undefined)
    return valueFault('human_to_bytes needs a number with a unit, such as 2K');
  const unit = match?.[2] ?? defaultUnit;
  if (unit === undefined) return truncate(roundFloat(number, 0));
  const letter = unit.charAt(0).toUpperCase();
  const limit = ranges.find(([name]) => name === letter)?.[1];
  if (limit === undefined) return valueFault('the unit is one of Y, Z, E, P, T, G, M, K and B');
  const [sign, word] = isBits ? ['b', 'bit'] : ['B', 'byte'];
  if (unit.length > 1 && !unit.toLowerCase().includes(word) && unit[1] !== sign) {
    return valueFault(`the unit does not end in ${sign}`);
  }
  return truncate(roundFloat(number * limit, 0));
}

const decimal = ['kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const binary = ['KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

function fileSize(value: Obj, isBinary: boolean): string {
  if (value instanceof Undefined) value.refuse();
  const bytes =
    typeof value === 'string'
      ? parseFloatText(value)
      : isNumber(value)
        ? toDouble(value)
        : undefined;
  if (bytes === undefined) return typeFault('filesizeformat needs a number');
  const base = isBinary ? 1024 : 1000;
  if (bytes === 1) return '1 Byte';
  if (bytes < base) return `${String(truncate(bytes))} Bytes`;
  const prefixes = isBinary ? binary : decimal;
  const index = prefixes.findIndex((_, power) => bytes < base ** (power + 2));
  const last = index === -1 ? prefixes.length - 1 : index;
  const scaled = (base * bytes) / base ** (last + 2);
  return `${formatDouble(scaled, 'f', 1, false)} ${prefixes[last] ?? ''}`;
}

export const sizeFilters: readonly FilterDefinition[] = [
  {
    name: 'human_readable',
    signature: 'isbits=false, unit=none',
    summary: 'A number of bytes (or bits) for people: 10.00 KB.',
    run: ({ budget }, value, isBits, unit) =>
      humanReadable(value, truthy(isBits), unit === null ? undefined : asText(unit, budget)),
  },
  {
    name: 'human_to_bytes',
    signature: 'default_unit=none, isbits=false',
    summary: 'The number of bytes (or bits) of a text such as 10K.',
    run: ({ budget }, value, unit, isBits) =>
      humanToBytes(
        str(value, budget),
        unit === null || unit === '' ? undefined : asText(unit, budget),
        truthy(isBits),
      ),
  },
  {
    name: 'filesizeformat',
    signature: 'binary=false',
    summary: 'A number of bytes for people, in steps of 1000 (or 1024): 4.1 MB.',
    run: (_context, value, isBinary) => fileSize(value, truthy(isBinary)),
  },
];
