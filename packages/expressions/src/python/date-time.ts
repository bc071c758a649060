import type { Budget } from './budget.ts';
import { valueFault } from './fault.ts';
import type { TimeDelta } from './objects.ts';
import { Regex } from './regex/regex.ts';
import { DateTime } from './objects.ts';

const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

/** The wall clock's fields; the C locale, no zone. */
export interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly microsecond: number;
}

export function fieldsOf(value: DateTime): Fields {
  const date = new Date(value.wall);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    microsecond: value.microsecond,
  };
}

export function dateTimeText(value: DateTime, style: ' ' | 'T' | 'repr'): string {
  const f = fieldsOf(value);
  if (style === 'repr') {
    const parts = [f.year, f.month, f.day, f.hour, f.minute];
    if (f.second !== 0 || f.microsecond !== 0) parts.push(f.second);
    if (f.microsecond !== 0) parts.push(f.microsecond);
    return `datetime.datetime(${parts.join(', ')})`;
  }
  const fraction = f.microsecond === 0 ? '' : `.${pad(f.microsecond, 6)}`;
  return `${pad(f.year, 4)}-${pad(f.month)}-${pad(f.day)}${style}${pad(f.hour)}:${pad(f.minute)}:${pad(f.second)}${fraction}`;
}

export function timeDeltaText(value: TimeDelta): string {
  const day = Math.floor(value.microseconds / 86_400_000_000);
  const rest = value.microseconds - day * 86_400_000_000;
  const seconds = Math.floor(rest / 1_000_000);
  const fraction = rest % 1_000_000;
  const clock = `${String(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`;
  const prefix = day === 0 ? '' : `${String(day)} day${Math.abs(day) === 1 ? '' : 's'}, `;
  return `${prefix}${clock}${fraction === 0 ? '' : `.${pad(fraction, 6)}`}`;
}

function dayOfYear(value: DateTime): number {
  const { year } = fieldsOf(value);
  return Math.floor((value.wall - Date.UTC(year, 0, 1)) / 86_400_000) + 1;
}

