import type {
  Block,
  CommonKeywords,
  Located,
  Play,
  Playbook,
  Role,
  Task,
  TaskNode,
  YamlValue,
} from '@vipbook/playbook';
import { isSelected, type TagSelection } from './tags.ts';

type Condition = Located<string | boolean>;
export type VariableLayer = ReadonlyMap<string, Located<YamlValue>>;

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
  readonly variables: readonly VariableLayer[];
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
  readonly nodes: readonly CompiledNode[];
}

export type CompiledNode = CompiledTask | CompiledBlock | CompiledInclude;

/** A part of a play, at whose end notified handlers run. */
export interface CompiledPlay {
  readonly play: Play;
  /** pre_tasks; roles and tasks; post_tasks. */
  readonly sections: readonly (readonly CompiledNode[])[];
  readonly handlers: readonly CompiledTask[];
  /** `vars` and defaults of all its roles, the last role first: every task of the play sees them. */
  readonly roleVariables: readonly VariableLayer[];
  readonly roleDefaults: readonly VariableLayer[];
}

interface Context {
  readonly inherited: Inherited;
  readonly tags: readonly string[];
  readonly when: readonly Condition[];
  readonly variables: readonly VariableLayer[];
  readonly environment: readonly Located<YamlValue>[];
  readonly roleVariables: readonly VariableLayer[];
  readonly parameters: readonly VariableLayer[];
  readonly defaults: readonly VariableLayer[];
  readonly role?: Role;
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
export function compilePlay(play: Play, selection: TagSelection): CompiledPlay {
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
  };
  const compile = (nodes: readonly TaskNode[]): readonly CompiledNode[] =>
    nodes.flatMap((node) => compileNode(node, root, selection));
  // Handlers run when notified, whatever their tags.
  const handlers = (nodes: readonly TaskNode[], context: Context): readonly CompiledTask[] =>
    nodes.flatMap((node) => tasksIn(compileNode(node, context, undefined)));
  const roles = play.loadedRoles ?? [];
  const everyRole = [...roles, ...rolesIn([...play.preTasks, ...play.tasks, ...play.postTasks])];
  const lastFirst = roles.toReversed();
  return {
    play,
    sections: [
      compile(play.preTasks),
      [...roles.flatMap((role) => compileRole(role, root, selection)), ...compile(play.tasks)],
      compile(play.postTasks),
    ],
    handlers: [
      ...everyRole.flatMap((role) => handlers(role.handlers, inRole(role, root))),
      ...handlers(play.handlers, root),
    ],
    roleVariables: lastFirst.map((role) => role.variables),
    roleDefaults: lastFirst.map((role) => role.defaults),
  };
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

/** Roles that import_role and include_role bring in; their handlers are the play's. */
function rolesIn(nodes: readonly TaskNode[]): readonly Role[] {
  return nodes.flatMap((node): readonly Role[] => {
    const role = node.kind === 'task' ? node.includedRole : node.importedRole;
    const inside =
      node.kind === 'task'
        ? [...(node.included ?? []), ...(node.includedRole?.tasks ?? [])]
        : [...node.block, ...node.rescue, ...node.always];
    return [...(role === undefined ? [] : [role]), ...rolesIn(inside)];
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
    roleVariables: [role.variables, ...outer.roleVariables],
    parameters: [role.parameters, ...outer.parameters],
    defaults: [role.defaults, ...outer.defaults],
    role,
  };
}

function compileNode(
  node: TaskNode,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  if (node.kind === 'block') return compileBlock(node, outer, selection);
  return node.included === undefined && node.includedRole === undefined
    ? compileTask(node, outer, selection)
    : compileInclude(node, outer, selection);
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
  const context: Context = { ...inner(keywords, undefined, outer), tags: outer.tags };
  const { includedRole } = task;
  const nodes =
    includedRole === undefined
      ? (task.included ?? []).flatMap((node) => compileNode(node, context, selection))
      : compileRole(includedRole, context, selection);
  return [{ kind: 'include', task: compiled, nodes }];
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
  return tasksIn([compiled]).length === 0 ? [] : [compiled];
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
        : [keywords.vars, ...outer.variables],
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
