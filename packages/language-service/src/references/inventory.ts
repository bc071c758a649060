import type { Inventory } from '@vipbook/inventory';
import type { Location } from 'vscode-languageserver-types';
import type { World } from '../document/analysis.ts';
import { uriOf } from '../document/paths.ts';
import { TextIndex } from '../document/text-index.ts';
import type { SymbolKind } from './occurrences.ts';

export type ReadText = (path: string) => Promise<string | undefined>;

const mostHosts = 2000;
const mostFiles = 200;

/** Where the inventory, and the files of variables beside it, name a host, a group or a variable. */
export async function inventoryLocations(
  world: World,
  kind: SymbolKind,
  name: string,
  readText: ReadText,
): Promise<readonly Location[]> {
  if (kind === 'variable') return variableLocations(world, name, readText);
  return kind === 'host' ? nameLocations(world, name, readText) : [];
}

/** Files that the inventory was read from, as far as hosts, groups and their variables tell. */
export function inventoryFiles(world: World): readonly string[] {
  const files = new Set<string>();
  const { inventory } = world;
  if (inventory === undefined) return [];
  for (const host of [...inventory.hosts.values()].slice(0, mostHosts)) {
    if (host.where.file !== undefined) files.add(host.where.file);
  }
  for (const group of inventory.groups.values()) {
    if (group.where?.file !== undefined) files.add(group.where.file);
  }
  return [...files].slice(0, mostFiles);
}

/** Places that give the variable a value, for any host or group. */
async function variableLocations(
  world: World,
  name: string,
  readText: ReadText,
): Promise<readonly Location[]> {
  const { inventory } = world;
  if (inventory === undefined) return [];
  const lines = new Map<string, Set<number>>();
  const add = (file: string | undefined, line: number | undefined): void => {
    if (file === undefined) return;
    const known = lines.get(file);
    if (known === undefined) lines.set(file, new Set([line ?? 0]));
    else known.add(line ?? 0);
  };
  const look = (variables: () => ReturnType<Inventory['variables']>): void => {
    try {
      const found = variables().get(name);
      for (const each of found === undefined ? [] : [found, ...found.overrides]) {
        add(each.source.file, each.source.range?.start.line);
      }
    } catch {
      // A closed vault file: what is in it stays in it.
    }
  };
  for (const host of [...inventory.hosts.keys()].slice(0, mostHosts)) {
    look(() => inventory.variables(host));
  }
  for (const group of inventory.groups.keys()) look(() => inventory.groupVariables(group));
  const found: Location[] = [];
  for (const [file, wanted] of lines) {
    const text = await readText(file);
    if (text === undefined) continue;
    const index = new TextIndex(text);
    for (const number of wanted) found.push(...onLine(index, file, number - 1, name, /^\s*[=:]/));
  }
  return found;
}

/** Lines of an inventory that name a host or group: at their beginning, in a heading, as a key. */
async function nameLocations(
  world: World,
  name: string,
  readText: ReadText,
): Promise<readonly Location[]> {
  const { inventory } = world;
  if (inventory === undefined || (!inventory.hosts.has(name) && !inventory.groups.has(name)))
    return [];
  const found: Location[] = [];
  for (const file of inventoryFiles(world)) {
    const text = await readText(file);
    if (text === undefined || !text.includes(name)) continue;
    const index = new TextIndex(text);
    for (let line = 0; line < index.lineCount; line += 1) {
      const content = index.lineText(line);
      const at = /^\s*\[?["']?/.exec(content)?.[0].length ?? 0;
      if (!content.startsWith(name, at) || /[\w.-]/.test(content[at + name.length] ?? '')) continue;
      const start = index.startOf(line) + at;
      found.push({ uri: uriOf(file), range: index.range(start, start + name.length) });
    }
  }
  return found;
}

function onLine(
  index: TextIndex,
  file: string,
  line: number,
  name: string,
  behind: RegExp,
): readonly Location[] {
  const text = index.lineText(line);
  const found: Location[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    const alone = !/\w/.test(text[at - 1] ?? '') && behind.test(text.slice(at + name.length));
    if (!alone) continue;
    const start = index.startOf(line) + at;
    found.push({ uri: uriOf(file), range: index.range(start, start + name.length) });
  }
  return found;
}

/** The first line that names it: where it is "defined". */
export function inventoryDefinition(world: World, name: string): Location | undefined {
  const { inventory } = world;
  const where = inventory?.hosts.get(name)?.where ?? inventory?.groups.get(name)?.where;
  if (where?.file === undefined || where.range === undefined) return undefined;
  const { start, end } = where.range;
  return {
    uri: uriOf(where.file),
    range: {
      start: { line: start.line - 1, character: start.column - 1 },
      end: { line: end.line - 1, character: end.column - 1 },
    },
  };
}
