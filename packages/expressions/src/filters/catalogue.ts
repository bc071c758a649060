import { defaultFilters } from './defaults.ts';
import { encodingFilters } from './encoding.ts';
import { ipFilters } from './ip.ts';
import { layoutFilters } from './layout.ts';
import { listFilters } from './lists.ts';
import { mappingFilters } from './mappings.ts';
import { numberFilters } from './numbers.ts';
import { orderingFilters } from './ordering.ts';
import { pathFilters } from './paths.ts';
import { regexFilters } from './regex.ts';
import { selectionFilters } from './selection.ts';
import { serializeFilters } from './serialize.ts';
import { setFilters } from './sets.ts';
import { sizeFilters } from './sizes.ts';
import { textFilters } from './text.ts';
import { timeFilters } from './time.ts';
import { yamlFilters } from './yaml.ts';
import type { FilterDefinition } from './definition.ts';

/** All filters, each once. */
export const filterDefinitions: readonly FilterDefinition[] = [
  ...defaultFilters,
  ...encodingFilters,
  ...ipFilters,
  ...layoutFilters,
  ...listFilters,
  ...mappingFilters,
  ...numberFilters,
  ...orderingFilters,
  ...pathFilters,
  ...regexFilters,
  ...selectionFilters,
  ...serializeFilters,
  ...setFilters,
  ...sizeFilters,
  ...textFilters,
  ...timeFilters,
  ...yamlFilters,
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
