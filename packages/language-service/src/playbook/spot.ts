import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from '@vipbook/playbook';
import type { Analysis } from '../document/analysis.ts';
import { homeAt, type Home, type Path } from './home.ts';

/** What stands at an offset of a YAML file. */
export interface Spot {
  readonly part: 'key' | 'value';
  /** Path of the entry (its key last) or item that the offset is in. */
  readonly path: Path;
  /** The innermost entry. */
  readonly entry: YamlEntry | undefined;
  /** The mapping with that entry. */
  readonly map: YamlMap | undefined;
  /** The innermost node, when the offset is in a value. */
  readonly node: YamlNode;
  /** All nodes around the offset, outermost first. */
  readonly around: readonly YamlNode[];
}

/** undefined when the offset is in nothing: a comment, a blank line. Both ends of a scalar belong to it. */
export function spotAt(root: YamlNode | undefined, offset: number): Spot | undefined {
  if (root === undefined) return undefined;
  const path: (string | number)[] = [];
  const around: YamlNode[] = [];
  let node = root;
  let entry: YamlEntry | undefined;
  let map: YamlMap | undefined;
  for (;;) {
    around.push(node);
    if (node.kind === 'scalar') return { part: 'value', path, entry, map, node, around };
    if (node.kind === 'list') {
      const at = indexAt(node.items, offset);
      const item = node.items[at];
      if (item === undefined) return { part: 'value', path, entry, map, node, around };
      path.push(at);
      node = item;
      continue;
    }
    const found = entryAt(node, offset);
    if (found === undefined) return { part: 'value', path, entry, map, node, around };
    map = node;
    entry = found.entry;
    path.push(entry.key);
    if (found.part === 'key') return { part: 'key', path, entry, map, node, around };
    node = entry.value;
  }
}

/** The item around the offset, by halving: lists of tasks are long. */
function indexAt(items: readonly YamlNode[], offset: number): number {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item === undefined) return -1;
    if (offset < item.start) high = middle - 1;
    else if (offset > item.end) low = middle + 1;
    else return middle;
  }
  // Aliases stand elsewhere than where they are used, so that the order may be another.
  return items.length < 100 ? items.findIndex((item) => within(item, offset)) : -1;
}

function within(node: YamlNode, offset: number): boolean {
  return offset >= node.start && offset <= node.end;
}

function entryAt(
  map: YamlMap,
  offset: number,
): { readonly entry: YamlEntry; readonly part: 'key' | 'value' } | undefined {
  for (const entry of map.entries.values()) {
    if (offset >= entry.keyStart && offset <= entry.keyEnd) return { entry, part: 'key' };
    if (within(entry.value, offset) && entry.value.end > entry.value.start) {
      return { entry, part: 'value' };
    }
  }
  return undefined;
}

/** What the node at a path is to the playbook. */
export function homeOf(analysis: Analysis, path: Path): Home {
  return homeAt(analysis.kind, path, (at) => {
    const node = nodeAt(analysis.yaml.root, at);
    return node?.kind === 'map' ? [...node.entries.keys()] : [];
  });
}

export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const step of path) {
    if (node === undefined) return undefined;
    if (node.kind === 'map') node = node.entries.get(String(step))?.value;
    else if (node.kind === 'list') node = node.items[Number(step)];
    else return undefined;
  }
  return node;
}

/** A scalar's text as it stands in the file, without quotes. */
export function rawText(analysis: Analysis, node: YamlScalar): string {
  return analysis.yaml.source.text.slice(node.contentStart, node.contentEnd);
}
