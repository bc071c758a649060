import type { PlannedStep } from '@vipbook/plan';

// IPv4 and IPv6 as titles have them, with the length of the prefix.
const addresses =
  /(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f]{0,4}:[0-9a-f:]*:[0-9a-f.:]*[0-9a-f:])(?:\/\d{1,3})?(?![\w:])/gi;

/** The one address that a step's title names; undefined: none, or several. */
export function addressOf({ title }: PlannedStep): string | undefined {
  const named = new Set([...title.matchAll(addresses)].map(([address]) => address));
  return named.size === 1 ? [...named][0] : undefined;
}

const place = '\u0000';

/** The title with a hole where its address was, so that steps of many hosts can be told as one. */
export function generalTitle(step: PlannedStep): string {
  const address = addressOf(step);
  return address === undefined ? step.title : step.title.replaceAll(address, place);
}

/** The title of steps that have the same general one. */
export function sharedTitle(steps: readonly [PlannedStep, ...PlannedStep[]]): string {
  const [first] = steps;
  const span = spanOf(steps.map((step) => addressOf(step) ?? ''));
  return span === undefined ? first.title : generalTitle(first).replaceAll(place, span);
}

/** `10.0.0.1 … 10.0.0.9 (9, each its own)`; undefined when all are one. */
export function spanOf(values: readonly string[]): string | undefined {
  const distinct = new Set(values);
  const [first] = values;
  const last = values.at(-1);
  if (first === undefined || last === undefined || distinct.size < 2) return undefined;
  return `${first} … ${last} (${String(distinct.size)} different)`;
}

/** Neighbours in the order of the first of each kind. */
export function grouped<T>(
  all: readonly T[],
  wanted: boolean,
  kind: (one: T) => string,
): readonly (readonly [T, ...T[]])[] {
  const groups = new Map<string, [T, ...T[]]>();
  all.forEach((one, index) => {
    const key = wanted ? kind(one) : String(index);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [one]);
    else group.push(one);
  });
  return [...groups.values()];
}
