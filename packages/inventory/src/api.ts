import type { Diagnostic, Place, Secret } from '@vipbook/diagnostics';

/** Inventory values: JSON, plus secrets from the vault. */
export type InventoryValue =
  | null
  | boolean
  | number
  | string
  | Secret
  | readonly InventoryValue[]
  | { readonly [key: string]: InventoryValue };

/** A variable, where it was set, and what it overrode (nearest first). */
export interface Variable {
  readonly name: string;
  readonly value: InventoryValue;
  readonly source: Place;
  /** In words: "group_vars of web", "host line". */
  readonly level: string;
  readonly overrides: readonly Omit<Variable, 'overrides'>[];
}

export interface InventoryHost {
  readonly name: string;
  readonly where: Place;
  /** Sorted, without `all`. */
  readonly groups: readonly string[];
}

export interface InventoryGroup {
  readonly name: string;
  readonly where?: Place;
  readonly hosts: readonly string[];
  readonly children: readonly string[];
  readonly depth: number;
  readonly priority: number;
}

export interface Inventory {
  /** In inventory order. */
  readonly hosts: ReadonlyMap<string, InventoryHost>;
  readonly groups: ReadonlyMap<string, InventoryGroup>;
  readonly findings: readonly Diagnostic[];
  /** Merged variables of a host, by Ansible's precedence for all that an inventory can set
   *  (inventory and playbook-adjacent group_vars and host_vars). */
  variables(host: string): ReadonlyMap<string, Variable>;
  /** Host names a pattern selects, in the pattern's order, narrowed by `limit`. Throws INV codes for a
   *  term that is no host, group or glob match. */
  select(pattern: string, limit?: string): readonly string[];
}

/** Files and processes, from outside. */
export interface InventoryIo {
  readFile(path: string): Promise<Uint8Array | undefined>;
  /** Names only, sorted; undefined when there is no such directory. */
  readDirectory(path: string): Promise<readonly string[] | undefined>;
  isExecutable(path: string): Promise<boolean>;
  isDirectory(path: string): Promise<boolean>;
  /** Run an inventory script; resolves with its output. */
  runScript(
    path: string,
    args: readonly string[],
  ): Promise<{ status: number; stdout: string; stderr: string }>;
}

export interface VaultSecret {
  readonly id: string;
  readonly password: Secret;
}

export interface InventoryOptions {
  readonly vault?: readonly VaultSecret[];
  /** Folders beside which group_vars/ and host_vars/ are read too (the playbook's). */
  readonly playbookDirectory?: string;
}

/**
 * The package's face:
 *   loadInventory(sources: readonly string[], io: InventoryIo, options?): Promise<Inventory>
 *     a source is a path or a list "h1,h2," ; throws VipbookError (INV codes) only when nothing can be
 *     made of a source; otherwise findings say what is wrong
 *   nodeInventoryIo(): InventoryIo
 *   connectionVariables(variables, host): the ansible_host/_user/_port/… of a host, typed, secrets as Secret
 *   listJson(inventory), hostJson(inventory, host), graph(inventory), explain(inventory, host, variable)
 */
export type Face = never;
