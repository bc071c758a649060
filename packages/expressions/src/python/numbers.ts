import { float, int, PyFloat } from '../value.ts';
import type { Budget } from './budget.ts';
import { fault, typeFault, valueFault } from './fault.ts';
import { typeName, type Obj } from './objects.ts';
import { precisePower } from './precise.ts';
import { strip } from './text.ts';

/** Bits an int may have; Python has no limit, memory does. */
const maxBits = 1_000_000;
/** Python's own limit for turning an int into text or back. */
export const maxDigits = 4300;

/** The int of an int or bool, as a number where that is exact. */
export function asInt(value: Obj): number | bigint | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? value : undefined;
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return undefined;
}

/** The number of a float; undefined for everything else, ints included. */
export function asFloat(value: Obj): number | undefined {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? undefined : value;
  return value instanceof PyFloat ? value.value : undefined;
}

export function isNumber(value: Obj): value is number | bigint | boolean | PyFloat {
  return (
    typeof value === 'number' ||
    typeof value === 'bigint' ||
    typeof value === 'boolean' ||
    value instanceof PyFloat
  );
}

/** As a double, whatever number it is. */
export function toDouble(value: number | bigint | boolean | PyFloat): number {
  if (value instanceof PyFloat) return value.value;
  const result = Number(value);
  if (typeof value === 'bigint' && !Number.isFinite(result)) {
    valueFault('int too large to convert to float');
  }
  return result;
}

/** An index or count: an int that fits a double exactly, else a TypeError as Python has it. */
export function asIndex(value: Obj, what = 'an integer'): number {
  const result = asInt(value);
  if (result === undefined) typeFault(`${what} is needed, not ${typeName(value)}`);
  if (typeof result === 'number') return result;
  return result > 0n ? Number.MAX_SAFE_INTEGER : Number.MIN_SAFE_INTEGER;
}

export function bitLength(value: bigint): number {
  const digits = (value < 0n ? -value : value).toString(16);
  return value === 0n
    ? 0
    : (digits.length - 1) * 4 + (32 - Math.clz32(Number.parseInt(digits.charAt(0), 16)));
}

function checked(value: bigint): number | bigint {
  const result = int(value);
  if (typeof result === 'bigint' && bitLength(result) > maxBits) tooLarge();
  return result;
}

function tooLarge(): never {
  fault('EXP021', `an integer of more than ${String(maxBits)} bits`);
}

type Arithmetic = '+' | '-' | '*' | '/' | '//' | '%' | '**';

/** Arithmetic of two numbers as Python does it. */
export function arithmetic(
  operator: Arithmetic,
  left: number | bigint | boolean | PyFloat,
  right: number | bigint | boolean | PyFloat,
  budget: Budget,
): Obj {
  const a = asInt(left);
  const b = asInt(right);
  if (a !== undefined && b !== undefined) return ofInts(operator, a, b, budget);
  return ofFloats(operator, toDouble(left), toDouble(right));
}

function ofInts(operator: Arithmetic, a: number | bigint, b: number | bigint, budget: Budget): Obj {
  switch (operator) {
    case '+':
    case '-':
    case '*': {
      if (typeof a === 'number' && typeof b === 'number') {
        const quick = operator === '+' ? a + b : operator === '-' ? a - b : a * b;
        if (Number.isSafeInteger(quick)) return quick === 0 ? 0 : quick;
      }
      const [x, y] = [BigInt(a), BigInt(b)];
      if (operator === '*') {
        budget.step(Math.floor((bitLength(x) + bitLength(y)) / 64));
        if (bitLength(x) + bitLength(y) > maxBits + 1) tooLarge();
      }
      return checked(operator === '+' ? x + y : operator === '-' ? x - y : x * y);
    }
    case '/':
      return divide(a, b);
    case '//':
    case '%':
      return floorDivide(operator, a, b);
    case '**':
      return powerOfInts(a, b, budget);
  }
}

