import { Secret } from '@vipbook/diagnostics';
import type { InventoryValue } from './api.ts';
import type { Origin } from './source-text.ts';

/** Text encrypted with ansible-vault, not yet opened. */
export class VaultText {
  /** As `ansible-inventory` prints it: header and hexadecimal lines, each ended by a newline. */
  readonly ciphertext: string;
  readonly origin: Origin;

  constructor(ciphertext: string, origin: Origin) {
    this.ciphertext = ciphertext;
    this.origin = origin;
  }
}

/** Text tagged `!unsafe`: braces in it are no template. */
export class UnsafeText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** A template that renders to the text, or the text when nothing in it looks like one. */
  get template(): string {
    if (!/\{[{%#]/.test(this.text)) return this.text;
    if (!/\{%[-+]?\s*endraw/.test(this.text)) return `{% raw %}${this.text}{% endraw %}`;
    const quoted = this.text.replace(/[\\']/g, '\\$&').replaceAll('\n', '\\n');
    return `{{ '${quoted}' }}`;
  }
}

/** A whole number beyond 2^53: text to everybody, digits in JSON. */
export class LargeInteger {
  readonly digits: string;

  /** Takes what BigInt takes, with a sign. */
  constructor(text: string) {
    const body = text.replace(/^[-+]/, '');
    this.digits = String(text.startsWith('-') ? -BigInt(body) : BigInt(body));
  }
}

/** A value as read: like InventoryValue, with vault texts still closed. */
export type RawValue =
  | null
  | boolean
  | number
  | string
  | Secret
  | VaultText
  | UnsafeText
  | LargeInteger
  | readonly RawValue[]
  | { readonly [key: string]: RawValue };

/** One variable as read, before merging. */
export interface Assignment {
  readonly name: string;
  readonly value: RawValue;
  readonly origin: Origin;
  /** A number that was written as a float though it is whole (1.0); Ansible prints it so. */
  readonly float: boolean;
}

const floats = new WeakMap<object, Set<string | number>>();

/** Remember that the number at `key` of `container` was written as a float; a variable's own is at `value`. */
export function markFloat(container: object, key: string | number): void {
  const known = floats.get(container);
  if (known === undefined) floats.set(container, new Set([key]));
  else known.add(key);
}

export function isMarkedFloat(container: object, key: string | number): boolean {
  return floats.get(container)?.has(key) ?? false;
}

const tuples = new WeakSet();

/** Remember that a list was written as a Python tuple; only `--graph --vars` shows the difference. */
export function markTuple(list: object): void {
  tuples.add(list);
}

export function isTuple(list: object): boolean {
  return tuples.has(list);
}

/** Numbers that Python prints without help as floats need no mark. */
export function needsFloatMark(value: number): boolean {
  return Number.isInteger(value);
}

export function isRecord(
  value: RawValue | InventoryValue | undefined,
): value is { readonly [key: string]: RawValue } {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Secret) &&
    !(value instanceof VaultText) &&
    !(value instanceof UnsafeText) &&
    !(value instanceof LargeInteger)
  );
}

export function isList(value: RawValue): value is readonly RawValue[] {
  return Array.isArray(value);
}

/** Set an own property whatever its name (`__proto__` included). */
export function setOwn<T>(target: Record<string, T>, key: string, value: T): void {
  if (key === '__proto__') {
    Object.defineProperty(target, key, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  } else {
    target[key] = value;
  }
}

/** Parts of a value that callers may want turned into something else. */
export type Leaf = string | Secret | VaultText | UnsafeText | LargeInteger;

function isLeaf(value: RawValue): value is Leaf {
  return (
    typeof value === 'string' ||
    (typeof value === 'object' && value !== null && !isList(value) && !isRecord(value))
  );
}

/** The same structure with `change` applied to each leaf that is not plain data; shares what did not change. */
export function mapLeaves(value: RawValue, change: (leaf: Leaf) => RawValue): RawValue {
  return isLeaf(value) ? change(value) : mapChildren(value, (item) => mapLeaves(item, change));
}

/** The same list or mapping with `change` applied to each item; the very same one when nothing changed. */
export function mapChildren(value: RawValue, change: (item: RawValue) => RawValue): RawValue {
  if (isList(value)) {
    let copy: RawValue[] | undefined;
    value.forEach((item, index) => {
      const changed = change(item);
      if (changed !== item) (copy ??= [...value])[index] = changed;
    });
    if (copy !== undefined) keepFloats(value, copy);
    return copy ?? value;
  }
  if (!isRecord(value)) return value;
  let copy: Record<string, RawValue> | undefined;
  for (const key of Object.keys(value)) {
    const item = value[key] as RawValue;
    const changed = change(item);
    if (changed !== item) setOwn((copy ??= { ...value }), key, changed);
  }
  if (copy !== undefined) keepFloats(value, copy);
  return copy ?? value;
}

function keepFloats(from: object, to: object): void {
  const marks = floats.get(from);
  if (marks !== undefined) floats.set(to, marks);
}
