import { Secret, VipbookError } from '@vipbook/diagnostics';
import {
  evaluateExpression,
  PyFloat,
  pyString,
  renderTemplate,
  type Scope,
  type Value,
} from '@vipbook/expressions';

/** A case of the oracle: an expression or a text, and what ansible-core answered. */
export interface OracleCase {
  readonly x?: string;
  readonly t?: string;
  /** How backslashes in strings inside `{{ }}` are read. */
  readonly b?: 'keep' | 'escape';
  /** The value, encoded as test/oracle/oracle.py does it. */
  readonly r?: unknown;
  /** The class of refusal. */
  readonly e?: string;
}

export interface OurAnswer {
  readonly r?: unknown;
  readonly e?: string;
  readonly message?: string;
}

const classes: Readonly<Record<string, string>> = {
  EXP001: 'syntax',
  EXP002: 'syntax',
  EXP003: 'syntax',
  EXP005: 'syntax',
  EXP006: 'syntax',
  EXP010: 'undefined',
  EXP011: 'type',
  EXP012: 'value',
  EXP013: 'zero',
};

export function ourAnswer(test: OracleCase, scope: Scope): OurAnswer {
  try {
    if (test.x !== undefined) return { r: encode(evaluateExpression(test.x, scope)) };
    const text = test.t ?? '';
    return { r: asText(renderTemplate(text, scope, { backslashes: test.b ?? 'keep' }), text) };
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    const [finding] = error.diagnostics;
    return { e: classes[finding?.code ?? ''] ?? 'other', message: finding?.message ?? '' };
  }
}

/** The oracle renders to text always; a text that is one expression is compared by its print. */
function asText(value: Value, text: string): string {
  if (typeof value === 'string') return value;
  const printed = value === null ? '' : pyString(value);
  const trailing = /\n*$/.exec(text)?.[0].length ?? 0;
  const have = /\n*$/.exec(printed)?.[0].length ?? 0;
  return printed + '\n'.repeat(Math.max(0, trailing - have));
}

/** As oracle.py's encode. */
export function encode(value: Value): unknown {
  if (value instanceof PyFloat) return { f: pyString(value) };
  if (typeof value === 'bigint') return { i: value.toString() };
  if (typeof value === 'number')
    return Number.isSafeInteger(value) ? value : { f: pyString(value) };
  if (value instanceof Secret || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return (value as readonly Value[]).map(encode);
  return { d: Object.entries(value).map(([key, item]) => [key, encode(item as Value)]) };
}

/** Refusals that say the same. Which of Python's classes a refusal has is an accident in most places. */
export function sameAnswer(theirs: OracleCase, ours: OurAnswer): boolean {
  if (theirs.e === undefined) {
    return (
      ours.e === undefined &&
      JSON.stringify(sortDicts(ours.r)) === JSON.stringify(sortDicts(theirs.r))
    );
  }
  if (ours.e === undefined) return false;
  // Saying "undefined" where Python complains about a type is more exact; the reverse would be a loss.
  if (theirs.e === 'undefined') return ours.e === 'undefined';
  return (theirs.e === 'syntax') === (ours.e === 'syntax');
}

/** The order of keys that look like integers is lost in JavaScript's objects. */
function sortDicts(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortDicts);
  if (typeof value !== 'object' || value === null) return value;
  if ('d' in value && Array.isArray(value.d)) {
    const pairs = (value.d as [string, unknown][]).map(
      ([key, item]) => [key, sortDicts(item)] as const,
    );
    return {
      d: pairs.some(([key]) => /^\d+$/.test(key))
        ? [...pairs].sort(([a], [b]) => (a < b ? -1 : 1))
        : pairs,
    };
  }
  return value;
}
