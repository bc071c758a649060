import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { CompiledTask } from './compile.ts';
import { renderTitle } from './conditions.ts';
import type { AnyModule, BatchView, RunEnvironment } from './environment.ts';
import { Ledger, type TaskEnd, type TaskRunOptions } from './ledger.ts';
import { failure, notKnown } from './result.ts';
import { runForPlay } from './run-play-scope.ts';
import type { LayeredScope } from './scope.ts';
import { Slots } from './slots.ts';
import { failureOf, runOnHost, throttleOf } from './task-runner.ts';

/** Run one task on all its hosts at once (as many as forks and throttle allow) and book the results. */
export async function runTask(
  task: CompiledTask,
  hosts: readonly string[],
  batch: BatchView,
  run: RunEnvironment,
  options: TaskRunOptions,
): Promise<TaskEnd> {
  const [first] = hosts;
  if (first === undefined) return { failed: [], unreachable: [], fatal: false, results: new Map() };
  const scope = run.variables.scope(first, batch.variables, task);
  const title = renderTitle(task.title, scope, task.task.where);
  run.emit({
    event: 'task-start',
    name: title,
    module: task.task.module.value,
    where: task.task.where,
    handler: options.handler,
  });
  const module = run.module(task.task.module.value);
  const ledger = new Ledger(task, title, hosts, batch, run, options);
  if (module === undefined) {
    ledger.conclude(first, failure(unknownModule(task)));
    return ledger.end();
  }
  const perhaps = options.perhaps ?? new Map<string, string>();
  for (const [host, because] of perhaps) ledger.conclude(host, notKnown(because));
  const certain = perhaps.size === 0 ? hosts : hosts.filter((host) => !perhaps.has(host));
  if (certain.length === 0) return ledger.end();
  try {
    if (isForPlay(module, task)) await together(task, module, certain, batch, run, ledger);
    else await eachAlone(task, module, certain, scope, batch, run, ledger);
  } catch (error) {
    // A keyword for the task as a whole (run_once, throttle) that cannot be rendered.
    if (!(error instanceof VipbookError)) throw error;
    ledger.conclude(first, failureOf(error));
  }
  return ledger.end();
}

/** While planning: a task of which only the run will tell whether it runs. */
export function tellPerhaps(
  task: CompiledTask,
  hosts: readonly string[],
  batch: BatchView,
  run: RunEnvironment,
  because: string,
): void {
  const [first] = hosts;
  if (first === undefined) return;
  const scope = run.variables.scope(first, batch.variables, task);
  const title = renderTitle(task.title, scope, task.task.where);
  run.emit({
    event: 'task-start',
    name: title,
    module: task.task.module.value,
    where: task.task.where,
    handler: false,
  });
  for (const host of hosts)
    run.emit({
      event: 'task-result',
      host,
      task: title,
      status: 'ok',
      ignored: false,
      cannotKnow: because,
      data: {},
      diffs: [],
      elapsedMs: 0,
    });
}

function isForPlay(module: AnyModule, task: CompiledTask): boolean {
  if (module.planPlay === undefined) return false;
  return module.planHost === undefined || module.scope(task.task.arguments.value) === 'play';
}

function unknownModule(task: CompiledTask): Diagnostic {
  return diagnostic('ENG002', {
    message: `the module ${task.task.module.value} cannot be run`,
    where: task.task.module.where,
  });
}

async function together(
  task: CompiledTask,
  module: AnyModule,
  hosts: readonly string[],
  batch: BatchView,
  run: RunEnvironment,
  ledger: Ledger,
): Promise<void> {
  const results = await runForPlay({
    task,
    module,
    hosts,
    batch,
    run,
    telling: {
      item: (host, result, label) => ledger.item(host, result, label),
      retrying: (host, left) => ledger.retrying(host, left),
    },
  });
  for (const [host, result] of results) ledger.conclude(host, result);
}

async function eachAlone(
  task: CompiledTask,
  module: AnyModule,
  hosts: readonly string[],
  scope: LayeredScope,
  batch: BatchView,
  run: RunEnvironment,
  ledger: Ledger,
): Promise<void> {
  const once = module.once === true || ledger.once(scope);
  const targets = once ? hosts.slice(0, 1) : hosts;
  const throttle = once ? undefined : throttleOf(task, scope);
  const narrow = throttle === undefined ? undefined : new Slots(throttle);
  await Promise.all(
    targets.map((host) => {
      const work = (): Promise<void> =>
        run.slots.use(async () => {
          if (run.interrupted()) return;
          ledger.started(host);
          const result = await runOnHost(task, module, host, batch, run, {
            item: (item, label) => ledger.item(host, item, label),
            retrying: (left) => ledger.retrying(host, left),
          });
          ledger.conclude(host, result);
        });
      return narrow === undefined ? work() : narrow.use(work);
    }),
  );
}
