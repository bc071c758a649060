import { isList, tuple, type Obj, Tuple } from './objects.ts';
import { asText, optionalText } from './arguments.ts';
import type { MethodTable } from './attributes.ts';
import type { Budget } from './budget.ts';
import { truthy } from './compare.ts';
import { typeFault, valueFault } from './fault.ts';
import { asIndex } from './numbers.ts';
import { iterate } from './sequence.ts';
import { keywordArguments } from './signature.ts';
import { strFormat } from './str-format.ts';
import {
  capitalize,
  isPrintable,
  isSpace,
  replace,
  rsplit,
  split,
  splitLines,
  strip,
  substring,
  textLength,
  titleCase,
} from './text.ts';

export function isLower(text: string): boolean {
  return text === text.toLowerCase() && /[\p{Lowercase}]/u.test(text) && !/\p{Lt}/u.test(text);
}

export function isUpper(text: string): boolean {
  return text === text.toUpperCase() && /[\p{Uppercase}]/u.test(text) && !/\p{Lt}/u.test(text);
}

function eachWordTitled(text: string): string {
  let inWord = false;
  let result = '';
  for (const character of text) {
    result += inWord ? character.toLowerCase() : titleCase(character);
    inWord = /\p{Cased}/u.test(character);
  }
  return result;
}

function isTitle(text: string): boolean {
  let inWord = false;
  let any = false;
  for (const character of text) {
    const upper = /[\p{Uppercase}\p{Lt}]/u.test(character);
    const lower = /\p{Lowercase}/u.test(character);
    if ((upper && inWord) || (lower && !inWord)) return false;
    inWord = upper || lower;
    any ||= inWord;
  }
  return any;
}

function pad(
  text: string,
  width: Obj,
  fill: Obj,
  budget: Budget,
  leftShare: (missing: number, width: number) => number,
): string {
  const unit = asText(fill, budget, 'the fill character');
  if (textLength(unit) !== 1) typeFault('the fill character must be exactly one character long');
  const wanted = asIndex(width, 'the width');
  const missing = Math.max(0, wanted - textLength(text));
  budget.allocate(text.length + missing);
  const left = leftShare(missing, wanted);
  return unit.repeat(left) + text + unit.repeat(missing - left);
}

/** CPython's centring: the odd blank goes left only when the width is odd too. */
export function center(text: string, width: Obj, fill: Obj, budget: Budget): string {
  return pad(
    text,
    width,
    fill,
    budget,
    (missing, wanted) => Math.floor(missing / 2) + (missing & wanted & 1),
  );
}

interface Window {
  readonly text: string;
  /** In code points. */
  readonly start: number;
  readonly valid: boolean;
}

/** text[start:end] as find, count and startswith take them. */
function windowOf(text: string, start: Obj, end: Obj): Window {
  if (start === null && end === null) return { text, start: 0, valid: true };
  const size = textLength(text);
  const clamp = (value: Obj, fallback: number): number => {
    if (value === null) return fallback;
    const index = asIndex(value, 'a slice index');
    return index < 0 ? Math.max(0, index + size) : index;
  };
  const from = clamp(start, 0);
  const to = Math.min(clamp(end, size), size);
  return { text: substring(text, from, Math.max(from, to)), start: from, valid: from <= to };
}

function find(
  text: string,
  needle: Obj,
  start: Obj,
  end: Obj,
  last: boolean,
  budget: Budget,
): number {
  const window = windowOf(text, start, end);
  const wanted = asText(needle, budget);
  if (!window.valid) return -1;
  const at = last ? window.text.lastIndexOf(wanted) : window.text.indexOf(wanted);
  return at === -1 ? -1 : window.start + textLength(window.text.slice(0, at));
}

function affix(
  text: string,
  wanted: Obj,
  start: Obj,
  end: Obj,
  suffix: boolean,
  budget: Budget,
): boolean {
  const window = windowOf(text, start, end);
  const candidates = wanted instanceof Tuple ? [...wanted] : [wanted];
  return candidates.some((candidate) => {
    const part = asText(candidate, budget, `${suffix ? 'endswith' : 'startswith'} first arg`);
    return window.valid && (suffix ? window.text.endsWith(part) : window.text.startsWith(part));
  });
}

