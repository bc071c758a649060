import { Secret } from '@vipbook/diagnostics';
import type { Budget } from './budget.ts';
import { typeFault, valueFault } from './fault.ts';
import { formatDouble, padNumber } from './format-number.ts';
import { asFloat, asIndex, asInt, intText, isNumber, toDouble, truncate } from './numbers.ts';
import { isMapping, mappingGet, Range, Tuple, typeName, Undefined, type Obj } from './objects.ts';
import { repr, str } from './repr.ts';
import { isWide, textLength, textRepr } from './text.ts';

const directive = /%(?:\(([^)]{0,200})\))?([-+ #0]*)(\*|\d+)?(?:\.(\*|\d*))?[hlL]?(.?)/gs;

/** `format % value`: printf-style formatting. */
export function percentFormat(format: string, value: Obj, budget: Budget): string {
  budget.allocate(format.length);
  const values = value instanceof Tuple ? [...value] : [value];
  let used = 0;
  let usedMapping = false;
  const nextValue = (): Obj => {
    const item = values[used];
    if (item === undefined) typeFault('not enough arguments for format string');
    used += 1;
    return item;
  };
  let result = '';
  let at = 0;
  for (const match of format.matchAll(directive)) {
    const [whole, key, flags = '', widthText, precisionText, conversion = ''] = match;
    result += format.slice(at, match.index);
    at = match.index + whole.length;
    if (conversion === '%' && whole === '%%') {
      result += '%';
      continue;
    }
    if (conversion === '') valueFault('incomplete format');
    let left = flags.includes('-');
    let width =
      widthText === '*' ? asIndex(nextValue(), '* wants int; an int') : Number(widthText ?? 0);
    if (width < 0) {
      left = true;
      width = -width;
    }
    const precision =
      precisionText === '*'
        ? asIndex(nextValue(), '* wants int; an int')
        : precisionText === undefined
          ? undefined
          : Number(precisionText);
    let item: Obj;
    if (conversion === '%') {
      result += '%';
      continue;
    }
    if (key !== undefined) {
      if (value instanceof Undefined) value.refuse();
      if (!isMapping(value)) typeFault('format requires a mapping');
      const found = mappingGet(value, key);
      if (found === undefined) valueFault(`the mapping has no key ${textRepr(key)}`);
      usedMapping = true;
      item = found;
    } else {
      item = nextValue();
    }
    budget.allocate(Math.max(width, precision ?? 0));
    result += convert(item, conversion, { flags, left, width, precision }, budget);
    if (result.length > budget.maxSize) budget.allocate(result.length);
  }
  result += format.slice(at);
  const single = values[0];
  const excused =
    usedMapping ||
    value instanceof Undefined ||
    (!(value instanceof Tuple) &&
      single !== undefined &&
      (isMapping(single) || Array.isArray(single) || single instanceof Range));
  if (used < values.length && !excused) {
    typeFault('not all arguments converted during string formatting');
  }
  return result;
}

interface Style {
  readonly flags: string;
  readonly left: boolean;
  readonly width: number;
  readonly precision: number | undefined;
}

function convert(item: Obj, conversion: string, style: Style, budget: Budget): string {
  switch (conversion) {
    case 's':
      return padText(cut(str(item, budget), style.precision), style);
    case 'r':
      return padText(cut(repr(item, budget), style.precision), style);
    case 'a':
      return padText(cut(ascii(repr(item, budget)), style.precision), style);
    case 'c':
      return padText(character(item), style);
    case 'd':
    case 'i':
    case 'u':
      return integer(decimal(item), 10, style);
    case 'o':
    case 'x':
    case 'X': {
      const whole = asInt(item);
      if (item instanceof Undefined) item.refuse();
      if (whole === undefined) {
        typeFault(`%${conversion} format: an integer is required, not ${typeName(item)}`);
      }
      const text = integer(whole, conversion === 'o' ? 8 : 16, style);
      return conversion === 'X' ? text.toUpperCase() : text;
    }
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
      return floating(item, conversion, style);
    default:
      return valueFault(`unsupported format character ${textRepr(conversion)}`);
  }
}

function cut(text: string, precision: number | undefined): string {
  if (precision === undefined) return text;
  return isWide(text) ? Array.from(text).slice(0, precision).join('') : text.slice(0, precision);
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code <= 0xffff
      ? `\\u${code.toString(16).padStart(4, '0')}`
      : `\\U${code.toString(16).padStart(8, '0')}`;
  });
}

function padText(text: string, style: Style): string {
  const missing = ' '.repeat(Math.max(0, style.width - textLength(text)));
  return style.left ? text + missing : missing + text;
}

function character(item: Obj): string {
  if (typeof item === 'string' && textLength(item) === 1) return item;
  const code = asInt(item);
  if (code === undefined) typeFault('%c requires int or char');
  if (code < 0 || code > 0x10ffff) valueFault('%c arg not in range(0x110000)');
  return String.fromCodePoint(Number(code));
}

function decimal(item: Obj): number | bigint {
  if (item instanceof Undefined) item.refuse();
  const whole = asInt(item);
  if (whole !== undefined) return whole;
  const real = asFloat(item);
  if (real === undefined) {
    typeFault(`%d format: a real number is required, not ${typeName(item)}`);
  }
  return truncate(real);
}

function integer(value: number | bigint, base: 8 | 10 | 16, style: Style): string {
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  let digits = base === 10 ? intText(magnitude) : magnitude.toString(base);
  if (style.precision !== undefined) digits = digits.padStart(style.precision, '0');
  const prefix = style.flags.includes('#') && base !== 10 ? (base === 8 ? '0o' : '0x') : '';
  return padSigned(negative, prefix, digits, style);
}

function padSigned(negative: boolean, prefix: string, digits: string, style: Style): string {
  const sign = negative
    ? '-'
    : style.flags.includes('+')
      ? '+'
      : style.flags.includes(' ')
        ? ' '
        : '';
  const zero = style.flags.includes('0') && !style.left;
  return padNumber(sign + prefix, digits, {
    width: style.width,
    fill: zero ? '0' : ' ',
    align: style.left ? '<' : zero ? '=' : '>',
  });
}

function floating(item: Obj, conversion: string, style: Style): string {
  if (item instanceof Undefined) item.refuse();
  if (!isNumber(item)) {
    return typeFault(
      item instanceof Secret || typeof item === 'string'
        ? 'must be real number, not str'
        : `must be real number, not ${typeName(item)}`,
    );
  }
  const value = toDouble(item);
  const negative = value < 0 || Object.is(value, -0);
  const digits = formatDouble(
    Math.abs(value),
    conversion,
    style.precision ?? 6,
    style.flags.includes('#'),
  );
  return padSigned(
    negative && !Number.isNaN(value),
    '',
    digits,
    Number.isFinite(value) ? style : { ...style, flags: style.flags.replaceAll('0', '') },
  );
}