/** ISO 8601 year and week. */
function isoWeek(value: DateTime): readonly [number, number] {
  const date = new Date(value.wall);
  const thursday = new Date(value.wall + (3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / 604_800_000) + 1;
  return [year, week];
}

/** strftime(3) in the C locale. `zone`: what %z and %Z print. */
export function formatTime(
  value: DateTime,
  format: string,
  zone: { readonly offset: string; readonly name: string } = { offset: '', name: '' },
): string {
  const f = fieldsOf(value);
  const weekday = new Date(value.wall).getUTCDay();
  const hour12 = f.hour % 12 === 0 ? 12 : f.hour % 12;
  const directives: Readonly<Record<string, () => string>> = {
    a: () => (days[weekday] ?? '').slice(0, 3),
    A: () => days[weekday] ?? '',
    b: () => (months[f.month - 1] ?? '').slice(0, 3),
    h: () => (months[f.month - 1] ?? '').slice(0, 3),
    B: () => months[f.month - 1] ?? '',
    c: () => formatTime(value, '%a %b %e %H:%M:%S %Y'),
    C: () => pad(Math.floor(f.year / 100)),
    d: () => pad(f.day),
    D: () => formatTime(value, '%m/%d/%y'),
    e: () => String(f.day).padStart(2, ' '),
    f: () => pad(f.microsecond, 6),
    F: () => formatTime(value, '%Y-%m-%d'),
    g: () => pad(isoWeek(value)[0] % 100),
    G: () => String(isoWeek(value)[0]),
    H: () => pad(f.hour),
    I: () => pad(hour12),
    j: () => pad(dayOfYear(value), 3),
    k: () => String(f.hour).padStart(2, ' '),
    l: () => String(hour12).padStart(2, ' '),
    m: () => pad(f.month),
    M: () => pad(f.minute),
    n: () => '\n',
    p: () => (f.hour < 12 ? 'AM' : 'PM'),
    P: () => (f.hour < 12 ? 'am' : 'pm'),
    r: () => formatTime(value, '%I:%M:%S %p'),
    R: () => formatTime(value, '%H:%M'),
    s: () => String(Math.floor(value.wall / 1000)),
    S: () => pad(f.second),
    t: () => '\t',
    T: () => formatTime(value, '%H:%M:%S'),
    u: () => String(weekday === 0 ? 7 : weekday),
    U: () => pad(Math.floor((dayOfYear(value) + 6 - weekday) / 7)),
    V: () => pad(isoWeek(value)[1]),
    w: () => String(weekday),
    W: () => pad(Math.floor((dayOfYear(value) + 6 - ((weekday + 6) % 7)) / 7)),
    x: () => formatTime(value, '%m/%d/%y'),
    X: () => formatTime(value, '%H:%M:%S'),
    y: () => pad(f.year % 100),
    Y: () => String(f.year),
    z: () => zone.offset,
    Z: () => zone.name,
    '%': () => '%',
  };
  return format.replace(/%(-?)(.)/gs, (whole, minus: string, letter: string) => {
    const text = Object.hasOwn(directives, letter) ? directives[letter]?.() : undefined;
    if (text === undefined) return whole;
    return minus === '' ? text : text.replace(/^[0 ]+(?=.)/, '');
  });
}

/** strptime of the directives that dates in playbooks use. */
export function parseTime(text: string, format: string, budget: Budget): DateTime {
  const fields = { Y: 1900, m: 1, d: 1, H: 0, M: 0, S: 0, f: 0 };
  let pm: boolean | undefined;
  const setters: ((part: string) => void)[] = [];
  const parts: Readonly<Record<string, readonly [string, (part: string) => void]>> = {
    Y: ['\\d{4}', (part) => (fields.Y = Number(part))],
    y: ['\\d{2}', (part) => (fields.Y = Number(part) + (Number(part) < 69 ? 2000 : 1900))],
    m: ['1[0-2]|0?[1-9]', (part) => (fields.m = Number(part))],
    d: ['3[01]|[12]\\d|0?[1-9]| [1-9]', (part) => (fields.d = Number(part))],
    H: ['2[0-3]|[01]?\\d', (part) => (fields.H = Number(part))],
    I: ['1[0-2]|0?[1-9]', (part) => (fields.H = Number(part) % 12)],
    p: ['am|pm', (part) => (pm = part.toLowerCase() === 'pm')],
    M: ['[0-5]?\\d', (part) => (fields.M = Number(part))],
    S: ['6[01]|[0-5]?\\d', (part) => (fields.S = Number(part))],
    f: ['\\d{1,6}', (part) => (fields.f = Number(part.padEnd(6, '0')))],
    b: [nameClass(months, 3), (part) => (fields.m = nameIndex(months, part, 3))],
    B: [nameClass(months), (part) => (fields.m = nameIndex(months, part))],
    a: [nameClass(days, 3), () => undefined],
    A: [nameClass(days), () => undefined],
    '%': ['%', () => undefined],
  };
  const expanded = format
    .replaceAll('%T', '%H:%M:%S')
    .replaceAll('%F', '%Y-%m-%d')
    .replaceAll('%D', '%m/%d/%y');
  const pattern = expanded.replace(
    /%(.)|\s+|([^%\s]+)/gs,
    (whole, letter?: string, literal?: string) => {
      if (literal !== undefined) return literal.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      if (letter === undefined) return '\\s+';
      const part = Object.hasOwn(parts, letter) ? parts[letter] : undefined;
      if (part === undefined)
        return valueFault(`the directive "${whole}" is not supported in a date format`);
      setters.push(part[1]);
      return `(${part[0]})`;
    },
  );
  // Formats such as %d%d%d… are ambiguous: matching is counted.
  const match = new Regex(`${pattern}\\Z`, { ignoreCase: true }, budget).match(text);
  if (match === undefined) valueFault('the time does not match the format');
  setters.forEach((set, index) => {
    set(match.groups[index + 1] ?? '');
  });
  if (pm === true) fields.H += 12;
  const wall = Date.UTC(fields.Y, fields.m - 1, fields.d, fields.H, fields.M, fields.S);
  if (new Date(wall).getUTCDate() !== fields.d) valueFault('the day is out of range for the month');
  return new DateTime(wall, fields.f);
}

function nameClass(names: readonly string[], length?: number): string {
  return names.map((name) => name.slice(0, length)).join('|');
}

function nameIndex(names: readonly string[], part: string, length?: number): number {
  return names.findIndex((name) => name.slice(0, length).toLowerCase() === part.toLowerCase()) + 1;
}

/** Microseconds since the epoch, as if the wall clock were UTC's. */
export function microseconds(value: DateTime): number {
  return Math.floor(value.wall / 1000) * 1_000_000 + value.microsecond;
}

export function shift(value: DateTime, by: number): DateTime {
  const total = microseconds(value) + by;
  const second = Math.floor(total / 1_000_000);
  return new DateTime(second * 1000, total - second * 1_000_000);
}
