import { parseAddress } from '../host-address.ts';

/**
 * The terms of a pattern: parted by commas or, when there is none and the whole is no host (`web[1:3]`,
 * an IPv6 address), by colons. Blanks around a term do not count; between terms without commas they part.
 */
export function splitPattern(pattern: string): readonly string[] {
  const parts = pattern.includes(',')
    ? pattern.split(',')
    : parseAddress(pattern) === undefined
      ? (pattern.match(/(?:[^\s:[\]]|\[[^\]]*\])+/g) ?? [])
      : [pattern];
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Plain terms, then those with `&`, then those with `!`; without a plain one `all` stands in. */
export function orderTerms(terms: readonly string[]): readonly string[] {
  const excluding = terms.filter((term) => term.startsWith('!'));
  const narrowing = terms.filter((term) => term.startsWith('&'));
  const plain = terms.filter((term) => !term.startsWith('!') && !term.startsWith('&'));
  return [...(plain.length === 0 ? ['all'] : plain), ...narrowing, ...excluding];
}

/** A subscript as written: one index, or first and last (both included; -1: the last there is). */
export type Subscript =
  { readonly index: number } | { readonly first: number; readonly last: number };

/** Parts `web[1:2]` into `web` and its subscript. Regular expressions have none. */
export function splitSubscript(term: string): {
  readonly base: string;
  readonly subscript?: Subscript;
} {
  if (term.startsWith('~')) return { base: term };
  const match = /^(.+)\[(?:(-?[0-9]+)|([0-9]+)[:-]([0-9]*))\]$/s.exec(term);
  if (match?.[1] === undefined) return { base: term };
  const [, base, index, first, last] = match;
  if (index !== undefined) return { base, subscript: { index: Number(index) } };
  // A last of 0 counts as none at all in Ansible: web[0:0] is web[0], and so is web[2:0] web[2].
  const end = last === '' || last === undefined ? -1 : Number(last);
  if (end === 0) return { base, subscript: { index: Number(first) } };
  return { base, subscript: { first: Number(first), last: end } };
}
