import { diagnostic, redact, Secret, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { EvaluateOptions, Scope } from './api.ts';
import { getItem } from './evaluate/access.ts';
import { toValue } from './evaluate/boundary.ts';
import { Frame, type Machine } from './evaluate/context.ts';
import { evaluate } from './evaluate/evaluate.ts';
import { render } from './evaluate/render.ts';
import { tainting } from './evaluate/secrets.ts';
import { filterNames, findFilter } from './filters/catalogue.ts';
import {
  diagnose,
  hasTemplate,
  locate,
  readExpressionCached,
  readTemplateCached,
} from './parse.ts';
import { Budget } from './python/budget.ts';
import { truthy } from './python/compare.ts';
import { fault, Fault } from './python/fault.ts';
import { DictView, Range, Unknown, type CallArguments, type Obj } from './python/objects.ts';
import { str } from './python/repr.ts';
import { iterate } from './python/sequence.ts';
import { bind } from './python/signature.ts';
import type { SyntaxFinding } from './syntax/lexer.ts';
import type { Span } from './syntax/tree.ts';
import { findTest, testNames } from './tests/catalogue.ts';
import type { Value } from './value.ts';
import { didYouMean } from '@vipbook/diagnostics';

class Evaluation implements Machine {
  readonly scope: Scope;
  readonly options: EvaluateOptions;
  readonly budget: Budget;
  frame = new Frame();
  at: Span | undefined;

  constructor(scope: Scope, options: EvaluateOptions) {
    this.scope = scope;
    this.options = options;
    this.budget = new Budget(options.maxSteps, options.maxSize);
  }

  filter(name: string, value: Obj, args: CallArguments): Obj {
    const found = findFilter(name);
    if (found === undefined) {
      return fault('EXP005', `there is no filter "${name}"`, {
        remedy: didYouMean(name, filterNames()).trim() || undefined,
      });
    }
    // What is made of an unknown value is unknown, for the same reason; also its default.
    if (value instanceof Unknown) return value;
    refuseUnknown(args.positional);
    const bound = bind(`the filter "${found.name}"`, found.signature, args);
    const result = tainting(this.budget, () => found.run(this, value, ...bound));
    // As Ansible does behind every filter.
    return result instanceof Range || result instanceof DictView
      ? iterate(result, this.budget)
      : result;
  }

  test(name: string, value: Obj, args: CallArguments): boolean {
    const found = findTest(name);
    if (found === undefined) {
      return fault('EXP006', `there is no test "${name}"`, {
        remedy: didYouMean(name, testNames()).trim() || undefined,
      });
    }
    refuseUnknown([value, ...args.positional]);
    const bound = bind(`the test "${found.name}"`, found.signature, args);
    const outer = this.budget.tainted;
    try {
      return found.run(this, value, ...bound);
    } finally {
      this.budget.tainted = outer;
    }
  }

  item(value: Obj, key: Obj): Obj {
    return getItem(value, key, this, this.at);
  }

  now(): number {
    return this.options.now?.() ?? Date.now();
  }

  random(): number {
    return this.options.random?.() ?? Math.random();
  }
}

function refuseUnknown(values: readonly Obj[]): void {
  for (const value of values) if (value instanceof Unknown) value.refuse();
}

/** Evaluate, and turn every refusal into a VipbookError that knows its place. */
function run(
  text: string,
  findings: readonly SyntaxFinding[],
  scope: Scope,
  options: EvaluateOptions,
  evaluation: (machine: Evaluation) => Value,
): Value {
  if (findings.length > 0) throw new VipbookError(diagnose(text, findings, options));
  const machine = new Evaluation(scope, options);
  try {
    return evaluation(machine);
  } catch (error) {
    if (error instanceof Fault) {
      throw new VipbookError(asDiagnostic(text, error, machine, options));
    }
    if (error instanceof RangeError) {
      // The one thing that the budgets cannot count is the stack we were called on.
      const depth = new Fault('EXP004', 'the data or the expression is nested too deeply');
      throw new VipbookError(asDiagnostic(text, depth, machine, options));
    }
    throw error;
  }
}

function asDiagnostic(
  text: string,
  error: Fault,
  machine: Evaluation,
  options: EvaluateOptions,
): Diagnostic {
  const { revealed } = machine.budget;
  const span = error.span ?? machine.at ?? { start: 0, end: text.length };
  return diagnostic(error.code, {
    message: redact(error.message, revealed),
    where: locate(text, span, options),
    remedy: error.remedy === undefined ? undefined : redact(error.remedy, revealed),
  });
}

/**
 * The value of a text with templates in it. A text that is one `{{ }}` gives the value itself, with its
 * type; everything else gives text. A text without templates is given back as it is.
 *
 * Throws VipbookError with EXP codes. The result holds a Secret where a secret went into it.
 */
export function renderTemplate(text: string, scope: Scope, options: EvaluateOptions = {}): Value {
  if (!hasTemplate(text)) return text;
  const { tree, findings } = readTemplateCached(text, options);
  return run(text, findings, scope, options, (machine) => {
    const [only] = tree.body;
    const result =
      tree.body.length === 1 && only?.kind === 'output'
        ? evaluate(only.expression, machine)
        : render(tree.body, machine);
    if (only?.kind === 'output') machine.at ??= only.expression.span;
    return restoreNewlines(text, toValue(result, machine.budget));
  });
}

/** Jinja drops the last newline of a template; as in Ansible, text ends with as many as it was written with. */
function restoreNewlines(text: string, value: Value): Value {
  if (!text.endsWith('\n')) return value;
  const written = newlines(text);
  if (typeof value === 'string') return value + '\n'.repeat(Math.max(0, written - newlines(value)));
  if (value instanceof Secret) {
    const shown = value.reveal();
    return new Secret(shown + '\n'.repeat(Math.max(0, written - newlines(shown))));
  }
  return value;
}

function newlines(text: string): number {
  let count = 0;
  while (count < text.length && text[text.length - 1 - count] === '\n') count += 1;
  return count;
}

/**
 * The value of a bare expression, as in `when`, `until` and `assert.that`. Backslashes in strings are
 * escapes here, as Ansible has it in conditions. A text that is one `{{ }}` is understood too, unless it
 * gives text: whether that were to be evaluated once more, nobody could tell.
 */
export function evaluateExpression(
  text: string,
  scope: Scope,
  options: EvaluateOptions = {},
): Value {
  const { tree, findings, braced } = readExpressionCached(text, options);
  return run(text, findings, scope, options, (machine) => {
    const value = toValue(evaluate(tree, machine), machine.budget);
    if (braced && typeof value === 'string') {
      fault('EXP011', 'a condition in {{ }} gives text', {
        span: tree.span,
        remedy: 'Write it without {{ }}, or say what is meant with "| bool" or a comparison.',
      });
    }
    return value;
  });
}

/**
 * For scopes: a value that only the run will tell, and why. Everything that needs it is refused with EXP024.
 * It is no `Value` that could leave an evaluation, so nobody who takes values has to think of it.
 */
export function unknownValue(because: string): Value {
  return new Unknown(because) as never;
}

/** Python's truth of a value. */
export function isTruthy(value: Value): boolean {
  return truthy(value);
}

/** The value as Python's str() prints it; secrets stay hidden. */
export function pyString(value: Value): string {
  return str(hideSecrets(value), new Budget());
}

function hideSecrets(value: Value): Obj {
  if (value instanceof Secret) return value.toString();
  if (Array.isArray(value)) return (value as readonly Value[]).map(hideSecrets);
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    return Object.fromEntries(
      Object.entries(value as Readonly<Record<string, Value>>).map(([key, item]) => [
        key,
        hideSecrets(item),
      ]),
    );
  }
  return value;
}
