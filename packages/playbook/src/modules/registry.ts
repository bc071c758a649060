import { formatSchemas, moduleSchemas, statementSchemas } from '../generated/schemas.ts';
import type { ModuleSchema, Schema } from './schema.ts';

/** Other names under which a module is known. */
const aliases: Readonly<Record<string, string>> = { systemd_service: 'systemd' };

/** Names of the modules that exist: one for each file in schemas/modules, sorted. */
export function moduleNames(): readonly string[] {
  return Object.keys(moduleSchemas);
}

/** Names of the tasks that the playbook itself carries out: import_tasks, include_tasks, … */
export function statementNames(): readonly string[] {
  return Object.keys(statementSchemas);
}

/** By short name; undefined when there is none such. */
export function moduleSchema(name: string): ModuleSchema | undefined {
  if (Object.hasOwn(moduleSchemas, name)) return moduleSchemas[name];
  return Object.hasOwn(statementSchemas, name) ? statementSchemas[name] : undefined;
}

/** The short name for what stands in a playbook: `vip`, `vipbook.vip`, `ansible.builtin.command`,
 *  `community.general.interfaces_file`. undefined when no module is meant. */
export function canonicalName(written: string): string | undefined {
  const dot = written.lastIndexOf('.');
  const short = written.slice(dot + 1);
  const name = Object.hasOwn(aliases, short) ? (aliases[short] ?? short) : short;
  const schema = moduleSchema(name);
  if (schema === undefined) return undefined;
  if (dot === -1) return name;
  const prefix = written.slice(0, dot);
  return prefixesOf(schema).includes(prefix) ? name : undefined;
}

/** Prefixes that a module's name may have. */
export function prefixesOf(schema: ModuleSchema): readonly string[] {
  const { collection } = schema['x-vipbook'];
  const own = collection === 'ansible.builtin' ? [collection, 'ansible.legacy'] : [collection];
  return own.includes('vipbook') ? own : [...own, 'vipbook'];
}

/** The schema of a format: `playbook`, `inventory`, `vipbook`. */
export function formatSchema(name: string): Schema | undefined {
  return Object.hasOwn(formatSchemas, name) ? formatSchemas[name] : undefined;
}
