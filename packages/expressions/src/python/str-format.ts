import { Secret } from '@vipbook/diagnostics';
import { getAttribute, getItem } from '../evaluate/access.ts';
import type { Context } from '../evaluate/context.ts';
import { fault, typeFault, valueFault } from './fault.ts';
import { formatDouble, padNumber } from './format-number.ts';
import { asFloat, asInt, floatText, intText, toDouble } from './numbers.ts';
import { DateTime, typeName, Undefined, type Obj } from './objects.ts';
import { formatTime } from './date-time.ts';
import { repr, str } from './repr.ts';
import { isWide, textLength } from './text.ts';

/** Fields in fields: `{:{width}}` is as deep as Python goes. */
const maxFieldDepth = 2;

/** str.format: replacement fields over own data, with Python's format specifications. */
export function strFormat(
  format: string,
  positional: readonly Obj[],
  keyword: ReadonlyMap<string, Obj>,
  context: Context,
): string {
  return new Formatter(positional, keyword, context).run(format, maxFieldDepth);
}

class Formatter {
  readonly #positional: readonly Obj[];
  readonly #keyword: ReadonlyMap<string, Obj>;
  readonly #context: Context;
  #next = 0;
  #manual: boolean | undefined;

  constructor(positional: readonly Obj[], keyword: ReadonlyMap<string, Obj>, context: Context) {
    this.#positional = positional;
    this.#keyword = keyword;
    this.#context = context;
  }

  run(format: string, depth: number): string {
    if (depth === 0) valueFault('Max string recursion exceeded');
    let result = '';
    let at = 0;
    while (at < format.length) {
      const character = format.charAt(at);
      if (character !== '{' && character !== '}') {
        result += character;
        at += 1;
        continue;
      }
      if (format[at + 1] === character) {
        result += character;
        at += 2;
        continue;
      }
      if (character === '}') valueFault("Single '}' encountered in format string");
      const end = fieldEnd(format, at + 1);
      result += this.#field(format.slice(at + 1, end), depth);
      this.#context.budget.allocate(result.length);
      at = end + 1;
    }
    return result;
  }

  #field(field: string, depth: number): string {
    const { name, conversion, spec } = splitField(field);
    let value = this.#lookup(name);
    const { budget } = this.#context;
    if (conversion === 's') value = str(value, budget);
    else if (conversion === 'r' || conversion === 'a') value = repr(value, budget);
    else if (conversion !== undefined) valueFault('unknown conversion specifier');
    const plainSpec = spec.includes('{') ? this.run(spec, depth - 1) : spec;
    return formatValue(value, plainSpec, this.#context);
  }

  #lookup(name: string): Obj {
    const match = /^([^.[]*)(.*)$/s.exec(name);
    const first = match?.[1] ?? '';
    let value = this.#argument(first);
    let rest = match?.[2] ?? '';
    while (rest !== '') {
      const part = /^\.([^.[]+)|^\[([^\]]+)\]/.exec(rest);
      if (part === null) return valueFault('the field name in the format string is not valid');
      const [whole, attribute, index] = part;
      if (attribute !== undefined) value = getAttribute(value, attribute, this.#context);
      else {
        const key = index ?? '';
        value = getItem(value, /^\d+$/.test(key) ? Number(key) : key, this.#context);
      }
      if (value instanceof Undefined) value.refuse();
      rest = rest.slice(whole.length);
    }
    return value;
  }

  #argument(name: string): Obj {
    if (name === '' || /^\d+$/.test(name)) {
      const manual = name !== '';
      if (this.#manual !== undefined && this.#manual !== manual) {
        valueFault('cannot switch between automatic and manual field numbering');
      }
      this.#manual = manual;
      const index = manual ? Number(name) : this.#next++;
      const value = this.#positional[index];
      if (value === undefined) {
        return fault('EXP012', 'the format string names more arguments than there are');
      }
      return value;
    }
    const value = this.#keyword.get(name);
    if (value === undefined) return fault('EXP012', `the format string has no argument "${name}"`);
    return value;
  }
}

function fieldEnd(format: string, start: number): number {
  let depth = 1;
  let bracket = false;
  for (let index = start; index < format.length; index += 1) {
    const character = format[index];
    if (character === '[') bracket = true;
    else if (character === ']') bracket = false;
    else if (bracket) continue;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return index;
    }
  }
  return valueFault("expected '}' before end of string");
}

