import { didYouMean } from '@vipbook/diagnostics';
import type { Inventory, InventoryGroup, Variable } from '../api.ts';
import { byCodePoint } from '../code-point-order.ts';
import { failure, shorten } from '../problems.ts';
import { outputVariables } from './list.ts';
import { pythonStr } from './python-repr.ts';
import type { Typed } from './python-json.ts';

export interface GraphOptions {
  /** Where to begin; `all` when not given. */
  readonly group?: string;
  readonly vars?: boolean;
  /** Only these hosts. */
  readonly hosts?: readonly string[];
}

/** What `ansible-inventory --graph` prints. Throws INV012 for an unknown group. */
export function graph(inventory: Inventory, options: GraphOptions = {}): string {
  const name = options.group ?? 'all';
  const start = inventory.groups.get(name);
  if (start === undefined) {
    const hint = didYouMean(name, inventory.groups.keys());
    throw failure('INV012', `There is no group "${shorten(name)}".${hint}`.replace(/\.$/, ''));
  }
  const wanted = options.hosts === undefined ? undefined : new Set(options.hosts);
  const lines: string[] = [];
  const variables = (of: ReadonlyMap<string, Typed>, depth: number): void => {
    if (options.vars !== true) return;
    for (const variable of [...of.keys()].sort(byCodePoint)) {
      const { value, float } = of.get(variable) as Typed;
      lines.push(branch(`{${variable} = ${pythonStr(value, float)}}`, depth));
    }
  };
  const walk = (group: InventoryGroup, depth: number): void => {
    lines.push(branch(`@${group.name}:`, depth));
    for (const child of group.children) {
      const below = inventory.groups.get(child);
      if (below !== undefined) walk(below, depth + 1);
    }
    if (group.name !== 'all') {
      for (const host of group.hosts) {
        if (wanted?.has(host) === false) continue;
        lines.push(branch(host, depth + 1));
        variables(outputVariables(inventory.variables(host)), depth + 2);
      }
    }
    variables(groupVariables(inventory, group), depth + 1);
  };
  walk(start, 0);
  return lines.join('\n');
}

function groupVariables(inventory: Inventory, group: InventoryGroup): Map<string, Typed> {
  const own: ReadonlyMap<string, Variable> = inventory.groupVariables(group.name);
  const result = outputVariables(own);
  if (group.priority !== 1) {
    result.set('ansible_group_priority', { value: group.priority, float: false });
  }
  return result;
}

function branch(text: string, depth: number): string {
  return depth === 0 ? text : `${'  |'.repeat(depth)}--${text}`;
}
