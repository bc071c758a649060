import type { Obj } from './objects.ts';

/** Strings count code points in Python, UTF-16 units here; they differ only where surrogates are. */
const surrogates = /[\ud800-\udfff]/;

export function isWide(text: string): boolean {
  return surrogates.test(text);
}

/** The characters as Python sees them. */
export function characters(text: string): string[] {
  return isWide(text) ? Array.from(text) : text.split('');
}

export function textLength(text: string): number {
  return isWide(text) ? Array.from(text).length : text.length;
}

/** str[start:end] for bounds that are within the text. */
export function substring(text: string, start: number, end: number): string {
  return isWide(text) ? Array.from(text).slice(start, end).join('') : text.slice(start, end);
}

const printable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** repr(str) */
export function textRepr(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  if (/^[\x20-\x7e]*$/.test(text) && !text.includes('\\') && !text.includes(quote)) {
    return `${quote}${text}${quote}`;
  }
  let result = quote;
  for (const character of text) result += escaped(character, quote);
  return result + quote;
}

function escaped(character: string, quote: string): string {
  if (character === quote || character === '\\') return `\\${character}`;
  if (character === '\n') return '\\n';
  if (character === '\r') return '\\r';
  if (character === '\t') return '\\t';
  const code = character.codePointAt(0) ?? 0;
  if (code >= 0x20 && code < 0x7f) return character;
  if (code >= 0x80 && !printable.test(character)) return character;
  const hex = code.toString(16);
  if (code <= 0xff) return `\\x${hex.padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${hex.padStart(4, '0')}` : `\\U${hex.padStart(8, '0')}`;
}

export const isPrintable = (text: string): boolean => !printable.test(text);

/** What str.isspace() says of one character; JavaScript's \s lacks the separators and has the BOM. */
const spaceClass =
  '[\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]';
const onlySpace = new RegExp(`^${spaceClass}+$`);
const word = new RegExp(`[^${spaceClass.slice(1)}+`, 'g');

export const isSpace = (text: string): boolean => onlySpace.test(text);

function inSet(set: ReadonlySet<string> | undefined, character: string): boolean {
  return set === undefined ? isSpace(character) : set.has(character);
}

/** str.strip and its halves; `chars` undefined: white space. */
export function strip(
  text: string,
  chars: string | undefined,
  left: boolean,
  right: boolean,
): string {
  const set = chars === undefined ? undefined : new Set(chars);
  const units = characters(text);
  let start = 0;
  let end = units.length;
  while (left && start < end && inSet(set, units[start] ?? '')) start += 1;
  while (right && end > start && inSet(set, units[end - 1] ?? '')) end -= 1;
  return units.slice(start, end).join('');
}

/** str.split: without a separator on runs of white space, at most `max` times (-1: all). */
export function split(text: string, separator: string | undefined, max: number): string[] {
  if (separator !== undefined) {
    const parts = text.split(separator);
    if (max < 0 || parts.length <= max + 1) return parts;
    return [...parts.slice(0, max), parts.slice(max).join(separator)];
  }
  const words = [...text.matchAll(word)];
  const next = words[max];
  if (max < 0 || next === undefined) return words.map((match) => match[0]);
  const rest = strip(text.slice(next.index), undefined, false, true);
  return [...words.slice(0, max).map((match) => match[0]), rest];
}

export function rsplit(text: string, separator: string | undefined, max: number): string[] {
  if (max < 0) return split(text, separator, max);
  if (separator !== undefined) {
    const parts = text.split(separator);
    if (parts.length <= max + 1) return parts;
    const kept = parts.length - max;
    return [parts.slice(0, kept).join(separator), ...parts.slice(kept)];
  }
  const words = [...text.matchAll(word)];
  const kept = words.length - max;
  if (kept <= 0) return words.map((match) => match[0]);
  const last = words[kept - 1];
  const rest = last === undefined ? '' : text.slice(0, last.index + last[0].length);
  return [strip(rest, undefined, true, false), ...words.slice(kept).map((match) => match[0])];
}

const lineBreak = /\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]/g;

export function splitLines(text: string, keepEnds = false): string[] {
  const result: string[] = [];
  let start = 0;
  for (const match of text.matchAll(lineBreak)) {
    const end = match.index + match[0].length;
    result.push(text.slice(start, keepEnds ? end : match.index));
    start = end;
  }
  if (start < text.length) result.push(text.slice(start));
  return result;
}

export function capitalize(text: string): string {
  const units = Array.from(text);
  const first = units[0];
  if (first === undefined) return '';
  return titleCase(first) + units.slice(1).join('').toLowerCase();
}

/** The form of one character at the beginning of a word: `ß` becomes `Ss`, not `SS`. */
export function titleCase(character: string): string {
  const [head = '', ...rest] = Array.from(character.toUpperCase());
  return head + rest.join('').toLowerCase();
}

/** str.replace; `count` negative: all. */
export function replace(text: string, old: string, by: string, count: number): string {
  if (count < 0) return old === '' ? spread(text, by, -1) : text.replaceAll(old, () => by);
  if (old === '') return spread(text, by, count);
  let result = '';
  let at = 0;
  for (let done = 0; done < count; done += 1) {
    const found = text.indexOf(old, at);
    if (found === -1) break;
    result += text.slice(at, found) + by;
    at = found + old.length;
  }
  return result + text.slice(at);
}

/** Replacing the empty string puts the new one between all characters. */
function spread(text: string, by: string, count: number): string {
  const units = characters(text);
  let result = '';
  let left = count < 0 ? units.length + 1 : count;
  for (const unit of units) {
    if (left > 0) result += by;
    left -= 1;
    result += unit;
  }
  return left > 0 ? result + by : result;
}

export function list(parts: readonly string[]): readonly Obj[] {
  return parts;
}
