import { Secret } from '@vipbook/diagnostics';
import { truthy } from '../python/compare.ts';
import { isLower, isUpper } from '../python/methods-text.ts';
import { asFloat, asInt, isNumber } from '../python/numbers.ts';
import {
  Callable,
  DictView,
  isList,
  isMapping,
  Range,
  Undefined,
  type Obj,
} from '../python/objects.ts';
import { str } from '../python/repr.ts';
import type { TestDefinition } from '../filters/definition.ts';
import { findFilter } from '../filters/catalogue.ts';
import { findTest } from './catalogue.ts';
import { toBoolean } from '../filters/defaults.ts';

const isText = (value: Obj): boolean => typeof value === 'string' || value instanceof Secret;

function isIterable(value: Obj): boolean {
  if (value instanceof Undefined) value.refuse();
  return (
    isText(value) ||
    isList(value) ||
    isMapping(value) ||
    value instanceof DictView ||
    value instanceof Range
  );
}

/** `convert_bool`: yes, no, on, off and the like count as what they say. */
function truth(value: Obj, convert: Obj): boolean {
  if (!truthy(convert)) return truthy(value);
  return truthy(toBoolean(value) ?? value);
}

export const typeTests: readonly TestDefinition[] = [
  {
    name: 'defined',
    signature: '',
    summary: 'The value exists.',
    run: (_context, value) => !(value instanceof Undefined),
  },
  {
    name: 'undefined',
    signature: '',
    summary: 'The value does not exist.',
    run: (_context, value) => value instanceof Undefined,
  },
  {
    name: 'none',
    signature: '',
    summary: 'The value is none.',
    run: (_context, value) => value === null,
  },
  {
    name: 'string',
    signature: '',
    summary: 'The value is a string.',
    run: (_context, value) => isText(value),
  },
  {
    name: 'number',
    signature: '',
    summary: 'The value is an int, a float or a truth value.',
    run: (_context, value) => isNumber(value),
  },
  {
    name: 'integer',
    signature: '',
    summary: 'The value is an int.',
    run: (_context, value) => typeof value !== 'boolean' && asInt(value) !== undefined,
  },
  {
    name: 'float',
    signature: '',
    summary: 'The value is a float.',
    run: (_context, value) => asFloat(value) !== undefined,
  },
  {
    name: 'boolean',
    signature: '',
    summary: 'The value is true or false.',
    run: (_context, value) => typeof value === 'boolean',
  },
  {
    name: 'true',
    signature: '',
    summary: 'The value is true itself.',
    run: (_context, value) => value === true,
  },
  {
    name: 'false',
    signature: '',
    summary: 'The value is false itself.',
    run: (_context, value) => value === false,
  },
  {
    name: 'mapping',
    signature: '',
    summary: 'The value is a dict.',
    run: (_context, value) => isMapping(value),
  },
  {
    name: 'iterable',
    signature: '',
    summary: 'The value can be looped over (strings too).',
    run: (_context, value) => isIterable(value),
  },
  {
    name: 'sequence',
    signature: '',
    summary: 'The value has a length and elements (strings and dicts too).',
    run: (_context, value) =>
      isText(value) || isList(value) || isMapping(value) || value instanceof Range,
  },
  {
    name: 'callable',
    signature: '',
    summary: 'The value is a function.',
    run: (_context, value) => value instanceof Callable || value instanceof Undefined,
  },
  {
    name: 'lower',
    signature: '',
    summary: 'The text has letters and all are lower case.',
    run: ({ budget }, value) => isLower(str(value, budget)),
  },
  {
    name: 'upper',
    signature: '',
    summary: 'The text has letters and all are upper case.',
    run: ({ budget }, value) => isUpper(str(value, budget)),
  },
  {
    name: 'truthy',
    signature: 'convert_bool=false',
    summary: 'The value counts as true; with convert_bool also texts such as "yes".',
    run: (_context, value, convert = null) => truth(value, convert),
  },
  {
    name: 'falsy',
    signature: 'convert_bool=false',
    summary: 'The value counts as false; with convert_bool also texts such as "no".',
    run: (_context, value, convert = null) => !truth(value, convert),
  },
  {
    name: 'filter',
    signature: '',
    summary: 'There is a filter of this name.',
    run: ({ budget }, value) => findFilter(str(value, budget)) !== undefined,
  },
  {
    name: 'test',
    signature: '',
    summary: 'There is a test of this name.',
    run: ({ budget }, value) => findTest(str(value, budget)) !== undefined,
  },
];
