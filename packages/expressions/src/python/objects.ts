import { Secret } from '@vipbook/diagnostics';
import type { Span } from '../syntax/tree.ts';
import { LazyMapping, PyFloat } from '../value.ts';
import { fault } from './fault.ts';

/** What the evaluator computes with: values, and the objects that live only while a template is evaluated. */
export type Obj =
  | null
  | boolean
  | number
  | bigint
  | string
  | PyFloat
  | Secret
  | LazyMapping
  | readonly Obj[]
  | Dict
  | DictView
  | Range
  | Undefined
  | Callable
  | Namespace
  | DateTime
  | TimeDelta
  | { readonly [key: string]: Obj };

/** A mapping as JSON and scopes give it. */
export type PlainMapping = Readonly<Record<string, Obj>>;
export type Mapping = Dict | LazyMapping | PlainMapping;

/** Python's tuple: an array that prints with parentheses and never equals a list. */
export class Tuple extends Array<Obj> {
  /** Array's own methods (slice, map, …) give plain lists. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** An element of `groupby`: a pair whose parts also have names. */
export class GroupTuple extends Tuple {
  constructor(grouper: Obj, list: readonly Obj[]) {
    super();
    this.push(grouper, list);
  }
}

export function tuple(items: readonly Obj[]): Tuple {
  const result = new Tuple();
  for (const item of items) result.push(item);
  return result;
}

/** A name or element that does not exist; may be passed on and tested, every use of it is refused. */
export class Undefined {
  readonly message: string;
  /** Where the missing thing was named. */
  readonly span: Span | undefined;
  readonly remedy: string | undefined;
  readonly name: string | undefined;

  constructor(message: string, span?: Span, remedy?: string, name?: string) {
    this.message = message;
    this.span = span;
    this.remedy = remedy;
    this.name = name;
  }

  refuse(): never {
    fault('EXP010', this.message, { span: this.span, remedy: this.remedy });
  }
}

/**
 * `value if condition` without `else`: prints as nothing and counts as false and empty, where a missing
 * variable is refused. That is Jinja's own choice, and playbooks rely on it.
 */
export class Nothing extends Undefined {}

/**
 * A value that exists, but only the run will tell it: what a program prints, when a plan is made without
 * running it. It goes through filters and attributes as it is; whatever needs it is refused, saying why.
 */
export class Unknown extends Undefined {
  override refuse(): never {
    fault('EXP024', this.message, { span: this.span });
  }
}

/** A dict made by an expression: any hashable key, in order of insertion. */
export class Dict {
  readonly entries = new Map<string, readonly [Obj, Obj]>();

  static of(pairs: Iterable<readonly [Obj, Obj]>): Dict {
    const dict = new Dict();
    for (const [key, value] of pairs) dict.set(key, value);
    return dict;
  }

  get(key: Obj): Obj | undefined {
    return this.entries.get(hash(key))?.[1];
  }

  /** As in Python, an equal key keeps its first form (`{1: 'a', True: 'b'}` is `{1: 'b'}`). */
  set(key: Obj, value: Obj): void {
    const id = hash(key);
    const before = this.entries.get(id);
    this.entries.set(id, [before === undefined ? key : before[0], value]);
  }
}

/** dict.keys(), .values() and .items(): iterable, but without subscripts. */
export class DictView {
  readonly kind: 'dict_keys' | 'dict_values' | 'dict_items';
  readonly items: readonly Obj[];

  constructor(kind: DictView['kind'], items: readonly Obj[]) {
    this.kind = kind;
    this.items = items;
  }
}

/** range(start, stop, step): its elements are never stored. */
export class Range {
  readonly start: number;
  readonly stop: number;
  readonly step: number;
  readonly length: number;

  constructor(start: number, stop: number, step: number) {
    this.start = start;
    this.stop = stop;
    this.step = step;
    this.length = Math.max(0, Math.ceil((stop - start) / step));
  }
}

/** jinja2's namespace(): the one object that `set ns.name = …` may change. */
export class Namespace {
  readonly attributes = new Map<string, Obj>();

  read(name: string): Obj | undefined {
    return this.attributes.get(name);
  }
}

/** A point in time, as now() and to_datetime give it: milliseconds of a clock on the wall, no zone. */
export class DateTime {
  /** Milliseconds since 1970-01-01 00:00 on that clock. */
  readonly wall: number;
  readonly microsecond: number;

  constructor(wall: number, microsecond = 0) {
    this.wall = wall;
    this.microsecond = microsecond;
  }
}

export class TimeDelta {
  readonly microseconds: number;

  constructor(microseconds: number) {
    this.microseconds = microseconds;
  }
}

export interface CallArguments {
  readonly positional: readonly Obj[];
  readonly keyword: ReadonlyMap<string, Obj>;
}

/** A global function or a bound method. */
export class Callable {
  readonly name: string;
  readonly call: (args: CallArguments) => Obj;

