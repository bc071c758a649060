import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { Value } from '@vipbook/expressions';
import type { InventoryValue } from '@vipbook/inventory';
import type { Located, Play, YamlValue } from '@vipbook/playbook';
import { isTruthy } from '@vipbook/expressions';
import { posix } from 'node:path';
import type { CompiledPlay } from './compile.ts';
import type { RunEnvironment } from './environment.ts';
import { asText, plain } from './plain.ts';
import type { LayeredScope } from './scope.ts';
import type { PlayVariables } from './variables.ts';

type Variables = Readonly<Record<string, InventoryValue>>;

/** The variables that a play itself sets: `vars`, then answers to `vars_prompt`, then `vars_files`. */
export async function playVariables(
  compiled: CompiledPlay,
  hosts: readonly string[],
  playbookFile: string,
  run: RunEnvironment,
): Promise<PlayVariables> {
  const { play } = compiled;
  const magic = new Map<string, () => Value>([
    ['ansible_play_name', () => play.name?.value ?? play.hosts.value],
    ['playbook_dir', () => posix.resolve(posix.dirname(playbookFile))],
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
  return { ...asked, files: await files(play, hosts, asked, playbookFile, run) };
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
    result.set(name, await answer(name, question, where, run));
  }
  return result;
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
    hidden: isTruthy(question['private'] ?? true),
    confirm: isTruthy(question['confirm'] ?? false),
  });
  return text === '' && preset !== undefined ? preset : text;
}

/** Files are looked for beside the playbook; of a list, the first that exists. Their names may be templates,
 *  even of a host's variables. */
async function files(
  play: Play,
  hosts: readonly string[],
  variables: PlayVariables,
  playbookFile: string,
  run: RunEnvironment,
): Promise<ReadonlyMap<string, Variables>> {
  const wanted = play.varsFiles ?? [];
  const result = new Map<string, Variables>();
  if (wanted.length === 0) return result;
  const cache = new Map<string, Promise<Variables | undefined>>();
  const load = (path: string): Promise<Variables | undefined> => {
    const full = posix.resolve(posix.dirname(playbookFile), path);
    let loading = cache.get(full);
    if (loading === undefined) {
      loading = run.services.loadVariables?.(full) ?? Promise.resolve(undefined);
      cache.set(full, loading);
    }
    return loading;
  };
  for (const host of hosts) {
    let merged: Variables = {};
    for (const entry of wanted) {
      const scope = run.variables.scope(host, {
        ...variables,
        files: new Map([[host, merged]]),
      });
      merged = { ...merged, ...(await firstFile(entry, scope, load)) };
    }
    result.set(host, merged);
  }
  return result;
}

async function firstFile(
  { value, where }: Located<string | readonly string[]>,
  scope: LayeredScope,
  load: (path: string) => Promise<Variables | undefined>,
): Promise<Variables> {
  const names = (typeof value === 'string' ? [value] : value).map((name) =>
    asText(plain(scope.renderDeep(name, where))),
  );
  for (const name of names) {
    const found = await load(name);
    if (found !== undefined) return found;
  }
  throw new VipbookError(
    diagnostic('ENG012', {
      message:
        names.length === 1
          ? `there is no variables file ${names.join('')}`
          : `none of the variables files exists: ${names.join(', ')}`,
      where,
    }),
  );
}
