import type { Secret } from '@vipbook/diagnostics';

/**
 * A float that has no fraction (or is too large to be an exact integer): keeps Python's `3.0` apart from `3`.
 * Floats with a fraction, infinities and NaN are plain numbers; see {@link float}.
 */
export class PyFloat {
  readonly value: number;

  constructor(value: number) {
    this.value = value;
  }

  toJSON(): number {
    return this.value;
  }

  toString(): string {
    return String(this.value);
  }
}

/** What a mapping that computes its values when asked must offer; see {@link LazyMapping}. */
export interface MappingSource {
  get(key: string): Value | undefined;
  has(key: string): boolean;
  /** In the order in which a template sees them. */
  keys(): Iterable<string>;
}

/** A mapping whose values are made when they are first asked for: `hostvars` over thousands of hosts. */
export class LazyMapping {
  readonly #source: MappingSource;
  readonly #known = new Map<string, Value>();

  constructor(source: MappingSource) {
    this.#source = source;
  }

  get(key: string): Value | undefined {
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const value = this.#source.get(key);
    if (value !== undefined) this.#known.set(key, value);
    return value;
  }

  has(key: string): boolean {
    return this.#source.has(key);
  }

  keys(): string[] {
    return [...this.#source.keys()];
  }
}

/**
 * What templates compute with: JSON's types, with Python's numbers and secrets.
 *
 * - A `number` that is a safe integer is an int; every other `number` is a float.
 * - A `bigint` is an int outside the safe range.
 * - {@link PyFloat} is a float that would otherwise look like an int (`3.0`).
 * - A `Secret` is a string that must not be shown; see docs/expressions.md.
 *
 * {@link toJson} turns all of it into plain JSON for modules and reports.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | PyFloat
  | Secret
  | LazyMapping
  | readonly Value[]
  | { readonly [key: string]: Value };

/** JSON, nothing else. */
export type JsonValue =
  null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A float of this value, wrapped only where it would otherwise be taken for an int. */
export function float(value: number): number | PyFloat {
  return Number.isSafeInteger(value) ? new PyFloat(value) : value;
}

/** An int of this value: a number where that is exact, else a bigint. */
export function int(value: bigint): number | bigint {
  return value >= -9007199254740991n && value <= 9007199254740991n ? Number(value) : value;
}
