import { didYouMean, formatPlace, Secret } from '@vipbook/diagnostics';
import type { Inventory, Variable } from '../api.ts';
import { failure, shorten } from '../problems.ts';
import { rawOf } from './list.ts';
import { VaultText, type RawValue } from '../value.ts';
import { pythonJson } from './python-json.ts';

/** One step of a variable's story. */
export interface Explanation {
  /** As JSON; secrets as asterisks. */
  readonly value: string;
  /** In words: "group_vars of web beside the inventory". */
  readonly level: string;
  /** `file:line:column`. */
  readonly place: string;
}

/** The value that wins, then what it overrode, nearest first. Throws INV028, INV032. */
export function explanations(
  inventory: Inventory,
  host: string,
  name: string,
): readonly Explanation[] {
  const variables = inventory.variables(host);
  const variable = variables.get(name);
  if (variable === undefined) {
    const hint = didYouMean(name, variables.keys());
    throw failure('INV032', `Nothing sets ${shorten(name)} for ${host}.${hint}`.replace(/\.$/, ''));
  }
  return [variable, ...variable.overrides].map((each) => ({
    value: shown(each),
    level: each.level,
    place: formatPlace(each.source),
  }));
}

/** Where a variable of a host comes from and what it overrode, for people. */
export function explain(inventory: Inventory, host: string, name: string): string {
  const [winner, ...beaten] = explanations(inventory, host, name);
  const lines = [
    `${host}: ${name} = ${winner?.value ?? ''}`,
    `  set by     ${winner?.level ?? ''}, ${winner?.place ?? ''}`,
  ];
  for (const each of beaten) {
    lines.push(`  overrides  ${each.value}`, `             ${each.level}, ${each.place}`);
  }
  return lines.join('\n');
}

function shown(variable: Omit<Variable, 'overrides'>): string {
  const { value, float } = rawOf(variable as Variable);
  // Closed vault texts are long and say nothing.
  const plain: RawValue = value instanceof VaultText ? new Secret('') : value;
  return pythonJson({ value: plain, float }).replace(/\n */g, ' ');
}
