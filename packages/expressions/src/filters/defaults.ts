import { Secret } from '@vipbook/diagnostics';
import { asText } from '../python/arguments.ts';
import { equals, truthy } from '../python/compare.ts';
import { fault } from '../python/fault.ts';
import { typeName, Undefined, type Obj } from '../python/objects.ts';
import { str } from '../python/repr.ts';
import type { FilterDefinition } from './definition.ts';

const yes = new Set(['y', 'yes', 'on', '1', 'true', 't']);
const no = new Set(['n', 'no', 'off', '0', 'false', 'f']);

/** Ansible's reading of truth values in the test "truthy"; undefined when the value says neither. */
export function toBoolean(value: Obj): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const text = value instanceof Secret ? value.reveal() : value;
  const word =
    typeof text === 'string' ? text.trim().toLowerCase() : text === 1 ? '1' : text === 0 ? '0' : '';
  return yes.has(word) ? true : no.has(word) ? false : undefined;
}

export const defaultFilters: readonly FilterDefinition[] = [
  {
    name: 'default',
    aliases: ['d'],
    signature: "default_value='', boolean=false",
    summary: 'The argument when the value is undefined; with boolean also when it counts as false.',
    run: (_context, value, fallback = null, boolean = null) =>
      value instanceof Undefined || (truthy(boolean) && !truthy(value)) ? fallback : value,
  },
  {
    name: 'mandatory',
    signature: 'msg=none',
    summary: 'Refuse an undefined value, with a message of your own.',
    run: ({ budget }, value, message = null) => {
      if (!(value instanceof Undefined)) return value;
      const text =
        message === null ? `${value.message}, but it is mandatory` : asText(message, budget);
      return fault('EXP010', text, { span: value.span });
    },
  },
  {
    name: 'bool',
    signature: '',
    summary:
      'true for true, 1 and the texts yes, on, 1 and true in any case, else false; none stays none.',
    run: ({ budget }, value) => {
      if (value === null || typeof value === 'boolean') return value;
      const lowered =
        typeof value === 'string' || value instanceof Secret ? textOf(value).toLowerCase() : value;
      return ['yes', 'on', '1', 'true', 1].some((word) => equals(lowered, word, budget));
    },
  },
  {
    name: 'ternary',
    signature: 'true_val, false_val, none_val=none',
    summary:
      'The first argument when the value counts as true, else the second; the third for none.',
    run: (_context, value, whenTrue = null, whenFalse = null, whenNone = null) => {
      if (value === null && whenNone !== null) return whenNone;
      return truthy(value) ? whenTrue : whenFalse;
    },
  },
  {
    name: 'string',
    signature: '',
    summary: 'The value as text, as Python prints it.',
    run: ({ budget }, value) => str(value, budget),
  },
  {
    name: 'type_debug',
    signature: '',
    summary: "Python's name of the value's type.",
    run: (_context, value) => typeName(value),
  },
];

function textOf(value: string | Secret): string {
  return typeof value === 'string' ? value : value.reveal();
}
