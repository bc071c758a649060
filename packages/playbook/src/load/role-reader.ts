import { isAbsolute, join } from 'node:path';
import type { Place } from '@vipbook/diagnostics';
import { isTemplate } from '../arguments/template.ts';
import type { Located, Role, VariablesFile, YamlValue } from '../ast.ts';
import { blockKeywords } from '../parse/keywords.ts';
import { isVariableName } from '../parse/readers.ts';
import { readYaml } from '../yaml/read-yaml.ts';
import { placeOfNode, toValue, type YamlNode } from '../yaml/tree.ts';
import { yamlNames, type Trail } from './files.ts';
import type { Loader } from './loader.ts';
import { readVariablesFile, type Variables } from './variables.ts';

/** Which file of each folder of the role is its entry. */
export interface RoleEntries {
  readonly tasks: string;
  readonly vars: string;
  readonly defaults: string;
}

const main: RoleEntries = { tasks: 'main', vars: 'main', defaults: 'main' };

const none: Variables = new Map();

/** Reads roles: a folder with tasks, handlers, defaults, vars and meta/main.yml with dependencies. */
export class RoleReader {
  readonly #loader: Loader;
  readonly #paths: readonly string[];

  constructor(loader: Loader, paths: readonly string[]) {
    this.#loader = loader;
    this.#paths = paths;
  }

  /** A play's roles, dependencies before those who need them, each once unless its parameters differ. */
  async ofPlay(
    wanted: readonly Located<YamlValue>[],
    file: string,
    trail: Trail,
  ): Promise<readonly Role[]> {
    const order: Role[] = [];
    const seen = new Set<string>();
    for (const each of wanted) await this.#add(each, [...trail, file], order, seen);
    return order;
  }

