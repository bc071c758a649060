import type { CompiledTask } from './compile.ts';

/** Which handlers of a play have been notified, by which hosts. */
export class Handlers {
  readonly #byName = new Map<string, CompiledTask>();
  readonly #byTopic = new Map<string, CompiledTask[]>();
  readonly #notified = new Map<CompiledTask, Set<string>>();

  constructor(handlers: readonly CompiledTask[]) {
    for (const handler of handlers) {
      const name = handler.task.name?.value;
      // The last of a name is the one that is meant.
      if (name !== undefined) {
        this.#byName.set(name, handler);
        // One of a role may be meant by its role, too.
        this.#byName.set(handler.title, handler);
      }
      for (const { value: topic } of handler.task.listen ?? [])
        this.#byTopic.set(topic, [...(this.#byTopic.get(topic) ?? []), handler]);
    }
  }

  /** By name, or by a topic that handlers listen to. False: there is none such. */
  notify(name: string, host: string): boolean {
    const named = this.#byName.get(name);
    const meant = [...(named === undefined ? [] : [named]), ...(this.#byTopic.get(name) ?? [])];
    for (const handler of meant) {
      const hosts = this.#notified.get(handler) ?? new Set();
      this.#notified.set(handler, hosts.add(host));
    }
    return meant.length > 0;
  }

  isNotified(handler: CompiledTask, host: string): boolean {
    return this.#notified.get(handler)?.has(host) === true;
  }

  done(handler: CompiledTask, hosts: readonly string[]): void {
    for (const host of hosts) this.#notified.get(handler)?.delete(host);
  }
}
