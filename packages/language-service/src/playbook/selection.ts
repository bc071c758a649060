import type { SelectionRange } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { selectionFrom, wordAt } from '../document/selection.ts';
import { spotAt } from './spot.ts';
import { textAt } from './texts.ts';

/** Word, expression, scalar, entry, task, list, play, file. */
export function playbookSelection(analysis: Analysis, offset: number): SelectionRange {
  const spans: { start: number; end: number }[] = [wordAt(analysis.index, offset)];
  const text = textAt(analysis, offset);
  for (const node of text?.around(offset) ?? []) {
    const place = text?.place(node.span);
    if (place !== undefined) spans.push(place);
  }
  const spot = spotAt(analysis.yaml.root, offset);
  for (const node of spot?.around ?? []) {
    if (node.kind === 'scalar') spans.push({ start: node.contentStart, end: node.contentEnd });
    spans.push({ start: node.start, end: node.end });
    if (node.kind !== 'map') continue;
    for (const { keyStart, keyEnd, value } of node.entries.values()) {
      spans.push({ start: keyStart, end: keyEnd });
      if (value.start >= keyStart)
        spans.push({ start: keyStart, end: Math.max(keyEnd, value.end) });
    }
  }
  return selectionFrom(analysis.index, offset, spans);
}
