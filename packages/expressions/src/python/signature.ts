import { float } from '../value.ts';
import { typeFault } from './fault.ts';
import { Dict, isMapping, mappingEntries, type CallArguments, type Obj } from './objects.ts';

export interface Parameter {
  readonly name: string;
  readonly kind: 'plain' | 'rest' | 'keywords';
  /** Absent: the argument must be given. */
  readonly fallback?: Obj;
}

const cache = new Map<string, readonly Parameter[]>();

/**
 * Parameters written as Python writes them: `width=4, first=false, *rest, **keywords`. One text is the
 * documentation and the binding.
 */
export function parameters(signature: string): readonly Parameter[] {
  let found = cache.get(signature);
  if (found === undefined) {
    found = signature === '' ? [] : signature.split(', ').map(parameter);
    cache.set(signature, found);
  }
  return found;
}

function parameter(text: string): Parameter {
  if (text.startsWith('**')) return { name: text.slice(2), kind: 'keywords' };
  if (text.startsWith('*')) return { name: text.slice(1), kind: 'rest' };
  const [name = '', fallback] = text.split('=', 2);
  if (fallback === undefined) return { name, kind: 'plain' };
  return { name, kind: 'plain', fallback: constant(fallback) };
}

function constant(text: string): Obj {
  switch (text) {
    case 'none':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    default:
      return text.startsWith("'")
        ? text.slice(1, -1).replaceAll('\\n', '\n')
        : text.includes('.')
          ? float(Number(text))
          : Number(text);
  }
}

/** Arguments in the order of the parameters; a TypeError when they do not fit. */
export function bind(what: string, signature: string, args: CallArguments): Obj[] {
  const params = parameters(signature);
  const result: Obj[] = [];
  const used = new Set<string>();
  let position = 0;
  for (const { name, kind, fallback } of params) {
    if (kind === 'rest') {
      result.push(args.positional.slice(position));
      position = args.positional.length;
    } else if (kind === 'keywords') {
      result.push(Dict.of([...args.keyword].filter(([key]) => !used.has(key))));
      for (const key of args.keyword.keys()) used.add(key);
    } else {
      const given = args.positional[position];
      const named = args.keyword.get(name);
      if (given !== undefined) {
        if (named !== undefined) typeFault(`${what} got the argument "${name}" twice`);
        position += 1;
        result.push(given);
      } else if (named !== undefined) {
        used.add(name);
        result.push(named);
      } else if (fallback !== undefined) {
        result.push(fallback);
      } else {
        typeFault(`${what} needs the argument "${name}"`);
      }
    }
  }
  if (position < args.positional.length) {
    typeFault(
      `${what} takes at most ${String(params.length)} arguments, ${String(args.positional.length)} were given`,
    );
  }
  for (const key of args.keyword.keys()) {
    if (!used.has(key)) typeFault(`${what} has no argument "${key}"`);
  }
  return result;
}

/** The arguments that a `**keywords` parameter caught, by name. */
export function keywordArguments(keywords: Obj): Map<string, Obj> {
  const result = new Map<string, Obj>();
  for (const [key, value] of isMapping(keywords) ? mappingEntries(keywords) : []) {
    if (typeof key === 'string') result.set(key, value);
  }
  return result;
}

/** Refuse keywords that a function does not know. */
export function onlyKeywords(
  what: string,
  keywords: ReadonlyMap<string, Obj>,
  known: readonly string[],
): void {
  for (const name of keywords.keys()) {
    if (!known.includes(name)) typeFault(`${what} has no argument "${name}"`);
  }
}
