import { cleanText, type Diagnostic as Finding, type Place } from '@vipbook/diagnostics';
import type { Diagnostic, Location, Range } from 'vscode-languageserver-types';
import { severity } from '../lsp.ts';
import { uriOf } from './paths.ts';
import type { TextIndex } from './text-index.ts';

/** A place's range in a text whose offsets are UTF-16 units; the text's first line when it has none. */
export function rangeOf(index: TextIndex, place: Place | undefined): Range {
  const range = place?.range;
  if (range === undefined) return index.range(0, index.endOf(0));
  const { start, end } = range;
  if (start.offset === undefined || end.offset === undefined) return plainRange(range);
  return index.range(start.offset, end.offset);
}

/** The same in a file whose text is not at hand. */
export function plainRange(range: NonNullable<Place['range']>): Range {
  const at = ({ line, column }: { readonly line: number; readonly column: number }) => ({
    line: Math.max(0, line - 1),
    character: Math.max(0, column - 1),
  });
  return { start: at(range.start), end: at(range.end) };
}

const start = { line: 0, character: 0 };

export function locationOf(place: Place): Location | undefined {
  if (place.file === undefined || place.host !== undefined) return undefined;
  const range = place.range === undefined ? { start, end: start } : plainRange(place.range);
  return { uri: uriOf(place.file), range };
}

/** A finding for an editor. The remedy is in the message: not every editor shows quick fixes. */
export function toDiagnostic(finding: Finding, range: Range): Diagnostic {
  const remedy = finding.remedy === undefined ? '' : `\n${finding.remedy}`;
  const related = (finding.related ?? []).flatMap(({ message, where }) => {
    const location = locationOf(where);
    return location === undefined ? [] : [{ message, location }];
  });
  return {
    range,
    severity: severity[finding.severity],
    code: finding.code,
    source: 'vipbook',
    message: cleanText(`${finding.message}${remedy}`),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}
