import {
  diagnostic,
  hasErrors,
  Secret,
  type Diagnostic,
  type Place,
  VipbookError,
} from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { InventoryValue } from '@vipbook/inventory';
import { loadVariables } from '@vipbook/playbook';
import type { Located, Play, VariablesFile, YamlValue } from '@vipbook/playbook';
import { isTruthy } from '@vipbook/expressions';
import { posix } from 'node:path';
import type { CompiledPlay, VariableLayer } from './compile.ts';
import type { RunEnvironment } from './environment.ts';
import { asText, plain } from './plain.ts';
import type { LayeredScope } from './scope.ts';
import type { PlayVariables } from './variables.ts';

/** The variables that a play itself sets: `vars`, then answers to `vars_prompt`, then `vars_files`. */
export async function playVariables(
  compiled: CompiledPlay,
  hosts: readonly string[],
  run: RunEnvironment,
): Promise<PlayVariables> {
  const { play } = compiled;
  const magic = new Map<string, () => Value>([
    ['ansible_play_name', () => play.name?.value ?? play.hosts.value],
    ['playbook_dir', () => posix.resolve(posix.dirname(run.playbook))],
  ]);
  const base: PlayVariables = {
    play: play.vars ?? new Map<string, Located<YamlValue>>(),
    prompted: new Map(),
    files: new Map(),
    magic,
    roleVariables: compiled.roleVariables,
    roleDefaults: compiled.roleDefaults,
  };
  const asked: PlayVariables = { ...base, prompted: await answers(play, base, run) };
  return { ...asked, files: await files(play, hosts, asked, run) };
}

async function answers(
  play: Play,
  variables: PlayVariables,
  run: RunEnvironment,
): Promise<ReadonlyMap<string, InventoryValue>> {
  const result = new Map<string, InventoryValue>();
  if (play.varsPrompt === undefined) return result;
  const { where } = play.varsPrompt;
  const rendered = plain(
    run.variables.playScope(variables).renderDeep(play.varsPrompt.value, where),
  );
  for (const each of Array.isArray(rendered) ? (rendered as readonly YamlValue[]) : []) {
    if (typeof each !== 'object' || each === null || Array.isArray(each)) continue;
    const question = each as { readonly [key: string]: YamlValue };
    const name = asText(question['name'] ?? '');
    // -e answers beforehand.
    if (run.variables.hasExtra(name)) continue;
    const given = await answer(name, question, where, run);
    // What was typed unseen is shown to nobody afterwards.
    const unseen = typeof given === 'string' && given !== '' && isPrivate(question);
    const value = unseen ? new Secret(given) : given;
    if (value instanceof Secret) run.variables.secrets.add(value);
    result.set(name, value);
  }
  return result;
}

function isPrivate(question: { readonly [key: string]: YamlValue }): boolean {
  return isTruthy(question['private'] ?? true);
}

async function answer(
  name: string,
  question: { readonly [key: string]: YamlValue },
  where: Located<unknown>['where'],
  { services }: RunEnvironment,
): Promise<InventoryValue> {
  const preset = question['default'];
  if (services.ask === undefined) {
    if (preset !== undefined) return preset;
    throw new VipbookError(
      diagnostic('ENG009', {
        message: `vars_prompt asks for ${name}, but there is no terminal`,
        where,
        remedy: `Give it with -e ${name}=VALUE.`,
      }),
    );
  }
  const text = await services.ask({
    prompt: asText(question['prompt'] ?? name),
    hidden: isPrivate(question),
    confirm: isTruthy(question['confirm'] ?? false),
  });
  return text === '' && preset !== undefined ? preset : text;
}

/** Variables of the files, later ones winning. Names may be templates, even of a host's variables: those
 *  are read now, beside the file that names them and in its folder vars. */
async function files(
  play: Play,
  hosts: readonly string[],
  variables: PlayVariables,
  run: RunEnvironment,
): Promise<ReadonlyMap<string, VariableLayer>> {
  const wanted = play.varsFiles ?? [];
  const result = new Map<string, VariableLayer>();
  if (wanted.length === 0) return result;
  const reader = new VariablesReader(run);
  const shared = new Map<string, VariableLayer>();
  for (const host of hosts) {
    let merged: VariableLayer = new Map();
    const read: string[] = [];
    for (const entry of wanted) {
      const scope = run.variables.scope(host, {
        ...variables,
        files: new Map([[host, merged]]),
      });
      const file = await reader.file(play, entry, scope);
      read.push(file.path);
      merged = new Map([...merged, ...variablesOf(file, run)]);
    }
    // Most hosts read the same files: one map for all of them.
    const key = JSON.stringify(read);
    merged = shared.get(key) ?? merged;
    shared.set(key, merged);
    result.set(host, merged);
  }
  return result;
}

function variablesOf(file: VariablesFile, { vault }: RunEnvironment): VariableLayer {
  const { encrypted } = file;
  return (encrypted === undefined ? undefined : vault.variables(encrypted)) ?? file.variables;
}

type Entry = Located<string | readonly string[]>;

class VariablesReader {
  readonly #run: RunEnvironment;
  readonly #known = new Map<string, VariablesFile>();

  constructor(run: RunEnvironment) {
    this.#run = run;
  }

  async file(play: Play, entry: Entry, scope: LayeredScope): Promise<VariablesFile> {
    const { value, where } = entry;
    // Read with the playbook, unless its name is a template.
    const loaded = play.loadedVars?.find((file) => file.where === where);
    if (loaded !== undefined) return loaded;
    const names = (typeof value === 'string' ? [value] : value).map((name) =>
      asText(plain(scope.renderDeep(name, where))),
    );
    const key = JSON.stringify([where.file, names]);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const file = await this.#read(names, where);
    this.#known.set(key, file);
    return file;
  }

  async #read(names: readonly string[], where: Place): Promise<VariablesFile> {
    const { services, vault, playbook } = this.#run;
    const folder = posix.dirname(where.file ?? playbook);
    const paths = names.flatMap((name) => [
      posix.resolve(folder, name),
      posix.resolve(folder, 'vars', name),
    ]);
    const { file, findings } =
      services.files === undefined
        ? { file: undefined, findings: [] }
        : await loadVariables(paths, services.files);
    if (file === undefined) {
      const unreadable = findings.filter(({ code }) => code !== 'PBK060');
      throw new VipbookError(unreadable.length > 0 ? unreadable : [missing(names, where)]);
    }
    const wrong = [...findings, ...(await vault.open(file))];
    if (hasErrors(wrong)) throw new VipbookError(wrong);
    return file;
  }
}

function missing(names: readonly string[], where: Place): Diagnostic {
  return diagnostic('ENG012', {
    message:
      names.length === 1
        ? `there is no variables file ${names.join('')}`
        : `none of the variables files exists: ${names.join(', ')}`,
    where,
  });
}
