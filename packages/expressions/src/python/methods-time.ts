import type { Context } from '../evaluate/context.ts';
import { float } from '../value.ts';
import { asText } from './arguments.ts';
import { dateTimeText, fieldsOf, formatTime } from './date-time.ts';
import type { TimeDelta } from './objects.ts';
import { Callable, DateTime, type Obj } from './objects.ts';
import { bind } from './signature.ts';

const day = 86_400_000_000;

export function dateTimeAttribute(self: DateTime, name: string, context: Context): Obj | undefined {
  const fields = fieldsOf(self);
  switch (name) {
    case 'year':
    case 'month':
    case 'day':
    case 'hour':
    case 'minute':
    case 'second':
    case 'microsecond':
      return fields[name];
    case 'strftime':
      return new Callable(name, (args) => {
        const [format = null] = bind('strftime()', 'format', args);
        return formatTime(self, asText(format, context.budget));
      });
    case 'isoformat':
      return new Callable(name, () => dateTimeText(self, 'T'));
    case 'date':
      return new Callable(
        name,
        () => new DateTime(Math.floor(self.wall / 86_400_000) * 86_400_000),
      );
    case 'weekday':
      return new Callable(name, () => (new Date(self.wall).getUTCDay() + 6) % 7);
    case 'isoweekday':
      return new Callable(name, () => ((new Date(self.wall).getUTCDay() + 6) % 7) + 1);
    case 'timestamp':
      // A wall clock has no zone; like Python, take it for local time.
      return new Callable(name, () => {
        const f = fields;
        const local = new Date(f.year, f.month - 1, f.day, f.hour, f.minute, f.second).getTime();
        return float(local / 1000 + self.microsecond / 1e6);
      });
    default:
      return undefined;
  }
}

export function timeDeltaAttribute(self: TimeDelta, name: string): Obj | undefined {
  const days = Math.floor(self.microseconds / day);
  const rest = self.microseconds - days * day;
  switch (name) {
    case 'days':
      return days;
    case 'seconds':
      return Math.floor(rest / 1_000_000);
    case 'microseconds':
      return rest % 1_000_000;
    case 'total_seconds':
      return new Callable(name, () => float(self.microseconds / 1_000_000));
    default:
      return undefined;
  }
}
