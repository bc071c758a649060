import { Secret } from '@vipbook/diagnostics';
import { float } from '../value.ts';
import { Fault } from '../python/fault.ts';
import {
  asFloat,
  asIndex,
  asInt,
  parseFloatText,
  parseInteger,
  truncate,
} from '../python/numbers.ts';
import { Undefined, type Obj } from '../python/objects.ts';
import type { FilterDefinition } from './definition.ts';

function attempt(run: () => Obj | undefined): Obj | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Fault && (error.code === 'EXP011' || error.code === 'EXP012'))
      return undefined;
    throw error;
  }
}

/** Python's float(value), undefined where it would raise. */
function toFloat(value: Obj): number | undefined {
  const text = value instanceof Secret ? value.reveal() : value;
  if (typeof text === 'string') return parseFloatText(text);
  const whole = asInt(text);
  return whole === undefined ? asFloat(text) : Number(whole);
}

export const numberFilters: readonly FilterDefinition[] = [
  {
    name: 'int',
    signature: 'default=0, base=10',
    summary: 'The value as an int, or the default where it is none; base for texts such as 0x1f.',
    run: (_context, value, fallback = null, base = null) => {
      if (value instanceof Undefined) value.refuse();
      const text = value instanceof Secret ? value.reveal() : value;
      const direct = attempt(() => {
        if (typeof text === 'string') return parseInteger(text, asIndex(base, 'the base'));
        const real = asFloat(text);
        return real === undefined ? asInt(text) : truncate(real);
      });
      if (direct !== undefined) return direct;
      return (
        attempt(() => {
          const real = toFloat(text);
          return real === undefined ? undefined : truncate(real);
        }) ?? fallback
      );
    },
  },
  {
    name: 'float',
    signature: 'default=0.0',
    summary: 'The value as a float, or the default where it is none.',
    run: (_context, value, fallback = null) => {
      if (value instanceof Undefined) value.refuse();
      const result = toFloat(value);
      return result === undefined ? fallback : float(result);
    },
  },
];
