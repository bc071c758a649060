import { Secret, type Diagnostic } from '@vipbook/diagnostics';
import { hasTemplate, renderTemplate, toJson, type Scope } from '@vipbook/expressions';
import type { Facts } from '@vipbook/host';
import type { Inventory, Variable } from '@vipbook/inventory';
import type { Connect } from './connector.ts';
import { findingsOf } from './failure.ts';

export interface Gathered {
  /** In the order of the names. */
  readonly facts: readonly Facts[];
  /** Hosts that could not be asked, and why. */
  readonly failures: readonly { readonly host: string; readonly findings: readonly Diagnostic[] }[];
}

export interface GatherOptions {
  readonly become?: { readonly method: string; readonly user: string };
  /** Hosts at the same time. */
  readonly forks: number;
  readonly signal: AbortSignal;
}

/** Facts of hosts, one round trip each, so many at a time. A host that fails does not stop the others. */
export async function gatherFacts(
  names: readonly string[],
  inventory: Inventory,
  connect: Connect,
  options: GatherOptions,
): Promise<Gathered> {
  const facts: (Facts | undefined)[] = names.map(() => undefined);
  const failures: { host: string; findings: readonly Diagnostic[] }[] = [];
  const queue = names.entries();
  const worker = async (): Promise<void> => {
    for (const [index, name] of queue) {
      try {
        facts[index] = await factsOf(name, inventory, connect, options);
      } catch (error) {
        const findings = findingsOf(error);
        failures.push({ host: name, findings });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(options.forks, names.length) }, worker));
  failures.sort((a, b) => names.indexOf(a.host) - names.indexOf(b.host));
  return { facts: facts.filter((one) => one !== undefined), failures };
}

async function factsOf(
  name: string,
  inventory: Inventory,
  connect: Connect,
  options: GatherOptions,
): Promise<Facts> {
  const host = await connect({
    host: name,
    variables: connectionVariablesOf(name, inventory),
    ...(options.become === undefined ? {} : { become: options.become }),
    signal: options.signal,
  });
  try {
    return await host.facts({ signal: options.signal });
  } finally {
    await host.close();
  }
}

/** A host's variables that say how to reach it, with templates among the inventory's own variables rendered. */
export function connectionVariablesOf(
  name: string,
  inventory: Inventory,
): ReadonlyMap<string, Variable> {
  const all = inventory.variables(name);
  const scope: Scope = {
    get: (wanted) => (wanted === 'inventory_hostname' ? name : all.get(wanted)?.value),
    names: () => all.keys(),
  };
  const rendered = new Map<string, Variable>();
  for (const [key, variable] of all) {
    if (!/^(ansible|vipbook)_/.test(key)) continue;
    const { value, source } = variable;
    if (typeof value !== 'string' || !hasTemplate(value)) {
      rendered.set(key, variable);
      continue;
    }
    const result = renderTemplate(value, scope, { where: source });
    // What becomes of a secret stays one.
    rendered.set(key, { ...variable, value: result instanceof Secret ? result : toJson(result) });
  }
  return rendered;
}
