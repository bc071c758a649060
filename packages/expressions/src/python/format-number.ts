import { roundExact } from './numbers.ts';

/** Digits of a non-negative double in the style of C's printf: e, f or g (and capitals). */
export function formatDouble(
  value: number,
  conversion: string,
  precision: number,
  alternate: boolean,
): string {
  const lower = conversion.toLowerCase();
  let text: string;
  if (Number.isNaN(value)) text = 'nan';
  else if (!Number.isFinite(value)) text = 'inf';
  else if (lower === 'f') text = fixed(value, precision, alternate);
  else if (lower === 'e') text = scientific(value, precision, alternate);
  else text = general(value, precision === 0 ? 1 : precision, alternate);
  return conversion === lower ? text : text.toUpperCase();
}

/** Exact for every double, unlike Number.prototype.toFixed above 1e21 or 100 digits. */
function fixed(value: number, precision: number, alternate: boolean): string {
  // A double has at most 1074 digits behind the point; what follows are zeros.
  const digits = Math.min(precision, 1100);
  const whole = roundExact(value, digits)
    .toString()
    .padStart(digits + 1, '0');
  const point = precision > 0 || alternate ? '.' : '';
  const fraction = whole.slice(whole.length - digits).padEnd(precision, '0');
  return whole.slice(0, whole.length - digits) + point + (digits === 0 ? '' : fraction);
}

function scientific(value: number, precision: number, alternate: boolean): string {
  const [mantissa, exponent] = significant(value, precision + 1);
  return assemble(mantissa, exponent, alternate);
}

function assemble(digits: string, exponent: number, alternate: boolean): string {
  const fraction = digits.length > 1 || alternate ? `.${digits.slice(1)}` : '';
  const sign = exponent < 0 ? '-' : '+';
  return `${digits.charAt(0)}${fraction}e${sign}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

/** `count` significant digits, correctly rounded, and the decimal exponent of the first. */
export function significant(value: number, count: number): readonly [string, number] {
  if (value === 0) return ['0'.repeat(count), 0];
  if (count <= 100) {
    const [mantissa = '', exponent = '0'] = value.toExponential(count - 1).split('e');
    const ties = roundedBySpec(value, count, Number(exponent));
    if (ties !== undefined) return ties;
    return [mantissa.replace('.', ''), Number(exponent)];
  }
  const exponent = Number(value.toExponential().split('e')[1]);
  const digits = Math.min(count, 1100);
  const text = roundExact(value, digits - 1 - exponent).toString();
  return [text.slice(0, digits).padEnd(count, '0'), exponent + (text.length - digits)];
}

/** toExponential rounds exact ties up, Python to even: settle them with exact arithmetic. */
function roundedBySpec(
  value: number,
  count: number,
  exponent: number,
): readonly [string, number] | undefined {
  if (count >= 17) return undefined;
  const text = roundExact(value, count - 1 - exponent).toString();
  if (text.length === count) return [text, exponent];
  if (text.length === count + 1) return [text.slice(0, count), exponent + 1];
  // The first guess had already rounded up to the next power of ten.
  const again = roundExact(value, count - exponent).toString();
  return again.length === count ? [again, exponent - 1] : undefined;
}

function general(value: number, precision: number, alternate: boolean): string {
  const [digits, exponent] = significant(value, precision);
  const kept = alternate ? digits : digits.replace(/0+$/, '').padEnd(1, digits.charAt(0));
  if (exponent < -4 || exponent >= precision) return assemble(kept, exponent, alternate);
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${kept}`;
  const whole = kept.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  const fraction = kept.slice(exponent + 1);
  return fraction === '' ? whole + (alternate ? '.' : '') : `${whole}.${fraction}`;
}

export interface Padding {
  readonly width: number;
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^';
}

export function padNumber(prefix: string, digits: string, padding: Padding): string {
  const missing = Math.max(0, padding.width - prefix.length - digits.length);
  const fill = padding.fill.repeat(missing);
  switch (padding.align) {
    case '<':
      return prefix + digits + fill;
    case '=':
      return prefix + fill + digits;
    case '^': {
      const left = Math.floor(missing / 2);
      return padding.fill.repeat(left) + prefix + digits + padding.fill.repeat(missing - left);
    }
    case '>':
      return fill + prefix + digits;
  }
}
