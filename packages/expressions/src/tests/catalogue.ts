import type { TestDefinition } from '../filters/definition.ts';
import { comparisonTests } from './comparison.ts';
import { resultTests } from './results.ts';
import { textTests } from './text.ts';
import { typeTests } from './types.ts';

/** All tests, each once. */
export const testDefinitions: readonly TestDefinition[] = [
  ...typeTests,
  ...comparisonTests,
  ...resultTests,
  ...textTests,
];

const byName = new Map<string, TestDefinition>();
for (const definition of testDefinitions) {
  for (const name of [definition.name, ...(definition.aliases ?? [])]) byName.set(name, definition);
}

const prefix = /^ansible\.(?:builtin|utils|netcommon)\.|^community\.general\./;

export function findTest(name: string): TestDefinition | undefined {
  return byName.get(name.replace(prefix, ''));
}

export function testNames(): Iterable<string> {
  return byName.keys();
}
