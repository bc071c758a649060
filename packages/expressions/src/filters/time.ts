import { asText } from '../python/arguments.ts';
import { truthy } from '../python/compare.ts';
import { formatTime, parseTime } from '../python/date-time.ts';
import { valueFault } from '../python/fault.ts';
import { isNumber, parseFloatText, toDouble } from '../python/numbers.ts';
import { DateTime, Undefined, type Obj } from '../python/objects.ts';
import type { FilterDefinition } from './definition.ts';

function seconds(value: Obj, now: number): number {
  if (value instanceof Undefined) value.refuse();
  if (value === null) return now / 1000;
  const result =
    typeof value === 'string'
      ? parseFloatText(value)
      : isNumber(value)
        ? toDouble(value)
        : undefined;
  if (result === undefined || !(Math.abs(result) < 1e11)) {
    return valueFault('strftime needs seconds since 1970');
  }
  return result;
}

export const timeFilters: readonly FilterDefinition[] = [
  {
    name: 'strftime',
    signature: 'second=none, utc=false',
    summary:
      "The time (now, or so many seconds since 1970) in the value's format: '%Y-%m-%d' | strftime.",
    run: (context, value, second, utc) => {
      const date = new Date(Math.floor(seconds(second, context.now())) * 1000);
      const offset = truthy(utc) ? 0 : date.getTimezoneOffset();
      const size = Math.abs(offset);
      const digits = `${String(Math.floor(size / 60)).padStart(2, '0')}${String(size % 60).padStart(2, '0')}`;
      const zone = {
        offset: `${offset > 0 ? '-' : '+'}${digits}`,
        name: truthy(utc) ? 'GMT' : offset === 0 ? 'UTC' : '',
      };
      const wall = new DateTime(date.getTime() - offset * 60_000);
      return formatTime(wall, asText(value, context.budget, 'the format'), zone);
    },
  },
  {
    name: 'to_datetime',
    signature: "format='%Y-%m-%d %H:%M:%S'",
    summary: 'A point in time from a text; two of them can be subtracted.',
    run: ({ budget }, value, format) =>
      parseTime(asText(value, budget, 'the time'), asText(format, budget, 'the format'), budget),
  },
];
