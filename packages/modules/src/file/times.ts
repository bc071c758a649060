import type { FileStat } from '@vipbook/host';
import type { FileArguments } from '@vipbook/playbook';
import type { ModuleContext } from '../module.ts';
import { fail } from '../shared/files/failure.ts';

/** Seconds since the epoch, or now; absent: as they are. */
export interface Times {
  readonly modified?: number | 'now';
  readonly accessed?: number | 'now';
}

const usualFormat = '%Y%m%d%H%M.%S';

export function wantedTimes(
  args: FileArguments,
  state: string,
  host: string,
  context: ModuleContext,
): Times {
  const read = (
    written: string | undefined,
    format: string | undefined,
  ): number | 'now' | undefined => {
    const word = written ?? (state === 'touch' ? 'now' : 'preserve');
    if (word === 'preserve') return undefined;
    if (word === 'now') return 'now';
    const time = parseTime(word, format ?? usualFormat);
    if (time === undefined)
      return fail(
        'MOD071',
        `${word} is no time of the form ${format ?? usualFormat}`,
        context,
        host,
      );
    return time;
  };
  const modified = read(args.modification_time, args.modification_time_format);
  const accessed = read(args.access_time, args.access_time_format);
  return {
    ...(modified === undefined ? {} : { modified }),
    ...(accessed === undefined ? {} : { accessed }),
  };
}

/** The parts that are not so yet. `now` never is. */
export function timeChange(times: Times, stat: FileStat | null): Times {
  return {
    ...(times.modified === undefined || times.modified === stat?.modified
      ? {}
      : { modified: times.modified }),
    ...(times.accessed === undefined || times.accessed === stat?.accessed
      ? {}
      : { accessed: times.accessed }),
  };
}

const parts: Readonly<Record<string, string>> = {
  Y: '(?<Y>\\d{4})',
  m: '(?<m>\\d{1,2})',
  d: '(?<d>\\d{1,2})',
  H: '(?<H>\\d{1,2})',
  M: '(?<M>\\d{1,2})',
  S: '(?<S>\\d{1,2})',
  s: '(?<s>\\d+)',
  '%': '%',
};

/** strptime(3) with the letters that a point in time needs; in the time zone of this machine. */
export function parseTime(text: string, format: string): number | undefined {
  let pattern = '';
  for (let at = 0; at < format.length; at += 1) {
    const char = format.charAt(at);
    if (char === '%') {
      at += 1;
      const part = parts[format.charAt(at)];
      if (part === undefined) return undefined;
      pattern += part;
    } else {
      pattern += char.replaceAll(/[\\^$.|?*+()[\]{}]/g, '\\$&');
    }
  }
  let found: RegExpExecArray | null;
  try {
    found = new RegExp(`^${pattern}$`).exec(text);
  } catch {
    // The same letter twice.
    return undefined;
  }
  const groups = found?.groups;
  if (groups === undefined) return undefined;
  if (groups['s'] !== undefined) return Number(groups['s']);
  const number = (name: string, usual: number): number => Number(groups[name] ?? usual);
  const [month, day, hour] = [number('m', 1), number('d', 1), number('H', 0)];
  const [minute, second] = [number('M', 0), number('S', 0)];
  const time = new Date(number('Y', 1900), month - 1, day, hour, minute, second);
  const same = time.getMonth() === month - 1 && time.getDate() === day && time.getHours() === hour;
  return same && minute < 60 && second < 60 ? time.getTime() / 1000 : undefined;
}
