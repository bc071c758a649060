import type {
  Block,
  CommonKeywords,
  Located,
  Play,
  Playbook,
  Role,
  Task,
  TaskNode,
  VariablesFile,
  YamlValue,
} from '@vipbook/playbook';
import { writtenLayer, type Layer } from './layers.ts';
import type { Value } from '@vipbook/expressions';
import { isSelected, type TagSelection } from './tags.ts';
import { Vault } from './vault.ts';

type Condition = Located<string | boolean>;
export type VariableLayer = ReadonlyMap<string, Located<Value>>;

/** Keywords of a task after inheritance: the nearest of task, blocks (inner first) and play wins. */
export type Inherited = Pick<
  CommonKeywords,
  | 'become'
  | 'becomeUser'
  | 'becomeMethod'
  | 'ignoreErrors'
  | 'ignoreUnreachable'
  | 'anyErrorsFatal'
  | 'checkMode'
  | 'diff'
  | 'noLog'
  | 'runOnce'
  | 'throttle'
  | 'remoteUser'
  | 'connection'
>;

/** A task with all that it inherits, ready to run on any host. */
export interface CompiledTask {
  readonly kind: 'task';
  readonly task: Task;
  readonly inherited: Inherited;
  /** Own and inherited, in the order play, blocks, task. */
  readonly tags: readonly string[];
  /** Blocks' conditions first. All must hold. */
  readonly when: readonly Condition[];
  /** `vars` of the task and its blocks, nearest first; then those of its role. */
  readonly variables: readonly Layer[];
  /** Given where the role was named; they win over set_fact and register. */
  readonly parameters: readonly VariableLayer[];
  /** Defaults of its role; below the inventory. */
  readonly defaults: readonly VariableLayer[];
  readonly role?: Role;
  /** `environment` of play, blocks and task; later ones win. */
  readonly environment: readonly Located<YamlValue>[];
  /** `name`, or the module's. May be a template. */
  readonly title: string;
}

export interface CompiledBlock {
  readonly kind: 'block';
  readonly block: readonly CompiledNode[];
  readonly rescue: readonly CompiledNode[];
  readonly always: readonly CompiledNode[];
}

/** include_tasks and include_role: each host decides by itself whether it goes in. */
export interface CompiledInclude {
  readonly kind: 'include';
  readonly task: CompiledTask;
  /** What is included, as far as that is known before the run. */
  readonly nodes: readonly CompiledNode[];
  /** The nodes are all and the same for everybody: no loop, and no template in the name. */
  readonly known: boolean;
  /** Includes within includes around this one, those of the run. */
  readonly depth: number;
  /** What is included with the variables of a loop. */
  expand(source: IncludeSource, given: readonly Layer[]): Expansion;
}

/** What an include stands for: tasks, or a role. */
export type IncludeSource =
  { readonly tasks: readonly TaskNode[]; readonly role?: undefined } | { readonly role: Role };

export interface Expansion {
  readonly nodes: readonly CompiledNode[];
  readonly handlers: readonly CompiledHandler[];
}

/** A handler may be an include: what it includes runs when it is notified. */
export type CompiledHandler = CompiledTask | CompiledInclude;

export type CompiledNode = CompiledTask | CompiledBlock | CompiledInclude;

/** A part of a play, at whose end notified handlers run. */
export interface CompiledPlay {
  readonly play: Play;
  /** pre_tasks; roles and tasks; post_tasks. */
  readonly sections: readonly (readonly CompiledNode[])[];
  readonly handlers: readonly CompiledHandler[];
  /** `vars` and defaults of all its roles, the last role first: every task of the play sees them. */
  readonly roleVariables: readonly VariableLayer[];
  readonly roleDefaults: readonly VariableLayer[];
}

interface Context {
  readonly inherited: Inherited;
  readonly tags: readonly string[];
  readonly when: readonly Condition[];
  readonly variables: readonly Layer[];
  readonly environment: readonly Located<YamlValue>[];
  readonly roleVariables: readonly Layer[];
  readonly parameters: readonly VariableLayer[];
  readonly defaults: readonly VariableLayer[];
  readonly role?: Role;
  readonly depth: number;
  readonly vault: Vault;
}

const inheritedKeys = [
  'become',
  'becomeUser',
  'becomeMethod',
  'ignoreErrors',
  'ignoreUnreachable',
  'anyErrorsFatal',
  'checkMode',
  'diff',
  'noLog',
  'runOnce',
  'throttle',
  'remoteUser',
  'connection',
] as const satisfies readonly (keyof Inherited)[];

