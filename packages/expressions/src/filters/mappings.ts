import { Secret } from '@vipbook/diagnostics';
import type { Context } from '../evaluate/context.ts';
import { asText } from '../python/arguments.ts';
import { equals, same, truthy } from '../python/compare.ts';
import { fault, typeFault, valueFault } from '../python/fault.ts';
import {
  Dict,
  isList,
  isMapping,
  mappingEntries,
  mappingGet,
  mappingSize,
  Range,
  tuple,
  Tuple,
  typeName,
  Undefined,
  type Mapping,
  type Obj,
} from '../python/objects.ts';
import { keywordArguments, onlyKeywords } from '../python/signature.ts';
import { iterate } from '../python/sequence.ts';
import { textRepr } from '../python/text.ts';
import type { FilterDefinition } from './definition.ts';
import { attributeOf } from '../python/attributes.ts';

const listMerges = ['replace', 'keep', 'append', 'prepend', 'append_rp', 'prepend_rp'];

function merge(
  context: Context,
  low: Obj,
  high: Obj,
  recursive: boolean,
  listMerge: string,
  depth = 0,
): Mapping {
  const { budget } = context;
  if (depth > 200) fault('EXP004', 'dicts nested deeper than 200 levels');
  if (!isMapping(low) || !isMapping(high)) {
    return typeFault(`combine needs dicts, not ${typeName(low)} and ${typeName(high)}`);
  }
  if (mappingSize(low) === 0 || equals(low, high, budget)) return high;
  const result = Dict.of(mappingEntries(low));
  for (const [key, value] of mappingEntries(high)) {
    budget.step();
    const before = result.get(key);
    if (before === undefined) result.set(key, value);
    else if (isMapping(before) && isMapping(value)) {
      result.set(
        key,
        recursive ? merge(context, before, value, recursive, listMerge, depth + 1) : value,
      );
    } else if (isMutableList(before) && isMutableList(value)) {
      result.set(key, mergeLists(context, before, value, listMerge));
    } else result.set(key, value);
  }
  return result;
}

function isMutableList(value: Obj): value is readonly Obj[] {
  return isList(value) && !(value instanceof Tuple);
}

function mergeLists(
  context: Context,
  low: readonly Obj[],
  high: readonly Obj[],
  how: string,
): readonly Obj[] {
  const { budget } = context;
  budget.allocate(low.length + high.length);
  const without = (): Obj[] =>
    low.filter((item) => !high.some((other) => same(other, item, budget)));
  switch (how) {
    case 'keep':
      return low;
    case 'append':
      return [...low, ...high];
    case 'prepend':
      return [...high, ...low];
    case 'append_rp':
      return [...without(), ...high];
    case 'prepend_rp':
      return [...high, ...without()];
    default:
      return high;
  }
}

/** Undefined anywhere inside is refused before anything is combined. */
function checkDefined(value: Obj, context: Context, depth = 0): void {
  context.budget.step();
  if (value instanceof Undefined) value.refuse();
  if (depth > 200) fault('EXP004', 'data nested deeper than 200 levels');
  if (value instanceof Dict) {
    for (const [, item] of mappingEntries(value)) checkDefined(item, context, depth + 1);
  } else if (isList(value)) for (const item of value) checkDefined(item, context, depth + 1);
}

function combine(context: Context, value: Obj, rest: Obj, keywords: Obj): Obj {
  const options = keywordArguments(keywords);
  onlyKeywords('combine', options, ['recursive', 'list_merge']);
  const recursive = truthy(options.get('recursive') ?? false);
  const listMerge = asText(options.get('list_merge') ?? 'replace', context.budget);
  const dicts = [value, ...(isList(rest) ? rest : [])].flatMap((term): readonly Obj[] => {
    if (term === null) return [];
    return isList(term) ? term.filter((item) => item !== null) : [term];
  });
  checkDefined(dicts, context);
  const [first] = dicts;
  if (first === undefined) return new Dict();
  if (dicts.length === 1) return first;
  if (!listMerges.includes(listMerge)) {
    return valueFault(`list_merge is one of ${listMerges.join(', ')}`);
  }
  return dicts
    .slice(0, -1)
    .reduceRight<Obj>(
      (high, low) => merge(context, low, high, recursive, listMerge),
      dicts.at(-1) ?? null,
    );
}

