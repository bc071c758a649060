import { Secret } from '@vipbook/diagnostics';

import type { Budget } from './budget.ts';
import { same } from './compare.ts';
import { typeFault, valueFault } from './fault.ts';
import { asFloat, asIndex, asInt } from './numbers.ts';
import {
  DictView,
  isList,
  isMapping,
  mappingHas,
  mappingKeys,
  mappingSize,
  Nothing,
  Range,
  tuple,
  Tuple,
  typeName,
  Undefined,
  type Obj,
} from './objects.ts';
import { characters, isWide, textLength } from './text.ts';

/** Python's list(value): the elements of anything iterable, else a TypeError. */
export function iterate(value: Obj, budget: Budget): readonly Obj[] {
  if (isList(value)) {
    budget.step(1 + Math.floor(value.length / 16));
    return value;
  }
  if (typeof value === 'string') {
    budget.allocate(value.length);
    return characters(value);
  }
  if (value instanceof Secret) return characters(budget.reveal(value));
  if (value instanceof Nothing) return [];
  if (value instanceof Undefined) return value.refuse();
  if (value instanceof DictView) return value.items;
  if (value instanceof Range) {
    budget.allocate(value.length * 8);
    return Array.from({ length: value.length }, (_, index) => value.start + index * value.step);
  }
  if (isMapping(value)) return mappingKeys(value);
  return typeFault(`'${typeName(value)}' object is not iterable`);
}

/** Python's len(value). */
export function length(value: Obj, budget: Budget): number {
  if (isList(value)) return value.length;
  if (typeof value === 'string') return textLength(value);
  if (value instanceof Secret) return textLength(value.reveal());
  if (value instanceof Nothing) return 0;
  if (value instanceof Undefined) return value.refuse();
  if (value instanceof Range) return value.length;
  if (value instanceof DictView) return value.items.length;
  if (isMapping(value)) {
    budget.step();
    return mappingSize(value);
  }
  return typeFault(`object of type '${typeName(value)}' has no len()`);
}

/** Python's `item in container`. */
export function contains(container: Obj, item: Obj, budget: Budget): boolean {
  if (container instanceof Nothing) return false;
  if (container instanceof Undefined) return container.refuse();
  if (typeof container === 'string' || container instanceof Secret) {
    const needle = item instanceof Secret ? item.reveal() : item;
    if (needle instanceof Undefined) needle.refuse();
    if (typeof needle !== 'string') {
      typeFault(`'in <string>' requires string as left operand, not ${typeName(item)}`);
    }
    const text = container instanceof Secret ? container.reveal() : container;
    budget.step(1 + Math.floor(text.length / 1024));
    return text.includes(needle);
  }
  if (isMapping(container)) {
    return mappingHas(container, item instanceof Secret ? item.reveal() : item);
  }
  if (container instanceof Range) {
    const number = asInt(item) ?? asFloat(item);
    if (number === undefined) return false;
    const index = (Number(number) - container.start) / container.step;
    return Number.isInteger(index) && index >= 0 && index < container.length;
  }
  const items = container instanceof DictView ? container.items : container;
  if (!isList(items)) return typeFault(`argument of type '${typeName(container)}' is not iterable`);
  return items.some((candidate) => same(candidate, item, budget));
}

export interface SliceBounds {
  readonly start: Obj;
  readonly stop: Obj;
  readonly step: Obj;
}

/** value[start:stop:step] for strings, lists, tuples and ranges; undefined for what has no slices. */
export function slice(value: Obj, bounds: SliceBounds, budget: Budget): Obj | undefined {
  if (value instanceof Secret) return slice(budget.reveal(value), bounds, budget);
  if (typeof value !== 'string' && !isList(value) && !(value instanceof Range)) return undefined;
  const units = typeof value === 'string' && isWide(value) ? Array.from(value) : undefined;
  const size = units?.length ?? value.length;
  const step = bound(bounds.step) ?? 1;
  if (step === 0) valueFault('slice step cannot be zero');
  const clamp = (given: number | undefined, fallback: number): number => {
    if (given === undefined) return fallback;
    const from = given < 0 ? given + size : given;
    return step > 0 ? Math.min(Math.max(from, 0), size) : Math.min(Math.max(from, -1), size - 1);
  };
  const start = clamp(bound(bounds.start), step > 0 ? 0 : size - 1);
  const stop = clamp(bound(bounds.stop), step > 0 ? size : -1);
  if (value instanceof Range) {
    return new Range(
      value.start + start * value.step,
      value.start + stop * value.step,
      value.step * step,
    );
  }
  budget.allocate(Math.max(0, Math.ceil((stop - start) / step)));
  if (typeof value === 'string') {
    if (units === undefined && step === 1) return value.slice(start, Math.max(start, stop));
    return pick(units ?? value.split(''), start, stop, step).join('');
  }
  const items =
    step === 1 ? value.slice(start, Math.max(start, stop)) : pick(value, start, stop, step);
  return value instanceof Tuple ? tuple(items) : items;
}

function bound(value: Obj): number | undefined {
  if (value === null) return undefined;
  if (value instanceof Undefined) value.refuse();
  if (asInt(value) === undefined) {
    typeFault('slice indices must be integers or None or have an __index__ method');
  }
  return asIndex(value);
}

function pick<T>(items: readonly T[], start: number, stop: number, step: number): T[] {
  const result: T[] = [];
  for (let index = start; step > 0 ? index < stop : index > stop; index += step) {
    const item = items[index];
    if (item !== undefined) result.push(item);
  }
  return result;
}

/** The element at an integer position, negative from the end; undefined when there is none. */
export function elementAt(value: Obj, index: number, budget: Budget): Obj | undefined {
  if (value instanceof Secret) return elementAt(budget.reveal(value), index, budget);
  if (typeof value === 'string') {
    if (!isWide(value)) return value[index < 0 ? index + value.length : index];
    const units = Array.from(value);
    return units[index < 0 ? index + units.length : index];
  }
  if (isList(value)) return value[index < 0 ? index + value.length : index];
  if (value instanceof Range) {
    const at = index < 0 ? index + value.length : index;
    return at >= 0 && at < value.length ? value.start + at * value.step : undefined;
  }
  return undefined;
}

/** A sequence times a count; the size is checked before anything is made. */
export function repeat(value: string | readonly Obj[], count: number, budget: Budget): Obj {
  const times = Math.max(0, count);
  budget.allocate(value.length * times);
  if (typeof value === 'string') return value.repeat(times);
  const items: Obj[] = [];
  if (value.length > 0) {
    for (let round = 0; round < times; round += 1) for (const item of value) items.push(item);
  }
  return value instanceof Tuple ? tuple(items) : items;
}

export function emptySequence(what: string): Undefined {
  return new Undefined(`${what}, sequence was empty`);
}
