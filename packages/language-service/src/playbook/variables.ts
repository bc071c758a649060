import { Secret, type Place } from '@vipbook/diagnostics';
import type { InventoryValue } from '@vipbook/inventory';
import {
  tasksIn,
  type Play,
  type Role,
  type TaskNode,
  type YamlNode,
  type YamlValue,
} from '@vipbook/playbook';
import type { Analysis, World } from '../document/analysis.ts';
import type { Spot } from './spot.ts';

export type VariableValue = YamlValue | InventoryValue;

/** One place that gives a variable a value. */
export interface Definition {
  readonly name: string;
  /** In words, as precedence has it: "vars of the play", "host line". */
  readonly level: string;
  /** Smaller wins. */
  readonly rank: number;
  /** Of the name. */
  readonly where: Place | undefined;
  /** Known before the run; undefined: only the run tells. */
  readonly value: VariableValue | undefined;
}

/** Precedence, the winner first (docs of the engine's layers). */
export const ranks = {
  loop: 0,
  parameter: 1,
  set: 2,
  task: 3,
  role: 4,
  file: 5,
  prompt: 6,
  play: 7,
  inventory: 8,
  defaults: 9,
} as const;

/** The play of the loaded playbook that an offset of a document is in; a task file's only one. */
export function playAt(world: World, analysis: Analysis, offset: number): Play | undefined {
  const { plays } = world.loaded;
  if (analysis.kind === 'tasks' || analysis.kind === 'handlers') return plays[0];
  return plays.find(({ where }) => {
    const { range, file } = where;
    if (file !== analysis.path || range === undefined) return false;
    // A play's range ends with its last character; what is typed below belongs to it still.
    return (range.start.offset ?? 0) <= offset && offset <= (range.end.offset ?? 0);
  });
}

type Definitions = Map<string, Definition[]>;

function add(definitions: Definitions, definition: Definition): void {
  const list = definitions.get(definition.name);
  if (list === undefined) definitions.set(definition.name, [definition]);
  else if (!list.some(({ rank, where }) => rank === definition.rank && where === definition.where))
    list.push(definition);
}

const ofRun = new WeakMap<World, Definitions>();
const ofPlays = new WeakMap<Play, Definitions>();

/** What any task of the run sets: it stays with the host. */
function definitionsOfRun(world: World): Definitions {
  let found = ofRun.get(world);
  if (found !== undefined) return found;
  found = new Map();
  for (const play of world.loaded.plays) {
    for (const task of tasksDeep(allTasks(play))) {
      const { register, module } = task;
      if (register !== undefined) {
        add(found, {
          name: register.value,
          level: `result of the task${task.name === undefined ? '' : ` "${task.name.value}"`}`,
          rank: ranks.set,
          where: register.where,
          value: undefined,
        });
      }
      if (module.value !== 'set_fact') continue;
      for (const [name, value] of Object.entries(task.arguments.value)) {
        if (name === 'cacheable') continue;
        const where = task.argumentPlace([name], 'key');
        add(found, { name, level: 'set_fact', rank: ranks.set, where, value });
      }
    }
  }
  ofRun.set(world, found);
  return found;
}

export function allTasks(play: Play): readonly TaskNode[] {
  return [
    ...play.preTasks,
    ...(play.loadedRoles ?? []).flatMap((role) => [...role.tasks, ...role.handlers]),
    ...play.tasks,
    ...play.postTasks,
    ...play.handlers,
  ];
}

/** Every task, those of what is included too. */
export function tasksDeep(nodes: readonly TaskNode[]): ReturnType<typeof tasksIn> {
  return tasksIn(nodes).flatMap((task) => [
    task,
    ...tasksDeep(task.included ?? []),
    ...(task.includedRole === undefined
      ? []
      : tasksDeep([...task.includedRole.tasks, ...task.includedRole.handlers])),
  ]);
}

type Variables = ReadonlyMap<
  string,
  { readonly value: YamlValue; readonly key?: Place; readonly where: Place }
>;

function addAll(
  definitions: Definitions,
  variables: Variables | undefined,
  level: string,
  rank: number,
): void {
  for (const [name, { value, key, where }] of variables ?? []) {
    add(definitions, { name, level, rank, where: key ?? where, value });
  }
}

function rolesOf(play: Play): readonly Role[] {
  const included = tasksDeep(allTasks(play)).flatMap(({ includedRole }) => includedRole ?? []);
  return [...(play.loadedRoles ?? []), ...included, ...importedRoles(allTasks(play))];
}

function importedRoles(nodes: readonly TaskNode[]): readonly Role[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'task') return [];
    const inner = importedRoles([...node.block, ...node.rescue, ...node.always]);
    return node.importedRole === undefined ? inner : [node.importedRole, ...inner];
  });
}

