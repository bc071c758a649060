import { didYouMean, VipbookError, type Place } from '@vipbook/diagnostics';
import type { Inventory } from '@vipbook/inventory';
import { isTemplate } from '../arguments/template.ts';
import type { Play, Task, YamlValue } from '../ast.ts';
import type { Findings } from '../findings.ts';
import { moduleSchema } from '../modules/registry.ts';
import type { Schema } from '../modules/schema.ts';
import type { Constants } from './constants.ts';

/** Names that need no line in an inventory. */
const implicit = new Set(['localhost', '127.0.0.1', '::1']);

export function isImplicit(host: string): boolean {
  return implicit.has(host);
}

/** The hosts of a play; undefined when its pattern is not known before the run. */
export function checkPattern(
  findings: Findings,
  play: Play,
  inventory: Inventory,
): readonly string[] | undefined {
  const { value, where } = play.hosts;
  if (value === '' || isTemplate(value)) return undefined;
  try {
    const hosts = inventory.select(value);
    if (hosts.length > 0 || implicit.has(value)) return hosts;
    findings.add('PBK078', where, `No host of the inventory matches "${value}"`);
  } catch (error) {
    if (!(error instanceof VipbookError)) throw error;
    if (implicit.has(value)) return [];
    for (const { message, remedy } of error.diagnostics) {
      findings.add('PBK078', where, message, { remedy });
    }
  }
  return undefined;
}

/** Hosts that tasks name: they are asked for by these names. */
export function checkHostNames(
  findings: Findings,
  task: Task,
  inventory: Inventory,
  constants: Constants,
): void {
  const check = (value: YamlValue | undefined, where: Place, what: string) => {
    const name = constants.resolve(value);
    if (typeof name !== 'string' || implicit.has(name) || inventory.hosts.has(name)) return;
    const guess = didYouMean(name, inventory.hosts.keys());
    const message = `${what}: "${name}" is no host of the inventory.${guess}`.replace(/\.$/, '');
    findings.add('PBK071', where, message);
  };
  const schema = moduleSchema(task.module.value);
  if (schema !== undefined) {
    for (const { path, value, names } of namedHosts(schema, task.arguments.value, [])) {
      check(value, task.argumentPlace(path), names);
    }
  }
  if (task.delegateTo !== undefined) {
    check(task.delegateTo.value, task.delegateTo.where, 'delegate_to');
  }
}

interface NamedHost {
  readonly path: readonly (string | number)[];
  readonly value: YamlValue;
  /** `from`, `arp.host`: as it is written. */
  readonly names: string;
}

/** Arguments of which the schema says that they name hosts. */
function namedHosts(
  schema: Schema,
  value: YamlValue,
  path: readonly (string | number)[],
): readonly NamedHost[] {
  if (schema.format === 'host-name') {
    return [{ path, value, names: path.filter((part) => typeof part === 'string').join('.') }];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items === undefined) return [];
    return (value as readonly YamlValue[]).flatMap((item, at) =>
      namedHosts(items, item, [...path, at]),
    );
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const property = schema.properties?.[key];
    return property === undefined ? [] : namedHosts(property, item, [...path, key]);
  });
}
