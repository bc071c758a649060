import type { Diagnostic, Place } from '@vipbook/diagnostics';
import type { SyntaxOptions } from './syntax/template-parser.ts';
import type { Span } from './syntax/tree.ts';
import type { Value } from './value.ts';

/**
 * Where names come from. Lazy: a variable's value may itself be a template, which is rendered when it is
 * first asked for. `undefined` means: no such variable. Implementations guard against cycles. A
 * VipbookError that consists of EXP010 only makes the variable undefined (so that `default` applies).
 */
export interface Scope {
  get(name: string): Value | undefined;
  /** For "did you mean". */
  names(): Iterable<string>;
}

/** `lookup('name', *terms, **options)`: always gives a list; lookup() joins it, query() keeps it. */
export type Lookup = (
  terms: readonly Value[],
  options: Readonly<Record<string, Value>>,
) => readonly Value[];

export interface EvaluateOptions extends SyntaxOptions {
  /** Place of the first character of the text, so that errors point into the YAML file. */
  readonly where?: Place;
  /** The exact place of a part of the text (folded or indented scalars); goes before `where`. */
  readonly locate?: (span: Span) => Place;
  /** Abstract steps before EXP020 refuses; default 1,000,000. */
  readonly maxSteps?: number;
  /** Characters and elements a result may have; default 10,000,000. */
  readonly maxSize?: number;
  /** Lookups that may be used, by name; all others are refused (EXP023). */
  readonly lookups?: Readonly<Record<string, Lookup>>;
  /** Milliseconds since the epoch, for now(); default: the system's clock. */
  readonly now?: () => number;
  /** From 0 to less than 1, for the filters random and shuffle; default: Math.random. */
  readonly random?: () => number;
}

export interface ParseOptions extends SyntaxOptions {
  readonly where?: Place;
  readonly locate?: (span: Span) => Place;
}

export interface Parsed<Tree> {
  readonly tree: Tree;
  /** What is wrong, in the order of the text; errors mean that it cannot be evaluated. */
  readonly findings: readonly Diagnostic[];
}
