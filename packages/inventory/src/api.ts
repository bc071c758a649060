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
  /** Sorted, without `all`: the variable `group_names`. */
  readonly groups: readonly string[];
  /** The source that first named it (Ansible's `inventory_file`): a path, or the list "h1,h2,". */
  readonly inventoryFile: string;
}

export interface InventoryGroup {
  readonly name: string;
  readonly where?: Place;
  /** Hosts that name the group themselves, in inventory order. */
  readonly hosts: readonly string[];
  /** Groups right below, in inventory order. */
  readonly children: readonly string[];
  /** Longest way down from `all`, which has 0. */
  readonly depth: number;
  readonly priority: number;
}

export interface Inventory {
  /** In inventory order. An implicit localhost is not among them. */
  readonly hosts: ReadonlyMap<string, InventoryHost>;
  readonly groups: ReadonlyMap<string, InventoryGroup>;
  readonly findings: readonly Diagnostic[];
  /** Merged variables of a host, by Ansible's precedence for all that an inventory can set
   *  (inventory and playbook-adjacent group_vars and host_vars). `localhost`, `127.0.0.1` and `::1` are
   *  known always, with `ansible_connection: local` unless the inventory has them. Throws INV028 for an
   *  unknown host, INV018 or INV019 when a whole vars file is closed; a single closed value throws only
   *  when its `value` is read. */
  variables(host: string): ReadonlyMap<string, Variable>;
  /** Variables of the group itself, its group_vars included, its parents' not. */
  groupVariables(group: string): ReadonlyMap<string, Variable>;
  /** All hosts of a group, those of the groups below it included: the variable `groups`. */
  hostsOf(group: string): readonly string[];
  /** Host names a pattern selects, in the pattern's order, narrowed by `limit` (which may hold `@file`
   *  terms). Throws INV codes for a term that is no host, group or glob match. */
  select(pattern: string, limit?: string): readonly string[];
}

/** Files and processes, from outside. */
export interface InventoryIo {
  /** Undefined when there is no such file, or it is a directory. Other failures are VipbookErrors. May stop
   *  a byte beyond 4 MiB: larger files are refused. */
  readFile(path: string): Promise<Uint8Array | undefined>;
  /** The same at once; for `--limit @file`. Without it such limits are refused. */
  readFileSync?(path: string): Uint8Array | undefined;
  /** Names only, sorted; undefined when there is no such directory. */
  readDirectory(path: string): Promise<readonly string[] | undefined>;
  isExecutable(path: string): Promise<boolean>;
  isDirectory(path: string): Promise<boolean>;
  /** Run an inventory script; resolves with its output. Rejects with INV015 (cannot be started, prints
   *  without end) or INV016 (does not end in time). */
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
