import {
  diagnostic,
  hasErrors,
  VipbookError,
  type Diagnostic,
  type Place,
} from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import { loadRole, loadTasks, type YamlValue } from '@vipbook/playbook';
import { checkEach } from './check-tasks.ts';
import {
  includeSource,
  tasksIn,
  type CompiledHandler,
  type CompiledInclude,
  type CompiledNode,
  type IncludeSource,
} from './compile.ts';
import { firstFalse, renderTitle } from './conditions.ts';
import type { BatchView, RunEnvironment } from './environment.ts';
import { renderArguments } from './arguments.ts';
import { Ledger, type TaskEnd, type TaskRunOptions } from './ledger.ts';
import { loopControl, loopLayer } from './loop.ts';
import type { Layer } from './layers.ts';
import { plain } from './plain.ts';
import { unknownReason } from './overseer.ts';
import { failure, skip, type TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';
import { conditionFalse, failureOf, itemsOrReason, label } from './task-runner.ts';

/** Hosts that go through the same tasks together. */
export interface IncludeGroup {
  readonly hosts: string[];
  readonly nodes: readonly CompiledNode[];
}

export interface IncludeEnd {
  readonly end: TaskEnd;
  /** In the order in which they run: by host, then by item, as Ansible finds them. */
  readonly groups: readonly IncludeGroup[];
  readonly handlers: readonly CompiledHandler[];
}

/** An include that includes itself ends by a condition, or here. */
const maxDepth = 100;

/**
 * Who goes into an include, and into what: each host decides by its own condition, loop and name. One that
 * goes in counts as ok, one whose conditions do not hold is skipped, one for which the name cannot be made
 * out or read has failed.
 */
export async function resolveInclude(
  include: CompiledInclude,
  hosts: readonly string[],
  batch: BatchView,
  run: RunEnvironment,
  options: TaskRunOptions,
): Promise<IncludeEnd> {
  const { task } = include;
  const [first] = hosts;
  const title =
    first === undefined
      ? task.title
      : renderTitle(task.title, run.variables.scope(first, batch.variables, task), task.task.where);
  run.emit({
    event: 'task-start',
    name: title,
    module: task.task.module.value,
    where: task.task.where,
    handler: options.handler,
  });
  const ledger = new Ledger(task, title, hosts, batch, run, options);
  const includes = new Includes(include, batch, run, ledger);
  for (const host of hosts) {
    try {
      const result = await includes.enter(host);
      // Ansible tells and counts no role that is gone into.
      if (result !== included || !includes.ofRole) ledger.conclude(host, result);
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      const [first, ...others] = error.diagnostics;
      // Which tasks there are must be known beforehand: a plan cannot say "perhaps these".
      ledger.conclude(
        host,
        unknownReason(error) === undefined || first === undefined
          ? failureOf(error)
          : failure(first, {}, others),
      );
    }
  }
  const failed = new Set(ledger.end().failed);
  return {
    end: ledger.end(),
    groups: includes.groups.map(({ hosts: all, nodes }) => ({
      hosts: all.filter((host) => !failed.has(host)),
      nodes,
    })),
    handlers: includes.handlers,
  };
}

const included: TaskResult = {
  status: 'ok',
  changed: false,
  data: {},
  message: 'included',
  warnings: [],
  diffs: [],
};

class Includes {
  readonly #include: CompiledInclude;
  readonly #batch: BatchView;
  readonly #run: RunEnvironment;
  readonly #ledger: Ledger;
  readonly #groups = new Map<string, IncludeGroup>();
  readonly #loaded = new Map<string, IncludeSource>();
  readonly handlers: CompiledHandler[] = [];

  constructor(include: CompiledInclude, batch: BatchView, run: RunEnvironment, ledger: Ledger) {
    this.#include = include;
    this.#batch = batch;
    this.#run = run;
    this.#ledger = ledger;
  }

  get ofRole(): boolean {
    return this.#include.task.task.module.value === 'include_role';
  }

  get groups(): readonly IncludeGroup[] {
    return [...this.#groups.values()];
  }

  async enter(host: string): Promise<TaskResult> {
    const { task } = this.#include;
    const scope = this.#run.variables.scope(host, this.#batch.variables, task);
    if (task.task.loop === undefined) return this.#one(host, scope, []);
    const items = itemsOrReason(task, scope);
    if (!isItems(items)) return items;
    const control = loopControl(task, scope);
    let entered = 0;
    for (const [index, item] of items.entries()) {
      const layer = loopLayer(control, items, index);
      const itemScope = scope.with(layer);
      const result = await this.#one(host, itemScope, [layer]);
      if (result.status === 'skipped')
        this.#ledger.item(host, result, label(control, item, itemScope));
      else entered += 1;
    }
    // Ansible counts every item that goes in.
    if (!this.ofRole)
      for (let more = 1; more < entered; more += 1) this.#run.recaps.count(host, 'ok');
    if (entered > 0) return included;
    return skip(items.length === 0 ? 'No items in the list' : 'All items skipped');
  }

  async #one(host: string, scope: LayeredScope, given: readonly Layer[]): Promise<TaskResult> {
    const { task, known, nodes } = this.#include;
    const stopped = firstFalse(task.when, scope);
    if (stopped !== undefined) return conditionFalse(String(stopped.value));
    if (known) {
      this.#join('', host, () => nodes);
      return included;
    }
    const args = renderArguments(task, scope);
    const values = given.flatMap((layer) =>
      [...layer.names()].map((name) => plain(layer.find(name)?.value ?? null)),
    );
    const source = includeSource(task.task) ?? (await this.#load(args));
    this.#join(JSON.stringify([args, values]), host, () => {
      const { nodes: inside, handlers } = this.#include.expand(source, given);
      this.handlers.push(...handlers);
      return inside;
    });
    return included;
  }

  #join(key: string, host: string, nodes: () => readonly CompiledNode[]): void {
    let group = this.#groups.get(key);
    if (group === undefined) {
      group = { hosts: [], nodes: nodes() };
      this.#groups.set(key, group);
    }
    // The same file twice for one host, by a loop over equal items, runs twice.
    if (group.hosts.includes(host)) this.#join(`${key}+`, host, nodes);
    else group.hosts.push(host);
  }

  async #load(args: Readonly<Record<string, YamlValue>>): Promise<IncludeSource> {
    const key = JSON.stringify(args);
    const known = this.#loaded.get(key);
    if (known !== undefined) return known;
    const { task, depth } = this.#include;
    const { where, module } = task.task;
    if (depth > maxDepth)
      throw new VipbookError(
        diagnostic('ENG015', {
          message: `${module.value} is nested more than ${maxDepth} deep: ${JSON.stringify(args)}`,
          where,
        }),
      );
    const source = await this.#read(args);
    const closed = await this.#run.vault.open(source);
    if (hasErrors(closed)) throw new VipbookError(closed);
    const { nodes, handlers } = this.#include.expand(source, []);
    const tasks = tasksIn([...nodes, ...handlers]);
    const findings = checkEach(tasks, this.#run.inventory, this.#run);
    if (hasErrors(findings)) throw new VipbookError(findings);
    this.#loaded.set(key, source);
    return source;
  }

  async #read(args: Readonly<Record<string, YamlValue>>): Promise<IncludeSource> {
    const { module, where } = this.#include.task.task;
    const { files } = this.#run.services;
    if (files === undefined)
      throw new VipbookError(
        diagnostic('ENG002', { message: `${module.value}: no files can be read here`, where }),
      );
    const from = where.file ?? '';
    const playbook = this.#run.playbook;
    if (module.value === 'include_role') {
      const { role, findings } = await loadRole(args, from, playbook, files);
      if (role === undefined || hasErrors(findings))
        throw new VipbookError(located(findings, where));
      return { role };
    }
    const written = args['_raw'] ?? args['file'];
    const name = typeof written === 'string' ? written : JSON.stringify(written);
    const { tasks, findings } = await loadTasks(name, from, playbook, files);
    if (hasErrors(findings)) throw new VipbookError(located(findings, where));
    return { tasks };
  }
}

/** A file that is not there is the fault of the task that names it. */
function located(findings: readonly Diagnostic[], where: Place): readonly Diagnostic[] {
  return findings.map((finding) =>
    finding.where?.range === undefined ? { ...finding, where } : finding,
  );
}

function isItems(found: readonly Value[] | TaskResult): found is readonly Value[] {
  return Array.isArray(found);
}
