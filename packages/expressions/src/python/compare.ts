import { Secret } from '@vipbook/diagnostics';
import type { Budget } from './budget.ts';
import { fault, typeFault } from './fault.ts';
import { microseconds } from './date-time.ts';
import { asFloat, asInt } from './numbers.ts';
import {
  DateTime,
  DictView,
  isList,
  isMapping,
  mappingEntries,
  mappingGet,
  mappingSize,
  Namespace,
  Nothing,
  Range,
  TimeDelta,
  Tuple,
  typeName,
  Undefined,
  type Obj,
} from './objects.ts';
import { maxDepth } from './repr.ts';

/** Python's bool(value); an undefined value is refused. */
export function truthy(value: Obj): boolean {
  if (typeof value === 'boolean') return value;
  if (value === null) return false;
  if (typeof value === 'string') return value !== '';
  if (typeof value === 'number') return value !== 0;
  if (typeof value === 'bigint') return value !== 0n;
  if (isList(value)) return value.length > 0;
  if (value instanceof Nothing) return false;
  if (value instanceof Undefined) return value.refuse();
  if (value instanceof Secret) return value.reveal() !== '';
  if (value instanceof Range) return value.length > 0;
  if (value instanceof DictView) return value.items.length > 0;
  if (value instanceof TimeDelta) return value.microseconds !== 0;
  if (isMapping(value)) return mappingSize(value) > 0;
  return asFloat(value) !== 0;
}

/** The text of a string or secret for comparison. Comparing does not taint: the answer is one bit. */
function textOf(value: Obj): string | undefined {
  if (typeof value === 'string') return value;
  return value instanceof Secret ? value.reveal() : undefined;
}

function numeric(value: Obj): number | bigint | undefined {
  return asInt(value) ?? asFloat(value);
}

/** Python's ==. An undefined operand is refused. */
export function equals(left: Obj, right: Obj, budget: Budget, depth = 0): boolean {
  budget.step();
  if (left instanceof Nothing || right instanceof Nothing) {
    if (left instanceof Undefined && !(left instanceof Nothing)) left.refuse();
    if (right instanceof Undefined && !(right instanceof Nothing)) right.refuse();
    return left instanceof Nothing && right instanceof Nothing;
  }
  if (left instanceof Undefined) left.refuse();
  if (right instanceof Undefined) right.refuse();
  const a = numeric(left);
  if (a !== undefined) {
    const b = numeric(right);
    // Mixed number and bigint compare exactly with < and >, and NaN equals nothing.
    return b !== undefined && a <= b && a >= b;
  }
  const text = textOf(left);
  if (text !== undefined) return text === textOf(right);
  if (left === null || right === null) return left === right;
  if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
  if (isList(left)) {
    return (
      isList(right) &&
      left instanceof Tuple === right instanceof Tuple &&
      left.length === right.length &&
      left.every((item, index) => equals(item, right[index] ?? null, budget, depth + 1))
    );
  }
  if (isMapping(left)) {
    if (!isMapping(right) || mappingSize(left) !== mappingSize(right)) return false;
    return mappingEntries(left).every(([key, value]) => {
      const other = mappingGet(right, key);
      return other !== undefined && equals(value, other, budget, depth + 1);
    });
  }
  return equalObjects(left, right, budget);
}

function equalObjects(left: Obj, right: Obj, budget: Budget): boolean {
  if (left instanceof Range && right instanceof Range) {
    return (
      left.length === right.length &&
      (left.length === 0 ||
        (left.start === right.start && (left.length === 1 || left.step === right.step)))
    );
  }
  if (left instanceof DateTime && right instanceof DateTime) {
    return microseconds(left) === microseconds(right);
  }
  if (left instanceof TimeDelta && right instanceof TimeDelta) {
    return left.microseconds === right.microseconds;
  }
  if (left instanceof DictView && right instanceof DictView && left.kind !== 'dict_values') {
    return (
      left.kind === right.kind &&
      left.items.length === right.items.length &&
      left.items.every((item) => right.items.some((other) => equals(item, other, budget)))
    );
  }
  return left === right && !(left instanceof Namespace && right === null);
}

export type Ordering = '<' | '<=' | '>' | '>=';

function ordered(operator: Ordering, difference: number): boolean {
  switch (operator) {
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    case '>=':
      return difference >= 0;
  }
}

/** Strings order by code points; UTF-16 units differ from that only where surrogates meet U+E000 up. */
export function compareText(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let index = 0; index < length; index += 1) {
    let x = a.charCodeAt(index);
    let y = b.charCodeAt(index);
    if (x !== y) {
      if (x >= 0xd800 && y >= 0xd800) {
        x = x >= 0xe000 ? x - 0x800 : x + 0x2000;
        y = y >= 0xe000 ? y - 0x800 : y + 0x2000;
      }
      return x - y;
    }
  }
  return a.length - b.length;
}

/** Python's <, <=, > and >=; a TypeError between types that have no order. */
export function compare(
  operator: Ordering,
  left: Obj,
  right: Obj,
  budget: Budget,
  depth = 0,
): boolean {
  budget.step();
  if (left instanceof Undefined) left.refuse();
  if (right instanceof Undefined) right.refuse();
  const a = numeric(left);
  const b = numeric(right);
  if (a !== undefined && b !== undefined) {
    switch (operator) {
      case '<':
        return a < b;
      case '<=':
        return a <= b;
      case '>':
        return a > b;
      case '>=':
        return a >= b;
    }
  }
  const text = textOf(left);
  const other = textOf(right);
  if (text !== undefined && other !== undefined) return ordered(operator, compareText(text, other));
  if (isList(left) && isList(right) && left instanceof Tuple === right instanceof Tuple) {
    if (depth > maxDepth) fault('EXP004', `data nested deeper than ${String(maxDepth)} levels`);
    const length = Math.min(left.length, right.length);
    for (let index = 0; index < length; index += 1) {
      const x = left[index] ?? null;
      const y = right[index] ?? null;
      if (!same(x, y, budget, depth + 1)) return compare(operator, x, y, budget, depth + 1);
    }
    return ordered(operator, left.length - right.length);
  }
  if (left instanceof DateTime && right instanceof DateTime) {
    return ordered(operator, microseconds(left) - microseconds(right));
  }
  if (left instanceof TimeDelta && right instanceof TimeDelta) {
    return ordered(operator, left.microseconds - right.microseconds);
  }
  typeFault(
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

/** Identity or equality, as Python's containers compare their elements (NaN is in [NaN]). */
export function same(left: Obj, right: Obj, budget: Budget, depth = 0): boolean {
  return (
    (Object.is(left, right) && !(left instanceof Undefined)) || equals(left, right, budget, depth)
  );
}

/** Stable sort as Python's sorted(): only `<` is asked. */
export function sorted(
  items: readonly Obj[],
  key: (item: Obj) => Obj,
  reverse: boolean,
  budget: Budget,
): Obj[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  const order = (x: { key: Obj }, y: { key: Obj }): number =>
    compare('<', x.key, y.key, budget) ? -1 : compare('<', y.key, x.key, budget) ? 1 : 0;
  keyed.sort(reverse ? (x, y) => order(y, x) : order);
  return keyed.map((entry) => entry.item);
}
