import type { Place } from '@vipbook/diagnostics';
import { PyFloat, type Value } from '@vipbook/expressions';
import { isMarkedFloat } from '@vipbook/inventory';
import type { VariableLayer } from './compile.ts';

/** One definition of a variable. */
export interface Definition {
  readonly value: Value;
  readonly where?: Place;
  /** A result or a fact: never looked into for templates, because a host may have put them there. */
  readonly final: boolean;
}

/** One level of precedence. */
export interface Layer {
  find(name: string): Definition | undefined;
  names(): Iterable<string>;
}

/** Variables as written in a playbook. */
export function writtenLayer(variables: VariableLayer): Layer {
  return {
    find: (name) => {
      const found = variables.get(name);
      return found === undefined
        ? undefined
        : { value: asWritten(found.value, found, 'value'), where: found.where, final: false };
    },
    names: () => variables.keys(),
  };
}

/** The value at `key` of what was read: a whole number that was written as a float (2.0) is one. */
export function asWritten(value: Value, container: object, key: string | number): Value {
  return typeof value === 'number' && isMarkedFloat(container, key) ? new PyFloat(value) : value;
}

/** Plain values; `final` says whether they may hold templates. */
export function valueLayer(variables: ReadonlyMap<string, Value>, final: boolean): Layer {
  return {
    find: (name) => {
      const value = variables.get(name);
      return value === undefined ? undefined : { value, final };
    },
    names: () => variables.keys(),
  };
}

export function recordLayer(variables: Readonly<Record<string, Value>>, final: boolean): Layer {
  return valueLayer(new Map(Object.entries(variables)), final);
}

/** Values that are worked out when asked for. */
export function computedLayer(variables: ReadonlyMap<string, () => Value>): Layer {
  return {
    find: (name) => {
      const compute = variables.get(name);
      return compute === undefined ? undefined : { value: compute(), final: true };
    },
    names: () => variables.keys(),
  };
}
