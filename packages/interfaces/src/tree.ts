import { toText } from './bytes.ts';
import { splitLines, type Line, type LineTable } from './lines.ts';
import { endOfWord, kept, restFrom, wordsWithin, type Word } from './words.ts';

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
  /** How many those are, and whether one of them has no value: known without looking into them. */
  readonly bodyLength: number;
  readonly hasBareLine: boolean;
  headerWords(): Word[];
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
  /** Every line of the file, end to end. For one of many, `line` is cheaper. */
  readonly lines: readonly Line[];
  readonly lineCount: number;
  line(index: number): Line | undefined;
  /** The lines whose text is not simply a part of `text`, by index. */
  readonly joinedLines: ReadonlyMap<number, Line>;
  readonly stanzas: readonly Stanza[];
}

/** Read bytes as an interfaces(5) file. Any bytes: what ifupdown refuses is still in the tree. */
export function parse(bytes: Uint8Array, path = ''): SyntaxTree {
  const text = toText(bytes);
  const table = splitLines(text);
  let lines: readonly Line[] | undefined;
  return {
    path,
    bytes,
    text,
    get lines() {
      return (lines ??= Array.from({ length: table.length }, (_, index) => lineOf(table, index)));
    },
    lineCount: table.length,
    line: (index) => table.at(index),
    joinedLines: table.joined,
    stanzas: gather(table),
  };
}

function lineOf(table: LineTable, index: number): Line {
  const line = table.at(index);
  if (line === undefined) throw new RangeError(`no line ${String(index)}`);
  return line;
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
const keywords = new Map(['auto', ...Object.keys(beginnings)].map((word) => [word, word]));

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

/** Option lines are by far the most: told apart by their first letter, without cutting the word out. */
function mayBegin(letter: number): boolean {
  return (
    letter === 97 ||
    letter === 105 ||
    letter === 109 ||
    letter === 110 ||
    letter === 114 ||
    letter === 115
  );
}

/** A stanza that makes objects of its lines when somebody looks at them. */
class TreeStanza implements Stanza {
  readonly kind: StanzaKind;
  readonly allowClass: string;
  readonly keyword: string;
  readonly rest: number;
  readonly first: number;
  last: number;
  bodyLength = 0;
  hasBareLine = false;
  readonly #table: LineTable;
  #body: readonly BodyLine[] | undefined;

  constructor(table: LineTable, begins: Beginning, keyword: string, rest: number, index: number) {
    this.#table = table;
    this.kind = begins.kind;
    this.allowClass = begins.allowClass;
    this.keyword = keyword;
    this.rest = rest;
    this.first = index;
    this.last = index;
  }

  get header(): Line {
    return lineOf(this.#table, this.first);
  }

  get body(): readonly BodyLine[] {
    return (this.#body ??= this.bodyLength === 0 ? [] : this.#makeBody());
  }

  /** The words after the header's keyword. */
  headerWords(): Word[] {
    const { text, from, to } = this.#table.within(this.first);
    return wordsWithin(text, from + this.rest, to, from);
  }

  #makeBody(): readonly BodyLine[] {
    const body: BodyLine[] = [];
    for (let index = this.first + 1; index <= this.last; index += 1) {
      if (!this.#table.isStatement(index)) continue;
      const line = lineOf(this.#table, index);
      const { text } = line;
      const nameEnd = endOfWord(text, 0);
      const name = kept(text.slice(0, nameEnd));
      const valueStart = restFrom(text, nameEnd);
      const bare =
        this.kind === 'iface' && valueStart === text.length && stanzaKind(name) !== undefined;
      body.push({ line, index, name, nameEnd, valueStart, bare });
    }
    return body;
  }
}

const misplaced: Beginning = { kind: 'misplaced', allowClass: '' };

function gather(table: LineTable): TreeStanza[] {
  const stanzas: TreeStanza[] = [];
  let current: TreeStanza | undefined;
  for (let index = 0; index < table.length; index += 1) {
    if (!table.isStatement(index)) continue;
    const { text, from, to } = table.within(index);
    const nameEnd = endOfWord(text, from, to);
    const valueStart = restFrom(text, nameEnd, to);
    const begins = mayBegin(text.charCodeAt(from))
      ? stanzaKind(kept(text.slice(from, nameEnd)))
      : undefined;
    const holder = current?.kind === 'iface' || current?.kind === 'mapping' ? current : undefined;
    const empty = valueStart === to;
    const bare =
      begins !== undefined &&
      empty &&
      current?.kind === 'iface' &&
      (begins.kind === 'allow' || begins.kind === 'no-auto-down' || begins.kind === 'no-scripts');
    if (holder !== undefined && (begins === undefined || bare)) {
      holder.last = index;
      holder.bodyLength += 1;
      if (empty) holder.hasBareLine = true;
      continue;
    }
    const word = kept(text.slice(from, nameEnd));
    // One string for all stanzas that begin alike.
    const keyword = keywords.get(word) ?? word;
    current = new TreeStanza(table, begins ?? misplaced, keyword, valueStart - from, index);
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
  tree: SyntaxTree,
  above: Stanza | undefined,
  below: Stanza | undefined,
): { above: readonly [number, number]; below: readonly [number, number] } {
  const from = above === undefined ? 0 : above.last + 1;
  const to = below?.first ?? tree.lineCount;
  let topEnd = from;
  while (above !== undefined && topEnd < to && tree.line(topEnd)?.kind === 'comment') topEnd += 1;
  let bottomStart = to;
  while (
    below !== undefined &&
    bottomStart > from &&
    tree.line(bottomStart - 1)?.kind === 'comment'
  ) {
    bottomStart -= 1;
  }
  if (above === undefined || below === undefined || topEnd < to || from === to) {
    return { above: [from, topEnd], below: [bottomStart, to] };
  }
  const first = tree.line(from);
  const indented = first !== undefined && first.textStart > first.start;
  const headerIndented = below.header.textStart > below.header.start;
  return indented && !headerIndented
    ? { above: [from, to], below: [to, to] }
    : { above: [from, from], below: [from, to] };
}

/** The words after the header's keyword. */
export function headerWords(stanza: Stanza): Word[] {
  return stanza.headerWords();
}
