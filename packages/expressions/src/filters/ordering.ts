import type { Context } from '../evaluate/context.ts';
import { compare, equals, sorted, truthy } from '../python/compare.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import {
  GroupTuple,
  isMapping,
  mappingEntries,
  tuple,
  typeName,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { iterate } from '../python/sequence.ts';
import { attributeGetter } from './attribute.ts';
import type { FilterDefinition } from './definition.ts';
import { distinct, ignoringCase } from './lists.ts';

/** The key by which elements are compared: an attribute or the element, case ignored or not. */
function keyOf(
  context: Context,
  attribute: Obj,
  caseSensitive: Obj,
  fallback: Obj = null,
): (item: Obj) => Obj {
  const get = attributeGetter(context, attribute, fallback);
  return truthy(caseSensitive) ? get : (item): Obj => ignoringCase(get(item));
}

/** `sort(attribute='a,b')`: several keys, each with dots. */
function keysOf(context: Context, attribute: Obj, caseSensitive: Obj): (item: Obj) => Obj {
  const parts = typeof attribute === 'string' ? attribute.split(',') : [attribute];
  const keys = parts.map((part) => keyOf(context, part, caseSensitive));
  return (item) => keys.map((key) => key(item));
}

function extreme(
  context: Context,
  value: Obj,
  operator: '<' | '>',
  caseSensitive: Obj,
  attribute: Obj,
): Obj {
  const items = iterate(value, context.budget);
  const key = keyOf(context, attribute, caseSensitive);
  let best: Obj | undefined;
  let bestKey: Obj = null;
  for (const item of items) {
    const itemKey = key(item);
    if (best === undefined || compare(operator, itemKey, bestKey, context.budget)) {
      best = item;
      bestKey = itemKey;
    }
  }
  // None is an item, too.
  return best === undefined ? new Undefined('no aggregated item, sequence was empty') : best;
}

function groupBy(
  context: Context,
  value: Obj,
  attribute: Obj,
  fallback: Obj,
  caseSensitive: Obj,
): Obj {
  const key = keyOf(context, attribute, caseSensitive, fallback);
  const plain = attributeGetter(context, attribute, fallback);
  const groups: { key: Obj; items: Obj[] }[] = [];
  for (const item of sorted(iterate(value, context.budget), key, false, context.budget)) {
    const itemKey = key(item);
    const last = groups[groups.length - 1];
    if (last !== undefined && equals(last.key, itemKey, context.budget)) last.items.push(item);
    else groups.push({ key: itemKey, items: [item] });
  }
  return groups.map(
    (group) =>
      new GroupTuple(
        truthy(caseSensitive) ? group.key : plain(group.items[0] ?? null),
        group.items,
      ),
  );
}

export const orderingFilters: readonly FilterDefinition[] = [
  {
    name: 'sort',
    signature: 'reverse=false, case_sensitive=false, attribute=none',
    summary: "The elements in order; by attributes: sort(attribute='age,name').",
    run: (context, value, reverse, caseSensitive, attribute) =>
      sorted(
        iterate(value, context.budget),
        keysOf(context, attribute, caseSensitive),
        truthy(reverse),
        context.budget,
      ),
  },
  {
    name: 'min',
    signature: 'case_sensitive=false, attribute=none',
    summary: 'The smallest element.',
    run: (context, value, caseSensitive, attribute) =>
      extreme(context, value, '<', caseSensitive, attribute),
  },
  {
    name: 'max',
    signature: 'case_sensitive=false, attribute=none',
    summary: 'The largest element.',
    run: (context, value, caseSensitive, attribute) =>
      extreme(context, value, '>', caseSensitive, attribute),
  },
  {
    name: 'unique',
    signature: 'case_sensitive=none, attribute=none',
    summary:
      'Each element once; texts that differ in case only count as equal unless case_sensitive.',
    run: (context, value, caseSensitive, attribute) =>
      distinct(
        iterate(value, context.budget),
        keyOf(context, attribute, caseSensitive),
        context.budget,
      ),
  },
  {
    name: 'groupby',
    signature: 'attribute, default=none, case_sensitive=false',
    summary: 'Pairs (grouper, list) of the elements that share an attribute, sorted by it.',
    run: (context, value, attribute, fallback, caseSensitive) =>
      groupBy(context, value, attribute, fallback, caseSensitive),
  },
  {
    name: 'dictsort',
    signature: "case_sensitive=false, by='key', reverse=false",
    summary: 'Pairs (key, value) of a dict, sorted by key or value.',
    run: ({ budget }, value, caseSensitive, by, reverse) => {
      if (value instanceof Undefined) value.refuse();
      if (!isMapping(value)) return typeFault(`dictsort needs a dict, not ${typeName(value)}`);
      if (by !== 'key' && by !== 'value') return valueFault('dictsort sorts by "key" or "value"');
      const position = by === 'key' ? 0 : 1;
      const key = (item: Obj): Obj => {
        const part = Array.isArray(item) ? ((item as readonly Obj[])[position] ?? null) : null;
        return truthy(caseSensitive) ? part : ignoringCase(part);
      };
      const pairs = mappingEntries(value).map((entry) => tuple(entry));
      return sorted(pairs, key, truthy(reverse), budget);
    },
  },
];