function divide(a: number | bigint, b: number | bigint): Obj {
  if (Number(b) === 0) fault('EXP013', 'division by zero');
  if (typeof a === 'number' && typeof b === 'number') return float(a / b);
  return float(bigQuotient(BigInt(a), BigInt(b)));
}

/** Correctly rounded quotient: 64 bits of it with a sticky bit, then one rounding. */
function bigQuotient(a: bigint, b: bigint): number {
  const negative = a < 0n !== b < 0n;
  const x = a < 0n ? -a : a;
  const y = b < 0n ? -b : b;
  const shift = bitLength(y) - bitLength(x) + 66;
  const scaledX = shift > 0 ? x << BigInt(shift) : x;
  const scaledY = shift < 0 ? y << BigInt(-shift) : y;
  let quotient = scaledX / scaledY;
  if (scaledX % scaledY !== 0n) quotient |= 1n;
  const result = Number(quotient) * 2 ** -shift;
  if (!Number.isFinite(result)) valueFault('integer division result too large for a float');
  return negative ? -result : result;
}

function floorDivide(operator: '//' | '%', a: number | bigint, b: number | bigint): Obj {
  if (Number(b) === 0) fault('EXP013', 'integer division or modulo by zero');
  if (typeof a === 'number' && typeof b === 'number') {
    const remainder = a % b;
    const floored = remainder !== 0 && remainder < 0 !== b < 0 ? remainder + b : remainder;
    const result = operator === '%' ? floored : (a - floored) / b;
    // a - floored may have left the safe range.
    if (Number.isSafeInteger(a - floored)) return result === 0 ? 0 : result;
  }
  const [x, y] = [BigInt(a), BigInt(b)];
  let remainder = x % y;
  if (remainder !== 0n && remainder < 0n !== y < 0n) remainder += y;
  return int(operator === '%' ? remainder : (x - remainder) / y);
}

function powerOfInts(a: number | bigint, b: number | bigint, budget: Budget): Obj {
  if (b < 0) {
    if (Number(a) === 0) fault('EXP013', '0.0 cannot be raised to a negative power');
    return ofFloats('**', toDouble(a), toDouble(b));
  }
  const base = BigInt(a);
  if (base === 0n || base === 1n || base === -1n || Number(b) === 0) {
    if (Number(b) === 0) return 1;
    return base === -1n && BigInt(b) % 2n === 0n ? 1 : int(base);
  }
  const bits = bitLength(base) * Number(b);
  if (!(bits <= maxBits * 2)) tooLarge();
  budget.step(Math.floor(bits / 64));
  return checked(base ** BigInt(b));
}

function ofFloats(operator: Arithmetic, a: number, b: number): Obj {
  switch (operator) {
    case '+':
      return float(a + b);
    case '-':
      return float(a - b);
    case '*':
      return float(a * b);
    case '/':
      if (b === 0) fault('EXP013', 'float division by zero');
      return float(a / b);
    case '//':
      if (b === 0) fault('EXP013', 'float floor division by zero');
      return float(floatFloor(a, b)[0]);
    case '%':
      if (b === 0) fault('EXP013', 'float modulo');
      return float(floatFloor(a, b)[1]);
    case '**':
      return float(floatPower(a, b));
  }
}

/** Quotient and remainder as CPython's float_divmod has them. */
function floatFloor(a: number, b: number): readonly [number, number] {
  let remainder = a % b;
  let quotient = (a - remainder) / b;
  if (remainder !== 0) {
    if (b < 0 !== remainder < 0) {
      remainder += b;
      quotient -= 1;
    }
  } else {
    remainder = b < 0 ? -0 : 0;
  }
  if (quotient !== 0) {
    const floored = Math.floor(quotient);
    quotient = quotient - floored > 0.5 ? floored + 1 : floored;
  } else {
    quotient = a / b < 0 || Object.is(a / b, -0) ? -0 : 0;
  }
  return [quotient, remainder];
}

