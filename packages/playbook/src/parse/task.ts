import { didYouMean } from '@vipbook/diagnostics';
import { coerceArguments } from '../arguments/validate.ts';
import type { Block, Located, Task, TaskNode } from '../ast.ts';
import { refusedModule } from '../modules/refused.ts';
import { canonicalName, moduleNames, moduleSchema, statementNames } from '../modules/registry.ts';
import {
  kindOf,
  placeOfKey,
  placeOfNode,
  type YamlEntry,
  type YamlMap,
  type YamlNode,
} from '../yaml/tree.ts';
import type { Steps } from '../steps.ts';
import type { Context } from './context.ts';
import { isKeyword, readKeywords, reportUnknownKeyword } from './fields.ts';
import {
  blockKeywords,
  blockLists,
  handlerKeywords,
  moduleKeywords,
  refusedKeyword,
  taskKeywords,
} from './keywords.ts';
import { isEmpty, textOf, wrongKind } from './readers.ts';
import { TaskArguments } from './task-arguments.ts';

/** Whether the tasks of a list are handlers, which have keywords and duties of their own. */
export type Role = 'task' | 'handler';

/** What a block hands down to its tasks, because the engine asks only tasks for it. */
interface Inherited {
  readonly delegateTo?: Located<string>;
  readonly notify?: readonly Located<string>[];
}

export function* readTasks(
  context: Context,
  entry: YamlEntry,
  role: Role,
  inherited: Inherited = {},
): Steps<readonly TaskNode[]> {
  const { value: node } = entry;
  if (node.kind !== 'list') {
    if (!isEmpty(node)) wrongKind(context, entry, node, 'a list of tasks');
    return [];
  }
  return yield* readTaskList(context, node.items, role, inherited);
}

export function* readTaskList(
  context: Context,
  items: readonly YamlNode[],
  role: Role,
  inherited: Inherited = {},
): Steps<readonly TaskNode[]> {
  const tasks: TaskNode[] = [];
  for (const item of items) {
    const task = yield* readTaskNode(context, item, role, inherited);
    if (task !== undefined) tasks.push(task);
    yield;
  }
  return tasks;
}

function* readTaskNode(
  context: Context,
  node: YamlNode,
  role: Role,
  inherited: Inherited,
): Steps<TaskNode | undefined> {
  if (node.kind !== 'map') {
    const message = `A ${role} is a mapping, not ${kindOf(node)}`;
    context.findings.add('PBK029', placeOfNode(context.source, node), message);
    return undefined;
  }
  const isBlock = blockLists.some((key) => node.entries.has(key));
  return isBlock
    ? yield* readBlock(context, node, role, inherited)
    : readTask(context, node, role, inherited);
}

function* readBlock(
  context: Context,
  map: YamlMap,
  role: Role,
  inherited: Inherited,
): Steps<Block> {
  const lists = new Map<string, YamlEntry>();
  const properties = readKeywords(context, map, blockKeywords, (entry) => {
    if (blockLists.some((key) => key === entry.key)) lists.set(entry.key, entry);
    else if (canonicalName(entry.key) === undefined) {
      const known = [...Object.keys(blockKeywords), ...blockLists];
      reportUnknownKeyword(context, entry, 'a block', 'PBK024', known);
    } else {
      const message = `A block cannot have the module "${entry.key}" beside its tasks`;
      const remedy = `Make "${entry.key}" a task under "block".`;
      context.findings.add('PBK038', placeOfKey(context.source, entry), message, { remedy });
    }
  });
  const { delegateTo, notify, ...rest } = properties;
  const handedDown: Inherited = {
    ...inherited,
    ...(delegateTo === undefined ? {} : { delegateTo: delegateTo as Located<string> }),
    ...(notify === undefined
      ? {}
      : { notify: [...(inherited.notify ?? []), ...(notify as readonly Located<string>[])] }),
  };
  const tasksOf = function* (key: string): Steps<readonly TaskNode[]> {
    const entry = lists.get(key);
    return entry === undefined ? [] : yield* readTasks(context, entry, role, handedDown);
  };
  const block = yield* tasksOf('block');
  reportEmptyBlock(context, map, lists.get('block'), block);
  return {
    ...(rest as Partial<Block>),
    kind: 'block',
    where: context.source.place(map.start, map.end),
    block,
    rescue: yield* tasksOf('rescue'),
    always: yield* tasksOf('always'),
  };
}

