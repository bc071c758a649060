import type { Place, Position } from '@vipbook/diagnostics';
import type { Span } from './syntax/tree.ts';

/** The place of a part of a text whose first character stands at `base`. Lines behind the first are
 *  taken to begin in the column where the text itself begins a line (1). */
export function placeOf(text: string, span: Span, base: Place | undefined): Place {
  const start = base?.range?.start;
  return {
    ...(base?.file === undefined ? {} : { file: base.file }),
    ...(base?.host === undefined ? {} : { host: base.host }),
    range: { start: position(text, span.start, start), end: position(text, span.end, start) },
  };
}

function position(text: string, offset: number, base: Position | undefined): Position {
  const before = text.slice(0, offset);
  const lastBreak = before.lastIndexOf('\n');
  let lines = 0;
  for (let at = before.indexOf('\n'); at !== -1; at = before.indexOf('\n', at + 1)) lines += 1;
  const column = offset - lastBreak;
  return {
    line: (base?.line ?? 1) + lines,
    column: lines === 0 ? (base?.column ?? 1) + offset : column,
    ...(base !== undefined && base.offset === undefined
      ? {}
      : { offset: (base?.offset ?? 0) + offset }),
  };
}