function floatPower(a: number, b: number): number {
  if (a === 0 && b < 0) fault('EXP013', '0.0 cannot be raised to a negative power');
  // JavaScript says NaN for 1 ** NaN and (-1) ** Infinity, Python 1.
  if (a === 1 || (a === -1 && !Number.isFinite(b) && !Number.isNaN(b))) return 1;
  if (a < 0 && Number.isFinite(a) && Number.isFinite(b) && !Number.isInteger(b)) {
    valueFault('a negative number to a fractional power is a complex number');
  }
  const result = preciseSigned(a, b);
  if (!Number.isFinite(result) && Number.isFinite(a) && Number.isFinite(b)) {
    valueFault('the result is too large for a float');
  }
  return result;
}

/** a ** b, rounded as C does; negative bases have whole exponents here. */
function preciseSigned(a: number, b: number): number {
  if (a === 0 || !Number.isFinite(a) || !Number.isFinite(b)) return a ** b;
  const magnitude = precisePower(Math.abs(a), b);
  return a < 0 && Math.abs(b % 2) === 1 ? -magnitude : magnitude;
}

export function negate(value: number | bigint | boolean | PyFloat): Obj {
  const whole = asInt(value);
  if (whole === undefined) return float(-toDouble(value));
  return typeof whole === 'bigint' ? int(-whole) : whole === 0 ? 0 : -whole;
}

/** Like Python's int(float): towards zero. */
export function truncate(value: number): number | bigint {
  if (Number.isNaN(value)) valueFault('cannot convert float NaN to integer');
  if (!Number.isFinite(value)) valueFault('cannot convert float infinity to integer');
  const whole = Math.trunc(value);
  return Number.isSafeInteger(whole) ? (whole === 0 ? 0 : whole) : BigInt(whole);
}

/** Python's round() to a number of digits: half to even, correctly, on the exact binary value. */
export function roundFloat(value: number, digits: number): number {
  if (!Number.isFinite(value) || digits > 323) return value;
  if (digits < -308) return value < 0 ? -0 : 0;
  const exact = roundExact(value, digits);
  const result = Number(`${exact.toString()}e${String(-digits)}`);
  return result === 0 && (value < 0 || Object.is(value, -0)) ? -0 : result;
}

/** round(value × 10^digits), half to even, as an exact integer. */
export function roundExact(value: number, digits: number): bigint {
  let [numerator, denominator] = fraction(value);
  if (digits >= 0) numerator *= 10n ** BigInt(digits);
  else denominator *= 10n ** BigInt(-digits);
  return roundHalfEven(numerator, denominator);
}

export function roundHalfEven(numerator: bigint, denominator: bigint): bigint {
  let quotient = numerator / denominator;
  let remainder = numerator % denominator;
  if (remainder < 0n) {
    quotient -= 1n;
    remainder += denominator;
  }
  const twice = remainder * 2n;
  return twice > denominator || (twice === denominator && quotient % 2n !== 0n)
    ? quotient + 1n
    : quotient;
}

/** A finite double as an exact fraction. */
function fraction(value: number): readonly [bigint, bigint] {
  let exponent = 0;
  let mantissa = value;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent += 1;
  }
  return [BigInt(mantissa), 2n ** BigInt(exponent)];
}

