/**
 * Powers and logarithms rounded as the C library rounds them. JavaScript's own differ in the last digit
 * (`2 ** -0.5`), and a printed float shows it. Fixed-point numbers with `bits` binary digits behind the point.
 */
const bits = 256n;
const one = 1n << bits;

/** A positive double as mantissa × 2^exponent, the mantissa from 1 to below 2 in fixed point. */
function split(value: number): readonly [bigint, number] {
  let exponent = Math.max(-1074, Math.floor(Math.log2(value)));
  let scaled = value / 2 ** exponent;
  while (scaled >= 2) {
    scaled /= 2;
    exponent += 1;
  }
  while (scaled < 1) {
    scaled *= 2;
    exponent -= 1;
  }
  // 52 bits of fraction are exact in a double.
  return [BigInt(scaled * 2 ** 52) << (bits - 52n), exponent];
}

/** ln(x) for 1 ≤ x < 2: 2 artanh((x - 1) / (x + 1)). */
function logOfMantissa(x: bigint): bigint {
  const z = ((x - one) << bits) / (x + one);
  const square = (z * z) >> bits;
  let term = z;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 2n) {
    sum += term / k;
    term = (term * square) >> bits;
  }
  return sum * 2n;
}

let ln2Cache: bigint | undefined;

function ln2(): bigint {
  // ln 2 = 2 artanh(1/3), by the same series.
  ln2Cache ??= logOfMantissa(2n * one - 1n);
  return ln2Cache;
}

function log(value: number): bigint {
  const [mantissa, exponent] = split(value);
  return logOfMantissa(mantissa) + BigInt(exponent) * ln2();
}

/** A fixed-point number as the nearest double. */
function toDouble(value: bigint): number {
  const negative = value < 0n;
  const magnitude = negative ? -value : value;
  if (magnitude === 0n) return 0;
  const length = magnitude.toString(2).length;
  const drop = BigInt(Math.max(0, length - 64));
  let top = magnitude >> drop;
  if (top << drop !== magnitude) top |= 1n;
  const result = Number(top) * 2 ** Number(drop - bits);
  return negative ? -result : result;
}

/** e^y for a fixed-point y, as a double. */
function exp(y: bigint): number {
  const ln = ln2();
  let power = y / ln;
  let rest = y - power * ln;
  if (rest < 0n) {
    rest += ln;
    power -= 1n;
  }
  let term = one;
  let sum = 0n;
  for (let k = 1n; term !== 0n; k += 1n) {
    sum += term;
    term = ((term * rest) >> bits) / k;
  }
  const exponent = Number(power);
  if (exponent > 1025) return Number.POSITIVE_INFINITY;
  if (exponent < -1080) return 0;
  if (exponent < -1021) {
    // Below the normal range: round once, to a multiple of the smallest double.
    const drop = bits - BigInt(exponent) - 1074n;
    return Number((sum + (1n << (drop - 1n))) >> drop) * Number.MIN_VALUE;
  }
  // In two steps, so that no factor overflows.
  const half = Math.trunc(exponent / 2);
  return toDouble(sum) * 2 ** half * 2 ** (exponent - half);
}

/** A finite double as an exact fraction with a power of two below. */
function fraction(value: number): readonly [bigint, bigint] {
  let shift = 0n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift += 1n;
  }
  return [BigInt(scaled), shift];
}

/** base ** exponent for a positive finite base and a finite exponent. */
export function precisePower(base: number, exponent: number): number {
  const rough = base ** exponent;
  // Small whole powers of small whole numbers are exact already; overflow and zero are certain.
  if (!Number.isFinite(rough) || rough === 0) return rough;
  if (Number.isInteger(rough) && Number.isInteger(base) && Math.abs(rough) <= 2 ** 53) return rough;
  if (Math.abs(exponent) > 2 ** 60) return rough;
  const [numerator, shift] = fraction(exponent);
  return exp((log(base) * numerator) >> shift);
}

export function preciseLog(value: number): number {
  return value === 1 ? 0 : toDouble(log(value));
}
