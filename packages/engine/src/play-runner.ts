import { diagnostic } from '@vipbook/diagnostics';
import {
  tasksIn,
  type CompiledBlock,
  type CompiledInclude,
  type CompiledNode,
  type CompiledPlay,
  type CompiledTask,
} from './compile.ts';
import { booleanKeyword, firstFalse, numberKeyword, renderTitle } from './conditions.ts';
import type { BatchView, RunEnvironment } from './environment.ts';
import { gatherFacts } from './gather-facts.ts';
import { Handlers } from './handlers.ts';
import { runMeta } from './meta.ts';
import { resolveInclude } from './include.ts';
import type { TaskEnd } from './ledger.ts';
import { runTask, tellPerhaps } from './run-task.ts';
import type { PlayVariables } from './variables.ts';

/** How a batch of a play ended. */
export interface BatchEnd {
  /** Failed or unreachable: no later play touches them. */
  readonly lost: ReadonlySet<string>;
  /** Nothing more of the run may happen. */
  readonly stop: boolean;
  /** `meta: end_play`: no further batches. */
  readonly endPlay: boolean;
}

/** Hosts that go through the same list of tasks together, and those of them that fell out. */
interface Group {
  readonly hosts: Set<string>;
  readonly failed: Set<string>;
  /** Did not fail themselves; the play ended around them. Only `always` sections still run for them. */
  readonly aborted: Set<string>;
  /** A block around has a `rescue` that takes a failure up. */
  readonly rescuing: boolean;
  /** In `rescue` or `always`: these run to their end even after a fatal failure. */
  readonly sheltered: boolean;
  /** What an include among the handlers brings in is a handler, too. */
  readonly handler: boolean;
}

/** Runs one batch of hosts through a play: Ansible's linear strategy, each task on all hosts before the next. */
export class PlayRunner implements BatchView {
  readonly variables: PlayVariables;
  readonly errorsAreFatal: boolean;
  readonly #compiled: CompiledPlay;
  readonly #hosts: readonly string[];
  readonly #run: RunEnvironment;
  readonly #handlers: Handlers;
  readonly #confirm: (title: string) => Promise<boolean>;
  readonly #failed = new Set<string>();
  readonly #unreachable = new Set<string>();
  readonly #ended = new Set<string>();
  #fatal = false;
  #endPlay = false;
  #endBatch = false;
  #alive: readonly string[] | undefined;

  constructor(
    compiled: CompiledPlay,
    hosts: readonly string[],
    playHosts: readonly string[],
    variables: PlayVariables,
    run: RunEnvironment,
    confirm: (title: string) => Promise<boolean>,
  ) {
    const { play } = compiled;
    this.#compiled = compiled;
    this.#hosts = hosts;
    this.#run = run;
    this.#confirm = confirm;
    this.#handlers = new Handlers(compiled.handlers);
    this.errorsAreFatal =
      play.maxFailPercentage === undefined && run.options.anyErrorsFatal !== false;
    this.variables = {
      ...variables,
      magic: new Map([
        ...variables.magic,
        ['ansible_play_hosts', () => this.alive()],
        ['ansible_play_batch', () => this.alive()],
        ['ansible_play_hosts_all', () => playHosts],
        ['play_hosts', () => this.alive()],
      ]),
    };
  }

  alive(): readonly string[] {
    this.#alive ??= this.#hosts.filter((host) => !this.#isOut(host));
    return this.#alive;
  }

  notify(name: string, host: string, perhaps?: string): void {
    this.#handlers.notify(name, host, perhaps);
  }

  async runBatch(): Promise<BatchEnd> {
    const group: Group = {
      hosts: new Set(this.#hosts),
      failed: this.#failed,
      aborted: new Set(),
      rescuing: false,
      sheltered: false,
      handler: false,
    };
    await this.#gather(group);
    for (const section of this.#compiled.sections) {
      await this.#nodes(section, group);
      await this.#flush(group, this.#forceHandlers());
    }
    const lost = new Set([...this.#failed, ...this.#unreachable]);
    return {
      lost,
      stop: this.#fatal || (lost.size > 0 && this.#hosts.every((host) => lost.has(host))),
      endPlay: this.#endPlay,
    };
  }

  #isOut(host: string): boolean {
    return this.#failed.has(host) || this.#unreachable.has(host) || this.#ended.has(host);
  }

  /** No further task: interrupted, or the play was ended. */
  #stopping(): boolean {
    return this.#run.interrupted() || this.#endPlay || this.#endBatch;
  }

  async #gather(group: Group): Promise<void> {
    const end = await gatherFacts(this.#compiled.play, [...group.hosts], this, this.#run);
    if (end !== undefined) this.#book(end, group);
  }

  async #nodes(nodes: readonly CompiledNode[], group: Group): Promise<void> {
    for (const node of nodes) {
      if (this.#stopping()) return;
      for (const host of group.hosts)
        if (this.#unreachable.has(host) || this.#ended.has(host)) group.hosts.delete(host);
      if (this.#fatal && !group.sheltered) {
        for (const host of group.hosts) group.aborted.add(host);
        group.hosts.clear();
      }
      if (group.hosts.size === 0) return;
      if (node.kind === 'task') await this.#task(node, group);
      else if (node.kind === 'block') await this.#block(node, group);
      else await this.#include(node, group);
    }
  }

  /** Unreachable and ended hosts take no part in rescue and always: there is nothing to be done for them. */
  #still(hosts: Iterable<string>): Set<string> {
    const wanted = new Set(hosts);
    return new Set(
      this.#hosts.filter(
        (host) => wanted.has(host) && !this.#unreachable.has(host) && !this.#ended.has(host),
      ),
    );
  }

