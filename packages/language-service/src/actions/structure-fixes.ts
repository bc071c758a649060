import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import { canonicalName, type YamlEntry, type YamlList, type YamlNode } from '@vipbook/playbook';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { spotAt } from '../playbook/spot.ts';
import type { QuickFix } from './quick-fixes.ts';
import { addEntry, entryAt, removeEntry } from './remove-entry.ts';

/** Fixes that change how plays and tasks are built up; nothing for findings that more than one change mends. */
export function structureFixes(analysis: Analysis, finding: Finding): readonly QuickFix[] {
  const start = finding.where?.range?.start.offset ?? 0;
  switch (finding.code) {
    case 'PBK004':
      return startPlay(analysis);
    case 'PBK012':
      return withoutMark(analysis, start);
    case 'PBK020':
      return asListOfPlays(analysis);
    case 'PBK029':
      return asTask(analysis, start);
    case 'PBK030':
      return withModule(analysis, start);
    case 'PBK031':
      return taskOfItsOwn(analysis, start);
    case 'PBK034':
      return withBlock(analysis, start);
    case 'PBK035':
      return withName(analysis, start);
    case 'PBK037': {
      const first = finding.related?.[0]?.where;
      const at = first?.file === analysis.path ? first.range?.start.offset : undefined;
      return withoutItem(analysis, at, 'Remove the first one, which never runs');
    }
    case 'PBK061':
      return withoutItem(analysis, start, 'Remove the import');
    case 'PBK064':
    case 'PBK066':
      return included(analysis, start);
    case 'PBK072':
      return withoutItem(analysis, start, 'Remove this move');
    default:
      return [];
  }
}

/** `- hosts: all` and what belongs below, in a file without a play. */
function startPlay({ kind, index }: Analysis): readonly QuickFix[] {
  if (kind !== 'playbook' || index.text.includes('\n- ')) return [];
  const { text } = index;
  const before = text === '' || text.endsWith('\n') ? '' : '\n';
  const range = index.range(text.length, text.length);
  const newText = `${before}- hosts: all\n  tasks: []\n`;
  // `[]` is an empty list of plays: it gives way.
  const brackets = /^\s*\[\s*\]\s*$/m.exec(text);
  return brackets === null
    ? [{ title: 'Start a play', edits: [{ range, newText }], preferred: true }]
    : [
        {
          title: 'Start a play',
          edits: [
            {
              range: index.range(brackets.index, brackets.index + brackets[0].length),
              newText: '- hosts: all\n  tasks: []\n',
            },
          ],
          preferred: true,
        },
      ];
}

/** The line `---` before the second document. */
function withoutMark({ index }: Analysis, offset: number): readonly QuickFix[] {
  for (let line = index.lineAt(offset); line > 0; line -= 1) {
    if (!/^---\s*$/.test(index.lineText(line))) continue;
    const range = index.range(index.startOf(line), index.startOf(line + 1));
    return [{ title: 'Remove the line ---', edits: [{ range, newText: '' }], preferred: true }];
  }
  return [];
}

/** A play that is in no list, or a task that is in no play. */
function asListOfPlays(analysis: Analysis): readonly QuickFix[] {
  const { index, yaml } = analysis;
  const { root } = yaml;
  if (root?.kind !== 'map' || index.text[root.start] === '{') return [];
  const names = [...root.entries.keys()];
  const isPlay = names.includes('hosts') || names.includes('import_playbook');
  if (!isPlay && !names.some((name) => canonicalName(name) !== undefined)) return [];
  const first = index.lineAt(root.start);
  const last = index.lineAt(Math.max(root.start, root.end - 1));
  const [head, indent] = isPlay ? ['- ', '  '] : ['- hosts: all\n  tasks:\n    - ', '      '];
  const edits: TextEdit[] = [];
  for (let line = first; line <= last; line += 1) {
    if (index.lineText(line).trim() === '') continue;
    const at = index.startOf(line);
    edits.push({ range: index.range(at, at), newText: line === first ? head : indent });
  }
  const title = isPlay ? 'Make it an entry of a list' : 'Put the task into a play';
  return [{ title, edits, preferred: true }];
}

/** `- ping`: a module without its colon. */
function asTask({ index, yaml }: Analysis, offset: number): readonly QuickFix[] {
  const node = spotAt(yaml.root, offset)?.node;
  if (node?.kind !== 'scalar' || typeof node.value !== 'string' || !node.plain) return [];
  if (canonicalName(node.value) === undefined) return [];
  const range = index.range(node.end, node.end);
  return [{ title: `Write "${node.value}:"`, edits: [{ range, newText: ':' }], preferred: true }];
}

