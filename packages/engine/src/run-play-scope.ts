import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { ModuleContext, Outcome, Value as JsonValue } from '@vipbook/modules';
import { abandonable } from './abandon.ts';
import { renderArguments, type Arguments } from './arguments.ts';
import { allHold, firstFalse, numberKeyword } from './conditions.ts';
import type { CompiledTask } from './compile.ts';
import type { AnyModule, BatchView, RunEnvironment } from './environment.ts';
import { judge, withResult } from './judge.ts';
import { loopControl, loopScope } from './loop.ts';
import { isWork } from './overseer.ts';
import { fromOutcome, type TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';
import {
  conditionFalse,
  contextFor,
  failureOf,
  guarded,
  isHidden,
  itemsOrReason,
  label,
  wholeLoop,
} from './task-runner.ts';

export type Results = ReadonlyMap<string, TaskResult>;

export interface PlayTelling {
  item(host: string, result: TaskResult, label: JsonValue): void;
  retrying(host: string, left: number): void;
}

interface Init {
  readonly task: CompiledTask;
  readonly module: AnyModule;
  readonly hosts: readonly string[];
  readonly batch: BatchView;
  readonly run: RunEnvironment;
  readonly telling: PlayTelling;
}

/**
 * A task that is planned once for all its hosts together, such as a move. Conditions decide for each host
 * whether it takes part; the arguments must come out the same on all that do.
 */
export async function runForPlay(init: Init): Promise<Results> {
  const { task, hosts, batch, run } = init;
  const [first] = hosts;
  if (first === undefined) return new Map();
  const scopes = new Map(
    hosts.map((host) => [host, run.variables.scope(host, batch.variables, task)]),
  );
  if (task.task.loop === undefined) return runOnce(init, scopes);
  const scope = scopes.get(first);
  if (scope === undefined) return new Map();
  let items: readonly Value[] = [];
  const broken = await guarded(task, first, () => {
    const found = itemsOrReason(task, scope);
    if (!isItems(found)) return Promise.resolve(found);
    items = found;
    return Promise.resolve(conditionFalse());
  });
  if (broken.status === 'failed' || broken.cannotKnow !== undefined)
    return new Map([[first, broken]]);
  return runItems(init, scopes, scope, items);
}

function isItems(found: readonly Value[] | TaskResult): found is readonly Value[] {
  return Array.isArray(found);
}

async function runItems(
  init: Init,
  scopes: ReadonlyMap<string, LayeredScope>,
  first: LayeredScope,
  items: readonly Value[],
): Promise<Results> {
  const control = loopControl(init.task, first);
  const collected = new Map<string, { result: TaskResult; item: Value }[]>();
  for (const [index, item] of items.entries()) {
    if (init.run.interrupted()) break;
    const itemScopes = new Map(
      [...scopes].map(([host, scope]) => [host, loopScope(scope, control, items, index)]),
    );
    for (const [host, result] of await runOnce(init, itemScopes)) {
      const scope = itemScopes.get(host) ?? first;
      init.telling.item(host, result, label(control, item, scope));
      collected.set(host, [...(collected.get(host) ?? []), { result, item }]);
    }
  }
  return new Map([...collected].map(([host, results]) => [host, wholeLoop(results, control)]));
}

async function runOnce(init: Init, scopes: ReadonlyMap<string, LayeredScope>): Promise<Results> {
  const { task } = init;
  const results = new Map<string, TaskResult>();
  const taking = new Map<string, LayeredScope>();
  for (const [host, scope] of scopes) {
    const stopped = await guarded(task, host, () => {
      const condition = firstFalse(task.when, scope);
      if (condition === undefined) taking.set(host, scope);
      return Promise.resolve(conditionFalse(String(condition?.value)));
    });
    if (!taking.has(host)) results.set(host, stopped);
  }
  const [lead] = taking;
  if (lead === undefined) return results;
  for (const [host, result] of await attemptsTogether(init, lead, taking))
    results.set(host, result);
  return results;
}

/** As `attempts`, but every host that takes part must be content. */
async function attemptsTogether(
  init: Init,
  lead: readonly [string, LayeredScope],
  taking: ReadonlyMap<string, LayeredScope>,
): Promise<Results> {
  const { task, run } = init;
  const { until, retries, delay } = task.task;
  const [leader, leadScope] = lead;
  const plansOnly = run.services.overseer?.plansOnly === true;
  const once = (until === undefined && retries === undefined) || plansOnly;
  const most = once ? 0 : Math.max(0, numberKeyword(retries, leadScope) ?? 3);
  for (let done = 1; ; done += 1) {
    const results = judged(task, await planAndApply(init, leader, taking), taking, leadScope);
    const good = [...results].every(([host, result]) =>
      until === undefined || plansOnly
        ? result.status !== 'failed'
        : allHold(until, withResult(taking.get(host) ?? leadScope, task, result)),
    );
    if (good || once || done > most || run.interrupted()) return results;
    init.telling.retrying(leader, most + 1 - done);
    const pause = Math.max(0, numberKeyword(delay, leadScope) ?? 5) * 1000;
    await run.services.sleep(pause, run.stop);
  }
}

function judged(
  task: CompiledTask,
  results: Results,
  taking: ReadonlyMap<string, LayeredScope>,
  leadScope: LayeredScope,
): Results {
  return new Map(
    [...results].map(([host, result]) => [
      host,
      judge(task, result, taking.get(host) ?? leadScope),
    ]),
  );
}

async function planAndApply(
  init: Init,
  leader: string,
  taking: ReadonlyMap<string, LayeredScope>,
): Promise<Results> {
  const { task, module, batch, run } = init;
  const scope = taking.get(leader);
  if (scope === undefined) return new Map();
  try {
    const args = sameArguments(task, taking);
    const context = contextFor(task, leader, leader, scope, batch, run);
    return await planned(module, args, context, [...taking.keys()], run, isHidden(task, scope));
  } catch (error) {
    return blame(error, init, leader, taking);
  }
}

async function planned(
  module: AnyModule,
  args: Arguments,
  context: ModuleContext,
  hosts: readonly string[],
  run: RunEnvironment,
  hidden: boolean,
): Promise<Results> {
  if (module.planPlay === undefined) return new Map();
  const { abandon } = run.services;
  const plan = await abandonable(module.planPlay(args, context), abandon);
  const planning = context.planning === true;
  if ((!context.check || planning) && (isWork(plan) || plan.review !== undefined))
    run.services.overseer?.work({
      host: hosts[0] ?? '',
      module: module.name,
      where: context.where,
      steps: plan.steps,
      diffs: plan.diffs,
      ...(plan.review === undefined ? {} : { review: plan.review }),
      hidden,
    });
  const idle = plan.steps.length === 0 || context.check;
  if (!idle) run.record?.effect({ module: module.name, steps: plan.steps, hidden });
  const outcomes: ReadonlyMap<string, Outcome> = idle
    ? plan.settled
    : await abandonable(
        plan.apply(),
        abandon,
        plan.steps.map((step) => `${step.host}: ${step.title}`),
      );
  if (!idle || planning) for (const step of plan.steps) run.connections.changed(step.host);
  // Hosts of the play that the plan has nothing to say about are fine as they are.
  const all = new Set([...hosts, ...outcomes.keys()]);
  return new Map(
    [...all].map((host) => [
      host,
      fromOutcome(
        outcomes.get(host) ?? { status: 'ok' },
        plan.diffs.filter((diff) => diff.host === host),
      ),
    ]),
  );
}

function sameArguments(task: CompiledTask, taking: ReadonlyMap<string, LayeredScope>): Arguments {
  let common: { readonly host: string; readonly args: Arguments } | undefined;
  for (const [host, scope] of taking) {
    const args = renderArguments(task, scope);
    if (common === undefined) common = { host, args };
    const differing = Object.keys({ ...common.args, ...args }).find(
      (name) => JSON.stringify(common?.args[name]) !== JSON.stringify(args[name]),
    );
    if (differing !== undefined)
      throw new VipbookError(
        diagnostic('ENG006', {
          message: `${differing} is not the same on ${common.host} and ${host}, but ${task.task.module.value} is planned once for all hosts`,
          where: task.task.argumentPlace([differing]),
        }),
      );
  }
  return common?.args ?? {};
}

/** A finding that names a host is that host's failure; any other is the first host's. */
async function blame(
  error: unknown,
  { task, run }: Init,
  leader: string,
  taking: ReadonlyMap<string, LayeredScope>,
): Promise<Results> {
  if (!(error instanceof VipbookError))
    return new Map([[leader, await guarded(task, leader, () => Promise.reject(asError(error)))]]);
  const byHost = new Map<string, VipbookError>();
  for (const finding of error.diagnostics) {
    const named = finding.where?.host;
    const known = named !== undefined && (taking.has(named) || run.inventory.hosts.has(named));
    const host = known ? named : leader;
    byHost.set(host, new VipbookError([...(byHost.get(host)?.diagnostics ?? []), finding]));
  }
  return new Map([...byHost].map(([host, found]) => [host, failureOf(found)]));
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
