import type { Value } from '../value.ts';
import { asText } from '../python/arguments.ts';
import { formatTime } from '../python/date-time.ts';
import { truthy } from '../python/compare.ts';
import { fault, typeFault, valueFault } from '../python/fault.ts';
import { asIndex } from '../python/numbers.ts';
import {
  Callable,
  DateTime,
  Dict,
  isList,
  isMapping,
  mappingEntries,
  Namespace,
  Range,
  Undefined,
  type CallArguments,
  type Obj,
} from '../python/objects.ts';
import { iterate } from '../python/sequence.ts';
import { bind } from '../python/signature.ts';
import { textRepr } from '../python/text.ts';
import type { Context } from './context.ts';
import { toValue } from './boundary.ts';

type GlobalFunction = (args: CallArguments, context: Context) => Obj;

/** Elements a range may have; Jinja's own sandbox has the same figure. */
const maxRange = 1_000_000;

const functions: Readonly<Record<string, GlobalFunction>> = {
  range: (args) => {
    const [first = null, second = null, third = null] = bind(
      'range()',
      'start, stop=none, step=1',
      args,
    );
    for (const value of [first, second, third]) if (value instanceof Undefined) value.refuse();
    const start = second === null ? 0 : asIndex(first, 'an integer for range()');
    const stop = asIndex(second ?? first, 'an integer for range()');
    const step = asIndex(third, 'an integer for range()');
    if (step === 0) valueFault('range() arg 3 must not be zero');
    const range = new Range(start, stop, step);
    if (range.length > maxRange) {
      fault('EXP021', `a range of more than ${String(maxRange)} elements`);
    }
    return range;
  },
  dict: (args, { budget }) => {
    const [source, ...extra] = args.positional;
    if (extra.length > 0) typeFault('dict() takes at most 1 argument');
    const dict = new Dict();
    if (source !== undefined) {
      for (const [key, value] of pairs(source, budget)) dict.set(key, value);
    }
    for (const [key, value] of args.keyword) dict.set(key, value);
    return dict;
  },
  namespace: (args, { budget }) => {
    const namespace = new Namespace();
    const [source] = args.positional;
    if (source !== undefined) {
      for (const [key, value] of pairs(source, budget)) {
        if (typeof key !== 'string') return typeFault('names in a namespace are strings');
        namespace.attributes.set(key, value);
      }
    }
    for (const [key, value] of args.keyword) namespace.attributes.set(key, value);
    return namespace;
  },
  now: (args, context) => {
    const [utc = null, format = null] = bind('now()', 'utc=false, fmt=none', args);
    const date = new Date(context.now());
    const offset = truthy(utc) ? 0 : date.getTimezoneOffset() * 60_000;
    const wall = date.getTime() - offset;
    const value = new DateTime(
      Math.floor(wall / 1000) * 1000,
      (wall - Math.floor(wall / 1000) * 1000) * 1000,
    );
    return format === null || format === ''
      ? value
      : formatTime(value, asText(format, context.budget));
  },
  undef: (args, { budget }) => {
    const [hint = null] = bind('undef()', 'hint=none', args);
    const text = hint === null || hint instanceof Undefined ? '' : asText(hint, budget);
    return new Undefined(text === '' ? 'a mandatory variable has not been given a value' : text);
  },
  lookup: (args, context) => lookup('lookup', args, context),
  query: (args, context) => lookup('query', args, context),
  q: (args, context) => lookup('query', args, context),
};

/** Jinja has them; nobody needs them in a playbook. */
const refusedFunctions: Readonly<Record<string, string>> = {
  lipsum: 'Write the text.',
  cycler: 'Use loop.cycle(…).',
  joiner: 'Use the filter "join", or "if not loop.last".',
};

export const globalNames: readonly string[] = Object.keys(functions);

export function globalOf(name: string, context: Context): Obj | undefined {
  const found = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (found !== undefined) return new Callable(name, (args) => found(args, context));
  const remedy = Object.hasOwn(refusedFunctions, name) ? refusedFunctions[name] : undefined;
  if (remedy === undefined) return undefined;
  return new Callable(name, () => fault('EXP014', `${name}() is not supported`, { remedy }));
}

/** The pairs that Python's dict(source) would take. */
export function pairs(source: Obj, budget: Context['budget']): (readonly [Obj, Obj])[] {
  if (isMapping(source)) return mappingEntries(source);
  return iterate(source, budget).map((item) => {
    const [key, value, ...more] = iterate(item, budget);
    if (key === undefined || value === undefined || more.length > 0) {
      return valueFault('a dict is made of pairs; an element has another length than 2');
    }
    return [key, value] as const;
  });
}

function lookup(kind: 'lookup' | 'query', args: CallArguments, context: Context): Obj {
  const [nameValue, ...rest] = args.positional;
  if (nameValue === undefined) return typeFault(`${kind}() needs the name of a lookup`);
  const name = asText(nameValue, context.budget, 'the name of a lookup').replace(
    /^ansible\.builtin\./,
    '',
  );
  const lookups = context.options.lookups ?? {};
  const found = Object.hasOwn(lookups, name) ? lookups[name] : undefined;
  if (found === undefined) {
    return fault('EXP023', `the lookup ${textRepr(name)} is not available`, {
      remedy:
        Object.keys(lookups).length === 0
          ? 'Lookups cannot be used here; use a variable.'
          : `Available are ${Object.keys(lookups).join(', ')}; for anything else use a task that registers its result.`,
    });
  }
  // Terms that are lists are taken apart one level, as Ansible does.
  const terms = rest.flatMap((term) => (isList(term) ? term : [term]));
  const options: Record<string, Value> = {};
  let wantList = kind === 'query';
  for (const [key, value] of args.keyword) {
    if (key === 'wantlist') wantList ||= truthy(value);
    else options[key] = toValue(value, context.budget);
  }
  const values: Obj[] = [
    ...found(
      terms.map((term) => toValue(term, context.budget)),
      options,
    ),
  ];
  if (wantList) return values;
  if (values.every((value) => typeof value === 'string')) return values.join(',');
  const [only] = values;
  return values.length === 1 && only !== undefined ? only : values;
}
