import { evaluateExpression, hasTemplate, isTruthy, type Value } from '@vipbook/expressions';
import { VipbookError, type Place } from '@vipbook/diagnostics';
import type { Located } from '@vipbook/playbook';
import { unknownReason } from './overseer.ts';
import type { LayeredScope } from './scope.ts';

type Condition = Located<string | boolean>;

/** Do all of them hold? Stops at the first that does not. */
export function allHold(conditions: readonly Condition[], scope: LayeredScope): boolean {
  return firstFalse(conditions, scope) === undefined;
}

export function firstFalse(
  conditions: readonly Condition[],
  scope: LayeredScope,
): Condition | undefined {
  let unknown: unknown;
  for (const condition of conditions) {
    try {
      if (!holds(condition.value, scope, condition.where)) return condition;
    } catch (error) {
      // One that does not hold settles it, whatever an unknown one comes out as.
      if (unknownReason(error) === undefined) throw error;
      unknown ??= error;
    }
  }
  if (unknown !== undefined) throw unknown as Error;
  return undefined;
}

/** `when: "{{ x }}"` is rendered first; a text that comes out of it is an expression again, as for Ansible. */
export function holds(condition: Value, scope: LayeredScope, where: Place): boolean {
  if (typeof condition !== 'string') return isTruthy(condition);
  if (condition.trim() === '') return true;
  if (hasTemplate(condition)) {
    const rendered = scope.renderDeep(condition, where);
    return typeof rendered === 'string'
      ? rendered.trim() !== '' && isTruthy(evaluateExpression(rendered, scope, { where }))
      : isTruthy(rendered);
  }
  return isTruthy(evaluateExpression(condition, scope, { where }));
}

const trueWords = new Set(['true', 'yes', 'on', 'y', 't', '1']);
const falseWords = new Set(['false', 'no', 'off', 'n', 'f', '0', '']);

/** A keyword that is a boolean, perhaps by a template; Ansible's words for true and false are understood. */
export function booleanKeyword(
  keyword: Located<boolean | string> | undefined,
  scope: LayeredScope,
  fallback: boolean,
): boolean {
  if (keyword === undefined) return fallback;
  const value = scope.renderDeep(keyword.value, keyword.where);
  if (typeof value === 'string') {
    const word = value.trim().toLowerCase();
    if (trueWords.has(word)) return true;
    if (falseWords.has(word)) return false;
  }
  return isTruthy(value);
}

/** A keyword that judges a result which is there already: when it cannot be rendered, the usual holds. */
export function judgingKeyword(
  keyword: Located<boolean | string> | undefined,
  scope: () => LayeredScope,
  usual: boolean,
): boolean {
  try {
    return booleanKeyword(keyword, scope(), usual);
  } catch (error) {
    if (error instanceof VipbookError) return usual;
    throw error;
  }
}

/** A keyword that is a number, perhaps by a template. Undefined when it is none. */
export function numberKeyword(
  keyword: Located<number | string> | undefined,
  scope: LayeredScope,
): number | undefined {
  if (keyword === undefined) return undefined;
  const value = scope.renderDeep(keyword.value, keyword.where);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

export function stringKeyword(
  keyword: Located<string> | undefined,
  scope: LayeredScope,
): string | undefined {
  if (keyword === undefined) return undefined;
  const value = scope.renderDeep(keyword.value, keyword.where);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** For names of tasks: what cannot be rendered stays as written. */
export function renderTitle(title: string, scope: LayeredScope, where: Place): string {
  try {
    const value = scope.renderDeep(title, where);
    return typeof value === 'string' ? value : JSON.stringify(value);
  } catch (error) {
    if (error instanceof VipbookError) return title;
    throw error;
  }
}
