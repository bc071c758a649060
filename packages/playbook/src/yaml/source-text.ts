import type { Place, Position } from '@vipbook/diagnostics';

/** A file's text with a way from offsets (UTF-16 units) to lines and columns. */
export interface SourceText {
  readonly file: string;
  readonly text: string;
  position(offset: number): Position;
  /** Half-open; `end` defaults to `start`. */
  place(start: number, end?: number): Place;
}

export function sourceText(file: string, text: string): SourceText {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);

  const position = (offset: number): Position => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1, offset };
  };
  const place = (start: number, end = start): Place => ({
    file,
    range: { start: position(start), end: position(end) },
  });
  return { file, text, position, place };
}
