import { parseAddress } from './host-address.ts';
import { failure, shorten } from './problems.ts';
import type { Origin } from './source-text.ts';

/** Hosts that one pattern may expand to. */
export const maxRange = 100_000;

const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Host names of `web[01:10].example.com:2222`, and the port if one is said. Throws INV009, INV010, INV011. */
export function expandHostPattern(
  pattern: string,
  origin: Origin,
): { readonly names: readonly string[]; readonly port?: number } {
  const { host, port } = parseAddress(pattern) ?? { host: pattern, port: undefined };
  const names = host.includes('[') ? expandRanges(host, origin) : [host];
  return port === undefined ? { names } : { names, port };
}

/** Every range of a text, the first varying slowest. */
export function expandRanges(text: string, origin: Origin): readonly string[] {
  const parts: (readonly string[])[] = [];
  let total = 1;
  let rest = text;
  for (let open = rest.indexOf('['); open !== -1; open = rest.indexOf('[')) {
    const close = rest.indexOf(']', open);
    if (close === -1) throw failure('INV009', `Range without "]": ${shorten(text)}`, origin);
    const values = rangeValues(rest.slice(open + 1, close), maxRange / total, origin);
    total *= values.length;
    parts.push([rest.slice(0, open)], values);
    rest = rest.slice(close + 1);
  }
  let names = [''];
  for (const part of [...parts, [rest]]) {
    names = names.flatMap((name) => part.map((value) => name + value));
  }
  return names;
}

function rangeValues(range: string, allowed: number, origin: Origin): readonly string[] {
  const shown = `[${shorten(range)}]`;
  const bounds = range.split(':');
  if (bounds.length !== 2 && bounds.length !== 3) {
    throw failure('INV009', `Range ${shown} is not first:last or first:last:step`, origin);
  }
  const [first = '', last = '', stepText = '1'] = bounds;
  if (last === '') throw failure('INV009', `Range ${shown} has no last value`, origin);
  if (!/^\d{1,15}$/.test(stepText) || Number(stepText) === 0) {
    throw failure('INV009', `The step of range ${shown} is not a whole number above 0`, origin);
  }
  const step = Number(stepText);
  const from = first === '' ? '0' : first;
  if (from.length > 1 && from.startsWith('0') && from.length !== last.length) {
    throw failure(
      'INV009',
      `The ends of range ${shown} have different numbers of digits`,
      origin,
      `Write [${from}:${last.padStart(from.length, '0')}].`,
    );
  }
  const byLetter = /^[A-Za-z]$/.test(from) && /^[A-Za-z]$/.test(last);
  if (!byLetter && !(/^\d{1,15}$/.test(from) && /^\d{1,15}$/.test(last))) {
    throw failure(
      'INV009',
      `The ends of range ${shown} are not both numbers or both letters`,
      origin,
    );
  }
  const low = byLetter ? letters.indexOf(from) : Number(from);
  const high = byLetter ? letters.indexOf(last) : Number(last);
  if (low > high) throw failure('INV010', `Range ${shown} is empty`, origin);
  const count = Math.floor((high - low) / step) + 1;
  if (count > allowed) {
    throw failure('INV011', `Range ${shown} makes more than ${String(maxRange)} hosts`, origin);
  }
  const width = from.length > 1 && from.startsWith('0') ? from.length : 0;
  return Array.from({ length: count }, (_, index) => {
    const value = low + index * step;
    return byLetter ? letters.charAt(value) : String(value).padStart(width, '0');
  });
}
