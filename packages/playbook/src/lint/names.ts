import type { Play, Playbook, Role, Task, TaskNode } from '../ast.ts';
import { tasksIn } from '../parse/handlers.ts';

/** Names that the engine sets by itself; `ansible_…` are facts or connection variables, all let pass. */
const magic = [
  ...['inventory_hostname', 'inventory_hostname_short', 'inventory_dir', 'inventory_file'],
  ...['groups', 'group_names', 'hostvars', 'playbook_dir', 'play_hosts', 'role_name', 'role_path'],
  ...['role_names', 'omit', 'vars', 'environment', 'item', 'undef'],
  ...['range', 'dict', 'lipsum', 'cycler', 'joiner', 'namespace', 'now', 'lookup', 'query', 'q'],
];

/** What may be named at a place; inner scopes see the outer ones. */
export class Names {
  /** Whatever is here may never be reached, or its failure may be taken up: under a condition, say. */
  readonly doubtful: boolean;
  readonly #outer: Names | undefined;
  readonly #names: Set<string>;

  constructor(names: Iterable<string>, outer?: Names, doubtful = false) {
    this.#names = new Set(names);
    this.#outer = outer;
    this.doubtful = doubtful || outer?.doubtful === true;
  }

  has(name: string): boolean {
    return this.#names.has(name) || (this.#outer?.has(name) ?? false);
  }

  *all(): Iterable<string> {
    yield* this.#names;
    if (this.#outer !== undefined) yield* this.#outer.all();
  }

  with(names: Iterable<string>): Names {
    return new Names(names, this);
  }

  doubtfulIf(doubtful: boolean): Names {
    return doubtful ? new Names([], this, true) : this;
  }
}

/** Names that do not depend on a play: magic ones, and what any task sets, since that stays with the host. */
export function namesOfRun(playbook: Playbook, given: Iterable<string>): Names {
  const set = playbook.plays.flatMap((play) => tasksOfPlay(play).flatMap(namesSetBy));
  return new Names([...magic, ...set, ...given]);
}

function namesSetBy(task: Task): readonly string[] {
  const registered = task.register === undefined ? [] : [task.register.value];
  if (task.module.value !== 'set_fact') return registered;
  return [...registered, ...Object.keys(task.arguments.value)];
}

/** Every task of a play: its own, those of its roles, and those of what they include. */
export function tasksOfPlay(play: Play): readonly Task[] {
  return tasksDeep([
    ...play.preTasks,
    ...(play.loadedRoles ?? []).flatMap(tasksOfRole),
    ...play.tasks,
    ...play.postTasks,
    ...play.handlers,
  ]);
}

function tasksOfRole(role: Role): readonly TaskNode[] {
  return [...role.tasks, ...role.handlers];
}

/** Included tasks too; what is included is a tree, since circles are left open by the loader. */
export function tasksDeep(nodes: readonly TaskNode[]): readonly Task[] {
  return tasksIn(nodes).flatMap((task) => [
    task,
    ...tasksDeep(task.included ?? []),
    ...(task.includedRole === undefined ? [] : tasksDeep(tasksOfRole(task.includedRole))),
  ]);
}

/** Names of a play, and whether they are all of them: templated file names hide what a file defines. */
export function namesOfPlay(play: Play): {
  readonly names: readonly string[];
  readonly complete: boolean;
} {
  const names = [
    ...(play.vars?.keys() ?? []),
    ...(play.loadedVars ?? []).flatMap((file) => [...file.variables.keys()]),
    ...promptNames(play),
    ...(play.loadedRoles ?? []).flatMap(namesOfRole),
  ];
  const files = play.varsFiles?.length ?? 0;
  const read = (play.loadedVars ?? []).filter((file) => file.encrypted === undefined).length;
  const open = tasksOfPlay(play).some(isOpenInclude);
  const roles = play.roles.length === 0 || play.loadedRoles !== undefined;
  return { names, complete: files === read && !open && roles };
}

/** What is included is not known before the run. */
export function isOpenInclude({ module, included, includedRole }: Task): boolean {
  return (
    /^(include|import)_/.test(module.value) && included === undefined && includedRole === undefined
  );
}

export function namesOfRole(role: Role): readonly string[] {
  return [...role.defaults.keys(), ...role.variables.keys(), ...role.parameters.keys()];
}

function promptNames(play: Play): readonly string[] {
  const prompts = play.varsPrompt?.value;
  if (!Array.isArray(prompts)) return [];
  return (prompts as readonly unknown[]).flatMap((prompt) => {
    const name = (prompt as { readonly name?: unknown } | null)?.name;
    return typeof name === 'string' ? [name] : [];
  });
}
