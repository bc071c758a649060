/** One character test: a code point is in or out. */
export type CharacterTest = (code: number) => boolean;

export type RegexNode =
  | { readonly kind: 'empty' }
  | { readonly kind: 'set'; readonly test: CharacterTest }
  | { readonly kind: 'sequence'; readonly items: readonly RegexNode[] }
  | { readonly kind: 'alternation'; readonly options: readonly RegexNode[] }
  | { readonly kind: 'group'; readonly index: number; readonly body: RegexNode }
  | { readonly kind: 'backreference'; readonly index: number; readonly ignoreCase: boolean }
  | {
      readonly kind: 'repeat';
      readonly body: RegexNode;
      readonly min: number;
      /** Infinity: no limit. */
      readonly max: number;
      readonly mode: 'greedy' | 'lazy' | 'possessive';
    }
  | { readonly kind: 'assertion'; readonly test: Assertion }
  | {
      readonly kind: 'look';
      readonly behind: boolean;
      readonly negated: boolean;
      readonly body: RegexNode;
      /** Characters a look-behind goes back. */
      readonly width: number;
    }
  | { readonly kind: 'atomic'; readonly body: RegexNode }
  | {
      readonly kind: 'conditional';
      readonly index: number;
      readonly yes: RegexNode;
      readonly no: RegexNode;
    };

export type Assertion =
  'start' | 'line-start' | 'end' | 'line-end' | 'very-end' | 'word-boundary' | 'not-word-boundary';

export interface RegexFlags {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  readonly verbose: boolean;
  readonly ascii: boolean;
}

export interface ParsedRegex {
  readonly root: RegexNode;
  /** Groups, without the whole match. */
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
}
