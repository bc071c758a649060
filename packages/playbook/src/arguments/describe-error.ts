import { didYouMean, type Code } from '@vipbook/diagnostics';
import { typeInWords } from '../modules/documentation.ts';
import type { ModuleSchema, Schema } from '../modules/schema.ts';
import type { SchemaError } from './validator.ts';

/** One thing wrong with arguments, before it has a place in a file. */
export interface Problem {
  readonly code: Code;
  readonly path: readonly (string | number)[];
  readonly part: 'key' | 'value';
  readonly message: string;
  readonly remedy?: string;
}

/** A validator's error in words; undefined for those that only repeat another one. */
export function describeError(schema: ModuleSchema, error: SchemaError): Problem | undefined {
  const path = pathOf(error.instancePath);
  if (/\/(anyOf|not|if|propertyNames)\//.test(error.schemaPath)) {
    if (error.keyword !== 'not') return undefined;
  }
  switch (error.keyword) {
    case 'additionalProperties':
      return unknownArgument(schema, error, path);
    case 'required':
      return missing(schema, error, path);
    case 'dependencies':
      return dependent(error, path);
    case 'not':
      return exclusive(error, path);
    case 'anyOf':
      return oneNeeded(error, path);
    case 'propertyNames':
      return variableName(error, path);
    case 'minProperties':
      return { code: 'PBK041', path, part: 'value', message: 'at least one argument is needed' };
    case 'if':
      return undefined;
    default:
      return wrongValue(schema, error, path);
  }
}

function unknownArgument(schema: ModuleSchema, error: SchemaError, path: Problem['path']): Problem {
  const name = text(error.params['additionalProperty']);
  const full = [...path, name];
  const refused = path.length === 0 ? schema['x-vipbook'].refused : undefined;
  if (refused !== undefined && Object.hasOwn(refused, name)) {
    const message = `Ansible's argument "${name}" is not supported`;
    return { code: 'PBK040', path: full, part: 'key', message, remedy: refused[name] ?? '' };
  }
  const known = argumentsOf(error.parentSchema);
  const guess = didYouMean(name, known);
  const message = `unknown argument "${full.join('.')}".${guess}`;
  const remedy = known.length === 0 ? 'It takes no arguments.' : `It takes ${known.join(', ')}.`;
  return { code: 'PBK040', path: full, part: 'key', message: message.replace(/\.$/, ''), remedy };
}

function argumentsOf(schema: Schema | undefined): readonly string[] {
  return Object.entries(schema?.properties ?? {})
    .filter(([, property]) => property['x-internal'] !== true)
    .map(([name]) => name)
    .filter((name) => name !== '_raw');
}

function missing(schema: ModuleSchema, error: SchemaError, path: Problem['path']): Problem {
  const name = text(error.params['missingProperty']);
  const condition = conditionOf(schema, error.schemaPath);
  const shown = [...path, name].join('.');
  const property = error.parentSchema?.properties?.[name] ?? schema.properties?.[name];
  if (name === '_raw') {
    const words = property?.enum?.map(String) ?? [];
    const message = 'it needs a word in its line';
    return { code: 'PBK041', path, part: 'value', message, remedy: `One of ${words.join(', ')}.` };
  }
  const example = property?.examples?.[0];
  const remedy =
    example === undefined
      ? `Add "${name}".`
      : `Add "${name}", for example ${name}: ${shownValue(example)}`;
  return {
    code: 'PBK041',
    path,
    part: 'value',
    message: `the argument "${shown}" is missing${condition}`,
    remedy,
  };
}

/** " (action is announce)" for what an if/then asks. */
function conditionOf(schema: Schema, schemaPath: string): string {
  const rule = /^#\/allOf\/(\d+)\/then\//.exec(schemaPath)?.[1];
  const test = rule === undefined ? undefined : schema.allOf?.[Number(rule)]?.if?.properties;
  const [first] = Object.entries(test ?? {});
  if (first === undefined) return '';
  const values = first[1].enum ?? (first[1].const === undefined ? [] : [first[1].const]);
  return `; it is needed with "${first[0]}" ${values.map(String).join(' or ')}`;
}

function dependent(error: SchemaError, path: Problem['path']): Problem {
  const name = text(error.params['property']);
  const needed = text(error.params['missingProperty']);
  return {
    code: 'PBK045',
    path: [...path, name],
    part: 'key',
    message: `the argument "${name}" needs "${needed}" too`,
    remedy: `Add "${needed}", or remove "${name}".`,
  };
}

