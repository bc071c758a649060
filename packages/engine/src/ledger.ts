import { unknownValue } from '@vipbook/expressions';
import type { Value } from '@vipbook/modules';
import type { Located } from '@vipbook/playbook';
import { Secret } from '@vipbook/diagnostics';
import type { CompiledTask } from './compile.ts';
import { booleanKeyword, judgingKeyword, renderTitle } from './conditions.ts';
import type { BatchView, RunEnvironment } from './environment.ts';
import { censored, printed, registered, registeredOrUnknown, type TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';
import { isHidden } from './task-runner.ts';

/** How a task ended for the hosts it ran on. */
export interface TaskEnd {
  readonly failed: readonly string[];
  readonly unreachable: readonly string[];
  /** A failure or loss that ends the play for every host. */
  readonly fatal: boolean;
  /** What `register` would keep, of the hosts that failed. */
  readonly results: ReadonlyMap<string, Readonly<Record<string, Value>>>;
}

export interface TaskRunOptions {
  readonly handler: boolean;
  /** Inside a block whose `rescue` will take a failure up. */
  readonly rescuing: boolean;
  /** While planning: hosts for which it may not run at all, and why that cannot be known. */
  readonly perhaps?: ReadonlyMap<string, string>;
}

/** Books a task's results: events, recap, registered variables, facts, notifications. */
export class Ledger {
  readonly #task: CompiledTask;
  readonly #title: string;
  readonly #hosts: readonly string[];
  readonly #batch: BatchView;
  readonly #run: RunEnvironment;
  readonly #options: TaskRunOptions;
  readonly #startedAt: number;
  readonly #startedHosts = new Map<string, number>();
  readonly #failed = new Set<string>();
  readonly #unreachable = new Set<string>();
  readonly #failures = new Map<string, Readonly<Record<string, Value>>>();
  #runOnce = false;
  #fatal = false;

  constructor(
    task: CompiledTask,
    title: string,
    hosts: readonly string[],
    batch: BatchView,
    run: RunEnvironment,
    options: TaskRunOptions,
  ) {
    this.#task = task;
    this.#title = title;
    this.#hosts = hosts;
    this.#batch = batch;
    this.#run = run;
    this.#options = options;
    this.#startedAt = run.services.now();
  }

  /** `run_once`, which makes one host's result everybody's. */
  once(scope: LayeredScope): boolean {
    this.#runOnce = booleanKeyword(this.#task.inherited.runOnce, scope, false);
    return this.#runOnce;
  }

  started(host: string): void {
    this.#startedHosts.set(host, this.#run.services.now());
  }

  end(): TaskEnd {
    return {
      failed: [...this.#failed],
      unreachable: [...this.#unreachable],
      fatal: this.#fatal,
      results: this.#failures,
    };
  }

  retrying(host: string, left: number): void {
    this.#run.emit({ event: 'retry', host, task: this.#title, left });
  }

  item(host: string, given: TaskResult, label: Value): void {
    const result = this.#unsaid(host, given);
    // At once, because the next item may build on it.
    this.#register(host, result);
    this.#learn(host, result);
    this.#tell(host, result, this.#ignores(host, result), label);
  }

  conclude(host: string, given: TaskResult): void {
    const result = this.#unsaid(host, given);
    const ignored = this.#ignores(host, result);
    // A loop has told its items; as a whole it only has something to say when nothing of it ran.
    const told = this.#task.task.loop !== undefined && hasItems(result);
    this.#register(host, result);
    if (!told) this.#learn(host, result);
    this.#notify(host, result);
    this.#count(host, result, ignored);
    if (!told || result.status === 'skipped') this.#tell(host, result, ignored);
    // Should the host be asked again, it is over a new connection.
    if (result.status === 'unreachable') void this.#run.connections.reset(host);
    if (ignored) return;
    if (result.status === 'failed') this.#fail(host, result);
    if (result.status === 'unreachable') this.#lose(host);
  }

  #fail(host: string, result: TaskResult): void {
    this.#failures.set(host, registered(result));
    const all = this.#runOnce || !this.#hosts.includes(host);
    for (const failed of all ? this.#hosts : [host]) this.#failed.add(failed);
    if (!this.#options.rescuing && this.#errorsAreFatal(host)) this.#fatal = true;
  }

  #lose(host: string): void {
    this.#unreachable.add(host);
    if (this.#errorsAreFatal(host)) this.#fatal = true;
  }

  #errorsAreFatal(host: string): boolean {
    return this.#flag(this.#task.inherited.anyErrorsFatal, host, this.#batch.errorsAreFatal);
  }

  #scope(host: string): LayeredScope {
    return this.#run.variables.scope(host, this.#batch.variables, this.#task);
  }

  #ignores(host: string, result: TaskResult): boolean {
    const { inherited } = this.#task;
    const keyword =
      result.status === 'failed'
        ? inherited.ignoreErrors
        : result.status === 'unreachable'
          ? inherited.ignoreUnreachable
          : undefined;
    return this.#flag(keyword, host, false);
  }

  #register(host: string, result: TaskResult): void {
    const { register } = this.#task.task;
    if (register === undefined) return;
    const value = registeredOrUnknown(result);
    for (const each of this.#sharing(host)) this.#run.variables.set(each, register.value, value);
  }

  /** A hidden task's result is there for later tasks, and what it printed is a secret from then on. */
  #unsaid(host: string, result: TaskResult): TaskResult {
    if (!isHidden(this.#task, this.#scope(host))) return result;
    for (const text of printed(result)) this.#run.variables.secrets.add(new Secret(text));
    const { cannotKnow, unknownData } = censored(result);
    return {
      ...result,
      ...(cannotKnow === undefined ? {} : { cannotKnow }),
      ...(unknownData === undefined ? {} : { unknownData }),
    };
  }

  /** What `set_fact` sets and what `setup` found. */
  #learn(host: string, result: TaskResult): void {
    if (result.status === 'failed' || result.status === 'unreachable') return;
    if (result.cannotKnow !== undefined) {
      this.#unlearn(host, result.cannotKnow);
      return;
    }
    const facts = result.data['ansible_facts'];
    if (!isRecord(facts)) return;
    const { variables } = this.#run;
    for (const each of this.#sharing(host)) {
      if (this.#task.task.module.value === 'set_fact')
        for (const [name, fact] of Object.entries(facts)) variables.set(each, name, fact);
      else variables.setFacts(each, facts);
    }
  }

  /** While planning: variables of which only the run will tell the values. */
  #unlearn(host: string, because: string): void {
    const { module, arguments: args } = this.#task.task;
    if (module.value !== 'set_fact') return;
    for (const each of this.#sharing(host))
      for (const name of Object.keys(args.value))
        this.#run.variables.set(each, name, unknownValue(because));
  }

  #notify(host: string, result: TaskResult): void {
    const { cannotKnow } = result;
    if ((!result.changed && cannotKnow === undefined) || result.status === 'failed') return;
    const because = cannotKnow ?? (this.#task.task.changedWhen && result.unknownData);
    for (const name of this.#task.task.notify ?? [])
      this.#batch.notify(renderTitle(name.value, this.#scope(host), name.where), host, because);
  }

  /** With run_once, one host's result is that of all. */
  #sharing(host: string): readonly string[] {
    return this.#runOnce ? this.#hosts : [host];
  }

  #count(host: string, { status, changed }: TaskResult, ignored: boolean): void {
    const { recaps } = this.#run;
    if (ignored) recaps.count(host, 'ok', 'ignored');
    else if (status === 'failed') recaps.count(host, this.#options.rescuing ? 'rescued' : 'failed');
    else recaps.count(host, status === 'changed' ? 'ok' : status);
    if (changed && (status === 'changed' || ignored)) recaps.count(host, 'changed');
  }

  #tell(host: string, result: TaskResult, ignored: boolean, item?: Value): void {
    const hidden = isHidden(this.#task, this.#scope(host));
    const clean = hidden ? censored(result) : result;
    const now = this.#run.services.now();
    for (const finding of clean.warnings) {
      this.#run.emit({
        event: finding.severity === 'error' ? 'error' : 'warning',
        finding,
      });
    }
    this.#run.emit({
      event: 'task-result',
      host,
      task: this.#title,
      status: clean.status,
      ignored,
      ...(item === undefined ? {} : { item: hidden ? '(censored due to no_log)' : item }),
      ...(clean.message === undefined ? {} : { message: clean.message }),
      ...(clean.cannotKnow === undefined ? {} : { cannotKnow: clean.cannotKnow }),
      // Of a failure the status does not tell whether something was changed all the same.
      data: clean.status === 'failed' ? { changed: clean.changed, ...clean.data } : clean.data,
      ...(clean.error === undefined ? {} : { error: clean.error }),
      diffs: this.#wantsDiff(host) ? clean.diffs : [],
      elapsedMs: now - (this.#startedHosts.get(host) ?? this.#startedAt),
    });
  }

  #wantsDiff(host: string): boolean {
    return this.#flag(this.#task.inherited.diff, host, this.#run.options.diff === true);
  }

  #flag(keyword: Located<boolean | string> | undefined, host: string, usual: boolean): boolean {
    return judgingKeyword(keyword, () => this.#scope(host), usual);
  }
}

function hasItems(result: TaskResult): boolean {
  const items = result.data['results'];
  return Array.isArray(items) && items.length > 0;
}

function isRecord(value: Value | undefined): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
