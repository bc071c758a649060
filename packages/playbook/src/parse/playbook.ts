import { hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import type { IgnoreComment, Play, Playbook, PlaybookImport, TaskNode } from '../ast.ts';
import { Findings, sortFindings } from '../findings.ts';
import { readIgnores } from '../ignores.ts';
import { canonicalName } from '../modules/registry.ts';
import { finish, type Steps } from '../steps.ts';
import { readYaml, type YamlFile } from '../yaml/read-yaml.ts';
import { sourceText } from '../yaml/source-text.ts';
import { kindOf, placeOfNode, type YamlMap, type YamlNode } from '../yaml/tree.ts';
import type { Context } from './context.ts';
import { checkHandlers } from './handlers.ts';
import { isImport, readImport, readPlay } from './play.ts';
import { readTaskList, type Role } from './task.ts';

/**
 * A playbook's text as plays, with everything that is wrong in it. Pure; never throws. What could be read
 * is given even when there are errors, for editors; do not run it then.
 */
export function parsePlaybook(file: string, text: string): Playbook {
  if (isIniInventory(text)) return iniInventory(file, text);
  return finish(playbookSteps(readYaml(file, text)));
}

/** The same for YAML that was read before, in steps. */
export function* playbookSteps(yaml: YamlFile): Steps<Playbook> {
  const { file, text } = yaml.source;
  if (isIniInventory(text)) return iniInventory(file, text);
  const structure = new Findings();
  const context = { source: yaml.source, findings: structure };
  const { plays, imports } = yield* readPlays(yaml, context);
  const ignores = readIgnores(yaml.source);
  return { file, plays, imports, findings: join(yaml, structure), ignores };
}

export interface TaskFile {
  readonly tasks: readonly TaskNode[];
  readonly findings: readonly Diagnostic[];
  readonly ignores: readonly IgnoreComment[];
}

/** A file of tasks, as import_tasks, include_tasks and roles read it. */
export function parseTasks(file: string, text: string, role: Role = 'task'): TaskFile {
  return finish(taskFileSteps(readYaml(file, text), role));
}

/** The same for YAML that was read before, in steps. */
export function* taskFileSteps(yaml: YamlFile, role: Role = 'task'): Steps<TaskFile> {
  const structure = new Findings();
  const context = { source: yaml.source, findings: structure };
  let tasks: readonly TaskNode[] = [];
  if (yaml.root?.kind === 'list') tasks = yield* readTaskList(context, yaml.root.items, role);
  else if (yaml.root !== undefined) {
    const message = `A file of tasks is a list, not ${kindOf(yaml.root)}`;
    structure.add('PBK029', placeOfNode(yaml.source, yaml.root), message);
  }
  return { tasks, findings: join(yaml, structure), ignores: readIgnores(yaml.source) };
}

/** Errors of a text that is no YAML mislead: they come from what the parser guessed. */
function join(yaml: YamlFile, structure: Findings): Playbook['findings'] {
  const broken = yaml.findings.list.some((finding) => fatal.has(finding.code));
  const all = broken ? yaml.findings.list : [...yaml.findings.list, ...structure.list];
  return sortFindings(all);
}

const fatal: ReadonlySet<string> = new Set(['PBK005', 'PBK006', 'PBK009', 'PBK014']);

function* readPlays(
  yaml: YamlFile,
  context: Context,
): Steps<{ readonly plays: readonly Play[]; readonly imports: readonly PlaybookImport[] }> {
  const plays: Play[] = [];
  const imports: PlaybookImport[] = [];
  const { root } = yaml;
  if (root === undefined) {
    if (!hasErrors(yaml.findings.list)) {
      context.findings.add('PBK004', context.source.place(0), 'The file is empty');
    }
    return { plays, imports };
  }
  if (root.kind !== 'list') {
    reportNoPlays(context, root);
    return { plays, imports };
  }
  if (root.items.length === 0) {
    context.findings.add('PBK004', placeOfNode(context.source, root), 'The list of plays is empty');
  }
  for (const item of root.items) {
    if (item.kind !== 'map') {
      const message = `A play is a mapping with "hosts" and "tasks", not ${kindOf(item)}`;
      context.findings.add('PBK020', placeOfNode(context.source, item), message);
    } else if (isImport(item)) {
      const found = readImport(context, item, plays.length);
      if (found !== undefined) imports.push(found);
    } else {
      const play = yield* readPlay(context, item);
      checkHandlers(context.findings, play);
      plays.push(play);
    }
  }
  return { plays, imports };
}

/** Its first line that is no comment is a heading such as [web]; as YAML the rest would be noise. */
function isIniInventory(text: string): boolean {
  const line = /^(?![ \t]*(?:[#;]|\r?$)).*$/m.exec(text.slice(0, 10_000))?.[0] ?? '';
  return /^\[[\w.-]+(:\w+)?\]\s*$/.test(line);
}

function iniInventory(file: string, text: string): Playbook {
  const findings = new Findings();
  const source = sourceText(file, text);
  findings.add('PBK021', source.place(text.indexOf('[')), 'This is an inventory');
  return { file, plays: [], imports: [], findings: findings.list, ignores: [] };
}

function reportNoPlays(context: Context, root: YamlNode): void {
  const place = placeOfNode(context.source, root);
  if (root.kind === 'map' && isYamlInventory(root)) {
    context.findings.add('PBK021', context.source.place(root.start), 'This is an inventory');
    return;
  }
  if (root.kind !== 'map') {
    context.findings.add('PBK020', place, `A playbook is a list of plays, not ${kindOf(root)}`);
    return;
  }
  const start = context.source.place(root.start);
  const names = [...root.entries.keys()];
  if (names.includes('hosts') || isImport(root)) {
    context.findings.add('PBK020', start, 'The play is not in a list', {
      remedy: 'Put "- " before its first line and indent the others by two.',
    });
  } else if (names.some((name) => canonicalName(name) !== undefined)) {
    context.findings.add('PBK020', start, 'This is a task, where a list of plays is wanted');
  } else {
    context.findings.add('PBK020', start, 'A playbook is a list of plays, not a mapping', {
      remedy: 'Start each play with "- hosts: …".',
    });
  }
}

/** Every top key is a group: a mapping of hosts, children and vars. */
function isYamlInventory(root: YamlMap): boolean {
  const groups = [...root.entries.values()];
  const keys = new Set(['hosts', 'children', 'vars']);
  return (
    groups.length > 0 &&
    groups.every(({ key, value }) => {
      if (keys.has(key)) return false;
      if (value.kind !== 'map') return value.kind === 'scalar' && value.value === null;
      return [...value.entries.keys()].every((part) => keys.has(part));
    }) &&
    groups.some(({ value }) => value.kind === 'map' && value.entries.size > 0)
  );
}
