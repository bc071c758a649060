import type { Place } from '@vipbook/diagnostics';
import { markFloat } from '@vipbook/inventory';
import type { Located, YamlValue } from '../ast.ts';
import type { SourceText } from './source-text.ts';

interface Span {
  /** Offsets of the node in its file, quotes and block headers included. */
  readonly start: number;
  readonly end: number;
  /** Nodes below and including it, each alias counted with all that it stands for. */
  readonly size: number;
}

export interface YamlScalar extends Span {
  readonly kind: 'scalar';
  readonly value: null | boolean | number | string;
  /** Offsets of the text itself: inside quotes, below a block header. */
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly plain: boolean;
  readonly tag?: 'vault' | 'unsafe';
  /** A whole number that was written as a float: 2.0. */
  readonly float?: true;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyStart: number;
  readonly keyEnd: number;
  readonly value: YamlNode;
}

export interface YamlMap extends Span {
  readonly kind: 'map';
  /** Merge keys applied; in the order of the text, merged ones last. */
  readonly entries: ReadonlyMap<string, YamlEntry>;
}

export interface YamlList extends Span {
  readonly kind: 'list';
  readonly items: readonly YamlNode[];
}

export type YamlNode = YamlScalar | YamlMap | YamlList;

/** What a finding calls the node. */
export function kindOf(node: YamlNode): string {
  if (node.kind === 'map') return 'a mapping';
  if (node.kind === 'list') return 'a list';
  if (node.value === null) return 'nothing';
  if (typeof node.value === 'string') return `the text ${shorten(node.value)}`;
  if (typeof node.value === 'number') return `the number ${String(node.value)}`;
  return String(node.value);
}

/** A text in quotes, cut so that a message stays one line. */
export function shorten(text: string, limit = 60): string {
  const flat = JSON.stringify(text.length > limit ? `${text.slice(0, limit)}…` : text);
  return flat;
}

/**
 * Plain data. `!vault` and `!unsafe` become `{__ansible_vault: text}` and `{__ansible_unsafe: text}`, the
 * form in which Ansible writes them as JSON. Aliases share one value.
 */
export function toValue(node: YamlNode): YamlValue {
  if (node.kind === 'list') {
    const items = node.items.map(toValue);
    node.items.forEach((item, at) => {
      if (isFloat(item)) markFloat(items, at);
    });
    return items;
  }
  if (node.kind === 'map') {
    const result: Record<string, YamlValue> = Object.create(null) as Record<string, YamlValue>;
    for (const { key, value } of node.entries.values()) {
      result[key] = toValue(value);
      if (isFloat(value)) markFloat(result, key);
    }
    return result;
  }
  if (node.tag === undefined) return node.value;
  return { [`__ansible_${node.tag}`]: node.value };
}

function isFloat(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.float === true;
}

/** Where the node's text stands: for texts without their quotes, so that a template's first character is
 *  the range's first; an empty text keeps its quotes. */
export function placeOfNode(source: SourceText, node: YamlNode): Place {
  if (node.kind === 'scalar' && node.contentEnd > node.contentStart) {
    return source.place(node.contentStart, node.contentEnd);
  }
  return source.place(node.start, node.end);
}

export function placeOfKey(source: SourceText, entry: YamlEntry): Place {
  return source.place(entry.keyStart, entry.keyEnd);
}

/** The place of a part; of the last part that exists when the path leads nowhere. `key` asks for the key
 *  instead of the value. */
export function placeOfPath(
  source: SourceText,
  node: YamlNode,
  path: readonly (string | number)[],
  part: 'key' | 'value' = 'value',
): Place {
  let at = node;
  let keyPlace: Place | undefined;
  for (const step of path) {
    keyPlace = undefined;
    if (at.kind === 'map') {
      const entry = at.entries.get(String(step));
      if (entry === undefined) break;
      keyPlace = placeOfKey(source, entry);
      at = entry.value;
    } else if (at.kind === 'list') {
      const item = at.items[Number(step)];
      if (item === undefined) break;
      at = item;
    } else break;
  }
  return part === 'key' && keyPlace !== undefined ? keyPlace : placeOfNode(source, at);
}

/** The node's value as data, with its place and those of its parts. */
export function locate(source: SourceText, node: YamlNode): Located<YamlValue> {
  return locateAs(source, node, toValue(node));
}

/** The same for a value that was made of the node's. */
export function locateAs<T>(source: SourceText, node: YamlNode, value: T, key?: Place): Located<T> {
  const where = placeOfNode(source, node);
  const keyed = key === undefined ? {} : { key };
  if (node.kind === 'scalar') {
    const located = { value, where, ...keyed };
    if (isFloat(node)) markFloat(located, 'value');
    return located;
  }
  return { value, where, ...keyed, at: (path) => placeOfPath(source, node, path) };
}
