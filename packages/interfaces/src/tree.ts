import { toText } from './bytes.ts';
import { splitLines, type Line } from './lines.ts';
import { endOfWord, kept, restFrom, wordsFrom, type Word } from './words.ts';

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

interface Beginning {
  readonly kind: StanzaKind;
  readonly allowClass: string;
}

const beginnings = Object.fromEntries(
  (
    [
      'iface',
      'mapping',
      'no-auto-down',
      'no-scripts',
      'rename',
      'source',
      'source-directory',
    ] as const
  ).map((kind) => [kind, { kind, allowClass: '' }]),
) as Readonly<Record<string, Beginning>>;
const auto: Beginning = { kind: 'allow', allowClass: 'auto' };

/** Which stanza kind a first word begins, by ifupdown's rules; undefined: an option, map or script. */
export function stanzaKind(word: string): Beginning | undefined {
  // Option lines are by far the most: tell them apart by their first letter.
  switch (word.charCodeAt(0)) {
    case 97: // a
      if (word === 'auto') return auto;
      if (word.length > 6 && word.startsWith('allow-')) {
        return { kind: 'allow', allowClass: word.slice(6) };
      }
      return undefined;
    case 115: // s
      if (word.startsWith('source-dir')) return beginnings['source-directory'];
      return word === 'source' ? beginnings.source : undefined;
    case 105: // i
    case 109: // m
    case 110: // n
    case 114: // r
      return Object.hasOwn(beginnings, word) ? beginnings[word] : undefined;
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
    const nameEnd = endOfWord(text, 0);
    const name = kept(text.slice(0, nameEnd));
    const valueStart = restFrom(text, nameEnd);
    const begins = stanzaKind(name);
    const holder = current?.kind === 'iface' || current?.kind === 'mapping' ? current : undefined;
    const bare =
      begins !== undefined &&
      valueStart === text.length &&
      current?.kind === 'iface' &&
      (begins.kind === 'allow' || begins.kind === 'no-auto-down' || begins.kind === 'no-scripts');
    if (holder !== undefined && (begins === undefined || bare)) {
      body.push({ line, index, name, nameEnd, valueStart, bare });
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
    };
    stanzas.push(current);
  }
  return stanzas;
}

/** Indices [from, to) into the tree's lines of the comments that belong to a stanza. */
export interface StanzaComments {
  /** Directly above its header. */
  readonly leading: readonly [from: number, to: number];
  /** Directly below its last statement. */
  readonly trailing: readonly [from: number, to: number];
}

/**
 * Which comments belong to the stanza with this index. A block of comments that touches a stanza belongs
 * to it: to the one below, unless it touches only the one above, or touches both and is indented like
 * the body above but not like the header below.
 */
export function commentsOf(tree: SyntaxTree, index: number): StanzaComments {
  const stanza = tree.stanzas[index];
  if (stanza === undefined) return { leading: [0, 0], trailing: [0, 0] };
  const above = gapBetween(tree, tree.stanzas[index - 1], stanza);
  const below = gapBetween(tree, stanza, tree.stanzas[index + 1]);
  return { leading: above.below, trailing: below.above };
}

function gapBetween(
  { lines }: SyntaxTree,
  above: Stanza | undefined,
  below: Stanza | undefined,
): { above: readonly [number, number]; below: readonly [number, number] } {
  const from = above === undefined ? 0 : above.last + 1;
  const to = below?.first ?? lines.length;
  let topEnd = from;
  while (above !== undefined && topEnd < to && lines[topEnd]?.kind === 'comment') topEnd += 1;
  let bottomStart = to;
  while (below !== undefined && bottomStart > from && lines[bottomStart - 1]?.kind === 'comment') {
    bottomStart -= 1;
  }
  if (above === undefined || below === undefined || topEnd < to || from === to) {
    return { above: [from, topEnd], below: [bottomStart, to] };
  }
  const first = lines[from];
  const indented = first !== undefined && first.textStart > first.start;
  const headerIndented = below.header.textStart > below.header.start;
  return indented && !headerIndented
    ? { above: [from, to], below: [to, to] }
    : { above: [from, from], below: [from, to] };
}

/** The words after the header's keyword. */
export function headerWords(stanza: Stanza): Word[] {
  return wordsFrom(stanza.header.text, stanza.rest);
}