function partition(text: string, separator: Obj, last: boolean, budget: Budget): Obj {
  const wanted = asText(separator, budget);
  if (wanted === '') valueFault('empty separator');
  const at = last ? text.lastIndexOf(wanted) : text.indexOf(wanted);
  if (at === -1) return tuple(last ? ['', '', text] : [text, '', '']);
  return tuple([text.slice(0, at), wanted, text.slice(at + wanted.length)]);
}

function countOf(text: string, needle: string): number {
  if (needle === '') return textLength(text) + 1;
  let count = 0;
  for (let at = text.indexOf(needle); at !== -1; at = text.indexOf(needle, at + needle.length)) {
    count += 1;
  }
  return count;
}

export function joinTexts(separator: string, items: readonly Obj[], budget: Budget): string {
  const parts = items.map((item, index) =>
    asText(item, budget, `sequence item ${String(index)}: expected str instance; the item`),
  );
  const size = parts.reduce((sum, part) => sum + part.length, 0);
  budget.allocate(size + separator.length * parts.length);
  return parts.join(separator);
}

function separatorOf(value: Obj, budget: Budget): string | undefined {
  const separator = optionalText(value, budget, 'the separator');
  if (separator === '') valueFault('empty separator');
  return separator;
}

function expandTabs(text: string, size: number, budget: Budget): string {
  let column = 0;
  let result = '';
  for (const character of text) {
    if (character === '\t') {
      const blanks = size > 0 ? size - (column % size) : 0;
      budget.allocate(result.length + blanks);
      result += ' '.repeat(blanks);
      column += blanks;
    } else {
      result += character;
      column = character === '\n' || character === '\r' ? 0 : column + 1;
    }
  }
  return result;
}

function swapCase(text: string): string {
  return Array.from(text, (character) =>
    /\p{Uppercase}/u.test(character) ? character.toLowerCase() : character.toUpperCase(),
  ).join('');
}

/** Every character is of the class, and there is one. */
const all =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);

