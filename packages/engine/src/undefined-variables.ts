import { diagnostic, didYouMean, type Diagnostic, type Place } from '@vipbook/diagnostics';
import { freeNames, hasTemplate, parseExpression, parseTemplate } from '@vipbook/expressions';
import type { Inventory } from '@vipbook/inventory';
import { moduleSchema, type YamlValue } from '@vipbook/playbook';
import {
  includeSource,
  tasksIn,
  type CompiledNode,
  type CompiledPlay,
  type CompiledTask,
} from './compile.ts';
import type { EngineOptions } from './services.ts';

/** Names that every task sees, whatever the inventory says. */
const always = new Set([
  'inventory_hostname',
  'inventory_hostname_short',
  'inventory_dir',
  'inventory_file',
  'group_names',
  'groups',
  'hostvars',
  'omit',
  'playbook_dir',
  'play_hosts',
  'vars',
  'role_name',
  'role_path',
  'environment',
]);

/**
 * Variables that no host of the play can have when its tasks run: not in the inventory, not set by the play
 * or by any task of the run, no fact. Only what is certain is reported: names with a fallback or a test, names
 * beginning with `ansible_`, tasks with conditions and values that are reached through other variables are
 * left to the run.
 */
export function undefinedVariables(
  play: CompiledPlay,
  hosts: readonly string[],
  inventory: Inventory,
  options: EngineOptions,
  setElsewhere: ReadonlySet<string>,
): readonly Diagnostic[] {
  // Files and prompts bring names that are not known before they are read.
  if ((play.play.varsFiles ?? []).length > 0 || hasOpenInclude(play.sections.flat())) return [];
  const known = knownNames(play, hosts, inventory, options, setElsewhere);
  return unforgiven(play.sections.flat())
    .filter(({ when, inherited }) => when.length === 0 && inherited.ignoreErrors === undefined)
    .flatMap((task) => undefinedIn(task, known));
}

/** What is included only in the run may set anything. */
function hasOpenInclude(nodes: readonly CompiledNode[]): boolean {
  return nodes.some((node) => {
    if (node.kind === 'task') return false;
    if (node.kind === 'block')
      return hasOpenInclude([...node.block, ...node.rescue, ...node.always]);
    return includeSource(node.task.task) === undefined || hasOpenInclude(node.nodes);
  });
}

/** Tasks whose failure nobody takes up. */
function unforgiven(nodes: readonly CompiledNode[]): readonly CompiledTask[] {
  return nodes.flatMap((node) => {
    if (node.kind === 'task') return [node];
    if (node.kind === 'include') return node.task.when.length > 0 ? [] : unforgiven(node.nodes);
    return [...(node.rescue.length > 0 ? [] : unforgiven(node.block)), ...unforgiven(node.always)];
  });
}

/** What `register` and `set_fact` of a play define for all that comes after. */
export function namesSetBy(play: CompiledPlay): ReadonlySet<string> {
  const names = new Set<string>();
  for (const task of [...tasksIn(play.sections.flat()), ...tasksIn(play.handlers)]) {
    if (task.task.register !== undefined) names.add(task.task.register.value);
    if (task.task.module.value === 'set_fact')
      for (const name of Object.keys(task.task.arguments.value)) names.add(name);
  }
  return names;
}

function knownNames(
  { play, roleVariables, roleDefaults }: CompiledPlay,
  hosts: readonly string[],
  inventory: Inventory,
  options: EngineOptions,
  setElsewhere: ReadonlySet<string>,
): ReadonlySet<string> {
  const names = new Set([...always, ...setElsewhere, ...Object.keys(options.extraVariables ?? {})]);
  for (const layer of [...roleVariables, ...roleDefaults])
    for (const name of layer.keys()) names.add(name);
  for (const name of play.vars?.keys() ?? []) names.add(name);
  for (const host of hosts) for (const name of inventory.variables(host).keys()) names.add(name);
  const prompts = play.varsPrompt?.value;
  for (const prompt of Array.isArray(prompts) ? (prompts as readonly YamlValue[]) : []) {
    const name = (prompt as { readonly name?: YamlValue } | null)?.name;
    if (typeof name === 'string') names.add(name);
  }
  return names;
}

function undefinedIn(task: CompiledTask, known: ReadonlySet<string>): readonly Diagnostic[] {
  const own = new Set(task.variables.flatMap((layer) => [...layer.names()]));
  for (const layer of [...task.parameters, ...task.defaults])
    for (const name of layer.keys()) own.add(name);
  const control = task.task.loopControl?.value ?? {};
  if (task.task.loop !== undefined) {
    own.add(typeof control['loop_var'] === 'string' ? control['loop_var'] : 'item');
    if (typeof control['index_var'] === 'string') own.add(control['index_var']);
  }
  const isKnown = (name: string): boolean =>
    known.has(name) || own.has(name) || name.startsWith('ansible_');
  return texts(task).flatMap(({ text, where, expression }) => {
    const { tree, findings } = expression
      ? parseExpression(text, { where })
      : parseTemplate(text, { where });
    if (findings.length > 0) return findings;
    return freeNames(tree)
      .filter(({ name, guarded }) => !guarded && !isKnown(name))
      .map(({ name }) =>
        diagnostic('ENG014', {
          message: `nothing defines the variable ${name}.${didYouMean(name, [...known, ...own])}`,
          where,
        }),
      );
  });
}

interface Text {
  readonly text: string;
  readonly where: Place;
  readonly expression: boolean;
}

/** Every text of a task that is rendered without condition: arguments and loop. */
function texts({ task }: CompiledTask): readonly Text[] {
  const schema = moduleSchema(task.module.value);
  const result: Text[] = [];
  const collect = (
    value: YamlValue,
    path: readonly (string | number)[],
    placeOf: (path: readonly (string | number)[]) => Place,
    expression: boolean,
  ): void => {
    if (typeof value === 'string') {
      if (expression !== hasTemplate(value))
        result.push({ text: value, where: placeOf(path), expression });
    } else if (Array.isArray(value)) {
      for (const [at, item] of (value as readonly YamlValue[]).entries())
        collect(item, [...path, at], placeOf, expression);
    } else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value))
        collect(item, [...path, key], placeOf, expression);
    }
  };
  for (const [name, value] of Object.entries(task.arguments.value)) {
    // `debug: var=x` may well ask whether x is there.
    if (task.module.value === 'debug' && name === 'var') continue;
    const expression = schema?.properties?.[name]?.['x-expression'] === true;
    collect(value, [name], (path) => task.argumentPlace(path), expression);
  }
  if (task.loop !== undefined) {
    const { where, at } = task.loop;
    collect(task.loop.value, [], (path) => at?.(path) ?? where, false);
  }
  return result;
}
