import type { Place, Position, Range } from '@vipbook/diagnostics';
import { offsetIn, type Line } from './lines.ts';
import type { SyntaxTree } from './tree.ts';

/** The position of a byte that belongs to `line` (or the one after its last). Columns count bytes. */
export function positionIn(tree: SyntaxTree, line: Line, offset: number): Position {
  let number = line.firstLine;
  let start = line.start;
  if (line.lastLine > line.firstLine) {
    for (;;) {
      const next = tree.text.indexOf('\n', start) + 1;
      if (next === 0 || next > offset) break;
      start = next;
      number += 1;
    }
  }
  // After a NUL a line may begin in the middle of a physical line.
  if (line.pieces !== undefined && line.start > 0 && tree.text.charCodeAt(line.start - 1) !== 10) {
    if (start === line.start) start = tree.text.lastIndexOf('\n', line.start - 1) + 1;
  }
  return { line: number, column: offset - start + 1, offset };
}

/** The range of bytes [from, to), both within `line`. */
export function byteRange(tree: SyntaxTree, line: Line, from: number, to: number): Range {
  return { start: positionIn(tree, line, from), end: positionIn(tree, line, to) };
}

/** The range in the file of `line.text.slice(from, to)`. */
export function textRange(tree: SyntaxTree, line: Line, from: number, to: number): Range {
  const start = offsetIn(line, from);
  const end = to > from ? offsetIn(line, to - 1) + 1 : start;
  return byteRange(tree, line, start, end);
}

/** A place in a file, by indices into a line's text. */
export function placeIn(tree: SyntaxTree, line: Line, from = 0, to = line.text.length): Place {
  return { file: tree.path, range: textRange(tree, line, from, to) };
}
