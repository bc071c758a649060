import { Secret } from '@vipbook/diagnostics';
import { Budget } from '../python/budget.ts';
import { dateTimeText, timeDeltaText } from '../python/date-time.ts';
import { fault, typeFault } from '../python/fault.ts';
import {
  Callable,
  DateTime,
  Dict,
  DictView,
  isList,
  isMapping,
  mappingEntries,
  Namespace,
  Nothing,
  Range,
  TimeDelta,
  Tuple,
  typeName,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { maxDepth, str } from '../python/repr.ts';
import { iterate } from '../python/sequence.ts';
import { PyFloat, type JsonValue, type Value } from '../value.ts';

/**
 * What leaves an evaluation: tuples, views and ranges become lists, dicts plain objects (keys that are
 * not strings become their text), dates text. Undefined anywhere inside is refused, functions too.
 * Values that came from the scope are passed through as they are.
 */
export function toValue(value: Obj, budget: Budget, depth = 0): Value {
  if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
  if (value === null || typeof value !== 'object') return value;
  budget.step();
  if (isList(value)) return listValue(value, budget, depth);
  if (value instanceof Dict) return dictValue(value, budget, depth);
  if (value instanceof Nothing) return '';
  if (value instanceof Undefined) return value.refuse();
  if (value instanceof Range || value instanceof DictView) {
    return iterate(value, budget).map((item) => toValue(item, budget, depth + 1));
  }
  if (value instanceof DateTime) return dateTimeText(value, ' ');
  if (value instanceof TimeDelta) return timeDeltaText(value);
  if (value instanceof Callable) {
    return typeFault(`the result is the function ${value.name}; call it: ${value.name}(…)`);
  }
  if (value instanceof Namespace) return typeFault(`the result is a ${typeName(value)}`);
  return value as Value;
}

function listValue(list: readonly Obj[], budget: Budget, depth: number): readonly Value[] {
  let changed = list instanceof Tuple;
  const items: Value[] = [];
  for (const item of list) {
    const value = toValue(item, budget, depth + 1);
    changed ||= value !== item && !(Number.isNaN(value) && Number.isNaN(item));
    items.push(value);
  }
  return changed ? items : (list as readonly Value[]);
}

function dictValue(dict: Dict, budget: Budget, depth: number): Value {
  const result: Record<string, Value> = {};
  for (const [key, item] of dict.entries.values()) {
    setOwn(result, str(key, budget), toValue(item, budget, depth + 1));
  }
  return result;
}

/** `result.__proto__ = …` would change the object's nature; this makes it an ordinary key. */
export function setOwn<T>(result: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(result, key, {
      value,
      enumerable: true,
      writable: true,
      configurable: true,
    });
  } else {
    result[key] = value;
  }
}

/** Plain JSON of a value: floats are numbers, big ints the nearest number, secrets are hidden. */
export function toJson(value: Value): JsonValue {
  return json(value, new Budget(), 0, (secret) => secret.toString());
}

/** The value with its secrets in the clear, as plain JSON: for the one who sends it, never for a message. */
export function reveal(value: Value): JsonValue {
  return json(value, new Budget(), 0, (secret) => secret.reveal());
}

function json(
  value: Value,
  budget: Budget,
  depth: number,
  secret: (value: Secret) => string,
): JsonValue {
  if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
  budget.step();
  if (typeof value === 'bigint') return Number(value);
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof PyFloat) return value.value;
  if (value instanceof Secret) return secret(value);
  if (Array.isArray(value)) {
    return (value as readonly Value[]).map((item) => json(item, budget, depth + 1, secret));
  }
  const result: Record<string, JsonValue> = {};
  for (const [key, item] of mappingEntries(value as { readonly [key: string]: Value })) {
    if (typeof key === 'string') {
      setOwn(result, key, json(item as Value, budget, depth + 1, secret));
    }
  }
  return result;
}

/** Is there a secret anywhere inside? Lazy mappings are looked through too. */
export function containsSecret(value: Value): boolean {
  return holdsSecret(value, new Budget(), 0);
}

function holdsSecret(value: Obj, budget: Budget, depth: number): boolean {
  if (value instanceof Secret) return true;
  if (value === null || typeof value !== 'object') return false;
  if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
  budget.step();
  if (isList(value)) return value.some((item) => holdsSecret(item, budget, depth + 1));
  if (!isMapping(value)) return false;
  return mappingEntries(value).some(([, item]) => holdsSecret(item, budget, depth + 1));
}
