import type { Place } from '@vipbook/diagnostics';
import type { Value } from './value.ts';

/**
 * Where names come from. Lazy: a variable's value may itself be a template, which is rendered when it is
 * first asked for. `undefined` means: no such variable. Implementations guard against cycles.
 */
export interface Scope {
  get(name: string): Value | undefined;
  /** For "did you mean". */
  names(): Iterable<string>;
}

export interface EvaluateOptions {
  /** Place of the first character of the text, so that errors point into the YAML file. */
  readonly where?: Place;
  /** Abstract steps before EXP refuses; default 1,000,000. */
  readonly maxSteps?: number;
  /** Characters and elements a result may have; default 10,000,000. */
  readonly maxSize?: number;
}

/**
 * The package's face (all throw VipbookError with EXP codes, place included):
 *   hasTemplate(text): boolean               — does it hold {{ }}, {% %} or {# #}?
 *   renderTemplate(text, scope, options): Value   — a text that is one `{{ }}` keeps its native type
 *   evaluateExpression(text, scope, options): Value — for `when`, `until`, `assert.that`
 *   isTruthy(value): boolean
 *   parseTemplate(text) / parseExpression(text): { tree, findings } — never throw; spans on every node
 *   freeNames(tree): the names an expression reads, with spans — for lint
 *   filters, tests: catalogue of names with signature and documentation — for the editor
 */
export type Face = never;
