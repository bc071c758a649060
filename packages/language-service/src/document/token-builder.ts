import type { Range, SemanticTokens } from 'vscode-languageserver-types';
import { semanticTokensLegend } from '../api.ts';
import type { TextIndex } from './text-index.ts';

export type TokenType =
  | 'keyword'
  | 'function'
  | 'parameter'
  | 'property'
  | 'variable'
  | 'string'
  | 'number'
  | 'operator'
  | 'class'
  | 'type'
  | 'method'
  | 'comment'
  | 'enumMember'
  | 'namespace';
export type TokenModifier = 'declaration' | 'readonly' | 'deprecated' | 'defaultLibrary';

/** Gathers tokens in any order; gives them sorted, none overlapping, as LSP encodes them. */
export class TokenBuilder {
  readonly #index: TextIndex;
  readonly #from: number;
  readonly #to: number;
  readonly #tokens: { start: number; end: number; type: number; modifiers: number }[] = [];

  constructor(index: TextIndex, range?: Range) {
    this.#index = index;
    this.#from = range === undefined ? 0 : index.offset(range.start);
    this.#to = range === undefined ? index.text.length : index.offset(range.end);
  }

  /** Is any of it asked for? */
  wants(start: number, end: number): boolean {
    return start < this.#to && end > this.#from;
  }

  add(start: number, end: number, type: TokenType, ...modifiers: readonly TokenModifier[]): void {
    if (end <= start || !this.wants(start, end)) return;
    const { tokenTypes, tokenModifiers } = semanticTokensLegend;
    const bits = modifiers.reduce((sum, each) => sum | (1 << tokenModifiers.indexOf(each)), 0);
    this.#tokens.push({ start, end, type: tokenTypes.indexOf(type), modifiers: bits });
  }

  build(): SemanticTokens {
    this.#tokens.sort((a, b) => a.start - b.start || b.end - a.end);
    const data: number[] = [];
    let lastLine = 0;
    let lastCharacter = 0;
    let before = -1;
    for (const { start, end, type, modifiers } of this.#tokens) {
      if (start < before) continue;
      before = end;
      // A token lies within one line.
      for (let line = this.#index.lineAt(start); line <= this.#index.lineAt(end - 1); line += 1) {
        const lineStart = this.#index.startOf(line);
        const from = Math.max(start, lineStart);
        const to = Math.min(end, this.#index.endOf(line));
        if (to <= from) continue;
        const character = from - lineStart;
        data.push(
          line - lastLine,
          line === lastLine ? character - lastCharacter : character,
          to - from,
          type,
          modifiers,
        );
        lastLine = line;
        lastCharacter = character;
      }
    }
    return { data };
  }
}
