import type { Diagnostic as Finding } from '@vipbook/diagnostics';
import { moduleSchema, type YamlMap } from '@vipbook/playbook';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Analysis } from '../document/analysis.ts';
import { spotAt } from '../playbook/spot.ts';
import { addEntry, entryAt, removeEntry } from './remove-entry.ts';
import { structureFixes } from './structure-fixes.ts';
import { defineVariable } from './variables.ts';

export interface QuickFix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred?: boolean;
}

/** What can be done about a finding with one key press. */
export function quickFixes(analysis: Analysis, finding: Finding): readonly QuickFix[] {
  const range = finding.where?.range;
  const start = range?.start.offset;
  const end = range?.end.offset;
  if (start === undefined || end === undefined) return [];
  const place: Place = { start, end };
  return [
    ...meant(analysis, finding, place),
    ...byCode(analysis, finding, place),
    ...structureFixes(analysis, finding),
    ...ignoring(analysis, finding, place),
  ];
}

interface Place {
  readonly start: number;
  readonly end: number;
}

/** `… Did you mean "x"?`: the word that the message names becomes x. */
function meant(
  analysis: Analysis,
  { message, remedy = '' }: Finding,
  { start, end }: Place,
): readonly QuickFix[] {
  const better = /Did you mean "([^"]+)"\??/.exec(`${message} ${remedy}`)?.[1];
  if (better === undefined) return [];
  // `groups.name` and `hostvars['name']` are found at their first word.
  const member =
    /^(?:\.|\[\s*['"])[\w.-]+/.exec(analysis.index.text.slice(end, end + 300))?.[0] ?? '';
  const text = analysis.index.text.slice(start, end) + member;
  const words = [...message.replace(/Did you mean.*/, '').matchAll(/"([^"]+)"/g)];
  for (const [, word = ''] of words) {
    const at = text.indexOf(word);
    if (at === -1) continue;
    const range = analysis.index.range(start + at, start + at + word.length);
    return [{ title: `Write "${better}"`, edits: [{ range, newText: better }], preferred: true }];
  }
  return [];
}

function byCode(analysis: Analysis, finding: Finding, place: Place): readonly QuickFix[] {
  const { index } = analysis;
  const { start, end } = place;
  const text = index.text.slice(start, end);
  const replace = (title: string, newText: string, preferred = true): QuickFix[] => [
    { title, edits: [{ range: index.range(start, end), newText }], preferred },
  ];
  switch (finding.code) {
    case 'PBK006':
      return replace('Write two blanks', '  ');
    case 'PBK010':
      return replace('Put it in quotes', `'${text}'`);
    case 'PBK005':
      return /quotes(:|\.$)/.test(finding.remedy ?? '') ? quoteValue(analysis, start) : [];
    case 'PBK011':
      return replace('Remove the tag', '');
    case 'PBK014':
      return quoteValue(analysis, start);
    case 'PBK027':
    case 'PBK042':
      if (/ takes a list\b/.test(finding.message)) return asList(analysis, start);
      return /, not a list$/.test(finding.message) ? asValue(analysis, place) : [];
    case 'PBK038':
      return removal(analysis, start);
    case 'PBK050':
      return replace(`Write "${variableName(text)}"`, variableName(text));
    case 'PBK007':
    case 'PBK047':
    case 'PBK039':
    case 'PBK044':
    case 'PBK028':
      return removal(analysis, start);
    case 'PBK022':
      return missingHosts(analysis, start);
    case 'PBK023':
    case 'PBK024':
    case 'PBK025':
    case 'PBK026':
    case 'PBK040':
      return [...replacement(analysis, finding, place), ...removal(analysis, start)];
    case 'PBK033':
      return replacement(analysis, finding, place);
    case 'PBK041':
    case 'PBK045':
      return missingArgument(analysis, finding, start);
    case 'PBK043':
      return choices(analysis, finding, place);
    case 'PBK070': {
      const name = /variable "([^"]+)"/.exec(finding.message)?.[1] ?? text;
      const after = index.range(end, end);
      return [
        ...defineVariable(analysis, start, name),
        { title: 'Give it a default', edits: [{ range: after, newText: " | default('')" }] },
      ];
    }
    case 'PBK073':
      return removal(analysis, start, 'Remove the condition');
    case 'PBK075':
      return replace('Remove the braces', text.replaceAll(/\{\{-?\s*|\s*-?\}\}/g, ''));
    case 'PBK077':
      return removeComment(analysis, place);
    default:
      return [];
  }
}

