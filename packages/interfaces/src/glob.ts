import type { FileSystem } from './file-system.ts';

/** Counts steps of work so that no input can make globbing take for ever. */
export interface Budget {
  remaining: number;
}

/** One element of a pattern: a byte, any byte, any run, or a set of bytes. */
type Element =
  | { readonly kind: 'byte'; readonly code: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'run' }
  | { readonly kind: 'set'; readonly bytes: Uint8Array };

const classes: Readonly<Record<string, (code: number) => boolean>> = {
  alpha: (c) => (c >= 65 && c <= 90) || (c >= 97 && c <= 122),
  digit: (c) => c >= 48 && c <= 57,
  alnum: (c) => (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122),
  upper: (c) => c >= 65 && c <= 90,
  lower: (c) => c >= 97 && c <= 122,
  space: (c) => c === 32 || (c >= 9 && c <= 13),
  blank: (c) => c === 32 || c === 9,
  punct: (c) =>
    (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96) || (c >= 123 && c <= 126),
  print: (c) => c >= 32 && c <= 126,
  graph: (c) => c >= 33 && c <= 126,
  cntrl: (c) => c < 32 || c === 127,
  xdigit: (c) => (c >= 48 && c <= 57) || (c >= 65 && c <= 70) || (c >= 97 && c <= 102),
};

/** Does the pattern hold a character that is special to glob(7)? A `[` counts only with its `]`. */
export function hasMagic(pattern: string): boolean {
  let bracket = false;
  for (let index = 0; index < pattern.length; index += 1) {
    const letter = pattern.charAt(index);
    if (letter === '\\') index += 1;
    else if (letter === '*' || letter === '?') return true;
    else if (letter === '[') bracket = true;
    else if (letter === ']' && bracket) return true;
  }
  return false;
}

/** A compiled glob(7) pattern for one name (no `/`), in the C locale. */
export class NamePattern {
  readonly #elements: readonly Element[];
  readonly #dotFirst: boolean;

  constructor(pattern: string) {
    this.#elements = compile(pattern);
    const first = this.#elements[0];
    this.#dotFirst = first?.kind === 'byte' && first.code === 46;
  }

  /** A leading dot must be written out. */
  matchesFile(name: string): boolean {
    if (name.charCodeAt(0) === 46 && !this.#dotFirst) return false;
    return this.matches(name);
  }

  /** fnmatch(3) without flags. Time: at most length of name times length of pattern. */
  matches(name: string): boolean {
    const elements = this.#elements;
    let at = 0;
    let element = 0;
    let afterRun = -1;
    let runAt = 0;
    while (at < name.length) {
      const now = elements[element];
      if (now?.kind === 'run') {
        element += 1;
        afterRun = element;
        runAt = at;
      } else if (now !== undefined && accepts(now, name.charCodeAt(at))) {
        element += 1;
        at += 1;
      } else if (afterRun >= 0) {
        // Let the last run take one byte more; earlier runs never need to be tried again.
        runAt += 1;
        at = runAt;
        element = afterRun;
      } else {
        return false;
      }
    }
    while (elements[element]?.kind === 'run') element += 1;
    return element === elements.length;
  }
}

function accepts(element: Element, code: number): boolean {
  if (element.kind === 'byte') return element.code === code;
  if (element.kind === 'set') return element.bytes[code] === 1;
  return element.kind === 'any';
}

function compile(pattern: string): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (at < pattern.length) {
    const letter = pattern.charAt(at);
    if (letter === '*') {
      if (elements[elements.length - 1]?.kind !== 'run') elements.push({ kind: 'run' });
    } else if (letter === '?') {
      elements.push({ kind: 'any' });
    } else if (letter === '[') {
      const set = bracket(pattern, at);
      if (set !== undefined) {
        elements.push({ kind: 'set', bytes: set.bytes });
        at = set.end;
        continue;
      }
      elements.push({ kind: 'byte', code: 91 });
    } else if (letter === '\\' && at + 1 < pattern.length) {
      at += 1;
      elements.push({ kind: 'byte', code: pattern.charCodeAt(at) });
    } else {
      elements.push({ kind: 'byte', code: pattern.charCodeAt(at) });
    }
    at += 1;
  }
  return elements;
}