function splitField(field: string): { name: string; conversion: string | undefined; spec: string } {
  let bracket = false;
  for (let index = 0; index < field.length; index += 1) {
    const character = field[index];
    if (character === '[') bracket = true;
    else if (character === ']') bracket = false;
    else if (!bracket && character === ':') {
      return { name: field.slice(0, index), conversion: undefined, spec: field.slice(index + 1) };
    } else if (!bracket && character === '!') {
      const conversion = field.charAt(index + 1);
      const behind = field.slice(index + 2);
      if (behind !== '' && !behind.startsWith(':')) {
        valueFault("expected ':' after conversion specifier");
      }
      return { name: field.slice(0, index), conversion, spec: behind.slice(1) };
    } else if (character === '{') valueFault("unexpected '{' in field name");
  }
  return { name: field, conversion: undefined, spec: '' };
}

interface Spec {
  readonly fill: string;
  readonly align: '<' | '>' | '=' | '^' | undefined;
  readonly sign: string;
  readonly alternate: boolean;
  readonly width: number;
  readonly grouping: string;
  readonly precision: number | undefined;
  readonly type: string;
}

const specPattern =
  /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su;

/** format(value, spec) */
export function formatValue(value: Obj, spec: string, context: Context): string {
  const { budget } = context;
  if (value instanceof Undefined) return value.refuse();
  if (spec === '') return str(value, budget);
  if (value instanceof DateTime) return formatTime(value, spec);
  const match = specPattern.exec(spec);
  if (match === null) return valueFault('Invalid format specifier');
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = match;
  const parsed: Spec = {
    fill: fill ?? (zero === undefined ? ' ' : '0'),
    align: (align as Spec['align']) ?? (zero === undefined ? undefined : '='),
    sign: sign ?? '',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? undefined : Number(precision),
    type: type ?? '',
  };
  budget.allocate(Math.max(parsed.width, parsed.precision ?? 0));
  if (typeof value === 'string' || value instanceof Secret) {
    return formatText(
      value instanceof Secret ? budget.reveal(value) : value,
      parsed,
      zero !== undefined && align === undefined,
    );
  }
  const whole = asInt(value);
  if (whole !== undefined) return formatInt(whole, parsed);
  const real = asFloat(value);
  if (real !== undefined) return formatFloat(real, parsed);
  return typeFault(`unsupported format string passed to ${typeName(value)}.__format__`);
}

function formatText(text: string, spec: Spec, zeroPadded: boolean): string {
  if (spec.type !== '' && spec.type !== 's') unknownCode(spec, 'str');
  if (spec.sign !== '') valueFault('Sign not allowed in string format specifier');
  if (spec.alternate) valueFault('Alternate form (#) not allowed in string format specifier');
  if (spec.grouping !== '') valueFault(`Cannot specify '${spec.grouping}' with 's'.`);
  if (spec.align === '=' && !zeroPadded) {
    valueFault("'=' alignment not allowed in string format specifier");
  }
  const units = isWide(text) ? Array.from(text) : undefined;
  const cut =
    spec.precision === undefined
      ? text
      : units === undefined
        ? text.slice(0, spec.precision)
        : units.slice(0, spec.precision).join('');
  const missing = Math.max(0, spec.width - textLength(cut));
  const align = spec.align === undefined || spec.align === '=' ? '<' : spec.align;
  const left = align === '>' ? missing : align === '^' ? Math.floor(missing / 2) : 0;
  return spec.fill.repeat(left) + cut + spec.fill.repeat(missing - left);
}

function unknownCode(spec: Spec, type: string): never {
  return valueFault(`Unknown format code '${spec.type}' for object of type '${type}'`);
}

const bases: Readonly<Record<string, readonly [number, string]>> = {
  b: [2, '0b'],
  o: [8, '0o'],
  x: [16, '0x'],
  X: [16, '0X'],
};

