import { Secret } from '@vipbook/diagnostics';
import { LazyMapping, PyFloat, type Value } from '@vipbook/expressions';
import type { Value as JsonValue } from '@vipbook/modules';
import { isList } from './scope.ts';

/** What modules take: JSON. Secrets are revealed, because a module must use them; each is put into
 *  `secrets`, so that it can be cleaned out of everything that comes back. */
export function plain(value: Value, secrets?: Set<Secret>): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Secret) {
    secrets?.add(value);
    return value.reveal();
  }
  if (value instanceof PyFloat) return value.value;
  if (value instanceof LazyMapping)
    return Object.fromEntries(
      value.keys().map((key) => [key, plain(value.get(key) ?? null, secrets)]),
    );
  if (isList(value)) return value.map((item) => plain(item, secrets));
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, plain(item, secrets)]),
  );
}

/** What reports take: the same, but secrets stay hidden. */
export function shown(value: Value): JsonValue {
  if (typeof value !== 'object' || value === null) return plain(value);
  if (value instanceof Secret) return String(value);
  if (value instanceof PyFloat || value instanceof LazyMapping) return plain(value);
  if (isList(value)) return value.map(shown);
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shown(item)]));
}

/** A value where a text is wanted: texts as they are, everything else as JSON. */
export function asText(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
