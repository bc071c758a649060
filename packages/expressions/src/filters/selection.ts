import type { Context } from '../evaluate/context.ts';
import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { isList, Undefined, type CallArguments, type Obj } from '../python/objects.ts';
import { keywordArguments } from '../python/signature.ts';
import { iterate } from '../python/sequence.ts';
import { attributeGetter } from './attribute.ts';
import type { FilterDefinition } from './definition.ts';

function nameOf(value: Obj, kind: 'filter' | 'test', context: Context): string {
  if (value instanceof Undefined) value.refuse();
  if (typeof value !== 'string') return typeFault(`the name of a ${kind} must be a string`);
  return asText(value, context.budget);
}

/** Nothing is done for a value that counts as false, as Jinja has it. */
function elements(value: Obj, context: Context): readonly Obj[] {
  return truthy(value) ? iterate(value, context.budget) : [];
}

function map(context: Context, value: Obj, rest: Obj, keywords: Obj): Obj {
  if (!truthy(value)) return [];
  const args = isList(rest) ? rest : [];
  const keyword = keywordArguments(keywords);
  const attribute = keyword.get('attribute');
  if (args.length === 0 && attribute !== undefined) {
    const fallback = keyword.get('default') ?? null;
    const unknown = [...keyword.keys()].find((key) => key !== 'attribute' && key !== 'default');
    if (unknown !== undefined) return typeFault(`map has no argument "${unknown}"`);
    const get = attributeGetter(context, attribute, fallback);
    return elements(value, context).map(get);
  }
  const [first, ...others] = args;
  if (first === undefined) return valueFault('map needs the name of a filter, or attribute=…');
  const callArguments: CallArguments = { positional: others, keyword };
  return elements(value, context).map((item) => {
    context.budget.step();
    return context.filter(nameOf(first, 'filter', context), item, callArguments);
  });
}

function select(
  context: Context,
  value: Obj,
  rest: Obj,
  keywords: Obj,
  keep: boolean,
  byAttribute: boolean,
): Obj {
  if (!truthy(value)) return [];
  const args = isList(rest) ? [...rest] : [];
  let get = (item: Obj): Obj => item;
  if (byAttribute) {
    const attribute = args.shift();
    if (attribute === undefined) return valueFault('the name of the attribute is missing');
    get = attributeGetter(context, attribute);
  }
  const [name, ...others] = args;
  const callArguments: CallArguments = { positional: others, keyword: keywordArguments(keywords) };
  const holds = (item: Obj): boolean =>
    name === undefined
      ? truthy(item)
      : context.test(nameOf(name, 'test', context), item, callArguments);
  return elements(value, context).filter((item) => {
    context.budget.step();
    return holds(get(item)) === keep;
  });
}

export const selectionFilters: readonly FilterDefinition[] = [
  {
    name: 'map',
    signature: '*args, **kwargs',
    summary:
      "Apply a filter to each element (map('upper')), or take an attribute of each (map(attribute='name')).",
    run: (context, value, rest = null, keywords = null) => map(context, value, rest, keywords),
  },
  {
    name: 'select',
    signature: '*args, **kwargs',
    summary: 'The elements for which a test holds (or that count as true).',
    run: (context, value, rest = null, keywords = null) =>
      select(context, value, rest, keywords, true, false),
  },
  {
    name: 'reject',
    signature: '*args, **kwargs',
    summary: 'The elements for which a test does not hold.',
    run: (context, value, rest = null, keywords = null) =>
      select(context, value, rest, keywords, false, false),
  },
  {
    name: 'selectattr',
    signature: '*args, **kwargs',
    summary: "The elements whose attribute passes a test: selectattr('state', 'equalto', 'up').",
    run: (context, value, rest = null, keywords = null) =>
      select(context, value, rest, keywords, true, true),
  },
  {
    name: 'rejectattr',
    signature: '*args, **kwargs',
    summary: 'The elements whose attribute does not pass a test.',
    run: (context, value, rest = null, keywords = null) =>
      select(context, value, rest, keywords, false, true),
  },
];
