import type { Inventory } from '@vipbook/inventory';
import { isTemplate } from '../arguments/template.ts';
import type { Play, Task, YamlValue } from '../ast.ts';

/**
 * Values that are known before the run: a play's vars give them literally, or the inventory gives the same
 * text to every host of the play; and nothing that wins over these has the same name. Anything else stays
 * open.
 */
export class Constants {
  readonly #values: ReadonlyMap<string, YamlValue>;
  readonly #hidden: ReadonlySet<string>;
  readonly #inventory: Inventory | undefined;
  readonly #hosts: readonly string[];

  constructor(
    play: Play,
    hidden: Iterable<string>,
    inventory: Inventory | undefined,
    hosts: readonly string[],
  ) {
    const values = new Map<string, YamlValue>();
    for (const [name, { value }] of play.vars ?? []) values.set(name, value);
    this.#values = values;
    this.#hidden = new Set(hidden);
    this.#inventory = inventory;
    this.#hosts = hosts.filter((host) => inventory?.hosts.has(host) === true);
  }

  /** The value; a template that is one variable with a known literal is that; undefined when it is open. */
  resolve(value: YamlValue | undefined): YamlValue | undefined {
    if (typeof value !== 'string' || !isTemplate(value)) return value;
    const name = /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/.exec(value)?.[1];
    if (name === undefined || this.#hidden.has(name)) return undefined;
    const found = this.#values.has(name) ? this.#values.get(name) : this.#ofInventory(name);
    return typeof found === 'string' && isTemplate(found) ? undefined : found;
  }

  /** A task's arguments as far as they are known; open ones stay as they are written. */
  resolveArguments(task: Task): Record<string, YamlValue> {
    const resolved: Record<string, YamlValue> = {};
    for (const [name, value] of Object.entries(task.arguments.value)) {
      resolved[name] = this.resolve(value) ?? value;
    }
    return resolved;
  }

  #ofInventory(name: string): string | undefined {
    let common: string | undefined;
    for (const host of this.#hosts) {
      const value = this.#inventory?.variables(host).get(name)?.value;
      if (typeof value !== 'string' || (common !== undefined && common !== value)) return undefined;
      common = value;
    }
    return common;
  }
}
