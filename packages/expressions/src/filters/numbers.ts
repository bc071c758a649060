import { Secret } from '@vipbook/diagnostics';
import { float } from '../value.ts';
import { Fault, fault, typeFault, valueFault } from '../python/fault.ts';
import {
  asFloat,
  asIndex,
  asInt,
  isNumber,
  negate,
  parseFloatText,
  parseInteger,
  roundFloat,
  roundHalfEven,
  toDouble,
  truncate,
} from '../python/numbers.ts';
import { int } from '../value.ts';
import { preciseLog, precisePower } from '../python/precise.ts';
import { typeName, Undefined, type Obj } from '../python/objects.ts';
import type { FilterDefinition } from './definition.ts';

/** What Python's `except (TypeError, ValueError)` would catch. */
function attempt(run: () => Obj | undefined): Obj | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof Fault && (error.code === 'EXP011' || error.code === 'EXP012')) {
      return undefined;
    }
    throw error;
  }
}

/** Python's float(value), undefined where it would raise. */
function toFloat(value: Obj): number | undefined {
  const text = value instanceof Secret ? value.reveal() : value;
  if (typeof text === 'string') return parseFloatText(text);
  const whole = asInt(text);
  return whole === undefined ? asFloat(text) : toDouble(whole);
}

function checkNumber(value: Obj, what: string): void {
  if (value instanceof Undefined) value.refuse();
  if (!isNumber(value)) typeFault(`${what} needs a number, not ${typeName(value)}`);
}

function double(value: Obj, what: string): number {
  if (value instanceof Undefined) value.refuse();
  if (!isNumber(value)) return typeFault(`${what} needs a number, not ${typeName(value)}`);
  return toDouble(value);
}

/** math.pow: floats only, NaN where the result would be complex. */
function power(x: number, y: number): number {
  if (x === 1 || y === 0) return 1;
  if (!(Math.abs(x) > 0) || !Number.isFinite(x) || !Number.isFinite(y)) return x ** y;
  if (x < 0 && !Number.isInteger(y)) return Number.NaN;
  const magnitude = precisePower(Math.abs(x), y);
  return x < 0 && Math.abs(y % 2) === 1 ? -magnitude : magnitude;
}

function round(value: Obj, precision: Obj, method: Obj): Obj {
  if (method !== 'common' && method !== 'ceil' && method !== 'floor') {
    return valueFault('the method is common, ceil or floor');
  }
  checkNumber(value, 'round');
  const digits = asIndex(precision, 'the precision');
  if (method === 'common') {
    const whole = asInt(value);
    if (whole === undefined) {
      const rounded = roundFloat(asFloat(value) ?? 0, digits);
      return Number.isFinite(rounded) ? float(rounded) : rounded;
    }
    if (digits >= 0) return whole;
    if (digits < -4300) return 0;
    const unit = 10n ** BigInt(-digits);
    return int(roundHalfEven(BigInt(whole), unit) * unit);
  }
  if (Math.abs(digits) > 300) return valueFault('the precision is out of range');
  // As Jinja computes it: scaled, cut, scaled back, with what floats lose on the way.
  const scale = 10 ** digits;
  const scaled = double(value, 'round') * scale;
  if (!Number.isFinite(scaled))
    return valueFault('cannot convert float infinity or NaN to integer');
  // math.ceil gives an int, and ints have no negative zero.
  const whole = (method === 'ceil' ? Math.ceil(scaled) : Math.floor(scaled)) + 0;
  return float(whole / scale);
}

export const numberFilters: readonly FilterDefinition[] = [
  {
    name: 'int',
    signature: 'default=0, base=10',
    summary: 'The value as an int, or the default where it is none; base for texts such as 0x1f.',
    run: (_context, value, fallback, base) => {
      if (value instanceof Undefined) value.refuse();
      const text = value instanceof Secret ? value.reveal() : value;
      const direct = attempt(() => {
        if (typeof text === 'string') return parseInteger(text, asIndex(base, 'the base'));
        const real = asFloat(text);
        return real === undefined ? asInt(text) : truncate(real);
      });
      if (direct !== undefined) return direct;
      const converted = attempt(() => {
        const real = toFloat(text);
        // Python lets the OverflowError of int(inf) out.
        if (real !== undefined && !Number.isNaN(real) && !Number.isFinite(real)) {
          return fault('EXP021', 'cannot convert float infinity to integer');
        }
        return real === undefined ? undefined : truncate(real);
      });
      return converted ?? fallback;
    },
  },
  {
    name: 'float',
    signature: 'default=0.0',
    summary: 'The value as a float, or the default where it is none.',
    run: (_context, value, fallback) => {
      if (value instanceof Undefined) value.refuse();
      const result = toFloat(value);
      return result === undefined ? fallback : float(result);
    },
  },
  {
    name: 'abs',
    signature: '',
    summary: 'The number without its sign.',
    run: (_context, value) => {
      checkNumber(value, 'abs');
      const real = asFloat(value);
      if (real !== undefined) return float(Math.abs(real));
      const whole = asInt(value) ?? 0;
      return whole < 0 ? negate(whole) : whole;
    },
  },
  {
    name: 'round',
    signature: "precision=0, method='common'",
    summary: 'Rounded to so many digits: common, ceil or floor; a float stays a float.',
    run: (_context, value, precision, method) => round(value, precision, method),
  },
  {
    name: 'log',
    signature: 'base=none',
    summary: 'The natural logarithm, or that to a base.',
    run: (_context, value, base) => {
      const x = double(value, 'log');
      if (x <= 0) return valueFault('log needs a number greater than 0');
      if (base === null) return float(preciseLog(x));
      const b = double(base, 'log');
      if (b === 10) return float(Math.log10(x));
      if (b <= 0) return valueFault('log needs a base greater than 0');
      if (b === 1) return fault('EXP013', 'float division by zero');
      return float(preciseLog(x) / preciseLog(b));
    },
  },
  {
    name: 'pow',
    signature: 'y',
    summary: 'The number to a power, as a float.',
    run: (_context, value, exponent) => {
      const [x, y] = [double(value, 'pow'), double(exponent, 'pow')];
      const result = power(x, y);
      const finite = Number.isFinite(x) && Number.isFinite(y);
      if (finite && !Number.isFinite(result)) return valueFault('the result is no finite number');
      return float(result);
    },
  },
  {
    name: 'root',
    signature: 'base=2',
    summary: 'The square root, or that of another degree.',
    run: (_context, value, base) => {
      const [x, b] = [double(value, 'root'), double(base, 'root')];
      if (b === 0) return fault('EXP013', 'float division by zero');
      const result = b === 2 ? Math.sqrt(x) : power(x, 1 / b);
      return Number.isNaN(result) ? valueFault('math domain error') : float(result);
    },
  },
];