/** Resolve inheritance once for all hosts and leave out what the tags do not select. */
export function compilePlay(
  play: Play,
  selection: TagSelection,
  vault: Vault = new Vault(),
): CompiledPlay {
  const root: Context = {
    inherited: pickInherited({}, play),
    tags: tagsOf(play),
    when: [],
    // A play's own variables are a level of their own, below those of blocks and tasks.
    variables: [],
    environment: play.environment === undefined ? [] : [play.environment],
    roleVariables: [],
    parameters: [],
    defaults: [],
    depth: 0,
    vault,
  };
  const compile = (nodes: readonly TaskNode[]): readonly CompiledNode[] =>
    nodes.flatMap((node) => compileNode(node, root, selection));
  const roles = play.loadedRoles ?? [];
  const inTasks = rolesIn([...play.preTasks, ...play.tasks, ...play.postTasks]);
  const ofRoles = (named: readonly NamedRole[], isIncluded: boolean): readonly CompiledHandler[] =>
    named
      .filter(({ included }) => included === isIncluded)
      .flatMap(({ role }) => compileHandlers(role.handlers, inRole(role, root)));
  const lastFirst = roles.toReversed();
  return {
    play,
    sections: [
      compile(play.preTasks),
      [...roles.flatMap((role) => compileRole(role, root, selection)), ...compile(play.tasks)],
      compile(play.postTasks),
    ],
    handlers: [
      ...roles.flatMap((role) => compileHandlers(role.handlers, inRole(role, root))),
      ...ofRoles(inTasks, false),
      ...compileHandlers(play.handlers, root),
      // Ansible comes to know these when the include has run.
      ...ofRoles(inTasks, true),
    ],
    roleVariables: lastFirst.map((role) => variablesOf(role, vault)),
    roleDefaults: lastFirst.map((role) => defaultsOf(role, vault)),
  };
}

/** Handlers run when notified, whatever their tags. Those of an imported file are handlers each. */
function compileHandlers(nodes: readonly TaskNode[], context: Context): readonly CompiledHandler[] {
  const flat = (compiled: readonly CompiledNode[]): readonly CompiledHandler[] =>
    compiled.flatMap((node) =>
      node.kind === 'block' ? flat([...node.block, ...node.rescue, ...node.always]) : [node],
    );
  return flat(nodes.flatMap((node) => compileNode(node, context, undefined)));
}

function variablesOf(role: Role, vault: Vault): VariableLayer {
  return opened(role.closedVariables, vault) ?? role.variables;
}

function defaultsOf(role: Role, vault: Vault): VariableLayer {
  return opened(role.closedDefaults, vault) ?? role.defaults;
}

function opened(file: VariablesFile | undefined, vault: Vault): VariableLayer | undefined {
  return file?.encrypted === undefined ? undefined : vault.variables(file.encrypted);
}

export function compilePlaybook(
  playbook: Playbook,
  selection: TagSelection,
): readonly CompiledPlay[] {
  return playbook.plays.map((play) => compilePlay(play, selection));
}

/** All tasks below these nodes, in the order they are written. */
export function tasksIn(nodes: readonly CompiledNode[]): readonly CompiledTask[] {
  return nodes.flatMap((node) => {
    switch (node.kind) {
      case 'task':
        return [node];
      case 'include':
        return tasksIn(node.nodes);
      case 'block':
        return [...tasksIn(node.block), ...tasksIn(node.rescue), ...tasksIn(node.always)];
    }
  });
}

interface NamedRole {
  readonly role: Role;
  /** By include_role, or within what is included. */
  readonly included: boolean;
}

/** Roles that import_role and include_role bring in; their handlers are the play's. */
function rolesIn(nodes: readonly TaskNode[], included = false): readonly NamedRole[] {
  return nodes.flatMap((node): readonly NamedRole[] => {
    if (node.kind === 'block') {
      const { importedRole: role } = node;
      const inside = rolesIn([...node.block, ...node.rescue, ...node.always], included);
      return role === undefined ? inside : [{ role, included }, ...inside];
    }
    const { includedRole: role } = node;
    const inside = rolesIn([...(node.included ?? []), ...(role?.tasks ?? [])], true);
    return role === undefined ? inside : [{ role, included: true }, ...inside];
  });
}

function compileRole(
  role: Role,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  const context = inRole(role, outer);
  return role.tasks.flatMap((node) => compileNode(node, context, selection));
}