/** `[...]` at `start`; undefined when it is never closed, and then `[` stands for itself. */
function bracket(pattern: string, start: number): { bytes: Uint8Array; end: number } | undefined {
  const bytes = new Uint8Array(256);
  let at = start + 1;
  const negated = pattern.charAt(at) === '!' || pattern.charAt(at) === '^';
  if (negated) at += 1;
  const firstAt = at;
  for (;;) {
    if (at >= pattern.length) return undefined;
    let letter = pattern.charAt(at);
    if (letter === ']' && at > firstAt) break;
    if (letter === '[' && pattern.charAt(at + 1) === ':') {
      const close = pattern.indexOf(':]', at + 2);
      const test = close < 0 ? undefined : classes[pattern.slice(at + 2, close)];
      if (test !== undefined) {
        for (let code = 0; code < 256; code += 1) if (test(code)) bytes[code] = 1;
        at = close + 2;
        continue;
      }
    }
    if (letter === '\\' && at + 1 < pattern.length) {
      at += 1;
      letter = pattern.charAt(at);
    }
    const low = letter.charCodeAt(0);
    let high = low;
    const next = pattern.charAt(at + 2);
    if (pattern.charAt(at + 1) === '-' && next !== '' && next !== ']') {
      high = pattern.charCodeAt(at + 2);
      at += 2;
    }
    for (let code = low; code <= high && code < 256; code += 1) bytes[code] = 1;
    at += 1;
  }
  if (negated) for (let code = 0; code < 256; code += 1) bytes[code] = bytes[code] === 1 ? 0 : 1;
  return { bytes, end: at + 1 };
}

function unescape(part: string): string {
  return part.replace(/\\(.)/gs, '$1');
}

/** Is there a file or a directory at this path? */
export function exists(fs: FileSystem, path: string): boolean {
  return fs.read(path) !== undefined || fs.list(path) !== undefined;
}

/**
 * glob(3) with GLOB_NOCHECK: the paths that match, in byte order, or the pattern itself when none does.
 * undefined: the budget is used up.
 */
export function glob(fs: FileSystem, pattern: string, budget: Budget): string[] | undefined {
  const parts = pattern.split('/');
  let found: string[] = [''];
  for (const [index, part] of parts.entries()) {
    const last = index === parts.length - 1;
    const next: string[] = [];
    if (part === '') {
      // The root, `//`, or a trailing slash: only directories stay.
      for (const base of found) {
        if (index === 0) next.push('/');
        else if (last && fs.list(base) === undefined) continue;
        else next.push(base.endsWith('/') ? base : `${base}/`);
      }
    } else if (!hasMagic(part)) {
      for (const base of found) {
        const path =
          base === '' || base.endsWith('/') ? base + unescape(part) : `${base}/${unescape(part)}`;
        budget.remaining -= 1;
        if (!last || exists(fs, path)) next.push(path);
      }
    } else {
      const test = new NamePattern(part);
      for (const base of found) {
        const entries = fs.list(base === '' ? '.' : base);
        if (entries === undefined) continue;
        budget.remaining -= entries.length;
        if (budget.remaining < 0) return undefined;
        const prefix = base === '' || base.endsWith('/') ? base : `${base}/`;
        for (const entry of entries) {
          if (!last && entry.kind === 'file') continue;
          if (test.matchesFile(entry.name)) next.push(prefix + entry.name);
        }
      }
    }
    if (budget.remaining < 0) return undefined;
    found = next;
    if (found.length === 0) return [pattern];
  }
  return found.sort(byBytes);
}

export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
