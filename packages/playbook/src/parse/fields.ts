import { didYouMean, type Code } from '@vipbook/diagnostics';
import { placeOfKey, type YamlEntry, type YamlMap } from '../yaml/tree.ts';
import type { Context } from './context.ts';
import {
  blockKeywords,
  blockLists,
  handlerKeywords,
  playKeywords,
  playLists,
  refusedKeyword,
  taskKeywords,
  type KeywordTable,
} from './keywords.ts';

/** The properties that a mapping's keywords give; entries of other names are left to `rest`. */
export function readKeywords(
  context: Context,
  map: YamlMap,
  table: KeywordTable,
  rest: (entry: YamlEntry) => void,
): Record<string, unknown> {
  const result: Record<string, unknown> = {};
  for (const entry of map.entries.values()) {
    const keyword = Object.hasOwn(table, entry.key) ? table[entry.key] : undefined;
    if (keyword === undefined) {
      rest(entry);
      continue;
    }
    const [property, reader] = keyword;
    const value = reader(context, entry);
    if (value !== undefined) result[property] = value;
  }
  return result;
}

const homes: readonly (readonly [string, KeywordTable, readonly string[]])[] = [
  ['a play', playKeywords, playLists],
  ['a task', taskKeywords, []],
  ['a handler', handlerKeywords, []],
  ['a block', blockKeywords, blockLists],
];

/** Does the word mean something somewhere in a playbook, or did it in Ansible? */
export function isKeyword(name: string): boolean {
  return name === 'collections' || refusedKeyword(name) !== undefined || homeOf(name) !== undefined;
}

function homeOf(name: string): string | undefined {
  return homes.find(([, table, lists]) => Object.hasOwn(table, name) || lists.includes(name))?.[0];
}

/** A key that has no meaning here: refused by name, at home elsewhere, or unknown. */
export function reportUnknownKeyword(
  context: Context,
  entry: YamlEntry,
  here: string,
  code: Code,
  known: readonly string[],
): void {
  const place = placeOfKey(context.source, entry);
  const refused = refusedKeyword(entry.key);
  if (refused !== undefined) {
    const message = `vipbook does not have Ansible's keyword "${entry.key}"`;
    context.findings.add('PBK026', place, message, { remedy: refused });
    return;
  }
  if (entry.key === 'collections') {
    // Names are found by their prefix, so that the line changes nothing.
    context.findings.add('PBK026', place, 'The keyword "collections" has no effect here', {
      severity: 'warning',
      remedy: 'Leave it out: modules are found by their name.',
    });
    return;
  }
  const home = homeOf(entry.key);
  if (home !== undefined) {
    const message = `"${entry.key}" belongs to ${home}, not to ${here}`;
    context.findings.add('PBK038', place, message, { remedy: `Move it to ${home}.` });
    return;
  }
  const guess = didYouMean(entry.key, known);
  const message = `${here.replace(/^a/, 'A')} has no keyword "${entry.key}".${guess}`;
  context.findings.add(code, place, message.replace(/\.$/, ''));
}
