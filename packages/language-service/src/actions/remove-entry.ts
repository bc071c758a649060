import type { YamlEntry, YamlMap, YamlNode } from '@vipbook/playbook';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { spotAt, type Spot } from '../playbook/spot.ts';

/** Takes an entry of a block mapping out, with its lines; undefined for those that share a line with others. */
export function removeEntry(
  analysis: Analysis,
  map: YamlMap,
  entry: YamlEntry,
): TextEdit | undefined {
  const { index } = analysis;
  const firstLine = index.lineAt(entry.keyStart);
  const end = Math.max(entry.keyEnd, entry.value.end);
  const lastLine = index.lineAt(Math.max(entry.keyStart, end - 1));
  const before = index.text.slice(index.startOf(firstLine), entry.keyStart);
  if (/^\s*$/.test(before)) {
    const rest = index.text.slice(end, index.endOf(lastLine));
    if (!/^["']?\s*(?:#.*)?$/.test(rest)) return undefined;
    return {
      range: index.range(index.startOf(firstLine), index.startOf(lastLine + 1)),
      newText: '',
    };
  }
  // Behind a dash: the next entry moves up to it.
  const next = [...map.entries.values()].find(({ keyStart }) => keyStart > end);
  if (
    !/^\s*(?:- +)+$/.test(before) ||
    next === undefined ||
    index.lineAt(next.keyStart) <= lastLine
  )
    return undefined;
  return { range: index.range(entry.keyStart, next.keyStart), newText: '' };
}

/** The entry whose key is at an offset, and the mapping that holds it. A second key of the same name is in no
 *  tree: it is read off its line. */
export function entryAt(
  analysis: Analysis,
  offset: number,
): { readonly map: YamlMap; readonly entry: YamlEntry } | undefined {
  const spot: Spot | undefined = spotAt(analysis.yaml.root, offset);
  const { map, entry } = spot ?? {};
  if (map === undefined || entry === undefined) return undefined;
  if (spot?.part === 'key' || entry.value.start <= offset) return { map, entry };
  return undefined;
}

/** Adds a line `key: value` below the last entry of a block mapping. */
export function addEntry(analysis: Analysis, map: YamlMap, line: string): TextEdit | undefined {
  const entries = [...map.entries.values()].filter(
    ({ keyStart }) => keyStart >= map.start && keyStart <= map.end,
  );
  const first = entries[0];
  if (first === undefined) return undefined;
  const { index } = analysis;
  const column = first.keyStart - index.startOf(index.lineAt(first.keyStart));
  const head = index.text.slice(index.startOf(index.lineAt(first.keyStart)), first.keyStart);
  if (/[{,]/.test(head)) {
    return { range: index.range(first.keyStart, first.keyStart), newText: `${line}, ` };
  }
  const end = map.end;
  const at = index.endOf(index.lineAt(Math.max(map.start, end - 1)));
  return { range: index.range(at, at), newText: `\n${' '.repeat(column)}${line}` };
}

/** The value behind a node's key, whatever it is, as it stands in the file. */
export function sourceOf(analysis: Analysis, node: YamlNode): string {
  return analysis.index.text.slice(node.start, node.end);
}
