import { diagnostic, type Diagnostic, type Place } from '@vipbook/diagnostics';
import type { YamlValue } from '../ast.ts';
import * as validators from '../generated/validators.js';
import { canonicalName, moduleSchema } from '../modules/registry.ts';
import type { ModuleSchema, Schema } from '../modules/schema.ts';
import { coerceObject } from './coerce.ts';
import { describeError, remedyOf, type Problem } from './describe-error.ts';
import { formats } from './formats.ts';
import { isOpen, type Mode } from './template.ts';
import type { Validator } from './validator.ts';

export type ArgumentPath = readonly (string | number)[];

/** Where an argument, or a part of it, stands; the empty path is the task's arguments as a whole. */
export type PlaceOf = (path: ArgumentPath, part: 'key' | 'value') => Place | undefined;

export interface CoercedArguments {
  /** By canonical names, with Ansible's lenient readings applied; defaults are not filled in. */
  readonly arguments: Record<string, YamlValue>;
  readonly findings: readonly Diagnostic[];
}

export interface ArgumentOptions {
  readonly placeOf?: PlaceOf;
  /** Default `written`. */
  readonly mode?: Mode;
}

type Arguments = Readonly<Record<string, YamlValue>>;

/** What is wrong with a module's arguments; nothing when they are right. Never throws. */
export function validateArguments(
  module: string,
  args: Arguments,
  placeOf?: PlaceOf,
  mode: Mode = 'written',
): readonly Diagnostic[] {
  return coerceArguments(module, args, { mode, ...(placeOf === undefined ? {} : { placeOf }) })
    .findings;
}

/** The arguments as the module wants them, with what is wrong. `mode: 'rendered'` after templating. */
export function coerceArguments(
  module: string,
  args: Arguments,
  options: ArgumentOptions = {},
): CoercedArguments {
  const name = canonicalName(module);
  const schema = name === undefined ? undefined : moduleSchema(name);
  if (name === undefined || schema === undefined) {
    const message = `There is no module "${module}"`;
    return { arguments: { ...args }, findings: [diagnostic('PBK032', { message })] };
  }
  const mode = options.mode ?? 'written';
  const coerced = coerceObject(schema, args, mode);
  const problems = [
    ...givenTwice(schema, args),
    ...schemaProblems(name, schema, coerced, mode),
    ...formatProblems(schema, schema, coerced, [], mode),
  ];
  const written = writtenNames(schema, args);
  const findings = problems.map(({ code, path, part, message, remedy }) => {
    const [first, ...rest] = path;
    const place = first === undefined ? [] : [written.get(String(first)) ?? first, ...rest];
    const where = options.placeOf?.(place, part);
    return diagnostic(code, { message: `${name}: ${message}`, where, remedy });
  });
  return { arguments: coerced, findings };
}

function schemaProblems(
  name: string,
  schema: ModuleSchema,
  args: Arguments,
  mode: Mode,
): readonly Problem[] {
  const validate = (validators as Readonly<Record<string, Validator>>)[`validate_${name}`];
  if (validate === undefined || validate(args)) return [];
  return (validate.errors ?? [])
    .filter((error) => !isOpen(error.data, mode))
    .flatMap((error) => describeError(schema, error) ?? []);
}

/** By its name and by another name of it. */
function givenTwice(schema: Schema, args: Arguments): readonly Problem[] {
  return Object.keys(args).flatMap((key) => {
    const target = schema.properties?.[key]?.['x-alias-of'];
    if (target === undefined || !Object.hasOwn(args, target)) return [];
    const message = `"${key}" is another name of "${target}", and both are given`;
    return [{ code: 'PBK047', path: [key], part: 'key', message } as const];
  });
}

function writtenNames(schema: Schema, args: Arguments): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const key of Object.keys(args)) {
    const target = schema.properties?.[key]?.['x-alias-of'];
    if (target !== undefined) names.set(target, key);
  }
  return names;
}

/** Formats are ours: the standalone validators leave them out. */
function formatProblems(
  module: Schema,
  schema: Schema,
  value: YamlValue,
  path: ArgumentPath,
  mode: Mode,
): readonly Problem[] {
  if (isOpen(value, mode)) return [];
  if (typeof value === 'string') return wordProblems(module, schema, value, path);
  if (Array.isArray(value)) {
    const each = schema.items;
    if (each === undefined) return [];
    return (value as readonly YamlValue[]).flatMap((item, at) =>
      formatProblems(module, each, item, [...path, at], mode),
    );
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => {
    const property = schema.properties?.[key];
    return property === undefined
      ? []
      : formatProblems(module, property, part, [...path, key], mode);
  });
}

function wordProblems(
  module: Schema,
  schema: Schema,
  text: string,
  path: ArgumentPath,
): readonly Problem[] {
  const wrong = schema.format === undefined ? undefined : formats[schema.format]?.(text);
  if (wrong === undefined) return [];
  const shown = JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
  const remedy = remedyOf(module, path, schema);
  return [
    {
      code: 'PBK043',
      path,
      part: 'value',
      message: `${path.join('.')}: ${shown} ${wrong}`,
      remedy,
    },
  ];
}
