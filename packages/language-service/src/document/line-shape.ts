/** A line of YAML as indentation shows it; nothing of it need be valid. */
export interface LineShape {
  readonly kind: 'blank' | 'comment' | 'content';
  readonly indent: number;
  /** Columns of the dashes that begin items. */
  readonly dashes: readonly number[];
  /** Where what follows the dashes begins. */
  readonly content: number;
  /** A key with its colon, when the content begins with one. */
  readonly key?: {
    readonly name: string;
    readonly start: number;
    readonly end: number;
    /** Column of its value; the line's length when it has none. */
    readonly value: number;
  };
}

const keyPattern =
  /(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s#:,{}[\]&*!|>'"%@`-][^#:{}[\]]*?|-[^\s#:{}[\]][^#:{}[\]]*?))[ \t]*:(?=[ \t\r]|$)/y;

export function lineShape(text: string): LineShape {
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  let at = indent;
  const dashes: number[] = [];
  while (text[at] === '-' && (at + 1 >= text.length || text[at + 1] === ' ')) {
    dashes.push(at);
    at += 1;
    while (text[at] === ' ') at += 1;
  }
  const rest = text.slice(at).trim();
  if (dashes.length === 0 && rest === '') return { kind: 'blank', indent, dashes, content: at };
  if (dashes.length === 0 && rest.startsWith('#'))
    return { kind: 'comment', indent, dashes, content: at };
  keyPattern.lastIndex = at;
  const match = keyPattern.exec(text);
  if (match === null) return { kind: 'content', indent, dashes, content: at };
  const end = at + match[0].length - 1;
  let value = end + 1;
  while (text[value] === ' ' || text[value] === '\t') value += 1;
  const name = match[1] ?? match[2] ?? match[3] ?? '';
  return { kind: 'content', indent, dashes, content: at, key: { name, start: at, end, value } };
}

/** Does a value, as far as its line shows, leave room for a mapping or list below it? */
export function opensBelow(value: string): boolean {
  return /^\s*(?:[&!][^\s]*\s*)*(?:#.*)?$/.test(value);
}

/** The header of a block scalar: `|`, `>-`, `|2+`. */
export function isBlockHeader(value: string): boolean {
  return /^\s*(?:[&!][^\s]*\s+)*[|>][-+\d]{0,2}\s*(?:#.*)?$/.test(value);
}
