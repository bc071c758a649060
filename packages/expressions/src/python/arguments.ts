import { Secret } from '@vipbook/diagnostics';
import type { Budget } from './budget.ts';
import { typeFault } from './fault.ts';
import { typeName, Undefined, type Obj } from './objects.ts';

/** A string argument: str and secrets (which taint), else a TypeError. */
export function asText(value: Obj, budget: Budget, what = 'the argument'): string {
  if (typeof value === 'string') return value;
  if (value instanceof Secret) return budget.reveal(value);
  if (value instanceof Undefined) return value.refuse();
  return typeFault(`${what} must be str, not ${typeName(value)}`);
}

export function optionalText(value: Obj, budget: Budget, what?: string): string | undefined {
  return value === null ? undefined : asText(value, budget, what);
}
