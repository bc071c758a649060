import type { Place } from '@vipbook/diagnostics';
import { decode, offsetIn, type Line } from '@vipbook/interfaces';
import type { Location, Range } from 'vscode-languageserver-types';
import { plainRange } from '../document/convert.ts';
import { uriOf } from '../document/paths.ts';
import type { InterfacesAnalysis } from './analysis.ts';

/** The byte range [from, to) of the document's file. */
export function byteRange(analysis: InterfacesAnalysis, from: number, to: number): Range {
  const { index, bytes } = analysis;
  return index.range(bytes.toUnit(from), bytes.toUnit(to));
}

/** Of [from, to) of a logical line's text. */
export function lineRange(
  analysis: InterfacesAnalysis,
  line: Line,
  from = 0,
  to = line.text.length,
): Range {
  const start = offsetIn(line, from);
  const end = to > from ? offsetIn(line, to - 1) + 1 : start;
  return byteRange(analysis, start, end);
}

/** Index into a logical line's text of a byte of the file; undefined: in none of its parts. */
export function indexIn(line: Line, byte: number): number | undefined {
  const { pieces } = line;
  if (pieces === undefined) {
    const index = byte - line.textStart;
    return index >= 0 && index <= line.text.length ? index : undefined;
  }
  for (let at = pieces.length - 1; at >= 0; at -= 1) {
    const piece = pieces[at];
    if (piece !== undefined && byte >= piece.from) {
      return Math.min(piece.at + (byte - piece.from), pieces[at + 1]?.at ?? line.text.length);
    }
  }
  return undefined;
}

/** A place of the configuration: in this document, or in a file beside it. */
export function locationIn(analysis: InterfacesAnalysis, place: Place): Location | undefined {
  const { range, file } = place;
  if (file === undefined || range === undefined) return undefined;
  const { start, end } = range;
  if (file === analysis.tree.path && start.offset !== undefined && end.offset !== undefined) {
    return { uri: analysis.uri, range: byteRange(analysis, start.offset, end.offset) };
  }
  const path = analysis.locate(file);
  return path === undefined ? undefined : { uri: uriOf(decode(path)), range: plainRange(range) };
}