function inRole(role: Role, outer: Context): Context {
  return {
    ...inner(role, role.when, outer),
    roleVariables: [writtenLayer(variablesOf(role, outer.vault)), ...outer.roleVariables],
    parameters: [role.parameters, ...outer.parameters],
    defaults: [defaultsOf(role, outer.vault), ...outer.defaults],
    role,
  };
}

function compileNode(
  node: TaskNode,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  if (node.kind === 'block') return compileBlock(node, outer, selection);
  return /^include_(tasks|role)$/.test(node.module.value)
    ? compileInclude(node, outer, selection)
    : compileTask(node, outer, selection);
}

/** Tags and conditions of an include are its own; what is included inherits the rest. */
function compileInclude(
  task: Task,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  const [compiled] = compileTask(task, outer, selection);
  if (compiled === undefined) return [];
  const { tags: _tags, ...keywords } = task;
  const context: Context = {
    ...inner(keywords, undefined, outer),
    tags: outer.tags,
    depth: outer.depth + 1,
  };
  const expand = (source: IncludeSource, given: readonly Layer[]): Expansion => {
    const within: Context = { ...context, variables: [...given, ...context.variables] };
    return source.role === undefined
      ? {
          nodes: source.tasks.flatMap((node) => compileNode(node, within, selection)),
          handlers: [],
        }
      : {
          nodes: compileRole(source.role, within, selection),
          handlers: compileHandlers(source.role.handlers, inRole(source.role, within)),
        };
  };
  const source = includeSource(task);
  const nodes = source === undefined ? [] : expand(source, loopNames(task)).nodes;
  const known = source !== undefined && task.loop === undefined;
  return [{ kind: 'include', task: compiled, nodes, known, depth: context.depth, expand }];
}

/** What an include stands for, where the loader could tell. */
export function includeSource({ included, includedRole }: Task): IncludeSource | undefined {
  if (includedRole !== undefined) return { role: includedRole };
  return included === undefined ? undefined : { tasks: included };
}

/** The variables of an include's loop, by name only: checks must know that they will be there. */
function loopNames({ loop, loopControl }: Task): readonly Layer[] {
  if (loop === undefined) return [];
  const { loop_var: variable = 'item', index_var: index } = loopControl?.value ?? {};
  const names = [variable, index].filter((name) => typeof name === 'string');
  return [{ find: () => undefined, names: () => names }];
}

function compileTask(
  task: Task,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledTask[] {
  const context = inner(task, task.when, outer);
  if (selection !== undefined && !isSelected(context.tags, selection)) return [];
  return [
    {
      kind: 'task',
      task,
      ...context,
      variables: [...context.variables, ...context.roleVariables],
      title: titleOf(task, context.role),
    },
  ];
}

function titleOf(task: Task, role: Role | undefined): string {
  const own = task.name?.value ?? task.module.value;
  return role === undefined ? own : `${role.role} : ${own}`;
}

function compileBlock(
  block: Block,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  const around = inner(block, block.when, outer);
  const context = block.importedRole === undefined ? around : inRole(block.importedRole, around);
  const part = (nodes: readonly TaskNode[]): readonly CompiledNode[] =>
    nodes.flatMap((node) => compileNode(node, context, selection));
  const compiled: CompiledBlock = {
    kind: 'block',
    block: part(block.block),
    rescue: part(block.rescue),
    always: part(block.always),
  };
  return [...compiled.block, ...compiled.rescue, ...compiled.always].length === 0 ? [] : [compiled];
}

function inner(
  keywords: CommonKeywords,
  when: readonly Condition[] | undefined,
  outer: Context,
): Context {
  return {
    ...outer,
    inherited: pickInherited(outer.inherited, keywords),
    tags: [...new Set([...outer.tags, ...tagsOf(keywords)])],
    when: [...outer.when, ...(when ?? [])],
    variables:
      keywords.vars === undefined || keywords.vars.size === 0
        ? outer.variables
        : [writtenLayer(keywords.vars), ...outer.variables],
    environment:
      keywords.environment === undefined
        ? outer.environment
        : [...outer.environment, keywords.environment],
  };
}

function pickInherited(outer: Inherited, keywords: CommonKeywords): Inherited {
  const own = inheritedKeys.flatMap((key) => {
    const value = keywords[key];
    return value === undefined ? [] : [[key, value] as const];
  });
  return own.length === 0 ? outer : { ...outer, ...(Object.fromEntries(own) as Inherited) };
}

function tagsOf(keywords: CommonKeywords): readonly string[] {
  // `tags: a,b` is two tags.
  return (keywords.tags ?? []).flatMap((tag) => tag.value.split(',').map((part) => part.trim()));
}