/** A task that has only keywords becomes a move, which has to be filled in. */
function withModule(analysis: Analysis, offset: number): readonly QuickFix[] {
  const map = spotAt(analysis.yaml.root, offset)?.map;
  const first = map === undefined ? undefined : [...map.entries.values()][0];
  if (map === undefined || first === undefined) return [];
  const { index } = analysis;
  const column = index.position(first.keyStart).character;
  const indent = ' '.repeat(column + 2);
  const lines = ['vip:', 'address: 192.0.2.60', 'from: old', 'to: new'].join(`\n${indent}`);
  const edit = addEntry(analysis, map, lines);
  return edit === undefined || /[{,]\s*$/.test(lineBefore(analysis, first))
    ? []
    : [{ title: 'Add a move (vip)', edits: [edit] }];
}

function lineBefore({ index }: Analysis, { keyStart }: YamlEntry): string {
  return index.text.slice(index.startOf(index.lineAt(keyStart)), keyStart);
}

/** The second module goes into a task below. */
function taskOfItsOwn(analysis: Analysis, offset: number): readonly QuickFix[] {
  const found = entryAt(analysis, offset);
  const item = itemAt(analysis, offset);
  if (found === undefined || item === undefined) return [];
  const { index } = analysis;
  const { entry, map } = found;
  const removal = removeEntry(analysis, map, entry);
  if (removal === undefined || item.node !== map) return [];
  const indent = ' '.repeat(item.column);
  const from = index.offset(removal.range.start);
  const to = index.offset(removal.range.end);
  // Its lines as they stand: the dash takes the place of the blanks before its key.
  const text = index.text.slice(from, to).replace(/\n?$/, '\n');
  const moved = `${indent}- ${text.trimStart()}`;
  const at = index.startOf(item.lastLine + 1);
  const open = at === index.text.length && to !== at && !index.text.endsWith('\n');
  const newText = open ? `\n${moved}` : moved;
  const title = `Make "${entry.key}" a task of its own`;
  return [{ title, edits: [removal, { range: index.range(at, at), newText }], preferred: true }];
}

/** `rescue` or `always` alone were meant to be the block. */
function withBlock(analysis: Analysis, offset: number): readonly QuickFix[] {
  const found = entryAt(analysis, offset);
  if (found === undefined) return [];
  const { entry, map } = found;
  if (entry.key === 'block') return withoutItem(analysis, offset, 'Remove the block');
  if (map.entries.has('block') || (map.entries.has('rescue') && map.entries.has('always')))
    return [];
  const range = analysis.index.range(entry.keyStart, entry.keyEnd);
  return [{ title: 'Write "block"', edits: [{ range, newText: 'block' }], preferred: true }];
}

/** Called by a name that some task notifies in vain, or by that of its module. */
function withName(analysis: Analysis, offset: number): readonly QuickFix[] {
  const found = entryAt(analysis, offset);
  if (found === undefined) return [];
  const { index, own } = analysis;
  const [first] = found.map.entries.values();
  if (first === undefined || /[{,]\s*$/.test(lineBefore(analysis, first))) return [];
  const missing = own.findings.find(({ code }) => code === 'PBK036')?.where?.range;
  const wanted =
    missing === undefined
      ? found.entry.key
      : index.text.slice(missing.start.offset, missing.end.offset);
  const indent = ' '.repeat(index.position(first.keyStart).character);
  const range = index.range(first.keyStart, first.keyStart);
  const newText = `name: ${wanted}\n${indent}`;
  return [{ title: `Name it "${wanted}"`, edits: [{ range, newText }], preferred: true }];
}

/** `import_tasks` becomes `include_tasks`, which the run reads. */
function included(analysis: Analysis, offset: number): readonly QuickFix[] {
  const maps = (spotAt(analysis.yaml.root, offset)?.around ?? []).flatMap((node) =>
    node.kind === 'map' ? [node] : [],
  );
  for (const map of maps.reverse()) {
    const entry = [...map.entries.values()].find(({ key }) => /\bimport_(tasks|role)$/.test(key));
    if (entry === undefined) continue;
    const newText = entry.key.replace('import_', 'include_');
    const range = analysis.index.range(entry.keyStart, entry.keyEnd);
    return [{ title: `Use ${newText}`, edits: [{ range, newText }], preferred: true }];
  }
  return [];
}

/** An item of a list in block style, that of a task or play around an offset. */
interface Item {
  readonly list: YamlList;
  readonly node: YamlNode;
  /** Of its dash. */
  readonly column: number;
  readonly firstLine: number;
  readonly lastLine: number;
}

function itemAt({ yaml, index }: Analysis, offset: number): Item | undefined {
  const around = spotAt(yaml.root, offset)?.around ?? [];
  for (let at = around.length - 1; at > 0; at -= 1) {
    const list = around[at - 1];
    const node = around[at];
    if (list?.kind !== 'list' || node?.kind !== 'map') continue;
    const firstLine = index.lineAt(node.start);
    const before = index.text.slice(index.startOf(firstLine), node.start);
    const dash = /^( *)- +$/.exec(before);
    if (dash === null) return undefined;
    const lastLine = index.lineAt(Math.max(node.start, contentEnd(index.text, node) - 1));
    return { list, node, column: dash[1]?.length ?? 0, firstLine, lastLine };
  }
  return undefined;
}

/** Blanks and line ends behind a node belong to what follows. */
function contentEnd(text: string, { start, end }: YamlNode): number {
  let at = Math.min(end, text.length);
  while (at > start && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** Takes an item out of its list, with its lines; not the only one, which would leave nothing in its place. */
function withoutItem(
  analysis: Analysis,
  offset: number | undefined,
  title: string,
): readonly QuickFix[] {
  const item = offset === undefined ? undefined : itemAt(analysis, offset);
  if (item === undefined || item.list.items.length < 2) return [];
  const { index } = analysis;
  const range = index.range(index.startOf(item.firstLine), index.startOf(item.lastLine + 1));
  return [{ title, edits: [{ range, newText: '' }] }];
}
