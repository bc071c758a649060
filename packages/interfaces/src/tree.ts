import { toText } from './bytes.ts';
import { splitLines, type Line } from './lines.ts';
import { firstWord, kept, restFrom, wordsFrom, type Word } from './words.ts';

export type StanzaKind =
  | 'iface'
  | 'mapping'
  /** `auto` and `allow-CLASS`; `auto` is class "auto". */
  | 'allow'
  | 'no-auto-down'
  | 'no-scripts'
  | 'rename'
  | 'source'
  | 'source-directory'
  /** A line that belongs to nothing before it: ifupdown refuses the file here. */
  | 'misplaced';

/**
 * A statement that begins something, with the lines that belong to it. Stanzas and the lines between
 * them are in file order; together they are the whole file.
 */
export interface Stanza {
  readonly kind: StanzaKind;
  /** For `allow`: the class. */
  readonly allowClass: string;
  readonly header: Line;
  /** The first word of the header as ifupdown keeps it, and where the rest begins in `header.text`. */
  readonly keyword: string;
  readonly rest: number;
  /** Indices into the tree's `lines` of the header and of the last line of the body (inclusive). */
  readonly first: number;
  readonly last: number;
  /** The statements below the header: options, `map`, `script`, bare `auto`. */
  readonly body: readonly BodyLine[];
  /** Indices [from, to) of the comments directly above that belong to it. */
  readonly leading: readonly [number, number];
  /** Indices [from, to) of the comments directly below the last statement that belong to it. */
  readonly trailing: readonly [number, number];
}

export interface BodyLine {
  readonly line: Line;
  /** Index into the tree's `lines`. */
  readonly index: number;
  /** First word as ifupdown keeps it; empty in a pathological continuation. */
  readonly name: string;
  /** Where the name ends and the value begins in `line.text`. */
  readonly nameEnd: number;
  readonly valueStart: number;
  /** A bare `auto`, `allow-CLASS`, `no-auto-down` or `no-scripts`: it is about the stanza's interface. */
  readonly bare: boolean;
}

/** The whole file, byte for byte, with what each part of it is. */
export interface SyntaxTree {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The bytes as a string of the same length: indices are byte offsets. */
  readonly text: string;
  /** Every line of the file, end to end. */
  readonly lines: readonly Line[];
  readonly stanzas: readonly Stanza[];
}

/** Read bytes as an interfaces(5) file. Any bytes: what ifupdown refuses is still in the tree. */
export function parse(bytes: Uint8Array, path = ''): SyntaxTree {
  const text = toText(bytes);
  const lines = splitLines(text);
  return { path, bytes, text, lines, stanzas: gather(lines) };
}

/** The bytes of the tree, put together from its lines. */
export function print(tree: SyntaxTree): Uint8Array {
  const result = new Uint8Array(tree.bytes.length);
  for (const line of tree.lines) result.set(tree.bytes.subarray(line.start, line.end), line.start);
  return result;
}

/** Which stanza kind a first word begins, by ifupdown's rules; undefined: an option, map or script. */
export function stanzaKind(word: string): { kind: StanzaKind; allowClass: string } | undefined {
  // Option lines are by far the most: tell them apart by their first letter.
  switch (word.charCodeAt(0)) {
    case 97: // a
      if (word === 'auto') return { kind: 'allow', allowClass: 'auto' };
      if (word.length > 6 && word.startsWith('allow-')) {
        return { kind: 'allow', allowClass: word.slice(6) };
      }
      return undefined;
    case 105: // i
      return word === 'iface' ? { kind: 'iface', allowClass: '' } : undefined;
    case 109: // m
      return word === 'mapping' ? { kind: 'mapping', allowClass: '' } : undefined;
    case 110: // n
      if (word === 'no-auto-down' || word === 'no-scripts') return { kind: word, allowClass: '' };
      return undefined;
    case 114: // r
      return word === 'rename' ? { kind: 'rename', allowClass: '' } : undefined;
    case 115: // s
      if (word === 'source') return { kind: 'source', allowClass: '' };
      if (word.startsWith('source-dir')) return { kind: 'source-directory', allowClass: '' };
      return undefined;
    default:
      return undefined;
  }
}

type OpenStanza = { -readonly [K in keyof Stanza]: Stanza[K] };

function gather(lines: readonly Line[]): Stanza[] {
  const stanzas: OpenStanza[] = [];
  let current: OpenStanza | undefined;
  let body: BodyLine[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index];
    if (line?.kind !== 'statement') continue;
    const { text } = line;
    const word = firstWord(text);
    const name = kept(word.text);
    const valueStart = restFrom(text, word.end);
    const begins = stanzaKind(name);
    const holder = current?.kind === 'iface' || current?.kind === 'mapping' ? current : undefined;
    const bare =
      begins !== undefined &&
      valueStart === text.length &&
      current?.kind === 'iface' &&
      (begins.kind === 'allow' || begins.kind === 'no-auto-down' || begins.kind === 'no-scripts');
    if (holder !== undefined && (begins === undefined || bare)) {
      body.push({ line, index, name, nameEnd: word.end, valueStart, bare });
      holder.last = index;
      continue;
    }
    body = [];
    current = {
      kind: begins?.kind ?? 'misplaced',
      allowClass: begins?.allowClass ?? '',
      header: line,
      keyword: name,
      rest: valueStart,
      first: index,
      last: index,
      body,
      leading: [index, index],
      trailing: [index + 1, index + 1],
    };
    stanzas.push(current);
  }
  attachComments(lines, stanzas);
  return stanzas;
}

/**
 * A block of comments touching a stanza belongs to it: to the one below, unless it touches only the one
 * above, or touches both and is indented like the body above but not like the header below.
 */
function attachComments(lines: readonly Line[], stanzas: readonly OpenStanza[]): void {
  for (let at = 0; at < stanzas.length; at += 1) {
    const above = stanzas[at];
    if (above === undefined) continue;
    const below = stanzas[at + 1];
    const from = above.last + 1;
    const to = below?.first ?? lines.length;
    let topEnd = from;
    while (topEnd < to && lines[topEnd]?.kind === 'comment') topEnd += 1;
    let bottomStart = to;
    while (bottomStart > from && lines[bottomStart - 1]?.kind === 'comment') bottomStart -= 1;
    if (topEnd === to && below !== undefined) {
      const first = lines[from];
      const indented = first !== undefined && first.textStart > first.start;
      const headerIndented = below.header.textStart > below.header.start;
      if (indented && !headerIndented && from < to) above.trailing = [from, to];
      else below.leading = [from, to];
      continue;
    }
    above.trailing = [from, topEnd];
    if (below !== undefined) below.leading = [bottomStart, to];
  }
  const first = stanzas[0];
  if (first !== undefined) {
    let start = first.first;
    while (start > 0 && lines[start - 1]?.kind === 'comment') start -= 1;
    first.leading = [start, first.first];
  }
}

/** The words after the header's keyword. */
export function headerWords(stanza: Stanza): Word[] {
  return wordsFrom(stanza.header.text, stanza.rest);
}
