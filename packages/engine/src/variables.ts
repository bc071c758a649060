import type { Secret } from '@vipbook/diagnostics';
import { LazyMapping, type Value } from '@vipbook/expressions';
import type { Inventory } from '@vipbook/inventory';
import type { CompiledTask, VariableLayer } from './compile.ts';
import {
  asWritten,
  computedLayer,
  recordLayer,
  valueLayer,
  writtenLayer,
  type Layer,
} from './layers.ts';
import { LayeredScope } from './scope.ts';
import type { Vault } from './vault.ts';

/** What a template that yields this as an argument means: leave the argument out. */
export const omit = '__vipbook_omit_5f1c1c0e6d3b4e0f__';

const magicNames = [
  'inventory_hostname',
  'inventory_hostname_short',
  'group_names',
  'groups',
  'hostvars',
  'omit',
] as const;

interface HostState {
  readonly inventory: Layer;
  /** Gathered: above the inventory, below the play. */
  readonly facts: Map<string, Value>;
  /** set_fact and register: above task vars. */
  readonly set: Map<string, Value>;
  /** Its entry in hostvars, as of a version of all variables. */
  seen?: { readonly version: number; readonly value: Value };
}

/** Variables that only a play knows. */
export interface PlayVariables {
  readonly play: VariableLayer;
  readonly prompted: ReadonlyMap<string, Value>;
  /** Of all roles of the play, the last role first. */
  readonly roleVariables: readonly VariableLayer[];
  readonly roleDefaults: readonly VariableLayer[];
  /** By host, because a file's name may be a template. */
  readonly files: ReadonlyMap<string, VariableLayer>;
  /** Same for every host of the play, and made anew when hosts drop out. */
  magic: ReadonlyMap<string, () => Value>;
}

/**
 * All variables of a run. Precedence, highest first: magic, loop, -e, parameters of roles, set_fact and
 * register, task, blocks (inner first), own role, other roles, vars_files, vars_prompt, play, facts,
 * inventory, defaults of roles.
 */
export class Variables {
  /** All that must not be shown; grows while templates see more. */
  readonly secrets: Set<Secret>;
  readonly #inventory: Inventory;
  readonly #extra: Layer;
  readonly #hosts = new Map<string, HostState>();
  readonly #common: ReadonlyMap<string, () => Value>;
  readonly #vault: Vault;
  /** Counts changes, so that hostvars are made again only when they must. */
  #version = 0;
  #groups: Value | undefined;

  constructor(
    inventory: Inventory,
    extra: Readonly<Record<string, Value>>,
    common: ReadonlyMap<string, () => Value>,
    vault: Vault,
    secrets = new Set<Secret>(),
  ) {
    this.secrets = secrets;
    this.#vault = vault;
    this.#inventory = inventory;
    this.#extra = recordLayer(extra, false);
    this.#common = common;
  }

  /** What a task's templates see on a host. */
  scope(host: string, play?: PlayVariables, task?: CompiledTask): LayeredScope {
    const state = this.#state(host);
    return new LayeredScope(
      [
        ...roleNames(task),
        this.#magic(host, play),
        this.#extra,
        ...(task?.parameters ?? []).map(writtenLayer),
        valueLayer(state.set, true),
        ...(task?.variables ?? []),
        ...this.#playLayers(host, play),
        valueLayer(state.facts, true),
        state.inventory,
        ...[...(task?.defaults ?? []), ...(play?.roleDefaults ?? [])].map(writtenLayer),
        // A name that nothing else defines: what connections fall back on, too.
        valueLayer(new Map([['ansible_host', host]]), true),
      ],
      this.secrets,
      this.#vault,
    );
  }

