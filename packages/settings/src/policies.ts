/** What a project allows; `policies` of vipbook.yml. */
export interface Policies {
  readonly maxOutageMs?: number;
  /** Names of hosts that no plan may change; `*` and `?` as in a shell. */
  readonly protectedHosts?: readonly string[];
  /** When changes may be made. */
  readonly hours?: readonly PolicyHours[];
  /** From this risk on somebody has to say yes. */
  readonly approveRisk?: 'low' | 'medium' | 'high';
  readonly strategies?: readonly ('make-before-break' | 'break-before-make')[];
  /** false: everything must be known beforehand. */
  readonly allowUnknown?: boolean;
}

export interface PolicyHours {
  readonly days?: readonly ('mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun')[];
  /** `22:00`; `to` may be the next day's. */
  readonly from: string;
  readonly to: string;
  /** IANA name; UTC when absent. */
  readonly timezone?: string;
}

/** Tells what is wrong, and at which key below `policies`. */
export type Refuse = (message: string, path: readonly (string | number)[]) => never;

type Reader = (value: unknown, path: readonly (string | number)[], refuse: Refuse) => unknown;

const readers: Readonly<Record<string, { readonly to: keyof Policies; readonly read: Reader }>> = {
  max_outage_ms: { to: 'maxOutageMs', read: readMilliseconds },
  protected_hosts: { to: 'protectedHosts', read: readNames },
  hours: { to: 'hours', read: readHours },
  approve_risk: { to: 'approveRisk', read: oneOf(['low', 'medium', 'high']) },
  strategies: {
    to: 'strategies',
    read: listOf(oneOf(['make-before-break', 'break-before-make'])),
  },
  allow_unknown: { to: 'allowUnknown', read: readBoolean },
};

export const policyNames: readonly string[] = Object.keys(readers);

/** A mapping of policies as YAML gave it. A policy that is misread would permit what it forbids. */
export function readPolicies(value: unknown, refuse: Refuse): Policies {
  if (!isMapping(value)) return refuse('"policies" must be a mapping', []);
  const result: Record<string, unknown> = {};
  for (const [name, item] of Object.entries(value)) {
    const reader = readers[name];
    if (reader === undefined)
      return refuse(`unknown policy "${name}"; there are ${policyNames.join(', ')}`, [name]);
    result[reader.to] = reader.read(item, [name], refuse);
  }
  return result;
}

function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function readMilliseconds(
  value: unknown,
  path: readonly (string | number)[],
  refuse: Refuse,
): number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0
    ? value
    : refuse(`"${path.join('.')}" must be a whole number of milliseconds`, path);
}

function readBoolean(value: unknown, path: readonly (string | number)[], refuse: Refuse): boolean {
  return typeof value === 'boolean'
    ? value
    : refuse(`"${path.join('.')}" must be true or false`, path);
}

function readNames(
  value: unknown,
  path: readonly (string | number)[],
  refuse: Refuse,
): readonly string[] {
  const list = typeof value === 'string' ? [value] : value;
  return Array.isArray(list) && list.every((name) => typeof name === 'string' && name !== '')
    ? (list as readonly string[])
    : refuse(`"${path.join('.')}" must be names of hosts`, path);
}

function oneOf(words: readonly string[]): Reader {
  return (value, path, refuse) =>
    typeof value === 'string' && words.includes(value)
      ? value
      : refuse(`"${path.join('.')}" must be ${words.join(' or ')}`, path);
}

function listOf(reader: Reader): Reader {
  return (value, path, refuse) =>
    (Array.isArray(value) ? (value as readonly unknown[]) : [value]).map((item, at) =>
      reader(item, [...path, at], refuse),
    );
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function readHours(
  value: unknown,
  path: readonly (string | number)[],
  refuse: Refuse,
): readonly PolicyHours[] {
  const windows = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  return windows.map((window, at) => readWindow(window, [...path, at], refuse));
}

function readWindow(
  value: unknown,
  path: readonly (string | number)[],
  refuse: Refuse,
): PolicyHours {
  if (!isMapping(value)) return refuse(`"${path.join('.')}" must be {days, from, to}`, path);
  const { days: on, from, to, timezone, ...others } = value;
  const [unknown] = Object.keys(others);
  if (unknown !== undefined)
    return refuse(`"${path.join('.')}" knows no "${unknown}"`, [...path, unknown]);
  return {
    from: readTime(from, [...path, 'from'], refuse),
    to: readTime(to, [...path, 'to'], refuse),
    ...(on === undefined
      ? {}
      : { days: listOf(oneOf(days))(on, [...path, 'days'], refuse) as PolicyHours['days'] & {} }),
    ...(timezone === undefined
      ? {}
      : { timezone: readTimezone(timezone, [...path, 'timezone'], refuse) }),
  };
}

function readTime(value: unknown, path: readonly (string | number)[], refuse: Refuse): string {
  // YAML 1.1 reads 22:00 without quotes as a number of base 60; ours does not, others' editors may.
  return typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(value)
    ? value
    : refuse(`"${path.join('.')}" must be a time such as "22:00"`, path);
}

function readTimezone(value: unknown, path: readonly (string | number)[], refuse: Refuse): string {
  try {
    if (typeof value !== 'string') throw new RangeError();
    new Intl.DateTimeFormat('en', { timeZone: value });
    return value;
  } catch {
    return refuse(`"${path.join('.')}" must be a time zone such as "Europe/Berlin"`, path);
  }
}