function reportEmptyBlock(
  context: Context,
  map: YamlMap,
  entry: YamlEntry | undefined,
  tasks: readonly TaskNode[],
): void {
  if (tasks.length > 0) return;
  if (entry !== undefined && !isEmpty(entry.value)) {
    // Tasks that could not be read were reported; only a list without any is left.
    if (entry.value.kind !== 'list' || entry.value.items.length > 0) return;
  }
  const [first] = map.entries.values();
  const at = entry ?? first;
  const place = at === undefined ? context.source.place(map.start) : placeOfKey(context.source, at);
  const message =
    entry === undefined ? '"rescue" and "always" need a "block"' : '"block" has no tasks';
  context.findings.add('PBK034', place, message);
}

function readTask(
  context: Context,
  map: YamlMap,
  role: Role,
  inherited: Inherited,
): Task | undefined {
  const table = role === 'handler' ? handlerKeywords : taskKeywords;
  const others: YamlEntry[] = [];
  const properties = readKeywords(context, map, table, (entry) => others.push(entry));
  const modules = others.filter((entry) => isModuleEntry(entry));
  const unknown = others.filter((entry) => !isModuleEntry(entry) && entry.key !== 'args');
  checkCombinations(context, map);
  reportUnknown(context, unknown, modules.length > 0, role, Object.keys(table));
  const [module, second] = modules;
  if (second !== undefined && module !== undefined) {
    const message = `The task has the module "${module.key}" already; "${second.key}" is a second one`;
    context.findings.add('PBK031', placeOfKey(context.source, second), message, {
      related: [{ message: 'the first one', where: placeOfKey(context.source, module) }],
    });
  }
  if (module === undefined) {
    if (unknown.length === 0) reportNoModule(context, map, role);
    return undefined;
  }
  const action = readAction(context, map, module);
  if (action === undefined) return undefined;
  if (map.entries.has('with_items') && properties['loop'] !== undefined)
    properties['flattenItems'] = true;
  if (action.local) {
    const where = placeOfKey(context.source, module);
    properties['delegateTo'] ??= { value: 'localhost', where };
  }
  const notify = [
    ...(inherited.notify ?? []),
    ...((properties['notify'] ?? []) as Located<string>[]),
  ];
  return {
    ...(inherited.delegateTo === undefined ? {} : { delegateTo: inherited.delegateTo }),
    ...(properties as Partial<Task>),
    ...(notify.length === 0 ? {} : { notify }),
    kind: 'task',
    where: context.source.place(map.start, map.end),
    module: action.module,
    arguments: { value: action.arguments.values, where: action.where },
    argumentPlace: (path, part) => action.arguments.place(path, part),
  };
}

function isModuleEntry(entry: YamlEntry): boolean {
  if (entry.key === 'action' || entry.key === 'local_action') return true;
  return canonicalName(entry.key) !== undefined;
}

function reportNoModule(context: Context, map: YamlMap, role: Role): void {
  const [first] = map.entries.values();
  const place =
    first === undefined
      ? context.source.place(map.start, map.end)
      : placeOfKey(context.source, first);
  const only = first === undefined ? 'is empty' : 'has only keywords and no module';
  context.findings.add('PBK030', place, `The ${role} ${only}`);
}

/** Keys that are neither keyword nor module of ours. */
function reportUnknown(
  context: Context,
  entries: readonly YamlEntry[],
  hasModule: boolean,
  role: Role,
  keywords: readonly string[],
): void {
  const [first] = entries;
  for (const entry of entries) {
    const known = [...keywords, ...moduleKeywords];
    if (hasModule || entry !== first || isKeyword(entry.key)) {
      const code = 'PBK025';
      if (!reportRefusedModule(context, entry)) {
        reportUnknownKeyword(context, entry, `a ${role}`, code, known);
      }
    } else if (!reportRefusedModule(context, entry)) {
      reportUnknownModule(context, entry.key, placeOfKey(context.source, entry), known);
    }
  }
}

function reportRefusedModule(context: Context, entry: YamlEntry): boolean {
  return reportRefusedName(context, entry.key, placeOfKey(context.source, entry));
}

type At = ReturnType<typeof placeOfKey>;

function reportRefusedName(context: Context, name: string, place: At): boolean {
  if (refusedKeyword(name) !== undefined) return false;
  const refused = refusedModule(name);
  // A module of ours with a wrong prefix is a slip.
  if (refused === undefined || canonicalName(refused.name) !== undefined) return false;
  const full = `${refused.collection}.${refused.name}`;
  const remedy = refused.remedy === undefined ? {} : { remedy: refused.remedy };
  context.findings.add('PBK033', place, `vipbook does not have the module "${full}"`, remedy);
  return true;
}

