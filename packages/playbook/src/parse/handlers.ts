import { didYouMean } from '@vipbook/diagnostics';
import { isTemplate } from '../arguments/template.ts';
import type { Play, Task, TaskNode } from '../ast.ts';
import type { Findings } from '../findings.ts';

/** Handlers have names, and whoever is notified exists; the latter only where every handler is known. */
export function checkHandlers(findings: Findings, play: Play): void {
  const handlers = tasksIn(play.handlers);
  const names = new Map<string, Task>();
  for (const handler of handlers) {
    const { name, listen } = handler;
    if (name === undefined) {
      if (listen === undefined || listen.length === 0) {
        if (!isInclusion(handler))
          findings.add('PBK035', handler.module.where, 'The handler has no name');
      }
      continue;
    }
    const before = names.get(name.value);
    if (before?.name !== undefined) {
      const related = [{ message: 'the first one', where: before.name.where }];
      findings.add('PBK037', name.where, `Two handlers are named "${name.value}"`, { related });
    }
    names.set(name.value, handler);
  }
  if (play.roles.length > 0 || handlers.some(isInclusion)) return;
  reportUnknown(findings, play);
}

/** After loading: the handlers of roles and of imported files are known too. */
export function checkLoadedHandlers(findings: Findings, play: Play): void {
  const unchecked = play.roles.length > 0 || play.handlers.some((node) => node.kind === 'block');
  if (unchecked && !tasksIn(play.handlers).some(isInclusion)) reportUnknown(findings, play);
}

function reportUnknown(findings: Findings, play: Play): void {
  const roles = play.loadedRoles ?? [];
  const handlers = tasksIn([...play.handlers, ...roles.flatMap((role) => role.handlers)]);
  const named = handlers.flatMap((task) => (task.name === undefined ? [] : [task.name.value]));
  const ofRoles = roles.flatMap((role) =>
    tasksIn(role.handlers).map((task) => `${role.role} : ${task.name?.value ?? ''}`),
  );
  const known = new Set([...named, ...handlers.flatMap((task) => texts(task.listen))]);
  if ([...known].some(isTemplate)) return;
  const tasks = tasksIn([
    ...play.preTasks,
    ...play.tasks,
    ...play.postTasks,
    ...play.handlers,
    ...roles.flatMap((role) => role.tasks),
  ]);
  // A role brings handlers of its own.
  if (tasks.some((task) => /_role$/.test(task.module.value))) return;
  for (const task of tasks) reportUnknownHandlers(findings, task, known, ofRoles);
}

function reportUnknownHandlers(
  findings: Findings,
  task: Task,
  known: ReadonlySet<string>,
  others: readonly string[],
): void {
  for (const { value, where } of task.notify ?? []) {
    if (known.has(value) || isTemplate(value) || others.includes(value)) continue;
    const guess = didYouMean(value, known);
    const message = `No handler is named "${value}" or listens to it.${guess}`.replace(/\.$/, '');
    const remedy =
      known.size === 0 ? 'The play has no handlers.' : `There are: ${[...known].join(', ')}.`;
    findings.add('PBK036', where, message, { remedy });
  }
}

function isInclusion(task: Task): boolean {
  return /^(import|include)_/.test(task.module.value);
}

function texts(list: Task['listen']): readonly string[] {
  return (list ?? []).map((each) => each.value);
}

/** Every task, those in blocks included, in the order of the file. */
export function tasksIn(nodes: readonly TaskNode[]): readonly Task[] {
  return nodes.flatMap((node) =>
    node.kind === 'task' ? [node] : tasksIn([...node.block, ...node.rescue, ...node.always]),
  );
}