  async #block(block: CompiledBlock, outer: Group): Promise<void> {
    const body: Group = {
      ...outer,
      hosts: new Set(outer.hosts),
      failed: new Set(),
      aborted: new Set(),
      rescuing: outer.rescuing || block.rescue.length > 0,
    };
    await this.#nodes(block.block, body);
    let { failed } = body;
    const fine = new Set(body.hosts);
    if (block.rescue.length > 0 && failed.size > 0) {
      const rescue: Group = {
        ...outer,
        hosts: this.#still(failed),
        failed: new Set(),
        aborted: new Set(),
        sheltered: true,
      };
      await this.#nodes(block.rescue, rescue);
      for (const host of rescue.hosts) fine.add(host);
      ({ failed } = rescue);
    } else if (this.#run.services.overseer?.plansOnly === true) {
      this.#perhapsRescue(block, [...fine]);
    }
    if (block.always.length > 0) {
      const always: Group = {
        ...outer,
        hosts: this.#still([...fine, ...failed, ...body.aborted]),
        failed: new Set(),
        aborted: new Set(),
        sheltered: true,
      };
      await this.#nodes(block.always, always);
      for (const host of always.failed) {
        fine.delete(host);
        failed.add(host);
      }
    }
    outer.hosts.clear();
    for (const host of this.#still(fine)) outer.hosts.add(host);
    for (const host of failed) outer.failed.add(host);
    for (const host of body.aborted) outer.aborted.add(host);
    this.#alive = undefined;
  }

  /** A plan foresees that all goes well; what would happen otherwise is named all the same. */
  #perhapsRescue(block: CompiledBlock, hosts: readonly string[]): void {
    for (const task of tasksIn(block.rescue))
      tellPerhaps(task, hosts, this, this.#run, 'it runs only when a task of its block fails');
  }

  /** Hosts go through what is included for them; those that include the same go together. */
  async #include(include: CompiledInclude, outer: Group): Promise<void> {
    const { end, groups, handlers } = await resolveInclude(
      include,
      [...outer.hosts],
      this,
      this.#run,
      { handler: outer.handler, rescuing: outer.rescuing },
    );
    this.#handlers.add(handlers);
    this.#book(end, outer);
    for (const { hosts, nodes } of groups) {
      const inside: Group = {
        ...outer,
        hosts: new Set(hosts.filter((host) => outer.hosts.has(host))),
        failed: new Set(),
        aborted: new Set(),
      };
      for (const host of inside.hosts) outer.hosts.delete(host);
      await this.#nodes(nodes, inside);
      // Back in the play's order.
      const all = new Set([...outer.hosts, ...inside.hosts]);
      outer.hosts.clear();
      for (const host of this.#still(all)) outer.hosts.add(host);
      for (const host of inside.failed) outer.failed.add(host);
      for (const host of inside.aborted) outer.aborted.add(host);
      this.#alive = undefined;
    }
  }

  async #task(task: CompiledTask, group: Group): Promise<void> {
    const hosts = [...group.hosts];
    if (task.task.module.value === 'meta') {
      await this.#meta(task, hosts, group);
      return;
    }
    if (!(await this.#confirmed(task, hosts))) return;
    const end = await runTask(task, hosts, this, this.#run, {
      handler: group.handler,
      rescuing: group.rescuing,
    });
    this.#book(end, group);
    if (group.rescuing) this.#rememberFailure(task, end);
  }

