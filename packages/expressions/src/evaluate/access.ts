import { Secret } from '@vipbook/diagnostics';
import { attributeOf } from '../python/attributes.ts';
import { Fault } from '../python/fault.ts';
import { asInt } from '../python/numbers.ts';
import {
  isList,
  isMapping,
  mappingGet,
  mappingKeys,
  Namespace,
  Nothing,
  Range,
  typeName,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { elementAt } from '../python/sequence.ts';
import { textRepr } from '../python/text.ts';
import type { Span } from '../syntax/tree.ts';
import type { Context } from './context.ts';
import { didYouMean } from '@vipbook/diagnostics';

/** `object.name`: attribute or method first, then item, as Jinja does it. */
export function getAttribute(object: Obj, name: string, context: Context, span?: Span): Obj {
  if (object instanceof Undefined) return object instanceof Nothing ? object.refuse() : object;
  const attribute = attributeOf(object, name, context);
  if (attribute !== undefined) return attribute;
  if (isMapping(object)) {
    const item = mappingGet(object, name);
    if (item !== undefined) return item;
  }
  return missing(object, name, span);
}

/** `object[key]`: item first, then attribute or method. */
export function getItem(object: Obj, key: Obj, context: Context, span?: Span): Obj {
  if (object instanceof Undefined) return object instanceof Nothing ? object.refuse() : object;
  // As a position nothing is undefined itself; as a key it cannot even be looked for.
  if (key instanceof Undefined) return isMapping(object) ? key.refuse() : key;
  const plainKey = key instanceof Secret ? context.budget.look(key) : key;
  const item = itemOf(object, plainKey, context);
  if (item !== undefined) return item;
  if (typeof plainKey === 'string') {
    const attribute = attributeOf(object, plainKey, context);
    if (attribute !== undefined) return attribute;
  }
  return missing(object, plainKey, span);
}

function itemOf(object: Obj, key: Obj, context: Context): Obj | undefined {
  if (isMapping(object)) {
    try {
      return mappingGet(object, key);
    } catch (error) {
      // An unhashable key is in no mapping; Jinja answers "undefined" to it.
      if (error instanceof Fault && error.code === 'EXP011') return undefined;
      throw error;
    }
  }
  const index = asInt(key);
  if (index === undefined) return undefined;
  if (typeof index === 'bigint') return undefined;
  if (
    typeof object === 'string' ||
    object instanceof Secret ||
    isList(object) ||
    object instanceof Range
  ) {
    return elementAt(object, index, context.budget);
  }
  return undefined;
}

/** The undefined value that stands for an attribute or element that is not there. */
function missing(object: Obj, key: Obj, span: Span | undefined): Undefined {
  const what =
    object === null
      ? 'None'
      : object instanceof Namespace
        ? 'the namespace'
        : `${typeName(object)} object`;
  if (typeof key !== 'string') {
    const element =
      typeof key === 'number' || typeof key === 'bigint' ? String(key) : `of type ${typeName(key)}`;
    return new Undefined(`${what} has no element ${element}`, span);
  }
  const guess = isMapping(object)
    ? didYouMean(
        key,
        mappingKeys(object).filter((name) => typeof name === 'string'),
      )
    : '';
  return new Undefined(
    `${what} has no attribute ${textRepr(key)}`,
    span,
    guess === '' ? undefined : guess.trim(),
    key,
  );
}