/** repr(float): the shortest text that reads back, in Python's notation. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  if (value === 0) return `${sign}0.0`;
  const [mantissa = '', exponentText = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(exponentText);
  if (exponent < -4 || exponent >= 16) {
    const fractionText = digits.length > 1 ? `.${digits.slice(1)}` : '';
    const exponentDigits = String(Math.abs(exponent)).padStart(2, '0');
    return `${sign}${digits.charAt(0)}${fractionText}e${exponent < 0 ? '-' : '+'}${exponentDigits}`;
  }
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  if (digits.length <= exponent + 1) return `${sign}${digits.padEnd(exponent + 1, '0')}.0`;
  return `${sign}${digits.slice(0, exponent + 1)}.${digits.slice(exponent + 1)}`;
}

export function intText(value: number | bigint): string {
  if (typeof value === 'bigint' && bitLength(value) > 14_000) {
    const text = value.toString();
    if (text.length - (value < 0n ? 1 : 0) > maxDigits) {
      valueFault(`an integer of more than ${String(maxDigits)} digits cannot become text`);
    }
    return text;
  }
  return String(value);
}

const intPatterns: Readonly<Record<number, RegExp>> = {
  2: /^(?:0[bB]_?)?([01](?:_?[01])*)$/,
  8: /^(?:0[oO]_?)?([0-7](?:_?[0-7])*)$/,
  10: /^(\d(?:_?\d)*)$/,
  16: /^(?:0[xX]_?)?([\da-fA-F](?:_?[\da-fA-F])*)$/,
};

/** Python's int(text, base); undefined when it is no such integer. */
export function parseInteger(text: string, base = 10): number | bigint | undefined {
  if (base !== 0 && (base < 2 || base > 36)) {
    return valueFault('the base must be 0 or between 2 and 36');
  }
  const match = /^([+-]?)(.*)$/s.exec(toAsciiDigits(strip(text, undefined, true, true)));
  if (match === null) return undefined;
  const [, sign, rest = ''] = match;
  const magnitude = parseMagnitude(rest, base);
  if (magnitude === undefined) return undefined;
  return int(sign === '-' ? -magnitude : magnitude);
}

function parseMagnitude(text: string, base: number): bigint | undefined {
  if (base === 0) {
    if (/^0[bB]/.test(text)) return parseMagnitude(text, 2);
    if (/^0[oO]/.test(text)) return parseMagnitude(text, 8);
    if (/^0[xX]/.test(text)) return parseMagnitude(text, 16);
    return /^0(?:_?0)*$|^[1-9]/.test(text) ? parseMagnitude(text, 10) : undefined;
  }
  const pattern = intPatterns[base];
  if (pattern !== undefined) {
    const digits = pattern.exec(text)?.[1]?.replaceAll('_', '');
    if (digits === undefined || (base === 10 && digits.length > maxDigits)) return undefined;
    if (digits.length > maxBits / 4) tooLarge();
    return BigInt(base === 10 ? digits : `0${base === 2 ? 'b' : base === 8 ? 'o' : 'x'}${digits}`);
  }
  if (!/^[\da-zA-Z](?:_?[\da-zA-Z])*$/.test(text) || text.length > maxDigits) return undefined;
  let result = 0n;
  for (const character of text.replaceAll('_', '')) {
    const digit = Number.parseInt(character, 36);
    if (digit >= base) return undefined;
    result = result * BigInt(base) + BigInt(digit);
  }
  return result;
}

/** Python's float(text); undefined when it is no number. */
export function parseFloatText(text: string): number | undefined {
  const plain = toAsciiDigits(strip(text, undefined, true, true));
  const special = /^([+-]?)(inf|infinity|nan)$/i.exec(plain);
  if (special !== null) {
    const magnitude = special[2]?.toLowerCase() === 'nan' ? Number.NaN : Number.POSITIVE_INFINITY;
    return special[1] === '-' ? -magnitude : magnitude;
  }
  const number = /^[+-]?(?:\d(?:_?\d)*\.?(?:\d(?:_?\d)*)?|\.\d(?:_?\d)*)(?:[eE][+-]?\d(?:_?\d)*)?$/;
  return number.test(plain) ? Number(plain.replaceAll('_', '')) : undefined;
}

/** Decimal digits of other scripts count too, as in Python. */
export function toAsciiDigits(text: string): string {
  if (/^[\x00-\x7f]*$/.test(text)) return text;
  return text.replace(/\p{Nd}/gu, (digit) => {
    let code = digit.codePointAt(0) ?? 0;
    let value = 0;
    // Digits come in runs of ten; count back to the zero of the run.
    while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
      code -= 1;
      value += 1;
    }
    return String(value);
  });
}
