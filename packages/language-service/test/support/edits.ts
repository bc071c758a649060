import type { CompletionItem, TextEdit } from 'vscode-languageserver-types';
import { offsetAt } from './memory-workspace.ts';

/** A text after LSP's edits, as an editor applies them. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = [...edits].sort(
    (a, b) => offsetAt(text, b.range.start) - offsetAt(text, a.range.start),
  );
  let result = text;
  for (const { range, newText } of sorted) {
    result =
      result.slice(0, offsetAt(text, range.start)) +
      newText +
      result.slice(offsetAt(text, range.end));
  }
  return result;
}

export function applyItem(text: string, item: CompletionItem): string {
  return applyEdits(text, [item.textEdit as TextEdit]);
}
