import type { InventoryValue, Variable } from './api.ts';
import type { Assignment } from './value.ts';
import type { VaultOpener } from './vault/vault.ts';
import { isList, isRecord, markFloat, type RawValue } from './value.ts';

/** Variables of one step of the precedence order. */
export interface Layer {
  /** In words: "group_vars of web". */
  readonly level: string;
  readonly assignments: readonly Assignment[];
  /** Why the layer cannot be had. */
  readonly closed?: Error;
}

/** A variable as merged: the winner and what it beat. */
export class MergedVariable implements Variable {
  readonly assignment: Assignment;
  readonly level: string;
  readonly #beaten: MergedVariable | undefined;
  readonly #opener: VaultOpener;

  constructor(
    assignment: Assignment,
    level: string,
    beaten: MergedVariable | undefined,
    opener: VaultOpener,
  ) {
    this.assignment = assignment;
    if (assignment.float) markFloat(this, 'value');
    this.level = level;
    this.#beaten = beaten;
    this.#opener = opener;
  }

  get name(): string {
    return this.assignment.name;
  }

  /** Opens vault texts on the way. Throws INV018, INV019, INV020. */
  get value(): InventoryValue {
    const { value } = this.assignment;
    return (needsWork(value) ? this.#opener.openAll(value) : value) as InventoryValue;
  }

  get source(): Variable['source'] {
    return this.assignment.origin.place;
  }

  get overrides(): Variable['overrides'] {
    const result: MergedVariable[] = [];
    for (let at = this.#beaten; at !== undefined; at = at.#beaten) result.push(at);
    return result;
  }
}

const workKnown = new WeakMap<object, boolean>();

function needsWork(value: RawValue): boolean {
  if (!isList(value) && !isRecord(value)) return typeof value === 'object' && value !== null;
  const known = workKnown.get(value);
  if (known !== undefined) return known;
  const items: readonly RawValue[] = isList(value) ? value : Object.values(value);
  const found = items.some(needsWork);
  workKnown.set(value, found);
  return found;
}

/** Lay a layer over what is there. */
export function overlay(
  variables: Map<string, MergedVariable>,
  layer: Layer,
  opener: VaultOpener,
): void {
  if (layer.closed !== undefined) throw layer.closed;
  for (const assignment of layer.assignments) {
    const beaten = variables.get(assignment.name);
    variables.set(assignment.name, new MergedVariable(assignment, layer.level, beaten, opener));
  }
}
