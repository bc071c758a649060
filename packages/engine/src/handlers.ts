import type { CompiledHandler, CompiledTask } from './compile.ts';

/** Which handlers of a play have been notified, by which hosts. */
export class Handlers {
  readonly #all: CompiledHandler[] = [];
  readonly #byName = new Map<string, CompiledHandler>();
  readonly #byTopic = new Map<string, CompiledHandler[]>();
  readonly #notified = new Map<CompiledHandler, Set<string>>();
  /** While planning: who may have notified it, and why that cannot be known. */
  readonly #perhaps = new Map<CompiledHandler, Map<string, string>>();
  readonly #roles = new Set<string>();

  constructor(handlers: readonly CompiledHandler[]) {
    this.add(handlers);
  }

  /** In the order of their definition. */
  get all(): readonly CompiledHandler[] {
    return this.#all;
  }

  /** Those of a role that is known already are there already. */
  add(handlers: readonly CompiledHandler[]): void {
    const fresh = handlers.filter((handler) => {
      const { role } = taskOf(handler);
      return role === undefined || !this.#roles.has(role.directory);
    });
    for (const handler of fresh) {
      const compiled = taskOf(handler);
      if (compiled.role !== undefined) this.#roles.add(compiled.role.directory);
      this.#all.push(handler);
      const name = compiled.task.name?.value;
      // The last of a name is the one that is meant.
      if (name !== undefined) {
        this.#byName.set(name, handler);
        // One of a role may be meant by its role, too.
        this.#byName.set(compiled.title, handler);
      }
      for (const { value: topic } of compiled.task.listen ?? [])
        this.#byTopic.set(topic, [...(this.#byTopic.get(topic) ?? []), handler]);
    }
  }

  /** By name, or by a topic that handlers listen to. False: there is none such. */
  notify(name: string, host: string, perhaps?: string): boolean {
    const named = this.#byName.get(name);
    const meant = [...(named === undefined ? [] : [named]), ...(this.#byTopic.get(name) ?? [])];
    for (const handler of meant) {
      const hosts = this.#notified.get(handler) ?? new Set();
      const unsure = this.#perhaps.get(handler) ?? new Map<string, string>();
      if (perhaps === undefined) unsure.delete(host);
      else if (!hosts.has(host)) unsure.set(host, perhaps);
      this.#perhaps.set(handler, unsure);
      this.#notified.set(handler, hosts.add(host));
    }
    return meant.length > 0;
  }

  isNotified(handler: CompiledHandler, host: string): boolean {
    return this.#notified.get(handler)?.has(host) === true;
  }

  perhaps(handler: CompiledHandler): ReadonlyMap<string, string> {
    return new Map(this.#perhaps.get(handler));
  }

  done(handler: CompiledHandler, hosts: readonly string[]): void {
    for (const host of hosts) this.#notified.get(handler)?.delete(host);
  }
}

function taskOf(handler: CompiledHandler): CompiledTask {
  return handler.kind === 'task' ? handler : handler.task;
}
