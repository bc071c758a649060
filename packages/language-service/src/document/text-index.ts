import type { Position, Range } from 'vscode-languageserver-types';

/** A text's lines as LSP counts them: ended by LF, CRLF or CR; characters are UTF-16 units. */
export class TextIndex {
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.text = text;
    const starts = [0];
    const ends = /\r\n|\n|\r/g;
    while (ends.exec(text) !== null) starts.push(ends.lastIndex);
    this.#starts = starts;
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  /** Where a line begins; the text's end for lines beyond it. */
  startOf(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** Where a line's text ends, its line end left out. */
  endOf(line: number): number {
    let end = this.startOf(line + 1);
    const start = this.startOf(line);
    if (end > start && this.text[end - 1] === '\n') end -= 1;
    if (end > start && this.text[end - 1] === '\r') end -= 1;
    return end;
  }

  lineText(line: number): string {
    return this.text.slice(this.startOf(line), this.endOf(line));
  }

  lineAt(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  position(offset: number): Position {
    const clamped = Math.max(0, Math.min(offset, this.text.length));
    const line = this.lineAt(clamped);
    return { line, character: clamped - this.startOf(line) };
  }

  /** Of any position, also one beyond a line's end or the text's. */
  offset({ line, character }: Position): number {
    if (line < 0) return 0;
    if (line >= this.lineCount) return this.text.length;
    return Math.min(this.startOf(line) + Math.max(0, character), this.endOf(line));
  }

  range(start: number, end: number): Range {
    return { start: this.position(start), end: this.position(end) };
  }
}

/** Where a line of a newer text stood in the older one, when what differs is all above or all below it. */
export function unchangedLine(before: TextIndex, now: TextIndex, line: number): number | undefined {
  const a = before.text;
  const b = now.text;
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head += 1;
  // The line's end is the same, too; the last line's is the end of both texts.
  if (
    line + 1 < now.lineCount
      ? now.startOf(line + 1) <= head
      : head === a.length && head === b.length
  )
    return line;
  let tail = 0;
  while (
    tail < most - head &&
    a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)
  ) {
    tail += 1;
  }
  const start = now.startOf(line);
  if (start - 1 < b.length - tail) return undefined;
  return before.lineAt(start - b.length + a.length);
}
