import { VipbookError } from '@vipbook/diagnostics';
import type { Scope, Value } from '@vipbook/expressions';

export function scopeOf(variables: Readonly<Record<string, Value>>): Scope {
  return {
    get: (name) => (Object.hasOwn(variables, name) ? variables[name] : undefined),
    names: () => Object.keys(variables),
  };
}

/** The findings that a call is refused with; fails when it is not refused. */
export function refusal(run: () => unknown): VipbookError {
  try {
    run();
  } catch (error) {
    if (error instanceof VipbookError) return error;
    throw error;
  }
  throw new Error('expected a refusal');
}

export function codeOf(run: () => unknown): string {
  return refusal(run).diagnostics[0]?.code ?? 'none';
}
