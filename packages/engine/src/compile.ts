import type {
  Block,
  CommonKeywords,
  Located,
  Play,
  Playbook,
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
  /** `vars` of the task and its blocks, nearest first. */
  readonly variables: readonly VariableLayer[];
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

export type CompiledNode = CompiledTask | CompiledBlock;

/** A part of a play, at whose end notified handlers run. */
export interface CompiledPlay {
  readonly play: Play;
  /** pre_tasks; roles and tasks; post_tasks. */
  readonly sections: readonly (readonly CompiledNode[])[];
  readonly handlers: readonly CompiledTask[];
}

interface Context {
  readonly inherited: Inherited;
  readonly tags: readonly string[];
  readonly when: readonly Condition[];
  readonly variables: readonly VariableLayer[];
  readonly environment: readonly Located<YamlValue>[];
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
  };
  const compile = (nodes: readonly TaskNode[]): readonly CompiledNode[] =>
    nodes.flatMap((node) => compileNode(node, root, selection));
  return {
    play,
    sections: [compile(play.preTasks), compile(play.tasks), compile(play.postTasks)],
    // Handlers run when notified, whatever their tags.
    handlers: play.handlers.flatMap((node) => tasksIn(compileNode(node, root, undefined))),
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
  return nodes.flatMap((node) =>
    node.kind === 'task'
      ? [node]
      : [...tasksIn(node.block), ...tasksIn(node.rescue), ...tasksIn(node.always)],
  );
}

function compileNode(
  node: TaskNode,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  return node.kind === 'task'
    ? compileTask(node, outer, selection)
    : compileBlock(node, outer, selection);
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
      title: task.name?.value ?? task.module.value,
    },
  ];
}

function compileBlock(
  block: Block,
  outer: Context,
  selection: TagSelection | undefined,
): readonly CompiledNode[] {
  const context = inner(block, block.when, outer);
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