  constructor(name: string, call: (args: CallArguments) => Obj) {
    this.name = name;
    this.call = call;
  }
}

export function isList(value: Obj): value is readonly Obj[] {
  return Array.isArray(value);
}

export function isMapping(value: Obj): value is Mapping {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  if (value instanceof Dict || value instanceof LazyMapping) return true;
  return !(
    value instanceof PyFloat ||
    value instanceof Secret ||
    value instanceof Undefined ||
    value instanceof DictView ||
    value instanceof Range ||
    value instanceof Callable ||
    value instanceof Namespace ||
    value instanceof DateTime ||
    value instanceof TimeDelta
  );
}

/** The data that a plain object itself holds: nothing inherited, no getter is ever run. */
export function ownData(value: PlainMapping, key: string): Obj | undefined {
  const property = Object.getOwnPropertyDescriptor(value, key);
  if (property === undefined || !('value' in property) || property.enumerable !== true) {
    return undefined;
  }
  return sane(property.value as unknown);
}

/** A scope may hand us anything; what is not data does not exist. `undefined` reads as none. */
function sane(value: unknown): Obj | undefined {
  if (value === undefined) return null;
  if (typeof value === 'function' || typeof value === 'symbol') return undefined;
  return value as Obj;
}

export function mappingGet(mapping: Mapping, key: Obj): Obj | undefined {
  if (mapping instanceof Dict) return mapping.get(key);
  if (typeof key !== 'string') {
    hash(key);
    return undefined;
  }
  if (mapping instanceof LazyMapping) return mapping.get(key);
  return ownData(mapping, key);
}

export function mappingHas(mapping: Mapping, key: Obj): boolean {
  if (mapping instanceof LazyMapping) return typeof key === 'string' && mapping.has(key);
  return mappingGet(mapping, key) !== undefined;
}

export function mappingKeys(mapping: Mapping): Obj[] {
  if (mapping instanceof Dict) return Array.from(mapping.entries.values(), (entry) => entry[0]);
  if (mapping instanceof LazyMapping) return mapping.keys();
  return Object.keys(mapping).filter((key) => ownData(mapping, key) !== undefined);
}

export function mappingEntries(mapping: Mapping): (readonly [Obj, Obj])[] {
  if (mapping instanceof Dict) return [...mapping.entries.values()];
  const result: (readonly [Obj, Obj])[] = [];
  const keys = mapping instanceof LazyMapping ? mapping.keys() : Object.keys(mapping);
  for (const key of keys) {
    const value = mapping instanceof LazyMapping ? mapping.get(key) : ownData(mapping, key);
    if (value !== undefined) result.push([key, value]);
  }
  return result;
}

export function mappingSize(mapping: Mapping): number {
  if (mapping instanceof Dict) return mapping.entries.size;
  return mapping instanceof LazyMapping ? mapping.keys().length : mappingKeys(mapping).length;
}

/** Text that is equal for keys that Python holds equal (1, 1.0 and True), different otherwise. */
export function hash(key: Obj): string {
  if (typeof key === 'string') return `s${key}`;
  if (typeof key === 'number' || typeof key === 'bigint') return `n${String(key)}`;
  if (typeof key === 'boolean') return key ? 'n1' : 'n0';
  if (key === null) return 'none';
  if (key instanceof PyFloat) return Object.is(key.value, -0) ? 'n0' : `n${BigInt(key.value)}`;
  if (key instanceof Tuple) return `t${String(key.length)}(${key.map(hashPart).join('')})`;
  if (key instanceof Undefined) return key.refuse();
  if (key instanceof Secret) {
    fault('EXP018', 'a secret cannot be a key, keys are shown in messages');
  }
  if (key instanceof Range) {
    return `r${String(key.start)},${String(key.stop)},${String(key.step)}`;
  }
  if (key instanceof DateTime) return `d${String(key.wall)},${String(key.microsecond)}`;
  fault('EXP011', `unhashable type: '${typeName(key)}'`);
}

function hashPart(item: Obj): string {
  const id = hash(item);
  return `${String(id.length)}:${id}`;
}

/** Python's name of the type, for messages and `type_debug`. */
export function typeName(value: Obj): string {
  if (value === null) return 'NoneType';
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isSafeInteger(value) ? 'int' : 'float';
    case 'string':
      return 'str';
    default:
      return objectTypeName(value);
  }
}

function objectTypeName(value: Exclude<Obj, null | boolean | number | bigint | string>): string {
  if (value instanceof Tuple) return 'tuple';
  if (Array.isArray(value)) return 'list';
  if (value instanceof PyFloat) return 'float';
  if (value instanceof Secret) return 'str';
  if (value instanceof Undefined) return 'AnsibleUndefined';
  if (value instanceof DictView) return value.kind;
  if (value instanceof Range) return 'range';
  if (value instanceof Callable) return 'function';
  if (value instanceof Namespace) return 'Namespace';
  if (value instanceof DateTime) return 'datetime';
  if (value instanceof TimeDelta) return 'timedelta';
  return 'dict';
}