function exclusive(error: SchemaError, path: Problem['path']): Problem | undefined {
  const names = (error.schema as Schema | undefined)?.required;
  if (names === undefined) return undefined;
  // The one written later: that is where the reader stumbles.
  const written = Object.keys(error.data ?? {}).filter((name) => names.includes(name));
  const last = written.at(-1) ?? '';
  return {
    code: 'PBK044',
    path: [...path, last],
    part: 'key',
    message: `the arguments ${list(names, 'and')} exclude each other`,
    remedy: `Remove ${list(names, 'or')}.`,
  };
}

function oneNeeded(error: SchemaError, path: Problem['path']): Problem | undefined {
  const branches = error.schema as readonly Schema[] | undefined;
  const names = (branches ?? []).flatMap((branch) => branch.required ?? []);
  const shown = names.filter((name) => name !== '_raw');
  if (shown.length === 0) return undefined;
  const free = names.includes('_raw') ? ', or a text in its line' : '';
  return {
    code: 'PBK041',
    path,
    part: 'value',
    message: `one of ${list(shown, 'or')}${free} is needed`,
    remedy: `Add ${list(shown, 'or')}.`,
  };
}

function variableName(error: SchemaError, path: Problem['path']): Problem {
  const name = text(error.params['propertyName']);
  return {
    code: 'PBK050',
    path: [...path, name],
    part: 'key',
    message: `"${name}" cannot be the name of a variable`,
  };
}

function wrongValue(module: Schema, error: SchemaError, path: Problem['path']): Problem {
  const name = path.join('.').replace(/^_raw$/, 'the word in its line');
  const base = { path, part: 'value' as const };
  const seen = shownValue(error.data);
  if (error.keyword === 'type') {
    const wanted = typeInWords(error.parentSchema ?? {});
    const message = `${name} takes ${article(wanted)}, not ${kindInWords(error.data)}`;
    return { ...base, code: 'PBK042', message };
  }
  if (error.keyword === 'enum') {
    const allowed = (error.params['allowedValues'] as readonly unknown[]).map(String);
    const message = `${name}: ${seen} is not allowed.${didYouMean(text(error.data), allowed)}`;
    const remedy = `One of ${allowed.join(', ')}.`;
    return { ...base, code: 'PBK043', message: message.replace(/\.$/, ''), remedy };
  }
  const remedy = remedyOf(module, path, error.parentSchema);
  return { ...base, code: 'PBK043', message: `${name}: ${seen} ${limitInWords(error)}`, remedy };
}

/** A value as it is typed, and where the argument is described. */
export function remedyOf(module: Schema, path: Problem['path'], argument: Schema = {}): string {
  const [top = ''] = path;
  const [example] = argument.examples ?? [];
  const key = path.filter((part) => typeof part === 'string').at(-1) ?? top;
  const { minimum, maximum } = argument;
  const range = [
    ...(minimum === undefined ? [] : [`at least ${String(minimum)}`]),
    ...(maximum === undefined ? [] : [`at most ${String(maximum)}`]),
  ].join(' and ');
  const write = [
    ...(example === undefined ? [] : [`Write, for example, ${key}: ${shownValue(example)}.`]),
    ...(range === '' ? [] : [`Write a number of ${range}.`]),
    ...(argument.pattern === '^/' ? ['Write the whole path, which begins with "/".'] : []),
    `See "${String(top)}" in: vipbook doc ${module.title ?? ''}`,
  ];
  return write.join(' ');
}

function limitInWords(error: SchemaError): string {
  const schema = error.parentSchema ?? {};
  switch (error.keyword) {
    case 'minimum':
    case 'maximum':
      return schema.minimum !== undefined && schema.maximum !== undefined
        ? `is not between ${String(schema.minimum)} and ${String(schema.maximum)}`
        : `is ${error.keyword === 'minimum' ? 'less' : 'more'} than ${text(error.params['limit'])}`;
    case 'minLength':
    case 'minItems':
      return 'is empty';
    case 'pattern':
      return schema.pattern === '^/' ? 'is not an absolute path' : `does not have the right form`;
    default:
      return error.message ?? 'is not allowed';
  }
}

function kindInWords(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return shownValue(value);
}

function article(words: string): string {
  return /^(nothing|any)/.test(words) ? words : `a ${words}`;
}

function shownValue(value: unknown): string {
  const shown = value === undefined ? 'nothing' : JSON.stringify(value);
  return shown.length > 80 ? `${shown.slice(0, 80)}…` : shown;
}

function text(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}

function list(names: readonly string[], word: string): string {
  const quoted = names.map((name) => `"${name}"`);
  const last = quoted.at(-1) ?? '';
  return quoted.length < 2 ? last : `${quoted.slice(0, -1).join(', ')} ${word} ${last}`;
}

function pathOf(pointer: string): (string | number)[] {
  if (pointer === '') return [];
  return pointer
    .slice(1)
    .split('/')
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}