/** `key: {{ x }} y` becomes `key: '{{ x }} y'`; so does any other value that YAML cannot read without quotes. */
function quoteValue(analysis: Analysis, offset: number): readonly QuickFix[] {
  const { index } = analysis;
  const line = index.lineAt(offset);
  const match = /^(\s*(?:- +)*(?:[\w.]+:\s+)?)([^\s"'|>#[\]&*!].*?)(\s+#.*)?$/.exec(
    index.lineText(line),
  );
  const [, before = '', value = ''] = match ?? [];
  if (match === null || value.trim() === '') return [];
  const start = index.startOf(line) + before.length;
  const newText =
    value.includes("'") && !/["\\]/.test(value) ? `"${value}"` : `'${value.replaceAll("'", "''")}'`;
  const range = index.range(start, start + value.length);
  return [{ title: 'Put the value in quotes', edits: [{ range, newText }], preferred: true }];
}

/** A single value where a list is wanted. */
function asList(analysis: Analysis, offset: number): readonly QuickFix[] {
  const node = spotAt(analysis.yaml.root, offset)?.node;
  if (node?.kind !== 'scalar' || node.value === null) return [];
  const source = analysis.index.text.slice(node.start, node.end);
  if (/[\n,[\]{}]/.test(source)) return [];
  const range = analysis.index.range(node.start, node.end);
  const title = 'Make it a list of one';
  return [{ title, edits: [{ range, newText: `[${source}]` }], preferred: true }];
}

/** A list of one where a single value is wanted. */
function asValue({ yaml, index }: Analysis, { start, end }: Place): readonly QuickFix[] {
  const list = spotAt(yaml.root, start)?.around.findLast((node) => node.kind === 'list');
  const [only, second] = list?.items ?? [];
  if (only?.kind !== 'scalar' || second !== undefined || list?.start !== start) return [];
  if (index.text[start] !== '[') return [];
  const newText = index.text.slice(only.start, only.end);
  return [
    {
      title: 'Take the value alone',
      edits: [{ range: index.range(start, end), newText }],
      preferred: true,
    },
  ];
}

/** The nearest text that can be the name of a variable. */
function variableName(text: string): string {
  const word = text.trim().replaceAll(/\W+/g, '_');
  return /^\d/.test(word) || word === '' ? `_${word}` : word;
}

function removal(analysis: Analysis, offset: number, title = 'Remove it'): readonly QuickFix[] {
  const found = entryAt(analysis, offset);
  const edit = found === undefined ? undefined : removeEntry(analysis, found.map, found.entry);
  return edit === undefined ? removeLine(analysis, offset, title) : [{ title, edits: [edit] }];
}

/** A second key of one name is in no tree; one that stands on a line of its own goes with it. */
function removeLine(analysis: Analysis, offset: number, title: string): readonly QuickFix[] {
  const { index } = analysis;
  const line = index.lineAt(offset);
  if (!/^\s*["']?[\w.]+["']?:\s+[^|>{[&*\s]/.test(index.lineText(line))) return [];
  const range = index.range(index.startOf(line), index.startOf(line + 1));
  return [{ title, edits: [{ range, newText: '' }] }];
}

/** `Use remote_user.` */
function replacement(
  analysis: Analysis,
  { remedy = '' }: Finding,
  { start, end }: Place,
): readonly QuickFix[] {
  const better = /^Use (\w+)\.$/.exec(remedy)?.[1];
  if (better === undefined) return [];
  const range = analysis.index.range(start, end);
  return [{ title: `Write "${better}"`, edits: [{ range, newText: better }], preferred: true }];
}

function missingHosts(analysis: Analysis, offset: number): readonly QuickFix[] {
  const map = spotAt(analysis.yaml.root, offset)?.map;
  const edit = map === undefined ? undefined : addEntry(analysis, map, 'hosts: all');
  return edit === undefined ? [] : [{ title: 'Add "hosts: all"', edits: [edit] }];
}

/** `Add "to".`: a line for it below the others. */
function missingArgument(
  analysis: Analysis,
  { remedy = '', message }: Finding,
  offset: number,
): readonly QuickFix[] {
  const schema = moduleSchema(/^(\w+): /.exec(message)?.[1] ?? '');
  const added = /^Add (.*?)(?:, or|, for example|\.$)/.exec(remedy)?.[1] ?? '';
  const names = [...added.matchAll(/"(\w+)"/g)].flatMap(([, name]) => name ?? []);
  const map = argumentsAt(analysis, offset);
  if (map === undefined) return [];
  return names.flatMap((name) => {
    const [example] = schema?.properties?.[name]?.examples ?? [];
    const value = typeof example === 'string' || typeof example === 'number' ? String(example) : '';
    const edit = addEntry(analysis, map, `${name}: ${value}`);
    return edit === undefined
      ? []
      : [{ title: `Add "${name}"`, edits: [edit], preferred: names.length === 1 }];
  });
}

/** The mapping of arguments that a finding on a module's name, or on one of its arguments, is about. */
function argumentsAt(analysis: Analysis, offset: number): YamlMap | undefined {
  const spot = spotAt(analysis.yaml.root, offset);
  if (spot?.entry === undefined) return undefined;
  if (spot.entry.value.kind === 'map') return spot.entry.value;
  return spot.map;
}

const mostChoices = 8;

/** `One of a, b.` */
function choices(
  analysis: Analysis,
  { remedy = '', message }: Finding,
  { start, end }: Place,
): readonly QuickFix[] {
  const listed = /^One of (.*)\.$/.exec(remedy)?.[1]?.split(', ') ?? [];
  const range = analysis.index.range(start, end);
  return listed
    .filter((each) => !message.includes(`Did you mean "${each}"`))
    .slice(0, mostChoices)
    .map((newText) => ({ title: `Write "${newText}"`, edits: [{ range, newText }] }));
}

function removeComment(analysis: Analysis, { start, end }: Place): readonly QuickFix[] {
  const { index } = analysis;
  const line = index.lineAt(start);
  const alone = index.text.slice(index.startOf(line), start).trim() === '';
  const blanks = /[ \t]*$/.exec(index.text.slice(index.startOf(line), start))?.[0].length ?? 0;
  const range = alone
    ? index.range(index.startOf(line), index.startOf(line + 1))
    : index.range(start - blanks, end);
  return [{ title: 'Remove the comment', edits: [{ range, newText: '' }], preferred: true }];
}

/** A comment above the line; errors of reading cannot be ignored. */
function ignoring(analysis: Analysis, finding: Finding, { start }: Place): readonly QuickFix[] {
  if (finding.severity === 'error' || finding.code === 'PBK077') return [];
  const { index } = analysis;
  const line = index.startOf(index.lineAt(start));
  const indent = /^ */.exec(index.text.slice(line, line + 200))?.[0] ?? '';
  const newText = `${indent}# vipbook: ignore=${finding.code} (say why)\n`;
  return [
    {
      title: `Ignore ${finding.code} here`,
      edits: [{ range: index.range(line, line), newText }],
    },
  ];
}