function formatInt(value: number | bigint, spec: Spec): string {
  if ('eEfFgG%'.includes(spec.type) && spec.type !== '') return formatFloat(toDouble(value), spec);
  if (spec.type === 's') unknownCode(spec, 'int');
  if (spec.precision !== undefined) valueFault('Precision not allowed in integer format specifier');
  if (spec.type === 'c') {
    if (spec.sign !== '') valueFault("Sign not allowed with integer format specifier 'c'");
    if (value < 0 || value > 0x10ffff) valueFault('%c arg not in range(0x110000)');
    return padNumber('', String.fromCodePoint(Number(value)), {
      width: spec.width,
      fill: spec.fill,
      align: spec.align ?? '<',
    });
  }
  const negative = value < 0;
  const magnitude = negative ? -value : value;
  const base = bases[spec.type];
  if (base !== undefined && spec.grouping === ',') {
    valueFault(`Cannot specify ',' with '${spec.type}'.`);
  }
  let digits = base === undefined ? intText(magnitude) : magnitude.toString(base[0]);
  if (spec.type === 'X') digits = digits.toUpperCase();
  const prefix = spec.alternate && base !== undefined ? base[1] : '';
  const group = base === undefined ? 3 : 4;
  return finish(negative, prefix, digits, '', group, spec);
}

function formatFloat(value: number, spec: Spec): string {
  if ('bcdosxXn'.includes(spec.type) && spec.type !== '' && spec.type !== 'n')
    unknownCode(spec, 'float');
  const negative = value < 0 || Object.is(value, -0);
  const magnitude = Math.abs(value);
  let text: string;
  if (spec.type === '') {
    text =
      spec.precision === undefined
        ? floatText(magnitude)
        : shortGeneral(magnitude, spec.precision, spec.alternate);
  } else if (spec.type === '%') {
    text = `${formatDouble(magnitude * 100, 'f', spec.precision ?? 6, spec.alternate)}%`;
  } else {
    const type = spec.type === 'n' ? 'g' : spec.type;
    text = formatDouble(magnitude, type, spec.precision ?? 6, spec.alternate);
  }
  const [, digits = '', rest = ''] = /^(\d*)(.*)$/s.exec(text) ?? [];
  return finish(negative, '', digits, rest, 3, spec);
}

/** A float without a type but with a precision: like g, but with at least one digit behind the point. */
function shortGeneral(value: number, precision: number, alternate: boolean): string {
  const digits = precision === 0 ? 1 : precision;
  const text = formatDouble(value, 'g', digits, alternate);
  if (!Number.isFinite(value) || /[.e]/.test(text)) return text;
  return text.length >= digits + 1 || text.length === digits
    ? scientificOrPoint(value, text, digits)
    : `${text}.0`;
}

function scientificOrPoint(value: number, text: string, digits: number): string {
  // With all digits used up in front of the point, Python switches to an exponent.
  const exponent = text.length - 1;
  if (exponent < digits - 1 || value === 0) return `${text}.0`;
  const mantissa = text.replace(/0+$/, '');
  const fraction = mantissa.length > 1 ? `.${mantissa.slice(1)}` : '';
  return `${mantissa.charAt(0)}${fraction}e+${String(exponent).padStart(2, '0')}`;
}

function finish(
  negative: boolean,
  prefix: string,
  digits: string,
  rest: string,
  group: number,
  spec: Spec,
): string {
  const sign = negative ? '-' : spec.sign === '+' ? '+' : spec.sign === ' ' ? ' ' : '';
  let body = digits;
  if (spec.grouping !== '') {
    const room =
      spec.align === '=' && spec.fill === '0'
        ? spec.width - sign.length - prefix.length - rest.length
        : 0;
    body = groupDigits(digits, spec.grouping, group, room);
  }
  return padNumber(sign + prefix, body + rest, {
    width: spec.width,
    fill: spec.fill,
    align: spec.align ?? '>',
  });
}

/** Separators between groups; zeros that fill a width are grouped too. */
function groupDigits(digits: string, separator: string, size: number, room: number): string {
  const join = (text: string): string => {
    const parts: string[] = [];
    for (let end = text.length; end > 0; end -= size) {
      parts.push(text.slice(Math.max(0, end - size), end));
    }
    return parts.reverse().join(separator);
  };
  // Zeros that fill the width are grouped too: n digits take n + ⌊(n - 1) / size⌋ places.
  let count = digits.length;
  if (room > 0) {
    const full = Math.floor((room * size) / (size + 1));
    count = Math.max(count, full);
    while (count + Math.floor((count - 1) / size) < room) count += 1;
  }
  return join(digits.padStart(count, '0'));
}