function subelements(context: Context, value: Obj, path: Obj, skipMissing: boolean): Obj {
  if (value instanceof Undefined) value.refuse();
  const elements = isMapping(value)
    ? mappingEntries(value).map(([, item]) => item)
    : isMutableList(value)
      ? value
      : typeFault('subelements needs a list of dicts or a nested dict');
  const parts = isMutableList(path) ? path : asText(path, context.budget).split('.');
  const result: Obj[] = [];
  for (const element of elements) {
    let inner: Obj = element;
    for (const part of parts) {
      if (inner instanceof Undefined) inner.refuse();
      if (!isMapping(inner)) return typeFault('the path should lead through dicts');
      const found = mappingGet(inner, part);
      if (found === undefined && skipMissing) {
        inner = [];
        break;
      }
      inner = found ?? valueFault('an element has no such key');
    }
    if (!isMutableList(inner)) return typeFault('the path should lead to a list');
    context.budget.allocate(result.length + inner.length);
    for (const item of inner) result.push(tuple([element, item]));
  }
  return result;
}

function itemsToDict(context: Context, value: Obj, keyName: Obj, valueName: Obj): Obj {
  if (value instanceof Undefined) value.refuse();
  if (!isList(value) && !(value instanceof Range)) {
    return typeFault(`items2dict needs a list, not ${typeName(value)}`);
  }
  return Dict.of(
    iterate(value, context.budget).map((item) => {
      if (!isMapping(item)) return typeFault('items2dict needs a list of dicts');
      const key = mappingGet(item, keyName);
      const part = mappingGet(item, valueName);
      if (key === undefined || part === undefined) {
        return typeFault('items2dict needs the key and the value in each dict');
      }
      return [key instanceof Secret ? fault('EXP018', 'a secret cannot be a key') : key, part];
    }),
  );
}

function rekey(context: Context, value: Obj, key: Obj, duplicates: Obj): Obj {
  if (duplicates !== 'error' && duplicates !== 'overwrite') {
    return valueFault('duplicates is "error" or "overwrite"');
  }
  truthy(value);
  truthy(key);
  const items = isMapping(value)
    ? mappingEntries(value).map(([, item]) => item)
    : typeof value === 'string'
      ? typeFault('rekey_on_member needs a list or a dict')
      : iterate(value, context.budget);
  const result = new Dict();
  for (const item of items) {
    if (!isMapping(item)) return typeFault('an element is not a dict');
    const member = mappingGet(item, key) ?? valueFault('an element has no such key');
    if (result.get(member) !== undefined && duplicates === 'error') {
      return valueFault('two elements have the same key');
    }
    result.set(member, item);
  }
  return result;
}

export const mappingFilters: readonly FilterDefinition[] = [
  {
    name: 'combine',
    signature: '*others, **kwargs',
    summary:
      'Dicts merged into one, later ones first; recursive=true goes into them, list_merge says how lists meet.',
    run: combine,
  },
  {
    name: 'dict2items',
    signature: "key_name='key', value_name='value'",
    summary: 'A list of {key, value} from a dict.',
    run: (_context, value, keyName, valueName) => {
      if (value instanceof Undefined) value.refuse();
      if (!isMapping(value)) return typeFault(`dict2items needs a dict, not ${typeName(value)}`);
      return mappingEntries(value).map(([key, item]) =>
        Dict.of([
          [keyName, key],
          [valueName, item],
        ]),
      );
    },
  },
  {
    name: 'items2dict',
    signature: "key_name='key', value_name='value'",
    summary: 'A dict from a list of {key, value}.',
    run: itemsToDict,
  },
  {
    name: 'items',
    signature: '',
    summary: 'Pairs (key, value) of a dict; nothing for an undefined value.',
    run: (_context, value) => {
      if (value instanceof Undefined) return [];
      if (!isMapping(value)) return typeFault('items needs a dict');
      return mappingEntries(value).map((entry) => tuple(entry));
    },
  },
  {
    name: 'subelements',
    signature: 'subelements, skip_missing=false',
    summary: 'Pairs of each element and each item of a list inside it, named by a dotted path.',
    run: (context, value, path, skipMissing) =>
      subelements(context, value, path, truthy(skipMissing)),
  },
  {
    name: 'extract',
    signature: 'container, morekeys=none',
    summary:
      "The element of the container that the value names: 'web1' | extract(hostvars, 'ansible_host').",
    run: (context, value, container, more) => {
      const keys = more === null ? [value] : isMutableList(more) ? [value, ...more] : [value, more];
      return keys.reduce((inner, key) => context.item(inner, key), container);
    },
  },
  {
    name: 'attr',
    signature: 'name',
    summary: 'The attribute or method of this name, never an element.',
    run: (context, value, name) => {
      if (value instanceof Undefined) return value;
      const text = asText(name, context.budget, 'the name of the attribute');
      return (
        attributeOf(value, text, context) ??
        new Undefined(`${typeName(value)} object has no attribute ${textRepr(text)}`)
      );
    },
  },
  {
    name: 'rekey_on_member',
    signature: "key, duplicates='error'",
    summary: 'A dict of the elements by one of their members.',
    run: rekey,
  },
];
