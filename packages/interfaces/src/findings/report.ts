import {
  diagnostic,
  type Code,
  type Diagnostic,
  type DiagnosticInit,
  type Fix,
} from '@vipbook/diagnostics';
import type { Configuration } from '../configuration.ts';
import type { Line } from '../lines.ts';
import type { ConfigurationFile } from '../model.ts';
import { byteRange, placeIn, textRange } from '../place.ts';
import type { BodyLine, SyntaxTree } from '../tree.ts';

/** Where findings are gathered; each check adds its own. */
export interface Report {
  readonly configuration: Configuration;
  add(finding: Diagnostic): void;
}

type More = Omit<DiagnosticInit, 'message' | 'where'>;

/** A finding about [from, to) of a line's text (default: all of it). */
export function onLine(
  code: Code,
  message: string,
  file: ConfigurationFile,
  line: Line,
  range: readonly [from: number, to: number] = [0, line.text.length],
  more: More = {},
): Diagnostic {
  const where = placeIn(file.tree, line, range[0], range[1]);
  return diagnostic(code, { message, where, ...more });
}

/** A finding about an option's value. */
export function onValue(
  code: Code,
  message: string,
  file: ConfigurationFile,
  line: BodyLine,
  more: More = {},
): Diagnostic {
  return onLine(code, message, file, line.line, [line.valueStart, line.line.text.length], more);
}

/** A fix that replaces [from, to) of a line's text. */
export function replaceFix(
  title: string,
  tree: SyntaxTree,
  line: Line,
  from: number,
  to: number,
  newText: string,
): Fix {
  return { title, edits: [{ file: tree.path, range: textRange(tree, line, from, to), newText }] };
}

/** A fix that removes a line with its line end. */
export function deleteLineFix(title: string, tree: SyntaxTree, line: Line): Fix {
  const range = byteRange(tree, line, line.start, line.end);
  return { title, edits: [{ file: tree.path, range, newText: '' }] };
}

/** A fix that moves what stands behind the words of a line, a comment, above it. */
export function commentAboveFix(tree: SyntaxTree, line: Line, at: number): Fix {
  let from = at;
  while (from > 0 && /\s/.test(line.text.charAt(from - 1))) from -= 1;
  const above = insertAboveFix(
    'Move the comment to the line above',
    tree,
    line,
    line.text.slice(at),
  );
  const cut = replaceFix('', tree, line, from, line.text.length, '');
  return { title: above.title, edits: [...above.edits, ...cut.edits] };
}

/** A fix that takes a word, and the blanks before it, out of a line. */
export function withoutWordFix(
  title: string,
  tree: SyntaxTree,
  line: Line,
  word: { readonly start: number; readonly end: number },
): Fix {
  let from = word.start;
  while (from > 0 && /\s/.test(line.text.charAt(from - 1))) from -= 1;
  return replaceFix(title, tree, line, from, word.end, '');
}

/** A fix that puts a line above another one. */
export function insertAboveFix(title: string, tree: SyntaxTree, line: Line, text: string): Fix {
  const range = byteRange(tree, line, line.start, line.start);
  const indent = tree.text.slice(line.start, line.textStart).replace(/[^ \t]/g, '');
  const end = tree.text.slice(line.start, line.end).endsWith('\r\n') ? '\r\n' : '\n';
  return { title, edits: [{ file: tree.path, range, newText: indent + text + end }] };
}
