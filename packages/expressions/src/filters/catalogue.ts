import { defaultFilters } from './defaults.ts';
import type { FilterDefinition } from './definition.ts';
import { listFilters } from './lists.ts';
import { numberFilters } from './numbers.ts';
import { selectionFilters } from './selection.ts';
import { textFilters } from './text.ts';

/** All filters, each once. */
export const filterDefinitions: readonly FilterDefinition[] = [
  ...defaultFilters,
  ...listFilters,
  ...numberFilters,
  ...selectionFilters,
  ...textFilters,
];

const byName = new Map<string, FilterDefinition>();
for (const definition of filterDefinitions) {
  for (const name of [definition.name, ...(definition.aliases ?? [])]) byName.set(name, definition);
}

/** Collections whose filters people write with their full names. */
const prefix = /^ansible\.(?:builtin|utils|netcommon)\.|^community\.general\./;

export function findFilter(name: string): FilterDefinition | undefined {
  return byName.get(name.replace(prefix, ''));
}

export function filterNames(): Iterable<string> {
  return byName.keys();
}