function definitionsOfPlay(play: Play): Definitions {
  const known = ofPlays.get(play);
  if (known !== undefined) return known;
  const found: Definitions = new Map();
  addAll(found, play.vars, 'vars of the play', ranks.play);
  for (const file of [...(play.loadedVars ?? [])].reverse()) {
    addAll(found, file.variables, `vars_files: ${file.path}`, ranks.file);
  }
  const prompts = play.varsPrompt?.value;
  (Array.isArray(prompts) ? (prompts as readonly YamlValue[]) : []).forEach((prompt, at) => {
    const name = (prompt as { readonly name?: unknown } | null)?.name;
    if (typeof name !== 'string') return;
    const where = play.varsPrompt?.at?.([at, 'name']) ?? play.varsPrompt?.where;
    add(found, {
      name,
      level: 'vars_prompt',
      rank: ranks.prompt,
      where,
      value: undefined,
    });
  });
  for (const role of rolesOf(play)) {
    addAll(found, role.parameters, `parameter of the role ${role.role}`, ranks.parameter);
    addAll(found, role.variables, `vars of the role ${role.role}`, ranks.role);
    addAll(found, role.defaults, `defaults of the role ${role.role}`, ranks.defaults);
  }
  ofPlays.set(play, found);
  return found;
}

/** Variables of the blocks and the task around a spot, and those of its loop. */
function definitionsAround(analysis: Analysis, spot: Spot): Definitions {
  const found: Definitions = new Map();
  const { source } = analysis.yaml;
  // The play's own are its layer; below it, the inner ones win.
  const below = analysis.kind === 'playbook' ? 3 : 1;
  spot.around
    .slice(below)
    .reverse()
    .forEach((node) => {
      if (node.kind !== 'map') return;
      const vars = node.entries.get('vars')?.value;
      if (vars?.kind === 'map') {
        const level = node.entries.has('block') ? 'vars of the block' : 'vars of the task';
        for (const { key, keyStart, keyEnd, value } of vars.entries.values()) {
          const where = source.place(keyStart, keyEnd);
          add(found, { name: key, level, rank: ranks.task, where, value: plain(value) });
        }
      }
      const loop = node.entries.get('loop') ?? node.entries.get('with_items');
      if (loop === undefined) return;
      const control = node.entries.get('loop_control')?.value;
      const named = (key: string): YamlNode | undefined =>
        control?.kind === 'map' ? control.entries.get(key)?.value : undefined;
      const variable = named('loop_var');
      const name = variable?.kind === 'scalar' ? String(variable.value) : 'item';
      const where = variable ?? { start: loop.keyStart, end: loop.keyEnd };
      const level = 'each item of the loop';
      const place = source.place(where.start, where.end);
      add(found, { name, level, rank: ranks.loop, where: place, value: undefined });
      const index = named('index_var');
      if (index?.kind === 'scalar') {
        const indexPlace = source.place(index.start, index.end);
        const indexName = String(index.value);
        add(found, {
          name: indexName,
          level: 'index in the loop',
          rank: ranks.loop,
          where: indexPlace,
          value: undefined,
        });
      }
    });
  return found;
}

function plain(node: YamlNode): YamlValue | undefined {
  return node.kind === 'scalar' && node.tag === undefined ? node.value : undefined;
}

/** What the inventory gives a host, by name. */
export function inventoryDefinitions(world: World, host: string): ReadonlyMap<string, Definition> {
  const found = new Map<string, Definition>();
  const { inventory } = world;
  if (inventory === undefined) return found;
  try {
    for (const [name, variable] of inventory.variables(host)) {
      found.set(name, {
        name,
        level: variable.level,
        rank: ranks.inventory,
        where: variable.source,
        get value() {
          return valueOf(() => variable.value);
        },
      });
    }
  } catch {
    // A closed vault file hides all that is in it.
  }
  return found;
}

/** A value of the vault is closed here: that it is there is all that can be said. */
function valueOf(read: () => InventoryValue): InventoryValue | undefined {
  try {
    return read();
  } catch {
    return new Secret('');
  }
}

/** Hosts of a play; empty when they are not known before the run. */
export function hostsOf(world: World, pattern: string): readonly string[] {
  if (world.inventory === undefined || pattern === '' || pattern.includes('{{')) return [];
  try {
    return world.inventory.select(pattern);
  } catch {
    return [];
  }
}

/** Everything that gives a variable a value where the spot is, by name, the winner first; what inventories
 *  say, and for which host, is apart ({@link inventoryDefinitions}). */
export function definitionsAt(
  world: World,
  analysis: Analysis,
  spot: Spot | undefined,
  play: Play | undefined,
): ReadonlyMap<string, readonly Definition[]> {
  const merged: Definitions = new Map();
  const layers = [
    ...(spot === undefined ? [] : [definitionsAround(analysis, spot)]),
    definitionsOfRun(world),
    ...(play === undefined ? [] : [definitionsOfPlay(play)]),
  ];
  for (const layer of layers) {
    for (const list of layer.values()) for (const each of list) add(merged, each);
  }
  for (const list of merged.values()) list.sort((a, b) => a.rank - b.rank);
  return merged;
}
