import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { ModuleContext, Outcome, Value as JsonValue } from '@vipbook/modules';
import { renderArguments } from './arguments.ts';
import { attempts } from './attempts.ts';
import { abandonable, Abandoned } from './abandon.ts';
import type { CompiledTask } from './compile.ts';
import { booleanKeyword, firstFalse, numberKeyword, stringKeyword } from './conditions.ts';
import { isLoss } from './connections.ts';
import type { AnyModule, BatchView, RunEnvironment } from './environment.ts';
import { executePlan } from './execute-plan.ts';
import { loopControl, loopItems, loopScope, type LoopControl } from './loop.ts';
import { isWork, unknownReason } from './overseer.ts';
import { plain, shown } from './plain.ts';
import { failure, fromOutcome, notKnown, registered, skip, type TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';
import { accessOf, moduleContext } from './task-context.ts';

/** One task on one host: how it is told to whoever listens. */
export interface Telling {
  /** Results of loop items, as they come; the whole is returned. */
  item(result: TaskResult, label: JsonValue): void;
  retrying(left: number): void;
}

/** Runs one task on one host, with its conditions, loop, attempts and judgement. Never rejects for anything
 *  that the playbook or the host did; that is a result. */
export async function runOnHost(
  task: CompiledTask,
  module: AnyModule,
  host: string,
  batch: BatchView,
  run: RunEnvironment,
  telling: Telling,
): Promise<TaskResult> {
  return guarded(task, host, async () => {
    const scope = run.variables.scope(host, batch.variables, task);
    const one = (itemScope: LayeredScope): Promise<TaskResult> =>
      guarded(task, host, () => runItem(task, module, host, itemScope, batch, run, telling));
    if (task.task.loop === undefined) return one(scope);
    const items = itemsOrReason(task, scope);
    if (!Array.isArray(items)) return items as TaskResult;
    return runLoop(items as readonly Value[], loopControl(task, scope), scope, run, one, telling);
  });
}

/** The loop's items; or, when they cannot be had, the result that this makes. */
export function itemsOrReason(
  task: CompiledTask,
  scope: LayeredScope,
): readonly Value[] | TaskResult {
  try {
    return loopItems(task, scope);
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    // A condition that does not hold is why the list is missing, as often as not.
    if (firstFalse(task.when, scope) !== undefined) return conditionFalse();
    return failureOf(error);
  }
}

export function conditionFalse(condition?: string): TaskResult {
  return skip(
    'Conditional result was False',
    condition === undefined ? {} : { false_condition: condition },
  );
}

async function runLoop(
  items: readonly Value[],
  control: LoopControl,
  scope: LayeredScope,
  run: RunEnvironment,
  one: (scope: LayeredScope) => Promise<TaskResult>,
  telling: Telling,
): Promise<TaskResult> {
  if (items.length === 0)
    return {
      ...skip('No items in the list'),
      data: { skipped_reason: 'No items in the list', results: [] },
    };
  const results: { readonly result: TaskResult; readonly item: Value }[] = [];
  for (const [index, item] of items.entries()) {
    if (run.interrupted()) break;
    if (index > 0 && control.pauseMs > 0) await run.services.sleep(control.pauseMs, run.stop);
    const itemScope = loopScope(scope, control, items, index);
    const result = await one(itemScope);
    telling.item(result, label(control, item, itemScope));
    results.push({ result, item });
    if (result.status === 'unreachable') return result;
  }
  return wholeLoop(results, control);
}

export function label(control: LoopControl, item: Value, scope: LayeredScope): JsonValue {
  if (control.label === undefined) return shown(item);
  try {
    return shown(scope.renderDeep(control.label.value, control.label.where));
  } catch (error) {
    if (error instanceof VipbookError) return shown(item);
    throw error;
  }
}

/** The result of a loop, made of its items' as Ansible makes it. */
export function wholeLoop(
  items: readonly { readonly result: TaskResult; readonly item: Value }[],
  control: LoopControl,
): TaskResult {
  const results = items.map(({ result }) => result);
  const failed = results.find((result) => result.status === 'failed');
  const skipped = results.every((result) => result.status === 'skipped');
  const changed = results.some((result) => result.changed);
  const unknown = results
    .map((result) => result.cannotKnow ?? result.unknownData)
    .find((because) => because !== undefined);
  const message =
    failed !== undefined
      ? 'One or more items failed'
      : skipped
        ? 'All items skipped'
        : 'All items completed';
  return {
    status: failed !== undefined ? 'failed' : skipped ? 'skipped' : changed ? 'changed' : 'ok',
    changed,
    message,
    data: {
      results: items.map(({ result, item }, index) => ({
        ...registered(result),
        [control.variable]: plain(item),
        ansible_loop_var: control.variable,
        ...(control.indexVariable === undefined ? {} : { [control.indexVariable]: index }),
      })),
    },
    ...(failed?.error === undefined ? {} : { error: failed.error }),
    warnings: [],
    diffs: [],
    ...(unknown === undefined ? {} : { unknownData: unknown }),
  };
}

async function runItem(
  task: CompiledTask,
  module: AnyModule,
  host: string,
  scope: LayeredScope,
  batch: BatchView,
  run: RunEnvironment,
  telling: Telling,
): Promise<TaskResult> {
  const stopped = firstFalse(task.when, scope);
  if (stopped !== undefined) return conditionFalse(String(stopped.value));
  const target = stringKeyword(task.task.delegateTo, scope) ?? host;
  const context = contextFor(task, target, host, scope, batch, run);
  return attempts({
    task,
    scope,
    // Rendered for every attempt: an argument may count or look again.
    attempt: () =>
      guarded(task, target, async () =>
        planAndExecute(module, renderArguments(task, scope), target, context, run, {
          host,
          hidden: isHidden(task, scope),
        }),
      ),
    retrying: (left) => telling.retrying(left),
    sleep: (milliseconds) => run.services.sleep(milliseconds, run.stop),
    interrupted: () => run.interrupted(),
    plansOnly: run.services.overseer?.plansOnly === true,
  });
}

/** What the module may reach, for the host that does the work (`delegate_to`, or the task's own). */
export function contextFor(
  task: CompiledTask,
  target: string,
  host: string,
  scope: LayeredScope,
  batch: BatchView,
  run: RunEnvironment,
): ModuleContext {
  const { inherited } = task;
  const checks = booleanKeyword(inherited.checkMode, scope, run.options.check === true);
  const planning = run.services.overseer?.plansOnly === true && !checks;
  const targetScope = target === host ? scope : run.variables.scope(target, batch.variables, task);
  return moduleContext({
    task,
    scope,
    access: accessOf(task, target, targetScope, batch, run),
    batch,
    run,
    check: checks || planning,
    planning,
    approved: run.services.overseer?.plansOnly === false,
    quiet: isHidden(task, scope),
    signal: run.stop,
  });
}

async function planAndExecute(
  module: AnyModule,
  args: Readonly<Record<string, unknown>>,
  target: string,
  context: ModuleContext,
  run: RunEnvironment,
  whose: { readonly host: string; readonly hidden: boolean },
): Promise<TaskResult> {
  // Tasks of modules that work on all hosts of a play together never come here.
  if (module.planHost === undefined) throw new TypeError(`${module.name} has no part for one host`);
  const { abandon } = run.services;
  const plan = await abandonable(module.planHost(args, target, context), abandon);
  const real = !context.check || context.planning === true;
  if (real && isWork(plan))
    run.services.overseer?.work({
      ...whose,
      module: module.name,
      where: context.where,
      steps: plan.steps,
      diffs: plan.diffs,
    });
  if (plan.steps.length > 0 && !context.check)
    run.record?.effect({ module: module.name, steps: plan.steps, ...whose });
  const outcome: Outcome = await abandonable(
    executePlan(plan, context, abandon),
    abandon,
    plan.steps.map((step) => `${step.host}: ${step.title}`),
  );
  // What failed half-way may have changed something, too.
  if (plan.steps.length > 0 && real) {
    run.connections.changed(target);
    for (const step of plan.steps) if (step.host !== target) run.connections.changed(step.host);
  }
  return fromOutcome(outcome, plan.diffs, context.planning === true ? plan.unknown : undefined);
}

/** `no_log`; a template that cannot be rendered hides, too. */
export function isHidden({ inherited }: CompiledTask, scope: LayeredScope): boolean {
  try {
    return booleanKeyword(inherited.noLog, scope, false);
  } catch (error) {
    if (error instanceof VipbookError) return true;
    throw error;
  }
}

/** `throttle`, where it says less than the forks. */
export function throttleOf({ inherited }: CompiledTask, scope: LayeredScope): number | undefined {
  const number = numberKeyword(inherited.throttle, scope);
  return number === undefined || number < 1 ? undefined : Math.floor(number);
}

/** Turn what is thrown into a result: unreachable, a failure with its finding, or a defect of ours. */
export async function guarded(
  task: CompiledTask,
  host: string,
  work: () => Promise<TaskResult>,
): Promise<TaskResult> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Abandoned) return uncertain(task, host, error);
    if (error instanceof VipbookError) return failureOf(error);
    return failure(
      diagnostic('ENG090', {
        message: `${task.task.module.value} failed on ${host} in an unforeseen way: ${messageOf(error)}`,
        where: task.task.where,
      }),
    );
  }
}

function uncertain(task: CompiledTask, host: string, { underWay }: Abandoned): TaskResult {
  const module = task.task.module.value;
  return failure(
    diagnostic('ENG031', {
      message:
        underWay.length === 0
          ? `${module} was given up while it looked at ${host}`
          : `${module} was given up; not known is whether this was done: ${underWay.join('; ')}`,
      where: { ...task.task.where, host },
    }),
  );
}

export function failureOf(error: VipbookError): TaskResult {
  const because = unknownReason(error);
  if (because !== undefined) return notKnown(because);
  const [first, ...others] = error.diagnostics;
  if (first === undefined) throw error;
  const result = failure(first, {}, others);
  return isLoss(error) ? { ...result, status: 'unreachable' } : result;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
