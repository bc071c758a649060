import type { Value } from '../module.ts';

/** Python's truth: empty texts, lists and mappings, zero, null and false are false. */
export function isTrue(value: Value): boolean {
  if (typeof value !== 'object' || value === null) return Boolean(value);
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
}
