import { Secret } from '@vipbook/diagnostics';
import { binary } from '../evaluate/operators.ts';
import type { Budget } from '../python/budget.ts';
import { equals, truthy } from '../python/compare.ts';
import { fault, typeFault, valueFault } from '../python/fault.ts';
import { asIndex, asInt } from '../python/numbers.ts';
import {
  DictView,
  hash,
  isList,
  isMapping,
  Range,
  Tuple,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { str } from '../python/repr.ts';
import { iterate, length } from '../python/sequence.ts';
import { characters } from '../python/text.ts';
import { attributeGetter } from './attribute.ts';
import type { FilterDefinition } from './definition.ts';

function reverse(value: Obj, budget: Budget): Obj {
  if (typeof value === 'string') return characters(value).reverse().join('');
  return [...iterate(value, budget)].reverse();
}

function flatten(items: readonly Obj[], levels: number, skipNulls: boolean, budget: Budget): Obj[] {
  const result: Obj[] = [];
  const walk = (list: readonly Obj[], left: number, depth: number): void => {
    if (depth > 200) fault('EXP004', 'lists nested deeper than 200 levels');
    for (const item of list) {
      budget.step();
      if (item instanceof Undefined && skipNulls) item.refuse();
      if (skipNulls && (item === null || item === 'None' || item === 'null')) continue;
      const inner = isList(item) ? item : item instanceof Range ? iterate(item, budget) : undefined;
      if (inner !== undefined && left >= 1) walk(inner, left - 1, depth + 1);
      else result.push(item);
    }
    budget.allocate(result.length);
  };
  walk(items, levels, 0);
  return result;
}

function batch(items: readonly Obj[], size: number, fill: Obj): Obj[][] {
  const result: Obj[][] = [];
  let row: Obj[] = [];
  for (const item of items) {
    if (row.length === size) {
      result.push(row);
      row = [];
    }
    row.push(item);
  }
  if (row.length > 0) {
    if (fill !== null) while (row.length < size) row.push(fill);
    result.push(row);
  }
  return result;
}

function sliceInto(items: readonly Obj[], count: number, fill: Obj, budget: Budget): Obj[][] {
  if (count === 0) fault('EXP013', 'integer division or modulo by zero');
  budget.allocate(Math.max(0, count) + items.length);
  const each = Math.floor(items.length / count);
  const extra = items.length - each * count;
  const result: Obj[][] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    const size = each + (index < extra ? 1 : 0);
    const part = items.slice(at, at + size);
    at += size;
    if (fill !== null && index >= extra) part.push(fill);
    result.push(part);
  }
  return result;
}

/** Elements that differ, in order; by hash where possible, else by comparison, as Ansible falls back. */
export function distinct(items: readonly Obj[], key: (item: Obj) => Obj, budget: Budget): Obj[] {
  const hashable = items.every((item) => isHashable(key(item)));
  if (hashable) {
    const seen = new Set<string>();
    return items.filter((item) => {
      budget.step();
      const part = key(item);
      const id = hash(part instanceof Secret ? budget.look(part) : part);
      return !seen.has(id) && seen.add(id);
    });
  }
  const kept: Obj[] = [];
  for (const item of items) {
    if (!kept.some((other) => equals(other, item, budget))) kept.push(item);
  }
  return kept;
}

export function isHashable(value: Obj): boolean {
  if (value instanceof Undefined) return value.refuse();
  if (isMapping(value) || value instanceof DictView) return false;
  if (isList(value)) return value instanceof Tuple && value.every(isHashable);
  return true;
}

/** Lower case for comparisons that ignore case; only texts have any. */
export function ignoringCase(value: Obj): Obj {
  return typeof value === 'string' ? value.toLowerCase() : value;
}

