import { Secret } from '@vipbook/diagnostics';
import { LazyMapping, PyFloat, type Value } from '@vipbook/expressions';
import type { Value as JsonValue } from '@vipbook/modules';
import { isList } from './scope.ts';

/** What modules take: JSON. Secrets are revealed, because a module must use them; the run's set of secrets
 *  cleans them out of everything that comes back. */
export function plain(value: Value): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) return value.reveal();
  if (value instanceof PyFloat) return value.value;
  if (value instanceof LazyMapping)
    return Object.fromEntries(value.keys().map((key) => [key, plain(value.get(key) ?? null)]));
  if (isList(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
}

/** What reports take: the same, but secrets stay hidden. */
export function shown(value: Value): JsonValue {
  if (typeof value !== 'object' || value === null) return plain(value);
  if (value instanceof Secret) return String(value);
  if (value instanceof PyFloat || value instanceof LazyMapping) return plain(value);
  if (isList(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)]));
}
