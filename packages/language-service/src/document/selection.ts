import type { SelectionRange } from 'vscode-languageserver-types';
import type { TextIndex } from './text-index.ts';

/** Ranges around a position from spans, the innermost first; equal and crossing ones are left out. */
export function selectionFrom(
  index: TextIndex,
  offset: number,
  spans: readonly { readonly start: number; readonly end: number }[],
): SelectionRange {
  const ordered = [{ start: 0, end: index.text.length }, ...spans]
    .filter(({ start, end }) => start <= offset && offset <= end)
    .sort((a, b) => b.end - b.start - (a.end - a.start));
  let result: SelectionRange | undefined;
  let outer: { readonly start: number; readonly end: number } | undefined;
  for (const span of ordered) {
    if (outer !== undefined) {
      const same = span.start === outer.start && span.end === outer.end;
      if (same || span.start < outer.start || span.end > outer.end) continue;
    }
    const range = index.range(span.start, span.end);
    result = result === undefined ? { range } : { range, parent: result };
    outer = span;
  }
  return result ?? { range: index.range(offset, offset) };
}

/** The word around an offset. */
export function wordAt(index: TextIndex, offset: number): { start: number; end: number } {
  const { text } = index;
  let start = offset;
  let end = offset;
  while (start > 0 && /[\w.-]/.test(text[start - 1] ?? '')) start -= 1;
  while (end < text.length && /[\w.-]/.test(text[end] ?? '')) end += 1;
  return { start, end };
}
