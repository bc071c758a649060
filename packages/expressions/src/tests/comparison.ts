import { Secret } from '@vipbook/diagnostics';
import type { TestDefinition } from '../filters/definition.ts';
import { compare, equals, truthy } from '../python/compare.ts';
import { hash, Undefined, type Obj } from '../python/objects.ts';
import { contains, iterate } from '../python/sequence.ts';
import { asFloat } from '../python/numbers.ts';
import { binary } from '../evaluate/operators.ts';
import type { Context } from '../evaluate/context.ts';

const remainderIs = (context: Context, value: Obj, divisor: Obj, wanted: number): boolean =>
  equals(binary('%', value, divisor, context.budget), wanted, context.budget);

/** Python's `is`: the same object; equal small values are the same object. */
function isSame(left: Obj, right: Obj): boolean {
  if (left instanceof Undefined || right instanceof Undefined) return left === right;
  return Object.is(left, right);
}

function setOf(value: Obj, context: Context): Set<string> {
  return new Set(
    iterate(value, context.budget).map((item) =>
      hash(item instanceof Secret ? item.reveal() : item),
    ),
  );
}

function subset(context: Context, small: Obj, large: Obj): boolean {
  const candidates = setOf(large, context);
  return [...setOf(small, context)].every((item) => candidates.has(item));
}

export const comparisonTests: readonly TestDefinition[] = [
  {
    name: 'eq',
    aliases: ['==', 'equalto'],
    signature: 'other',
    summary: 'Both are equal.',
    run: ({ budget }, value, other = null) => equals(value, other, budget),
  },
  {
    name: 'ne',
    aliases: ['!='],
    signature: 'other',
    summary: 'They differ.',
    run: ({ budget }, value, other = null) => !equals(value, other, budget),
  },
  {
    name: 'lt',
    aliases: ['<', 'lessthan'],
    signature: 'other',
    summary: 'The value is smaller.',
    run: ({ budget }, value, other = null) => compare('<', value, other, budget),
  },
  {
    name: 'le',
    aliases: ['<='],
    signature: 'other',
    summary: 'The value is smaller or equal.',
    run: ({ budget }, value, other = null) => compare('<=', value, other, budget),
  },
  {
    name: 'gt',
    aliases: ['>', 'greaterthan'],
    signature: 'other',
    summary: 'The value is greater.',
    run: ({ budget }, value, other = null) => compare('>', value, other, budget),
  },
  {
    name: 'ge',
    aliases: ['>='],
    signature: 'other',
    summary: 'The value is greater or equal.',
    run: ({ budget }, value, other = null) => compare('>=', value, other, budget),
  },
  {
    name: 'in',
    signature: 'seq',
    summary: 'The value is an element, key or part of the argument.',
    run: ({ budget }, value, container = null) => contains(container, value, budget),
  },
  {
    name: 'contains',
    signature: 'value',
    summary: 'The argument is an element, key or part of the value.',
    run: ({ budget }, value, item = null) => contains(value, item, budget),
  },
  {
    name: 'sameas',
    signature: 'other',
    summary: 'Both are the very same object.',
    run: (_context, value, other = null) => isSame(value, other),
  },
  {
    name: 'odd',
    signature: '',
    summary: 'The number is odd.',
    run: (context, value) => remainderIs(context, value, 2, 1),
  },
  {
    name: 'even',
    signature: '',
    summary: 'The number is even.',
    run: (context, value) => remainderIs(context, value, 2, 0),
  },
  {
    name: 'divisibleby',
    signature: 'num',
    summary: 'The number can be divided by the argument.',
    run: (context, value, divisor = null) => remainderIs(context, value, divisor, 0),
  },
  {
    name: 'nan',
    aliases: ['isnan'],
    signature: '',
    summary: 'The value is the float "not a number".',
    run: (_context, value) => {
      if (value instanceof Undefined) value.refuse();
      return Number.isNaN(asFloat(value));
    },
  },
  {
    name: 'subset',
    aliases: ['issubset'],
    signature: 'b',
    summary: 'All elements are in the argument too.',
    run: (context, value, other = null) => subset(context, value, other),
  },
  {
    name: 'superset',
    aliases: ['issuperset'],
    signature: 'b',
    summary: 'All elements of the argument are here too.',
    run: (context, value, other = null) => subset(context, other, value),
  },
  {
    name: 'any',
    signature: '',
    summary: 'An element counts as true.',
    run: ({ budget }, value) => iterate(value, budget).some(truthy),
  },
  {
    name: 'all',
    signature: '',
    summary: 'All elements count as true.',
    run: ({ budget }, value) => iterate(value, budget).every(truthy),
  },
];
