import type { Located, Play, PlaybookImport, TaskNode, YamlValue } from '../ast.ts';
import type { Steps } from '../steps.ts';
import { canonicalName } from '../modules/registry.ts';
import {
  kindOf,
  locateAs,
  placeOfKey,
  placeOfNode,
  toValue,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../yaml/tree.ts';
import type { Context } from './context.ts';
import { readKeywords, reportUnknownKeyword } from './fields.ts';
import { playKeywords, playLists, type KeywordTable } from './keywords.ts';
import {
  isEmpty,
  readConditions,
  readText,
  readVariables,
  readWords,
  wrongKind,
} from './readers.ts';
import { readTasks, type Role } from './task.ts';

export function* readPlay(context: Context, map: YamlMap): Steps<Play> {
  const lists = new Map<string, YamlEntry>();
  const properties = readKeywords(context, map, playKeywords, (entry) => {
    if (playLists.some((key) => key === entry.key)) lists.set(entry.key, entry);
    else if (canonicalName(entry.key) !== undefined) {
      if (!map.entries.has('hosts')) return; // said with the missing hosts
      const message = `The module "${entry.key}" stands beside the play's keywords`;
      const remedy = 'Put it into a task under "tasks".';
      context.findings.add('PBK038', placeOfKey(context.source, entry), message, { remedy });
    } else {
      const known = [...Object.keys(playKeywords), ...playLists];
      reportUnknownKeyword(context, entry, 'a play', 'PBK023', known);
    }
  });
  const tasksOf = function* (key: string, role: Role = 'task'): Steps<readonly TaskNode[]> {
    const entry = lists.get(key);
    return entry === undefined ? [] : yield* readTasks(context, entry, role);
  };
  const hosts = (properties['hosts'] as Located<string> | undefined) ?? missingHosts(context, map);
  const roles = lists.get('roles');
  return {
    ...(properties as Partial<Play>),
    where: context.source.place(map.start, map.end),
    hosts,
    preTasks: yield* tasksOf('pre_tasks'),
    roles: roles === undefined ? [] : readRoles(context, roles),
    tasks: yield* tasksOf('tasks'),
    postTasks: yield* tasksOf('post_tasks'),
    handlers: yield* tasksOf('handlers', 'handler'),
  };
}

function missingHosts(context: Context, map: YamlMap): Located<string> {
  const [first] = map.entries.values();
  const where =
    first === undefined
      ? context.source.place(map.start, map.end)
      : placeOfKey(context.source, first);
  if (!map.entries.has('hosts')) {
    const task = [...map.entries.values()].find((entry) => canonicalName(entry.key) !== undefined);
    if (task === undefined) context.findings.add('PBK022', where, 'The play has no "hosts"');
    else {
      context.findings.add(
        'PBK022',
        where,
        `This is a task ("${task.key}"), where a play is wanted`,
        {
          remedy:
            'Put it under "tasks" of a play with "hosts"; files of tasks are read by import_tasks.',
        },
      );
    }
  }
  return { value: '', where };
}

/** Names, or mappings with `role` (or `name`); which roles there are is seen when they are loaded. */
function readRoles(context: Context, entry: YamlEntry): readonly Located<YamlValue>[] {
  if (entry.value.kind !== 'list') {
    if (!isEmpty(entry.value)) wrongKind(context, entry, entry.value, 'a list of roles');
    return [];
  }
  const result: Located<YamlValue>[] = [];
  for (const node of entry.value.items) {
    if (isRole(node)) result.push(locateAs(context.source, node, toValue(node)));
    else {
      const message = `A role is a name, or a mapping with "role", not ${kindOf(node)}`;
      context.findings.add('PBK027', placeOfNode(context.source, node), message);
    }
  }
  return result;
}

function isRole(node: YamlNode): boolean {
  if (node.kind === 'scalar') return typeof node.value === 'string' && node.value.trim() !== '';
  return node.kind === 'map' && (node.entries.has('role') || node.entries.has('name'));
}

const importNames = [
  'import_playbook',
  'ansible.builtin.import_playbook',
  'ansible.legacy.import_playbook',
];

const importKeywords: KeywordTable = {
  name: ['name', readText],
  vars: ['vars', readVariables],
  tags: ['tags', readWords],
  when: ['when', readConditions],
  ...Object.fromEntries(importNames.map((name) => [name, ['file', readText] as const])),
};

export function isImport(map: YamlMap): boolean {
  return importNames.some((name) => map.entries.has(name));
}

export function readImport(
  context: Context,
  map: YamlMap,
  before: number,
): PlaybookImport | undefined {
  const properties = readKeywords(context, map, importKeywords, (entry) => {
    reportUnknownKeyword(
      context,
      entry,
      'an import_playbook',
      'PBK023',
      Object.keys(importKeywords),
    );
  }) as Partial<PlaybookImport>;
  if (properties.file === undefined) return undefined;
  return {
    ...properties,
    file: properties.file,
    where: context.source.place(map.start, map.end),
    before,
  };
}
