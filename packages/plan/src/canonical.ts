import { createHash } from 'node:crypto';

/** What JSON can say. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/**
 * Canonical JSON (RFC 8785): keys sorted by their UTF-16 code units, no white space, numbers and texts as
 * ECMAScript writes them. Keys whose value is undefined are left out, as JSON does.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return textJson(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${String(value)} cannot be said in JSON`);
    return JSON.stringify(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`a ${typeof value} cannot be said in JSON`);
  const entries = sortedEntries(value).map(
    ([key, item]) => `${textJson(key)}:${canonicalJson(item)}`,
  );
  return `{${entries.join(',')}}`;
}

/** RFC 8785 refuses halves of surrogate pairs: they have no bytes. */
function textJson(text: string): string {
  if (/\p{Surrogate}/u.test(text))
    throw new TypeError('a text that is no Unicode cannot be said in JSON');
  return JSON.stringify(text);
}

/** For files that people compare line by line: the same order of keys, indented, with an end of line. */
export function prettyJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), undefined, 2)}\n`;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(sortedEntries(value).map(([key, item]) => [key, sorted(item)]));
}

function sortedEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}
