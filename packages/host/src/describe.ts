import type { Operation } from './operations.ts';
import { definitions } from './real/definitions.ts';
import type { Definition } from './real/definition.ts';

/** The commands a person would type for this operation, one a line; none for what only looks. */
export function describeOperation(operation: Operation): readonly string[] {
  const definition = definitions[operation.do] as unknown as Definition<'file.read'>;
  return definition.describe(operation as never);
}
