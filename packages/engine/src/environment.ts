import type { Inventory } from '@vipbook/inventory';
import type { Module } from '@vipbook/modules';
import type { LaterLooks } from './afterwards.ts';
import type { Connections } from './connections.ts';
import type { RunEvent } from './events.ts';
import type { Recaps } from './recap.ts';
import type { RunRecord } from './record.ts';
import type { EngineOptions, RunServices } from './services.ts';
import type { Slots } from './slots.ts';
import type { PlayVariables, Variables } from './variables.ts';
import type { Vault } from './vault.ts';

/** A module with its argument type forgotten: the engine hands over what was validated. */
export type AnyModule = Module<Readonly<Record<string, unknown>>>;

/** What all parts of one run share. */
export interface RunEnvironment {
  readonly options: EngineOptions;
  readonly services: RunServices;
  /** The file that was asked for: names of files are relative to its folder, too. */
  readonly playbook: string;
  readonly vault: Vault;
  readonly inventory: Inventory;
  /** Names, in inventory order; one list for all tasks. */
  readonly inventoryHosts: readonly string[];
  readonly variables: Variables;
  readonly connections: Connections;
  readonly recaps: Recaps;
  readonly slots: Slots;
  readonly later: LaterLooks;
  readonly startedAt: number;
  /** Absent: nothing is written down. */
  readonly record?: RunRecord;
  module(name: string): AnyModule | undefined;
  emit(event: RunEvent): void;
  /** The first Ctrl-C, or `halt`: nothing new is started. */
  readonly stop: AbortSignal;
  interrupted(): boolean;
}

/** What the tasks of one batch of a play share. */
export interface BatchView {
  readonly variables: PlayVariables;
  /** Hosts still taking part, in order. */
  alive(): readonly string[];
  /** `any_errors_fatal` where no keyword says it. */
  readonly errorsAreFatal: boolean;
  /** A changed task notifies. `perhaps`: why it cannot be known whether it will. */
  notify(name: string, host: string, perhaps?: string): void;
}
