import { readBoolean } from '../arguments/coerce.ts';
import { isTemplate } from '../arguments/template.ts';
import type { Located, YamlValue } from '../ast.ts';
import {
  kindOf,
  locateAs,
  placeOfKey,
  placeOfNode,
  toValue,
  type YamlEntry,
  type YamlNode,
  type YamlScalar,
} from '../yaml/tree.ts';
import type { Context } from './context.ts';

/** Reads a keyword's value; reports what is wrong and then gives undefined. */
export type Reader = (context: Context, entry: YamlEntry) => unknown;

export function located<T>(context: Context, entry: YamlEntry, value: T): Located<T> {
  return locateAs(context.source, entry.value, value, placeOfKey(context.source, entry));
}

/** "name takes a text, not a list". */
export function wrongKind(
  context: Context,
  entry: YamlEntry,
  node: YamlNode,
  wanted: string,
): void {
  if (isEmpty(node)) {
    context.findings.add(
      'PBK028',
      placeOfKey(context.source, entry),
      `"${entry.key}" has no value`,
    );
    return;
  }
  const message = `"${entry.key}" takes ${wanted}, not ${kindOf(node)}`;
  context.findings.add('PBK027', placeOfNode(context.source, node), message);
}

export function isEmpty(node: YamlNode): boolean {
  if (node.kind !== 'scalar') return false;
  return node.value === null || (typeof node.value === 'string' && node.value.trim() === '');
}

/** The scalar as text; numbers and booleans as they are written. */
export function textOf(context: Context, node: YamlNode): string | undefined {
  if (node.kind !== 'scalar' || isEmpty(node) || node.tag === 'vault') return undefined;
  if (typeof node.value === 'string') return node.value;
  return context.source.text.slice(node.contentStart, node.contentEnd);
}

export function readText(context: Context, entry: YamlEntry): Located<string> | undefined {
  const text = textOf(context, entry.value);
  if (text === undefined) {
    wrongKind(context, entry, entry.value, 'a text');
    return undefined;
  }
  return located(context, entry, text);
}

/** The name of a variable, as register takes it. */
export function readVariableName(context: Context, entry: YamlEntry): Located<string> | undefined {
  const name = readText(context, entry);
  if (name === undefined || isTemplate(name.value) || isVariableName(name.value)) return name;
  const message = `"${name.value}" cannot be the name of a variable`;
  context.findings.add('PBK050', name.where, message);
  return undefined;
}

export function isVariableName(text: string): boolean {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(text);
}

export function readFlag(
  context: Context,
  entry: YamlEntry,
): Located<boolean | string> | undefined {
  const value = scalarOf(entry.value)?.value;
  if (typeof value === 'string' && isTemplate(value)) return located(context, entry, value);
  const flag = value === undefined ? undefined : readBoolean(value);
  if (flag === undefined) {
    wrongKind(context, entry, entry.value, 'true or false');
    return undefined;
  }
  return located(context, entry, flag);
}

export function readCount(
  context: Context,
  entry: YamlEntry,
): Located<number | string> | undefined {
  const value = scalarOf(entry.value)?.value;
  if (typeof value === 'string' && isTemplate(value)) return located(context, entry, value);
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  if (!/^[0-9]+(\.[0-9]+)?$/.test(text)) {
    wrongKind(context, entry, entry.value, 'a number that is not negative');
    return undefined;
  }
  return located(context, entry, Number(text));
}

/** A text, or a list of texts; with `separator`, texts are split by it too. */
function texts(
  context: Context,
  entry: YamlEntry,
  separator: string | undefined,
): readonly Located<string>[] | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const result: Located<string>[] = [];
  for (const node of nodes) {
    const text = textOf(context, node);
    if (text === undefined) {
      wrongKind(context, entry, node, 'a text or a list of texts');
      continue;
    }
    const whole = locateAs(context.source, node, text);
    if (separator === undefined || isTemplate(text)) result.push(whole);
    else result.push(...split(context, node as YamlScalar, text, separator));
  }
  return result;
}

function split(
  context: Context,
  node: YamlScalar,
  text: string,
  separator: string,
): readonly Located<string>[] {
  const exact = context.source.text.slice(node.contentStart, node.contentEnd) === text;
  const parts: Located<string>[] = [];
  let offset = 0;
  for (const part of text.split(separator)) {
    const word = part.trim();
    const start = node.contentStart + offset + (part.length - part.trimStart().length);
    offset += part.length + separator.length;
    if (word === '') continue;
    const where = exact
      ? context.source.place(start, start + word.length)
      : placeOfNode(context.source, node);
    parts.push({ value: word, where });
  }
  return parts;
}

export const readTexts = (context: Context, entry: YamlEntry) => texts(context, entry, undefined);
export const readWords = (context: Context, entry: YamlEntry) => texts(context, entry, ',');

/** A condition, or a list of conditions that must all hold. */
export function readConditions(
  context: Context,
  entry: YamlEntry,
): readonly Located<string | boolean>[] | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const result: Located<string | boolean>[] = [];
  for (const node of nodes) {
    const value = scalarOf(node)?.value;
    if (typeof value === 'boolean') result.push(locateAs(context.source, node, value));
    else {
      const text = textOf(context, node);
      if (text === undefined)
        wrongKind(context, entry, node, 'a condition or a list of conditions');
      else result.push(locateAs(context.source, node, text));
    }
  }
  return result;
}

export function readVariables(
  context: Context,
  entry: YamlEntry,
): ReadonlyMap<string, Located<YamlValue>> | undefined {
  if (entry.value.kind !== 'map') {
    if (isEmpty(entry.value)) return new Map();
    wrongKind(context, entry, entry.value, 'a mapping of variables');
    return undefined;
  }
  const variables = new Map<string, Located<YamlValue>>();
  for (const variable of entry.value.entries.values()) {
    if (!isVariableName(variable.key)) {
      const message = `"${variable.key}" cannot be the name of a variable`;
      context.findings.add('PBK050', placeOfKey(context.source, variable), message);
      continue;
    }
    variables.set(variable.key, located(context, variable, toValue(variable.value)));
  }
  return variables;
}

/** A mapping, or a list of mappings of which the later ones win, or a template. */
export function readEnvironment(
  context: Context,
  entry: YamlEntry,
): Located<YamlValue> | undefined {
  const { value: node } = entry;
  const fits = (part: YamlNode) =>
    part.kind === 'map' ||
    (part.kind === 'scalar' && typeof part.value === 'string' && isTemplate(part.value));
  if (node.kind === 'list' ? node.items.every(fits) : fits(node)) return readAny(context, entry);
  wrongKind(context, entry, node, 'a mapping');
  return undefined;
}

export function readMapping(
  context: Context,
  entry: YamlEntry,
): Located<{ readonly [key: string]: YamlValue }> | undefined {
  if (entry.value.kind !== 'map') {
    wrongKind(context, entry, entry.value, 'a mapping');
    return undefined;
  }
  return located(context, entry, toValue(entry.value) as { readonly [key: string]: YamlValue });
}

export function readAny(context: Context, entry: YamlEntry): Located<YamlValue> {
  return located(context, entry, toValue(entry.value));
}

function scalarOf(node: YamlNode): YamlScalar | undefined {
  return node.kind === 'scalar' && node.tag !== 'vault' ? node : undefined;
}
