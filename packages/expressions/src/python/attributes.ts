import { Secret } from '@vipbook/diagnostics';
import type { Context } from '../evaluate/context.ts';
import { PyFloat } from '../value.ts';
import { fault } from './fault.ts';
import { dateTimeAttribute, timeDeltaAttribute } from './methods-time.ts';
import { listMethods, mappingMethods, numberAttribute, tupleMethods } from './methods-data.ts';
import { textMethods } from './methods-text.ts';
import {
  Callable,
  DateTime,
  GroupTuple,
  isList,
  isMapping,
  Namespace,
  Range,
  TimeDelta,
  Tuple,
  typeName,
  type Obj,
} from './objects.ts';
import { bind } from './signature.ts';

/** A method: its parameters, and what it does with `self` and them. */
export interface Method<Self> {
  readonly signature: string;
  readonly run: (self: Self, context: Context, ...args: Obj[]) => Obj;
}

export type MethodTable<Self> = Readonly<Record<string, Method<Self>>>;

/** Methods that would change a value: everything in a template is read-only. */
const changing: Readonly<Record<string, string>> = {
  append: 'Use list + [item].',
  extend: 'Use list + other.',
  insert: 'Build a new list with +.',
  remove: 'Use the filter "difference" or "reject".',
  pop: 'Use a slice, or the filter "reject".',
  clear: 'Use an empty list or dict.',
  sort: 'Use the filter "sort".',
  reverse: 'Use the filter "reverse".',
  update: 'Use the filter "combine".',
  setdefault: 'Use the filters "default" and "combine".',
  popitem: 'Use the filter "dict2items".',
};

/** What Python's getattr finds on a value of this type; undefined when there is no such attribute. */
export function attributeOf(object: Obj, name: string, context: Context): Obj | undefined {
  if (typeof object === 'string') return method(textMethods, object, name, context);
  if (object instanceof Secret) return secretMethod(object, name, context);
  if (object instanceof GroupTuple && (name === 'grouper' || name === 'list')) {
    return object[name === 'grouper' ? 0 : 1];
  }
  if (object instanceof Tuple) return method(tupleMethods, object, name, context);
  if (isList(object)) return method(listMethods, object, name, context) ?? refused('list', name);
  if (isMapping(object)) {
    return method(mappingMethods, object, name, context) ?? refused('dict', name);
  }
  if (object instanceof Namespace) return object.read(name);
  if (object instanceof DateTime) return dateTimeAttribute(object, name, context);
  if (object instanceof TimeDelta) return timeDeltaAttribute(object, name);
  if (object instanceof Range) {
    return name === 'start' || name === 'stop' || name === 'step' ? object[name] : undefined;
  }
  if (
    typeof object === 'number' ||
    typeof object === 'bigint' ||
    typeof object === 'boolean' ||
    object instanceof PyFloat
  ) {
    return numberAttribute(object, name);
  }
  return undefined;
}

function method<Self extends Obj>(
  table: MethodTable<Self>,
  self: Self,
  name: string,
  context: Context,
): Callable | undefined {
  const found = Object.hasOwn(table, name) ? table[name] : undefined;
  if (found === undefined) return undefined;
  return new Callable(name, (args) =>
    found.run(self, context, ...bind(`${typeName(self)}.${name}()`, found.signature, args)),
  );
}

function secretMethod(self: Secret, name: string, context: Context): Callable | undefined {
  if (!Object.hasOwn(textMethods, name)) return undefined;
  return new Callable(name, (args) => {
    const found = method(textMethods, context.budget.reveal(self), name, context);
    return found === undefined ? null : found.call(args);
  });
}

const refusedByType: Readonly<Record<'list' | 'dict', readonly string[]>> = {
  list: ['append', 'extend', 'insert', 'remove', 'pop', 'clear', 'sort', 'reverse'],
  dict: ['update', 'pop', 'popitem', 'clear', 'setdefault'],
};

function refused(type: 'list' | 'dict', name: string): Callable | undefined {
  if (!refusedByType[type].includes(name)) return undefined;
  return new Callable(name, () =>
    fault('EXP014', `${type}.${name}() would change a value, which a template may not do`, {
      remedy: changing[name],
    }),
  );
}