export const textMethods: MethodTable<string> = {
  capitalize: { signature: '', run: (self) => capitalize(self) },
  casefold: { signature: '', run: (self) => self.replaceAll('ß', 'ss').toLowerCase() },
  center: {
    signature: "width, fillchar=' '",
    run: (self, { budget }, width = null, fill = null) => center(self, width, fill, budget),
  },
  count: {
    signature: 'sub, start=none, end=none',
    run: (self, { budget }, sub = null, start = null, end = null) => {
      const window = windowOf(self, start, end);
      const needle = asText(sub, budget);
      return window.valid ? countOf(window.text, needle) : 0;
    },
  },
  endswith: {
    signature: 'suffix, start=none, end=none',
    run: (self, { budget }, suffix = null, start = null, end = null) =>
      affix(self, suffix, start, end, true, budget),
  },
  expandtabs: {
    signature: 'tabsize=8',
    run: (self, { budget }, size = null) => expandTabs(self, asIndex(size), budget),
  },
  find: {
    signature: 'sub, start=none, end=none',
    run: (self, { budget }, sub = null, start = null, end = null) =>
      find(self, sub, start, end, false, budget),
  },
  format: {
    signature: '*args, **kwargs',
    run: (self, context, args = null, kwargs = null) =>
      strFormat(self, isList(args) ? args : [], keywordArguments(kwargs), context),
  },
  index: {
    signature: 'sub, start=none, end=none',
    run: (self, { budget }, sub = null, start = null, end = null) => {
      const at = find(self, sub, start, end, false, budget);
      return at === -1 ? valueFault('substring not found') : at;
    },
  },
  isalnum: { signature: '', run: all(/^[\p{L}\p{N}]+$/u) },
  isalpha: { signature: '', run: all(/^\p{L}+$/u) },

  isascii: { signature: '', run: all(/^[\x00-\x7f]*$/) },
  isdecimal: { signature: '', run: all(/^\p{Nd}+$/u) },
  isdigit: { signature: '', run: all(/^[\p{Nd}²³¹⁰⁴-⁹₀-₉]+$/u) },
  isidentifier: { signature: '', run: all(/^[\p{XID_Start}_]\p{XID_Continue}*$/u) },
  islower: { signature: '', run: isLower },
  isnumeric: { signature: '', run: all(/^\p{N}+$/u) },
  isprintable: { signature: '', run: isPrintable },
  isspace: { signature: '', run: isSpace },
  istitle: { signature: '', run: isTitle },
  isupper: { signature: '', run: isUpper },
  join: {
    signature: 'iterable',
    run: (self, { budget }, items = null) => joinTexts(self, iterate(items, budget), budget),
  },
  ljust: {
    signature: "width, fillchar=' '",
    run: (self, { budget }, width = null, fill = null) => pad(self, width, fill, budget, () => 0),
  },
  lower: { signature: '', run: (self) => self.toLowerCase() },
  lstrip: {
    signature: 'chars=none',
    run: (self, { budget }, chars = null) => strip(self, optionalText(chars, budget), true, false),
  },
  partition: {
    signature: 'sep',
    run: (self, { budget }, separator = null) => partition(self, separator, false, budget),
  },
  removeprefix: {
    signature: 'prefix',
    run: (self, { budget }, prefix = null) => {
      const text = asText(prefix, budget);
      return self.startsWith(text) ? self.slice(text.length) : self;
    },
  },
  removesuffix: {
    signature: 'suffix',
    run: (self, { budget }, suffix = null) => {
      const text = asText(suffix, budget);
      return text !== '' && self.endsWith(text) ? self.slice(0, -text.length) : self;
    },
  },
  replace: {
    signature: 'old, new, count=-1',
    run: (self, { budget }, old = null, by = null, count = null) =>
      bounded(replace, self, asText(old, budget), asText(by, budget), asIndex(count), budget),
  },
  rfind: {
    signature: 'sub, start=none, end=none',
    run: (self, { budget }, sub = null, start = null, end = null) =>
      find(self, sub, start, end, true, budget),
  },
  rindex: {
    signature: 'sub, start=none, end=none',
    run: (self, { budget }, sub = null, start = null, end = null) => {
      const at = find(self, sub, start, end, true, budget);
      return at === -1 ? valueFault('substring not found') : at;
    },
  },
  rjust: {
    signature: "width, fillchar=' '",
    run: (self, { budget }, width = null, fill = null) =>
      pad(self, width, fill, budget, (missing) => missing),
  },
  rpartition: {
    signature: 'sep',
    run: (self, { budget }, separator = null) => partition(self, separator, true, budget),
  },
  rsplit: {
    signature: 'sep=none, maxsplit=-1',
    run: (self, { budget }, separator = null, max = null) => {
      budget.allocate(self.length);
      return rsplit(self, separatorOf(separator, budget), asIndex(max));
    },
  },
  rstrip: {
    signature: 'chars=none',
    run: (self, { budget }, chars = null) => strip(self, optionalText(chars, budget), false, true),
  },
  split: {
    signature: 'sep=none, maxsplit=-1',
    run: (self, { budget }, separator = null, max = null) => {
      budget.allocate(self.length);
      return split(self, separatorOf(separator, budget), asIndex(max));
    },
  },
  splitlines: {
    signature: 'keepends=false',
    run: (self, _context, keepEnds = null) => splitLines(self, truthy(keepEnds)),
  },
  startswith: {
    signature: 'prefix, start=none, end=none',
    run: (self, { budget }, prefix = null, start = null, end = null) =>
      affix(self, prefix, start, end, false, budget),
  },
  strip: {
    signature: 'chars=none',
    run: (self, { budget }, chars = null) => strip(self, optionalText(chars, budget), true, true),
  },
  swapcase: { signature: '', run: swapCase },
  title: { signature: '', run: eachWordTitled },
  upper: { signature: '', run: (self) => self.toUpperCase() },
  zfill: {
    signature: 'width',
    run: (self, { budget }, width = null) => {
      const sign = /^[+-]/.exec(self)?.[0] ?? '';
      const missing = Math.max(0, asIndex(width) - textLength(self));
      budget.allocate(self.length + missing);
      return sign + '0'.repeat(missing) + self.slice(sign.length);
    },
  },
};

/** Replace, with the size of the result checked before it is made. */
export function bounded(
  replacer: typeof replace,
  text: string,
  old: string,
  by: string,
  count: number,
  budget: Budget,
): string {
  const occurrences = by.length > old.length ? countOf(text, old) : 0;
  const times = count < 0 ? occurrences : Math.min(occurrences, count);
  budget.allocate(text.length + times * (by.length - old.length));
  return replacer(text, old, by, count);
}
