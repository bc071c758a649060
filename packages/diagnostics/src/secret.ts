import { encodings } from './encodings.ts';

/** What stands where a secret was. Long enough that nobody takes it for a value, and stable. */
export const hidden = '********';

/** Shorter ones would blot out half of every text and guard nothing. */
export const shortestSecret = 4;

/** A value that cannot be printed by accident: every way of turning it into text hides it. */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself, for the one place that must send it. Never put the result into a message. */
  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return hidden;
  }

  toJSON(): string {
    return hidden;
  }

  get [Symbol.toStringTag](): string {
    return 'Secret';
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return hidden;
  }
}

/**
 * Replace every occurrence of each secret in `text`, also as Base64 (whatever stands before it), hexadecimal,
 * percent-encoded, or escaped for JSON or HTML: templates and programs write them so. Secrets of fewer than
 * four characters stay.
 */
export function redact(text: string, secrets: Iterable<Secret>): string {
  if (text.length < shortestSecret) return text;
  let result = text;
  for (const form of formsOf(secrets)) {
    if (result.includes(form)) result = result.replaceAll(form, hidden);
  }
  return result;
}

/** Of a value as JSON has it: every text in it, and the names of its members. Objects of a class are left alone. */
export function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, map));
  if (typeof value !== 'object' || value === null) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [map(key), mapTexts(item, map)]),
  );
}

const formsOfOne = new WeakMap<Secret, readonly string[]>();
/** Of a set that was asked for before and has not grown: there are as many questions as texts. */
const formsOfAll = new WeakMap<
  object,
  { readonly size: number; readonly forms: readonly string[] }
>();

/** Longest first: one secret may hold another. */
function formsOf(secrets: Iterable<Secret>): readonly string[] {
  const all = Array.isArray(secrets) || secrets instanceof Set ? secrets : [...secrets];
  const size = Array.isArray(all) ? all.length : all.size;
  const before = formsOfAll.get(all);
  if (before?.size === size) return before.forms;
  const forms = new Set<string>();
  for (const secret of all as Iterable<Secret>) {
    let own = formsOfOne.get(secret);
    if (own === undefined) {
      const value = secret.reveal();
      own = value.length < shortestSecret ? [] : encodings(value);
      formsOfOne.set(secret, own);
    }
    for (const form of own) forms.add(form);
  }
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  formsOfAll.set(all, { size, forms: sorted });
  return sorted;
}
