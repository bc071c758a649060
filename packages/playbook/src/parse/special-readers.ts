import { didYouMean } from '@vipbook/diagnostics';
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
} from '../yaml/tree.ts';
import type { Context } from './context.ts';
import { isVariableName, located, textOf, wrongKind } from './readers.ts';

export const loopControlKeys = [
  'loop_var',
  'index_var',
  'label',
  'pause',
  'extended',
  'extended_allitems',
] as const;

/** A pattern, or a list of patterns, which means the same as the pattern with commas between them. */
export function readHosts(context: Context, entry: YamlEntry): Located<string> | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const patterns: string[] = [];
  for (const node of nodes) {
    const text = textOf(context, node);
    if (text === undefined) {
      wrongKind(context, entry, node, 'a pattern or a list of patterns');
      return undefined;
    }
    patterns.push(text);
  }
  if (patterns.length === 0) {
    context.findings.add(
      'PBK028',
      placeOfNode(context.source, entry.value),
      '"hosts" is an empty list',
    );
    return undefined;
  }
  return located(context, entry, patterns.join(','));
}

/** A list, or a text: a template that gives one. with_items takes a single value for a list of one. */
export function readLoop(context: Context, entry: YamlEntry): Located<YamlValue> | undefined {
  const { value: node } = entry;
  if (node.kind === 'list') return located(context, entry, toValue(node));
  const text = textOf(context, node);
  if (text !== undefined && isTemplate(text)) return located(context, entry, text);
  if (entry.key === 'with_items' && text !== undefined) {
    return located(context, entry, [toValue(node)]);
  }
  wrongKind(context, entry, node, 'a list, or a template that gives one');
  return undefined;
}

export function readLoopControl(
  context: Context,
  entry: YamlEntry,
): Located<{ readonly [key: string]: YamlValue }> | undefined {
  if (entry.value.kind !== 'map') {
    wrongKind(context, entry, entry.value, 'a mapping');
    return undefined;
  }
  for (const part of entry.value.entries.values()) {
    const place = placeOfKey(context.source, part);
    if (!loopControlKeys.some((key) => key === part.key)) {
      const guess = didYouMean(part.key, loopControlKeys);
      const message = `"loop_control" has no key "${part.key}".${guess}`.replace(/\.$/, '');
      const remedy = `It takes ${loopControlKeys.join(', ')}.`;
      context.findings.add('PBK025', place, message, { remedy });
    } else if (part.key.endsWith('_var')) {
      const name = textOf(context, part.value);
      if (name === undefined) wrongKind(context, part, part.value, 'the name of a variable');
      else if (!isVariableName(name)) {
        const message = `"${name}" cannot be the name of a variable`;
        context.findings.add('PBK050', placeOfNode(context.source, part.value), message);
      }
    }
  }
  return located(context, entry, toValue(entry.value) as { readonly [key: string]: YamlValue });
}

/** A number of hosts, a share such as "30%", or a list of those. */
export function readSerial(context: Context, entry: YamlEntry): Located<YamlValue> | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const values: YamlValue[] = [];
  for (const node of nodes) {
    const text = textOf(context, node);
    if (text === undefined || (!/^[0-9]+%?$/.test(text) && !isTemplate(text))) {
      wrongKind(context, entry, node, 'a number of hosts or a share such as "30%"');
      return undefined;
    }
    values.push(/^[0-9]+$/.test(text) ? Number(text) : text);
  }
  const [first] = values;
  const single = entry.value.kind !== 'list' && first !== undefined;
  return located(context, entry, single ? first : values);
}

/** Files; an entry that is a list itself means the first of them that exists. */
export function readVarsFiles(
  context: Context,
  entry: YamlEntry,
): readonly Located<string | readonly string[]>[] | undefined {
  const nodes = entry.value.kind === 'list' ? entry.value.items : [entry.value];
  const result: Located<string | readonly string[]>[] = [];
  for (const node of nodes) {
    const value = node.kind === 'list' ? choices(context, node.items) : textOf(context, node);
    if (value === undefined) wrongKind(context, entry, node, 'a file or a list of files');
    else result.push(locateAs(context.source, node, value));
  }
  return result;
}

function choices(context: Context, nodes: readonly YamlNode[]): readonly string[] | undefined {
  const result: string[] = [];
  for (const node of nodes) {
    const text = textOf(context, node);
    if (text === undefined) {
      const message = `"vars_files" takes files, not ${kindOf(node)}`;
      context.findings.add('PBK027', placeOfNode(context.source, node), message);
    } else result.push(text);
  }
  return result;
}
