import { isTemplate } from '../arguments/template.ts';
import type { Play, Task, YamlValue } from '../ast.ts';

/**
 * Values that are known before the run because a play's vars give them literally and nothing that wins over
 * them has the same name. Anything else stays open.
 */
export class Constants {
  readonly #values: ReadonlyMap<string, YamlValue>;

  constructor(play: Play, hidden: Iterable<string>) {
    const values = new Map<string, YamlValue>();
    for (const [name, { value }] of play.vars ?? []) values.set(name, value);
    for (const name of hidden) values.delete(name);
    this.#values = values;
  }

  /** The value; a template that is one variable with a known literal is that; undefined when it is open. */
  resolve(value: YamlValue | undefined): YamlValue | undefined {
    if (typeof value !== 'string' || !isTemplate(value)) return value;
    const name = /^\s*\{\{-?\s*([A-Za-z_]\w*)\s*-?\}\}\s*$/.exec(value)?.[1];
    const found = name === undefined ? undefined : this.#values.get(name);
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
}