function reportUnknownModule(
  context: Context,
  name: string,
  place: At,
  keywords: readonly string[],
): void {
  const short = name.slice(name.lastIndexOf('.') + 1);
  const guess =
    didYouMean(name, moduleNames()) ||
    didYouMean(short, [...moduleNames(), ...statementNames(), ...keywords]);
  const full = canonicalName(short);
  const schema = full === undefined ? undefined : moduleSchema(full);
  const hint =
    schema === undefined || short === name
      ? guess
      : ` Did you mean "${schema['x-vipbook'].collection}.${schema.title}"?`;
  const message = `There is no module "${name}".${hint}`.replace(/\.$/, '');
  context.findings.add('PBK032', place, message);
}

interface Action {
  readonly module: Located<string>;
  readonly arguments: TaskArguments;
  readonly where: At;
  readonly local: boolean;
}

/** The module and its arguments, from `MODULE: …`, `action: MODULE …` or `local_action: …`. */
function readAction(context: Context, map: YamlMap, entry: YamlEntry): Action | undefined {
  const spelled = entry.key === 'action' || entry.key === 'local_action';
  const named = spelled ? readSpelledAction(context, entry) : direct(context, entry);
  if (named === undefined) return undefined;
  const { name, place, value } = named;
  const schema = moduleSchema(name);
  if (schema === undefined) return undefined;
  const args = new TaskArguments(context, place);
  if (value !== undefined) args.addModuleValue(schema, value);
  const more = map.entries.get('args');
  if (more !== undefined) args.addArgs(more);
  if (!args.broken) {
    const { findings } = coerceArguments(name, args.values, {
      placeOf: (path, part) => args.place(path, part),
    });
    context.findings.addAll(findings);
  }
  const where = placeOfNode(context.source, (value ?? entry).value);
  const module: Located<string> = { value: name, where: place };
  return { module, arguments: args, where, local: entry.key === 'local_action' };
}

interface Named {
  readonly name: string;
  readonly place: At;
  readonly value?: YamlEntry;
}

function direct(context: Context, entry: YamlEntry): Named | undefined {
  const name = canonicalName(entry.key);
  if (name === undefined) return undefined;
  return { name, place: placeOfKey(context.source, entry), value: entry };
}

/** `action: command ls`, or `action: {module: command, …}`. */
function readSpelledAction(context: Context, entry: YamlEntry): Named | undefined {
  const { value: node } = entry;
  if (node.kind === 'map') {
    const written = node.entries.get('module');
    const text = written === undefined ? undefined : textOf(context, written.value);
    if (written === undefined || text === undefined) {
      const message = `"${entry.key}" needs "module" with the name of one`;
      context.findings.add('PBK030', placeOfKey(context.source, entry), message);
      return undefined;
    }
    const entries = new Map(node.entries);
    entries.delete('module');
    const place = placeOfNode(context.source, written.value);
    return resolve(context, text, place, { ...entry, value: { ...node, entries } });
  }
  const text = textOf(context, node);
  if (text === undefined || node.kind !== 'scalar') {
    wrongKind(context, entry, node, 'a module with its arguments');
    return undefined;
  }
  const [name = ''] = text.trim().split(/\s/, 1);
  const skipped = text.indexOf(name);
  const start = node.contentStart + skipped;
  const place = context.source.place(start, start + name.length);
  const rest = text.slice(skipped + name.length);
  const blanks = rest.length - rest.trimStart().length;
  const value: YamlNode = {
    ...node,
    value: rest.trim(),
    contentStart: start + name.length + blanks,
  };
  return resolve(context, name, place, { ...entry, value });
}

function resolve(
  context: Context,
  written: string,
  place: At,
  value: YamlEntry,
): Named | undefined {
  const name = canonicalName(written);
  if (name !== undefined) return { name, place, value };
  if (!reportRefusedName(context, written, place)) reportUnknownModule(context, written, place, []);
  return undefined;
}

/** Keywords of which only one can hold, and those that mean nothing alone. */
function checkCombinations(context: Context, map: YamlMap): void {
  const both = (a: string, b: string) => {
    const second = map.entries.get(b);
    if (!map.entries.has(a) || second === undefined) return;
    const message = `"${a}" and "${b}" exclude each other`;
    context.findings.add('PBK039', placeOfKey(context.source, second), message);
  };
  both('loop', 'with_items');
  both('local_action', 'delegate_to');
  const control = map.entries.get('loop_control');
  if (control !== undefined && !map.entries.has('loop') && !map.entries.has('with_items')) {
    const message = '"loop_control" has no effect without "loop"';
    context.findings.add('PBK038', placeOfKey(context.source, control), message, {
      severity: 'warning',
      remedy: 'Add "loop", or remove it.',
    });
  }
}
