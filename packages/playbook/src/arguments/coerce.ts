import type { YamlValue } from '../ast.ts';
import { typesOf } from '../modules/documentation.ts';
import type { Schema } from '../modules/schema.ts';
import { isOpen, type Mode } from './template.ts';

/** Ansible's words for booleans, in lower case (module_utils.parsing.convert_bool). */
const truthful = new Set(['y', 'yes', 'on', '1', 'true', 't', '1.0']);
const untruthful = new Set(['n', 'no', 'off', '0', 'false', 'f', '0.0']);

export function readBoolean(value: YamlValue): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return undefined;
  const word = value.trim().toLowerCase();
  if (truthful.has(word)) return true;
  return untruthful.has(word) ? false : undefined;
}

/**
 * Ansible's lenient readings of a value where a schema asks another type: "yes" as a boolean, "3" as a
 * number, 22 as a text, "a,b" and a single value as a list. What does not fit stays as it is, for the
 * validator to refuse; templates stay too. The value is not changed, a new one is returned.
 */
export function coerceValue(schema: Schema, value: YamlValue, mode: Mode): YamlValue {
  if (isOpen(value, mode)) return value;
  const types = typesOf(schema);
  if (types.length === 0) return value;
  if (isObject(value) && types.includes('object')) return coerceObject(schema, value, mode);
  if (Array.isArray(value) && types.includes('array')) return coerceItems(schema, value, mode);
  if (types.some((type) => hasType(value, type))) return coerceWord(value, types);
  for (const type of types) {
    const coerced = coercions[type]?.(value, schema, mode);
    if (coerced !== undefined) return coerced;
  }
  return value;
}

/** Arguments by their canonical names: those given under another name move to it. */
export function coerceObject(
  schema: Schema,
  value: { readonly [key: string]: YamlValue },
  mode: Mode,
): Record<string, YamlValue> {
  const result: Record<string, YamlValue> = {};
  for (const [key, part] of Object.entries(value)) {
    const property = schema.properties?.[key];
    const name = property?.['x-alias-of'] ?? key;
    define(result, name, property === undefined ? part : coerceValue(property, part, mode));
  }
  return result;
}

/** `__proto__` is a key like any other. */
export function define(target: Record<string, YamlValue>, key: string, value: YamlValue): void {
  Object.defineProperty(target, key, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}

function coerceItems(
  schema: Schema,
  items: readonly YamlValue[],
  mode: Mode,
): readonly YamlValue[] {
  const { items: each } = schema;
  return each === undefined ? items : items.map((item) => coerceValue(each, item, mode));
}

/** A text fits already, but "true" is meant as a boolean where both are possible. */
function coerceWord(value: YamlValue, types: readonly string[]): YamlValue {
  if (typeof value !== 'string' || !types.includes('boolean') || types[0] !== 'boolean')
    return value;
  return /^(true|false|yes|no)$/i.test(value) ? (readBoolean(value) ?? value) : value;
}

const coercions: Readonly<
  Record<string, (value: YamlValue, schema: Schema, mode: Mode) => YamlValue | undefined>
> = {
  boolean: (value) => readBoolean(value),
  integer: (value) => readNumber(value, /^\s*[-+]?[0-9]+\s*$/),
  number: (value) =>
    readNumber(value, /^\s*[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?\s*$/),
  string: (value) => (typeof value === 'number' ? String(value) : booleanAsText(value)),
  array: (value, schema, mode) => {
    if (typeof value === 'string') {
      const parts = value.split(',').map((part) => part.trim());
      return coerceItems(
        schema,
        parts.filter((part, at) => part !== '' || at < parts.length - 1),
        mode,
      );
    }
    const scalar = typeof value === 'number' || typeof value === 'boolean';
    return scalar ? coerceItems(schema, [value], mode) : undefined;
  },
};

function readNumber(value: YamlValue, form: RegExp): number | undefined {
  return typeof value === 'string' && form.test(value) ? Number(value) : undefined;
}

/** As Python writes it, which is what Ansible's modules get. */
function booleanAsText(value: YamlValue): string | undefined {
  if (typeof value !== 'boolean') return undefined;
  return value ? 'True' : 'False';
}

function isObject(value: YamlValue): value is { readonly [key: string]: YamlValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function hasType(value: YamlValue, type: string): boolean {
  switch (type) {
    case 'null':
      return value === null;
    case 'array':
      return Array.isArray(value);
    case 'object':
      return isObject(value);
    case 'integer':
      return Number.isInteger(value);
    default:
      return typeof value === type;
  }
}