  async #confirmed(task: CompiledTask, [first]: readonly string[]): Promise<boolean> {
    if (first === undefined) return false;
    const scope = this.#run.variables.scope(first, this.variables, task);
    return this.#confirm(renderTitle(task.title, scope, task.task.where));
  }

  /** What a `rescue` may ask: which task failed, and how. */
  #rememberFailure(task: CompiledTask, end: TaskEnd): void {
    const { variables } = this.#run;
    for (const host of end.failed) {
      variables.set(host, 'ansible_failed_task', {
        name: task.title,
        action: task.task.module.value,
      });
      const result = end.results.get(host);
      if (result !== undefined) variables.set(host, 'ansible_failed_result', result);
    }
  }

  #book(end: TaskEnd, group: Group): void {
    for (const host of end.failed) {
      group.hosts.delete(host);
      group.failed.add(host);
    }
    for (const host of end.unreachable) {
      group.hosts.delete(host);
      this.#unreachable.add(host);
    }
    this.#alive = undefined;
    const already = this.#fatal;
    if (end.fatal || this.#tooManyFailed(group, end)) this.#fatal = true;
    if (this.#fatal && !already) this.#tellFatal(end);
  }

  #tooManyFailed(group: Group, end: TaskEnd): boolean {
    const { play } = this.#compiled;
    if (play.maxFailPercentage === undefined || group.rescuing) return false;
    const most = numberKeyword(
      play.maxFailPercentage,
      this.#run.variables.playScope(this.variables),
    );
    if (most === undefined || end.failed.length + end.unreachable.length === 0) return false;
    const gone = new Set([...this.#failed, ...group.failed, ...this.#unreachable]);
    return (gone.size / this.#hosts.length) * 100 > most;
  }

  #tellFatal({ failed, unreachable }: TaskEnd): void {
    const gone = new Set([...failed, ...unreachable]);
    const others = this.#hosts.filter((host) => !gone.has(host) && !this.#isOut(host));
    if (others.length === 0) return;
    this.#run.emit({
      event: 'warning',
      finding: diagnostic('ENG010', {
        message: `the play ends for ${some(others)} too, because of ${some([...gone])}`,
        where: this.#compiled.play.where,
      }),
    });
  }

  async #meta(task: CompiledTask, hosts: readonly string[], group: Group): Promise<void> {
    const holding = hosts.filter((host) => {
      const scope = this.#run.variables.scope(host, this.variables, task);
      return firstFalse(task.when, scope) === undefined;
    });
    if (holding.length === 0) return;
    const end = await runMeta(task, holding, this.#run, {
      flush: () => this.#flush(group, false),
      endPlay: () => {
        this.#endPlay = true;
      },
      endBatch: () => {
        this.#endBatch = true;
      },
      endHosts: (ended) => {
        for (const host of ended) this.#ended.add(host);
        this.#alive = undefined;
      },
      clearErrors: () => {
        for (const host of [...group.failed, ...this.#unreachable]) group.hosts.add(host);
        group.failed.clear();
        this.#unreachable.clear();
        this.#alive = undefined;
      },
    });
    this.#book(end, group);
  }

  #forceHandlers(): boolean {
    const { forceHandlers } = this.#compiled.play;
    if (this.#run.options.forceHandlers === true) return true;
    return booleanKeyword(forceHandlers, this.#run.variables.playScope(this.variables), false);
  }

  /** Notified handlers, in the order of their definition, each once; not for hosts that failed unless forced. */
  async #flush(group: Group, forced: boolean): Promise<void> {
    for (const handler of this.#handlers.all) {
      if (this.#run.interrupted()) return;
      if (this.#fatal && !forced && !group.sheltered) return;
      const eligible = forced ? [...group.hosts, ...group.failed, ...group.aborted] : group.hosts;
      const hosts = [...this.#still(eligible)].filter((host) =>
        this.#handlers.isNotified(handler, host),
      );
      if (hosts.length === 0) continue;
      const perhaps = this.#handlers.perhaps(handler);
      this.#handlers.done(handler, hosts);
      if (handler.kind === 'task') {
        const end = await runTask(handler, hosts, this, this.#run, {
          handler: true,
          rescuing: false,
          perhaps,
        });
        this.#book(end, group);
      } else await this.#includedHandlers(handler, hosts, group);
    }
  }

  /** Only the hosts that notified it; the others keep out, whether they failed or not. */
  async #includedHandlers(
    handler: CompiledInclude,
    hosts: readonly string[],
    group: Group,
  ): Promise<void> {
    const inside: Group = { ...group, hosts: new Set(hosts), handler: true, rescuing: false };
    await this.#include(handler, inside);
    for (const host of hosts) if (!inside.hosts.has(host)) group.hosts.delete(host);
    this.#alive = undefined;
  }
}

function some(hosts: readonly string[]): string {
  const most = 5;
  const shown = hosts.slice(0, most).join(', ');
  return hosts.length > most ? `${shown} and ${hosts.length - most} more` : shown;
}
