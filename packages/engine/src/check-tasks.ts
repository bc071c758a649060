import {
  diagnostic,
  didYouMean,
  VipbookError,
  type Diagnostic,
  type Place,
} from '@vipbook/diagnostics';
import { hasTemplate } from '@vipbook/expressions';
import type { Inventory } from '@vipbook/inventory';
import { moduleSchema, type YamlValue, type Schema } from '@vipbook/playbook';
import { tasksIn, type CompiledTask } from './compile.ts';
import { isImplicitLocalhost } from './connections.ts';
import type { AnyModule } from './environment.ts';
import { metaWord, metaWords } from './meta.ts';
import type { PreparedPlay } from './prepare.ts';

type Modules = { module(name: string): AnyModule | undefined };

/** What is wrong with a play's tasks beside what lint finds: whether they can be carried out here. */
export function checkTasks(
  { compiled, hosts }: PreparedPlay,
  inventory: Inventory,
  modules: Modules,
): readonly Diagnostic[] {
  const tasks = [...tasksIn(compiled.sections.flat()), ...tasksIn(compiled.handlers)];
  return [
    ...tasks.flatMap((task) => [
      ...missingModule(task, modules),
      ...unknownMeta(task),
      ...passwordsForRsync(task, hosts, inventory),
    ]),
    ...(compiled.play.loadedRoles === undefined ? compiled.play.roles : []).map((role) =>
      diagnostic('ENG002', { message: 'the role was not loaded', where: role.where }),
    ),
  ];
}

/** What is wrong with tasks that only the run has brought in. */
export function checkEach(
  tasks: readonly CompiledTask[],
  inventory: Inventory,
  modules: Modules,
): readonly Diagnostic[] {
  return tasks.flatMap((task) => [
    ...missingModule(task, modules),
    ...unknownHosts(task, inventory),
    ...unknownMeta(task),
  ]);
}

function missingModule({ task }: CompiledTask, modules: Modules): readonly Diagnostic[] {
  const { value: name, where } = task.module;
  if (name === 'meta' || modules.module(name) !== undefined) return [];
  return [diagnostic('ENG002', { message: `${name} is known, but not run yet`, where })];
}

function unknownMeta(task: CompiledTask): readonly Diagnostic[] {
  if (task.task.module.value !== 'meta') return [];
  const word = metaWord(task);
  if (hasTemplate(word) || metaWords.some((known) => known === word)) return [];
  return [
    diagnostic('ENG008', {
      message: `meta: ${word} is not something vipbook does${didYouMean(word, metaWords)}`,
      where: task.task.argumentPlace(['_raw']),
    }),
  ];
}

/** rsync from here logs in by itself and can be told no password: better said before the first task runs. */
function passwordsForRsync(
  { task, inherited }: CompiledTask,
  hosts: readonly string[],
  inventory: Inventory,
): readonly Diagnostic[] {
  if (task.module.value !== 'synchronize' || task.delegateTo !== undefined) return [];
  const having = (names: readonly string[]): ((host: string) => boolean) => {
    return (host) => names.some((name) => variablesOf(host, inventory)?.has(name) === true);
  };
  const remote = hosts.filter((host) => {
    const connection = variablesOf(host, inventory)?.get('ansible_connection')?.value;
    return !isImplicitLocalhost(host) && connection !== 'local';
  });
  const keys = having(['ansible_ssh_private_key_file', 'ansible_private_key_file']);
  const logins = remote
    .filter(having(['ansible_password', 'ansible_ssh_pass', 'ansible_ssh_password']))
    .filter((host) => !keys(host));
  const becomes =
    inherited.become?.value === true
      ? remote.filter(having(['ansible_become_password', 'ansible_become_pass']))
      : [];
  const { where } = task.module;
  return [
    ...(logins.length === 0
      ? []
      : [
          diagnostic('MOD093', {
            message: `synchronize cannot log in with a password, and the inventory gives no key for ${listed(logins)}`,
            where,
          }),
        ]),
    ...(becomes.length === 0
      ? []
      : [
          diagnostic('MOD093', {
            severity: 'warning',
            message: `synchronize cannot give sudo a password on ${listed(becomes)}`,
            where,
          }),
        ]),
  ];
}

/** undefined: they are in a vault that nobody has opened, which is said where they are used. */
function variablesOf(
  host: string,
  inventory: Inventory,
): ReturnType<Inventory['variables']> | undefined {
  try {
    return inventory.variables(host);
  } catch (error) {
    if (error instanceof VipbookError) return undefined;
    throw error;
  }
}

function listed(hosts: readonly string[]): string {
  const shown = hosts.slice(0, 3).join(', ');
  return hosts.length > 3 ? `${shown} and ${String(hosts.length - 3)} more` : shown;
}

/** Names of hosts in arguments and in delegate_to, where they are written out. */
function unknownHosts({ task }: CompiledTask, inventory: Inventory): readonly Diagnostic[] {
  const findings: Diagnostic[] = [];
  const check = (name: string, where: Place): void => {
    if (hasTemplate(name) || inventory.hosts.has(name) || isImplicitLocalhost(name)) return;
    findings.push(
      diagnostic('ENG005', {
        message: `the inventory has no host "${name}".${didYouMean(name, inventory.hosts.keys())}`,
        where,
      }),
    );
  };
  if (task.delegateTo !== undefined) check(task.delegateTo.value, task.delegateTo.where);
  const schema = moduleSchema(task.module.value);
  if (schema !== undefined)
    for (const [path, name] of hostNames(schema, task.arguments.value, []))
      check(name, task.argumentPlace(path));
  return findings;
}

type Path = readonly (string | number)[];

function hostNames(
  schema: Schema,
  value: YamlValue,
  path: Path,
): readonly (readonly [Path, string])[] {
  if (typeof value === 'string') return schema.format === 'host-name' ? [[path, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    const each = schema.items;
    if (each === undefined) return [];
    return (value as readonly YamlValue[]).flatMap((item, at) =>
      hostNames(each, item, [...path, at]),
    );
  }
  return Object.entries(value).flatMap(([key, item]) => {
    const property = schema.properties?.[key];
    return property === undefined ? [] : hostNames(property, item, [...path, key]);
  });
}