export const listFilters: readonly FilterDefinition[] = [
  {
    name: 'length',
    aliases: ['count'],
    signature: '',
    summary: 'The number of elements or characters.',
    run: ({ budget }, value) => length(value, budget),
  },
  {
    name: 'list',
    signature: '',
    summary: 'The elements as a list; the characters of a text, the keys of a dict.',
    run: ({ budget }, value) => [...iterate(value, budget)],
  },
  {
    name: 'first',
    signature: '',
    summary: 'The first element.',
    run: ({ budget }, value) =>
      iterate(value, budget)[0] ?? new Undefined('no first item, sequence was empty'),
  },
  {
    name: 'last',
    signature: '',
    summary: 'The last element.',
    run: ({ budget }, value) =>
      iterate(value, budget).at(-1) ?? new Undefined('no last item, sequence was empty'),
  },
  {
    name: 'join',
    signature: "d='', attribute=none",
    summary: 'The elements (or an attribute of each) as one text, with the argument between them.',
    run: (context, value, separator, attribute) => {
      const { budget } = context;
      const get = attribute === null ? undefined : attributeGetter(context, attribute);
      const items = iterate(value, budget).map((item) =>
        str(get === undefined ? item : get(item), budget),
      );
      const between = str(separator, budget);
      budget.allocate(items.reduce((sum, item) => sum + item.length + between.length, 0));
      return items.join(between);
    },
  },
  {
    name: 'reverse',
    signature: '',
    summary: 'The elements or characters from last to first.',
    run: ({ budget }, value) => reverse(value, budget),
  },
  {
    name: 'sum',
    signature: 'attribute=none, start=0',
    summary: 'The sum of the numbers (or of an attribute of each element).',
    run: (context, value, attribute, start) => {
      const get = attribute === null ? undefined : attributeGetter(context, attribute);
      if (typeof start === 'string') return typeFault("sum() can't sum strings");
      return iterate(value, context.budget).reduce<Obj>(
        (sum, item) => binary('+', sum, get === undefined ? item : get(item), context.budget),
        start,
      );
    },
  },
  {
    name: 'flatten',
    signature: 'levels=none, skip_nulls=true',
    summary: 'Lists in the list are taken apart, all of them or so many levels; nulls are dropped.',
    run: ({ budget }, value, levels, skipNulls) =>
      flatten(
        iterate(value, budget),
        levels === null ? Infinity : asIndex(levels, 'levels'),
        truthy(skipNulls),
        budget,
      ),
  },
  {
    name: 'batch',
    signature: 'linecount, fill_with=none',
    summary: 'Lists of so many elements each; the last one filled up.',
    run: ({ budget }, value, size, fill) => {
      const width = asIndex(size, 'the size');
      if (fill !== null) budget.allocate(width);
      return batch(iterate(value, budget), width, fill);
    },
  },
  {
    name: 'slice',
    signature: 'slices, fill_with=none',
    summary: 'So many lists of about equal length.',
    run: ({ budget }, value, count, fill) =>
      sliceInto(iterate(value, budget), asIndex(count, 'the number of slices'), fill, budget),
  },
  {
    name: 'random',
    signature: 'start=none, step=none, seed=none',
    summary: 'A random element, or a random number below the value. A seed is refused.',
    run: (context, value, start, step, seed) => {
      if (seed !== null) refuseSeed();
      if (asInt(value) !== undefined) {
        const from = start === null ? 0 : asIndex(start);
        const by = step === null || step === 0 ? 1 : asIndex(step);
        const count = Math.ceil((asIndex(value) - from) / by);
        if (count <= 0) return valueFault('empty range for a random number');
        return from + by * Math.floor(context.random() * count);
      }
      if (isMapping(value) || value instanceof DictView) {
        return typeFault('a dict has no random element; take its keys');
      }
      const items = iterate(value, context.budget);
      if (items.length === 0) return valueFault('nothing to choose from');
      return items[Math.floor(context.random() * items.length)] ?? null;
    },
  },
  {
    name: 'shuffle',
    signature: 'seed=none',
    summary: 'The elements in random order. A seed is refused.',
    run: (context, value, seed) => {
      if (seed !== null) refuseSeed();
      const items = [...iterate(value, context.budget)];
      for (let index = items.length - 1; index > 0; index -= 1) {
        const other = Math.floor(context.random() * (index + 1));
        const kept = items[index] ?? null;
        items[index] = items[other] ?? null;
        items[other] = kept;
      }
      return items;
    },
  },
];

function refuseSeed(): never {
  fault('EXP012', "a seed would promise Python's own sequence of random numbers", {
    remedy:
      'Compute a stable choice: groups.web | sort | first, or an index from inventory_hostname.',
  });
}
