import { isSpace } from './bytes.ts';

/** Where a part of a logical line's text stands in the file. */
interface Piece {
  /** Index into the logical text. */
  readonly at: number;
  /** Byte offset in the file. */
  readonly from: number;
}

/**
 * One logical line: a comment, a blank, or a statement with its continuations. The lines of a file lie
 * end to end and cover all of its bytes.
 */
export interface Line {
  readonly kind: 'blank' | 'comment' | 'statement';
  /** Byte offsets of all that belongs to the line, its line end included: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Physical line numbers from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The number ifupdown names in a message about this line. */
  readonly reportedLine: number;
  /** What ifupdown sees: joined, without leading and trailing space. Empty unless a statement. */
  readonly text: string;
  /** Byte offset of `text`'s first character. */
  readonly textStart: number;
  /** Only of continued lines: where the parts of `text` came from. */
  readonly pieces: readonly Piece[] | undefined;
  /** The line end is missing (the file's last line). */
  readonly open: boolean;
  /** How many empty lines a backslash at the end of the file would take with it, were there any. */
  readonly wanting: number;
}

const newline = 10;
const backslash = 92;
const hash = 35;

/** The file's byte offset of the character at `index` of the line's logical text. */
export function offsetIn(line: Line, index: number): number {
  const { pieces } = line;
  if (pieces === undefined) return line.textStart + index;
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.at ?? 0) <= index) low = middle;
    else high = middle - 1;
  }
  const piece = pieces[low];
  return piece === undefined ? line.textStart + index : piece.from + (index - piece.at);
}

/** The byte range of `text.slice(from, to)` in the file; it may span a continuation. */
export function rangeIn(line: Line, from: number, to: number): { start: number; end: number } {
  const start = offsetIn(line, from);
  return { start, end: to > from ? offsetIn(line, to - 1) + 1 : start };
}

const kinds = ['blank', 'comment', 'statement'] as const;
const blankLine = 0;
const commentLine = 1;
const statementLine = 2;

/**
 * The logical lines of a file, end to end, exactly as ifupdown's reader splits them. Kept as numbers; a line
 * is made an object when somebody looks at it: in a large file most never are, and hundreds of thousands of
 * small objects cost the garbage collector more than all the reading.
 */
export class LineTable {
  readonly length: number;
  readonly #text: string;
  /** Four numbers a line: start, start of the text, end of the text, number of the first physical line. */
  readonly #numbers: Int32Array;
  readonly #kinds: Uint8Array;
  /** Lines whose text is not simply a part of the file. */
  readonly #joined: ReadonlyMap<number, Line>;
  #made: (Line | undefined)[] | undefined;

  constructor(
    text: string,
    columns: {
      readonly length: number;
      readonly numbers: Int32Array;
      readonly kinds: Uint8Array;
      readonly joined: ReadonlyMap<number, Line>;
    },
  ) {
    this.#text = text;
    this.length = columns.length;
    this.#numbers = columns.numbers;
    this.#kinds = columns.kinds;
    this.#joined = columns.joined;
  }

  isStatement(index: number): boolean {
    return this.#kinds[index] === statementLine;
  }

