import type { FilterDefinition, TestDefinition } from './filters/definition.ts';
import { filterDefinitions } from './filters/catalogue.ts';
import { testDefinitions } from './tests/catalogue.ts';

/** A filter or test as editors and the documentation show it. */
export interface CatalogueEntry {
  readonly name: string;
  /** Other names for the same. */
  readonly aliases: readonly string[];
  /** Parameters behind the value, in Python's notation: `width=4, first=false`; empty for none. */
  readonly signature: string;
  /** What it gives, in one sentence. */
  readonly summary: string;
}

function entries(
  definitions: readonly (FilterDefinition | TestDefinition)[],
): ReadonlyMap<string, CatalogueEntry> {
  const sorted = [...definitions].sort((a, b) => (a.name < b.name ? -1 : 1));
  return new Map(
    sorted.map(({ name, aliases = [], signature, summary }) => [
      name,
      { name, aliases, signature, summary },
    ]),
  );
}

/** All filters by their first name, sorted. */
export const filters: ReadonlyMap<string, CatalogueEntry> = entries(filterDefinitions);

/** All tests by their first name, sorted. */
export const tests: ReadonlyMap<string, CatalogueEntry> = entries(testDefinitions);