  async #add(
    wanted: Located<YamlValue>,
    trail: Trail,
    order: Role[],
    seen: Set<string>,
  ): Promise<void> {
    const named = nameOf(wanted.value);
    if (named === undefined) return;
    if (isTemplate(named)) {
      const message = `The role "${named}" is not known before the run`;
      this.#loader.findings.add('PBK066', wanted.where, message);
      return;
    }
    const role = await this.read(named, wanted.where, trail, main);
    if (role === undefined) return;
    const whole = { ...role, ...keywordsOf(wanted) };
    const identity = JSON.stringify([role.directory, wanted.value]);
    if (trail.includes(role.directory)) {
      const circle = [...trail.slice(trail.indexOf(role.directory)), role.directory].join(' → ');
      this.#loader.findings.add('PBK061', wanted.where, `A circle of roles: ${circle}`);
      return;
    }
    if (seen.has(identity)) return;
    seen.add(identity);
    for (const dependency of await this.#dependencies(role.directory, wanted.where)) {
      await this.#add(dependency, [...trail, role.directory], order, seen);
    }
    order.push(whole);
  }

  async #dependencies(directory: string, where: Place): Promise<readonly Located<YamlValue>[]> {
    const file = await this.#loader.files.find(yamlNames(join(directory, 'meta/main')), where);
    if (file === undefined || file === 'unreadable') return [];
    const { root, source, findings } = readYaml(file.path, file.text);
    this.#loader.findings.addAll(findings.list.filter((finding) => finding.code !== 'PBK004'));
    const list = root?.kind === 'map' ? root.entries.get('dependencies')?.value : undefined;
    if (list?.kind !== 'list') return [];
    return list.items.map((item: YamlNode) => ({
      value: toValue(item),
      where: placeOfNode(source, item),
    }));
  }

  /** undefined, with a finding at `where`, when there is no such role. */
  async read(
    name: string,
    where: Place,
    trail: Trail,
    entries: RoleEntries,
  ): Promise<Role | undefined> {
    const paths = isAbsolute(name) ? [name] : this.#paths.map((path) => join(path, name));
    for (const directory of paths) {
      if (!(await this.#exists(directory, entries))) continue;
      return this.#parts(name, directory, where, trail, entries);
    }
    const remedy = `Looked for ${paths.join(', ')}.`;
    this.#loader.findings.add('PBK063', where, `There is no role "${name}"`, { remedy });
    return undefined;
  }

  /** A folder without any file of a role is none. */
  async #exists(directory: string, entries: RoleEntries): Promise<boolean> {
    const names = [
      `tasks/${entries.tasks}`,
      'handlers/main',
      'vars/main',
      'defaults/main',
      'meta/main',
    ];
    for (const name of names) {
      const found = await this.#loader.files.find(yamlNames(join(directory, name)), undefined);
      if (found !== undefined) return true;
    }
    return false;
  }

  async #parts(
    name: string,
    directory: string,
    where: Place,
    trail: Trail,
    entries: RoleEntries,
  ): Promise<Role> {
    const path = (folder: string, entry: string) => yamlNames(join(directory, folder, entry));
    const folders = [join(directory, 'tasks'), directory, ...this.#paths.slice(1, 2)];
    const home = { file: join(directory, 'tasks/main.yml'), folders, trail };
    const optional = async (paths: readonly string[], role: 'task' | 'handler') => {
      const found = await this.#loader.files.find(paths, where);
      if (found === undefined || found === 'unreadable') return [];
      return (await this.#loader.tasksFile([found.path], where, home, role)) ?? [];
    };
    const defaults = await this.#variables(path('defaults', entries.defaults), where);
    const variables = await this.#variables(path('vars', entries.vars), where);
    return {
      role: name.slice(name.lastIndexOf('/') + 1),
      where,
      directory,
      parameters: none,
      defaults: defaults?.variables ?? none,
      variables: variables?.variables ?? none,
      ...(defaults?.encrypted === undefined ? {} : { closedDefaults: defaults }),
      ...(variables?.encrypted === undefined ? {} : { closedVariables: variables }),
      tasks: await optional(path('tasks', entries.tasks), 'task'),
      handlers: await optional(path('handlers', 'main'), 'handler'),
    };
  }

  async #variables(paths: readonly string[], where: Place): Promise<VariablesFile | undefined> {
    const found = await this.#loader.files.find(paths, where);
    if (found === undefined || found === 'unreadable') return undefined;
    return readVariablesFile(found, where, this.#loader.findings);
  }
}

function nameOf(value: YamlValue): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const { role, name } = value as { readonly [key: string]: YamlValue };
  const found = role ?? name;
  return typeof found === 'string' ? found : undefined;
}

/** Keywords where the role is named; what is no keyword is a variable of the role. */
function keywordsOf(wanted: Located<YamlValue>): Partial<Role> {
  const { value, where } = wanted;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {};
  const parameters = new Map<string, Located<YamlValue>>();
  const keywords: Record<string, Located<YamlValue>> = {};
  for (const [key, part] of Object.entries(value as { readonly [key: string]: YamlValue })) {
    const place = wanted.at?.([key]) ?? where;
    if (key === 'role' || key === 'name') continue;
    if (key === 'vars') {
      for (const [name, inner] of Object.entries((part ?? {}) as object)) {
        const at = wanted.at?.([key, name]) ?? where;
        parameters.set(name, { value: inner as YamlValue, where: at });
      }
    } else if (Object.hasOwn(blockKeywords, key)) keywords[key] = { value: part, where: place };
    else if (isVariableName(key)) parameters.set(key, { value: part, where: place });
  }
  return { ...keywordProperties(keywords), parameters };
}

/** The few keywords that roles are given in practice, in the form of the syntax tree. */
function keywordProperties(keywords: Record<string, Located<YamlValue>>): Partial<Role> {
  const listed = (located: Located<YamlValue> | undefined) => {
    if (located === undefined) return undefined;
    const values = Array.isArray(located.value)
      ? (located.value as readonly YamlValue[])
      : [located.value];
    return values.map((value) => ({ value, where: located.where }));
  };
  const result: Record<string, unknown> = {};
  for (const [name, located] of Object.entries(keywords)) {
    const property = blockKeywords[name]?.[0] ?? name;
    result[property] = name === 'when' || name === 'tags' ? listed(located) : located;
  }
  return result;
}
