import type { YamlMap } from '@vipbook/playbook';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { homeOf, spotAt } from '../playbook/spot.ts';
import type { QuickFix } from './quick-fixes.ts';
import { addEntry, sourceOf } from './remove-entry.ts';

/** The play around an offset. */
function playMap(analysis: Analysis, offset: number): YamlMap | undefined {
  if (analysis.kind !== 'playbook') return undefined;
  const play = spotAt(analysis.yaml.root, offset)?.around[1];
  return play?.kind === 'map' ? play : undefined;
}

/** A line in the play's vars, which are made where there are none: above its first list. */
function variableLine(analysis: Analysis, play: YamlMap, line: string): TextEdit | undefined {
  const vars = play.entries.get('vars')?.value;
  if (vars?.kind === 'map' && vars.entries.size > 0) return addEntry(analysis, vars, line);
  if (vars !== undefined) return undefined;
  const { index } = analysis;
  const [first] = play.entries.values();
  const before = ['roles', 'pre_tasks', 'tasks', 'post_tasks', 'handlers']
    .flatMap((key) => play.entries.get(key) ?? [])
    .sort((a, b) => a.keyStart - b.keyStart)[0];
  if (first === undefined || before === undefined || before === first) return undefined;
  const at = index.startOf(index.lineAt(before.keyStart));
  const column = before.keyStart - at;
  if (index.text.slice(at, before.keyStart).trim() !== '') return undefined;
  const indent = ' '.repeat(column);
  return { range: index.range(at, at), newText: `${indent}vars:\n${indent}  ${line}\n` };
}

export function defineVariable(
  analysis: Analysis,
  offset: number,
  name: string,
): readonly QuickFix[] {
  const play = playMap(analysis, offset);
  const edit = play === undefined ? undefined : variableLine(analysis, play, `${name}: ''`);
  return edit === undefined
    ? []
    : [{ title: `Define "${name}" in vars of the play`, edits: [edit] }];
}

/** The value under the cursor as a variable of the play. */
export function extractVariable(analysis: Analysis, offset: number): readonly QuickFix[] {
  const spot = spotAt(analysis.yaml.root, offset);
  const { node, entry, path } = spot ?? {};
  if (
    node?.kind !== 'scalar' ||
    entry === undefined ||
    path === undefined ||
    spot?.part !== 'value'
  )
    return [];
  const home = homeOf(analysis, path);
  const isText = typeof node.value === 'string' || typeof node.value === 'number';
  if (home.kind !== 'arguments' || home.path.length === 0 || !isText || node.tag !== undefined)
    return [];
  if (String(node.value).includes('{{') || String(node.value).includes('\n')) return [];
  if (home.schema['x-expression'] === true) return [];
  const play = playMap(analysis, offset);
  if (play === undefined) return [];
  const name = freeName(
    analysis,
    play,
    entry.key === '_raw' ? 'value' : entry.key.replaceAll(/\W/g, '_'),
  );
  const line = variableLine(analysis, play, `${name}: ${sourceOf(analysis, node)}`);
  if (line === undefined) return [];
  const value: TextEdit = {
    range: analysis.index.range(node.start, node.end),
    newText: `'{{ ${name} }}'`,
  };
  return [{ title: `Make it the variable "${name}" of the play`, edits: [line, value] }];
}

function freeName(analysis: Analysis, play: YamlMap, wanted: string): string {
  const vars = play.entries.get('vars')?.value;
  const taken = (name: string): boolean =>
    (vars?.kind === 'map' && vars.entries.has(name)) ||
    new RegExp(`\\b${name}\\b(?!\\s*:)`).test(analysis.index.text.slice(0, 100_000));
  const base = wanted === 'address' ? 'vip_address' : wanted;
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? base : `${base}_${String(number)}`;
    if (!taken(name)) return name;
  }
}
