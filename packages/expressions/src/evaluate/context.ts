import { VipbookError } from '@vipbook/diagnostics';
import type { EvaluateOptions, Scope } from '../api.ts';
import type { Budget } from '../python/budget.ts';
import type { CallArguments, Obj } from '../python/objects.ts';
import type { Span } from '../syntax/tree.ts';

/** What filters, tests and methods may use of the evaluation that calls them. */
export interface Context {
  readonly budget: Budget;
  readonly options: EvaluateOptions;
  /** Apply another filter or test by name, as `map('upper')` and `select('defined')` do. */
  filter(name: string, value: Obj, args: CallArguments): Obj;
  test(name: string, value: Obj, args: CallArguments): boolean;
  /** `value[key]` as Jinja has it: item, else attribute, else undefined. */
  item(value: Obj, key: Obj): Obj;
  /** Now, in milliseconds since the epoch. */
  now(): number;
  /** At least 0, less than 1. */
  random(): number;
}

/** Names that the template itself made: `set`, loop variables, `with`. */
export class Frame {
  readonly names = new Map<string, Obj>();
  readonly parent: Frame | undefined;

  constructor(parent?: Frame) {
    this.parent = parent;
  }

  get(name: string): Obj | undefined {
    const found = this.names.get(name);
    return found === undefined ? this.parent?.get(name) : found;
  }
}

/** One evaluation at work: its budget, its scope, and where it is. */
export interface Machine extends Context {
  readonly scope: Scope;
  frame: Frame;
  /** The operation at hand; refusals point at it. */
  at: Span | undefined;
}

export function isUndefinedVariable(error: unknown): error is VipbookError {
  return (
    error instanceof VipbookError &&
    error.diagnostics.length > 0 &&
    error.diagnostics.every((finding) => finding.code === 'EXP010')
  );
}