  /** The line's text as part of a longer one, which need not be cut out for a look at it. */
  within(index: number): { text: string; from: number; to: number } {
    const joined = this.#joined.get(index);
    if (joined !== undefined) return { text: joined.text, from: 0, to: joined.text.length };
    const numbers = this.#numbers;
    return { text: this.#text, from: numbers[index * 4 + 1] ?? 0, to: numbers[index * 4 + 2] ?? 0 };
  }

  /** The lines that are more than a part of the file, by index: continued ones, those with NUL bytes. */
  get joined(): ReadonlyMap<number, Line> {
    return this.#joined;
  }

  at(index: number): Line | undefined {
    if (index < 0 || index >= this.length) return undefined;
    const made = (this.#made ??= new Array<Line | undefined>(this.length));
    return (made[index] ??= this.#joined.get(index) ?? this.#make(index));
  }

  #make(index: number): Line {
    const text = this.#text;
    const numbers = this.#numbers;
    const at = index * 4;
    const end = index + 1 < this.length ? (numbers[at + 4] ?? 0) : text.length;
    const kind = kinds[this.#kinds[index] ?? blankLine] ?? 'blank';
    const textStart = numbers[at + 1] ?? 0;
    const number = numbers[at + 3] ?? 0;
    return {
      kind,
      start: numbers[at] ?? 0,
      end,
      firstLine: number,
      lastLine: number,
      reportedLine: number,
      text: kind === 'statement' ? text.slice(textStart, numbers[at + 2]) : '',
      textStart,
      pieces: undefined,
      open: text.charCodeAt(end - 1) !== newline,
      wanting: 0,
    };
  }
}

/** Split a file into logical lines. Linear; never fails. */
export function splitLines(text: string): LineTable {
  return text.includes('\0') ? tableOf(text, splitWithNul(text)) : splitPlain(text);
}

function tableOf(text: string, lines: readonly Line[]): LineTable {
  return new LineTable(text, {
    length: lines.length,
    numbers: new Int32Array(0),
    kinds: Uint8Array.from(lines, (line) => kinds.indexOf(line.kind)),
    joined: new Map(lines.entries()),
  });
}

function countLines(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}

function splitPlain(text: string): LineTable {
  const most = countLines(text);
  const numbers = new Int32Array(most * 4);
  const lineKinds = new Uint8Array(most);
  const joined = new Map<number, Line>();
  const { length } = text;
  let count = 0;
  let at = 0;
  let number = 0;
  while (at < length) {
    const start = at;
    const found = text.indexOf('\n', at);
    const contentEnd = found < 0 ? length : found;
    at = found < 0 ? length : found + 1;
    number += 1;
    let first = start;
    while (first < contentEnd && isSpace(text.charCodeAt(first))) first += 1;
    const comment = text.charCodeAt(first) === hash;
    numbers[count * 4] = start;
    if (first < contentEnd && !comment && text.charCodeAt(contentEnd - 1) === backslash) {
      const line = continued(text, start, first, contentEnd, at, number);
      joined.set(count, line);
      lineKinds[count] = kinds.indexOf(line.kind);
      count += 1;
      at = line.end;
      number = line.lastLine;
      continue;
    }
    let last = contentEnd;
    while (last > first && isSpace(text.charCodeAt(last - 1))) last -= 1;
    numbers[count * 4 + 1] = first;
    numbers[count * 4 + 2] = last;
    numbers[count * 4 + 3] = number;
    lineKinds[count] = first === last ? blankLine : comment ? commentLine : statementLine;
    count += 1;
  }
  return new LineTable(text, { length: count, numbers, kinds: lineKinds, joined });
}

/** A statement whose first physical line ends in a backslash. */
function continued(
  text: string,
  start: number,
  first: number,
  firstEnd: number,
  next: number,
  firstNumber: number,
): Line {
  const pieces: Piece[] = [{ at: 0, from: first }];
  const parts: string[] = [text.slice(first, firstEnd)];
  let size = firstEnd - first;
  let at = next;
  let number = firstNumber;
  let reported = firstNumber;
  let open = next === firstEnd;
  let wanting = 0;
  // The test is on the joined text: after an empty line is joined, what stood before it counts again.
  while (endsInBackslash(parts)) {
    dropLast(parts);
    size -= 1;
    if (at >= text.length) {
      // Nothing to join: what is left is kept, an empty rest is lost, and the count goes on all the same.
      wanting += 1;
      if (size === 0) break;
      reported += 1;
      continue;
    }
    const found = text.indexOf('\n', at);
    const end = found < 0 ? text.length : found;
    if (end > at) {
      pieces.push({ at: size, from: at });
      parts.push(text.slice(at, end));
      size += end - at;
    }
    open = found < 0;
    at = found < 0 ? text.length : found + 1;
    number += 1;
    reported += 1;
  }
  const joined = parts.join('');
  let last = joined.length;
  while (last > 0 && isSpace(joined.charCodeAt(last - 1))) last -= 1;
  return {
    kind: last === 0 ? 'blank' : 'statement',
    start,
    end: at,
    firstLine: firstNumber,
    lastLine: number,
    reportedLine: reported,
    text: joined.slice(0, last),
    textStart: first,
    pieces,
    open,
    wanting,
  };
}

function endsInBackslash(parts: readonly string[]): boolean {
  const last = parts[parts.length - 1];
  return last?.charCodeAt(last.length - 1) === backslash;
}

function dropLast(parts: string[]): void {
  const last = parts.pop() ?? '';
  if (last.length > 1) parts.push(last.slice(0, -1));
}

/**
 * The same with NUL bytes in the file. ifupdown reads with fgets(3) into a growing buffer and measures
 * with strlen(3): a NUL hides what follows it in the same read, and where reads end depends on the
 * buffer's size, so the buffer is followed here (it starts at 80 bytes and grows to 2 n + 80).
 */
function splitWithNul(text: string): Line[] {
  const lines: Line[] = [];
  let capacity = 0;
  let at = 0;
  let number = 0;
  let physical = 1;
  const newlineFrom = searcher(text, '\n');
  const nulFrom = searcher(text, '\0');

  /** Read on to `content` until a read does not fill the buffer; undefined: nothing left to read. */
  const readOn = (content: string, pieces: Piece[]): string | undefined => {
    let result = content;
    for (;;) {
      if (capacity - result.length < 10) capacity = capacity * 2 + 80;
      if (at >= text.length) {
        if (result.length === 0) return undefined;
      } else {
        const room = capacity - result.length - 1;
        const end = Math.min(newlineFrom(at) + 1, at + room, text.length);
        const visible = Math.min(nulFrom(at), end);
        if (visible > at) pieces.push({ at: result.length, from: at });
        result += text.slice(at, visible);
        at = end;
      }
      const full =
        result.length === capacity - 1 && result.charCodeAt(result.length - 1) !== newline;
      if (!full) break;
    }
    return result.charCodeAt(result.length - 1) === newline ? result.slice(0, -1) : result;
  };

  while (at < text.length) {
    const start = at;
    const pieces: Piece[] = [];
    let content = readOn('', pieces);
    if (content === undefined) break;
    number += 1;
    let first = 0;
    while (first < content.length && isSpace(content.charCodeAt(first))) first += 1;
    content = content.slice(first);
    const firstPieces = shift(pieces, first, start);
    const comment = content.charCodeAt(0) === hash;
    let lost = false;
    let wanting = 0;
    while (!comment && content.endsWith('\\')) {
      const added: Piece[] = [];
      if (at >= text.length) wanting += 1;
      const joined = readOn(content.slice(0, -1), added);
      if (joined === undefined) {
        lost = true;
        break;
      }
      content = joined;
      firstPieces.push(...added);
      number += 1;
    }
    let last = content.length;
    while (last > 0 && isSpace(content.charCodeAt(last - 1))) last -= 1;
    let breaks = 0;
    for (let index = start; index < at; index += 1) {
      if (text.charCodeAt(index) === newline) breaks += 1;
    }
    const open = text.charCodeAt(at - 1) !== newline;
    const lastLine = open ? physical + breaks : physical + breaks - 1;
    const kind = comment ? 'comment' : lost || last === 0 ? 'blank' : 'statement';
    lines.push({
      kind,
      start,
      end: at,
      firstLine: physical,
      lastLine,
      reportedLine: number,
      text: kind === 'statement' ? content.slice(0, last) : '',
      textStart: firstPieces[0]?.from ?? start,
      pieces: firstPieces,
      open: open && at >= text.length,
      wanting,
    });
    physical += breaks;
  }
  return lines;
}

/** Where `wanted` next occurs at or after an ever growing offset (the text's length when it does not). */
function searcher(text: string, wanted: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      found = text.indexOf(wanted, from);
      if (found < 0) found = text.length;
    }
    return found;
  };
}

/** Pieces after the first `count` characters of their text were cut off. */
function shift(pieces: readonly Piece[], count: number, start: number): Piece[] {
  const result: Piece[] = [];
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    if (next !== undefined && next.at <= count) continue;
    const at = Math.max(0, piece.at - count);
    result.push({ at, from: piece.from + Math.max(0, count - piece.at) });
  }
  return result.length > 0 ? result : [{ at: 0, from: start }];
}
