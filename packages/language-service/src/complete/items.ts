import type { CompletionItem, Range } from 'vscode-languageserver-types';
import { completionKind } from '../lsp.ts';

/** What resolveCompletion needs to document an item. */
export type ItemData =
  | { readonly kind: 'module'; readonly name: string }
  | { readonly kind: 'keyword'; readonly of: string; readonly name: string }
  | { readonly kind: 'argument'; readonly module: string; readonly path: readonly string[] }
  | { readonly kind: 'filter' | 'test'; readonly name: string }
  | {
      readonly kind: 'option';
      readonly family: string;
      readonly method: string;
      readonly name: string;
    };

export interface ItemInit {
  readonly label: string;
  readonly kind: keyof typeof completionKind;
  /** What is written; the label when absent. Lines after the first carry their own indentation. */
  readonly text?: string;
  readonly detail?: string;
  readonly documentation?: string;
  readonly data?: ItemData;
  /** Sorts before others: smaller is higher. */
  readonly order?: number;
}

export function completionItem(range: Range, init: ItemInit): CompletionItem {
  const { label, kind, text = label, detail, documentation, data, order = 5 } = init;
  return {
    label,
    kind: completionKind[kind],
    // The text is indented as it must stand: no editor may do so again.
    insertTextMode: 1,
    textEdit: { range, newText: text },
    sortText: `${String(order)}${label}`,
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: 'markdown' as const, value: documentation } }),
    ...(data === undefined ? {} : { data }),
  };
}