  /** What can be known of a play without a host: for file names, prompts, serial. */
  playScope(play: PlayVariables): LayeredScope {
    return new LayeredScope(
      [
        computedLayer(play.magic),
        computedLayer(this.#common),
        this.#extra,
        valueLayer(play.prompted, false),
        writtenLayer(play.play),
      ],
      this.secrets,
      this.#vault,
    );
  }

  set(host: string, name: string, value: Value): void {
    const state = this.#state(host);
    state.set.set(name, value);
    this.#version += 1;
  }

  hasExtra(name: string): boolean {
    return this.#extra.find(name) !== undefined;
  }

  /** Names without the `ansible_` prefix. */
  setFacts(host: string, facts: Readonly<Record<string, Value>>): void {
    const state = this.#state(host);
    const known = state.facts.get('ansible_facts');
    const merged = { ...(known as Readonly<Record<string, Value>> | undefined), ...facts };
    state.facts.set('ansible_facts', merged);
    for (const [name, value] of Object.entries(facts)) state.facts.set(`ansible_${name}`, value);
    this.#version += 1;
  }

  clearFacts(host: string): void {
    const state = this.#state(host);
    state.facts.clear();
    this.#version += 1;
  }

  #playLayers(host: string, play: PlayVariables | undefined): readonly Layer[] {
    if (play === undefined) return [];
    const files = play.files.get(host);
    return [
      ...play.roleVariables.map(writtenLayer),
      ...(files === undefined ? [] : [writtenLayer(files)]),
      valueLayer(play.prompted, true),
      writtenLayer(play.play),
    ];
  }

  #state(host: string): HostState {
    let state = this.#hosts.get(host);
    if (state === undefined) {
      const variables = this.#inventory.variables(host);
      state = {
        inventory: {
          find: (name) => {
            const found = variables.get(name);
            return found === undefined
              ? undefined
              : {
                  value: asWritten(found.value, found, 'value'),
                  where: found.source,
                  final: false,
                };
          },
          names: () => variables.keys(),
        },
        facts: new Map<string, Value>([['ansible_facts', {}]]),
        set: new Map(),
      };
      this.#hosts.set(host, state);
    }
    return state;
  }

  /** Made for every task on every host, so nothing is built before it is asked for. */
  #magic(host: string, play: PlayVariables | undefined): Layer {
    const value = (name: string): Value | undefined => {
      switch (name) {
        case 'inventory_hostname':
          return host;
        case 'inventory_hostname_short':
          return host.split('.')[0] ?? host;
        case 'group_names':
          return this.#inventory.hosts.get(host)?.groups ?? [];
        case 'groups':
          return this.#allGroups();
        case 'hostvars':
          return this.#allHostvars();
        case 'omit':
          return omit;
        default:
          return (play?.magic.get(name) ?? this.#common.get(name))?.();
      }
    };
    return {
      find: (name) => {
        const found = value(name);
        return found === undefined ? undefined : { value: found, final: true };
      },
      names: () => [...magicNames, ...(play?.magic.keys() ?? []), ...this.#common.keys()],
    };
  }

  #allGroups(): Value {
    this.#groups ??= Object.fromEntries(
      [...this.#inventory.groups.keys()].map((name) => [name, this.#inventory.hostsOf(name)]),
    );
    return this.#groups;
  }

  /** Made when a template looks at it: a hundred hosts that each read one variable of another must not
   *  cost a hundred times a hundred. */
  #allHostvars(): Value {
    const { hosts } = this.#inventory;
    return new LazyMapping({
      get: (host) => (hosts.has(host) ? this.#hostvarsOf(host) : undefined),
      has: (host) => hosts.has(host),
      keys: () => hosts.keys(),
    });
  }

  #hostvarsOf(host: string): Value {
    const state = this.#state(host);
    if (state.seen?.version === this.#version) return state.seen.value;
    const scope = this.scope(host);
    const value = new LazyMapping({
      get: (name) => scope.get(name),
      has: (name) => scope.has(name),
      keys: () => scope.names(),
    });
    state.seen = { version: this.#version, value };
    return value;
  }
}

function roleNames(task: CompiledTask | undefined): readonly Layer[] {
  if (task?.role === undefined) return [];
  const { role, directory } = task.role;
  return [recordLayer({ role_name: role, role_path: directory }, true)];
}
