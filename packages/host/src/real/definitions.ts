import type { OperationName } from '../operations.ts';
import type { Definition, Definitions } from './definition.ts';
import { addressDefinitions } from './operations/addresses.ts';
import { arpDefinitions } from './operations/arp.ts';
import { askDefinitions } from './operations/ask.ts';
import { bridgeDefinitions } from './operations/bridge.ts';
import { cleanDefinitions } from './operations/clean.ts';
import { commandDefinitions } from './operations/commands.ts';
import { counterDefinitions } from './operations/counters.ts';
import { fileDefinitions } from './operations/files.ts';
import { flowDefinitions } from './operations/flows.ts';
import { openingDefinitions } from './operations/opening.ts';
import { guardDefinitions } from './operations/guard.ts';
import { hasteDefinitions } from './operations/haste.ts';
import { ifupdownDefinitions } from './operations/ifupdown.ts';
import { lockDefinitions } from './operations/lock.ts';
import { pathDefinitions } from './operations/paths.ts';
import { quietDefinitions } from './operations/quiet.ts';
import { statDefinitions } from './operations/stat.ts';
import { trafficDefinitions } from './operations/traffic.ts';

/** Every operation, as shell. */
export const definitions: Definitions = {
  ...addressDefinitions,
  ...arpDefinitions,
  ...askDefinitions,
  ...bridgeDefinitions,
  ...cleanDefinitions,
  ...commandDefinitions,
  ...counterDefinitions,
  ...fileDefinitions,
  ...flowDefinitions,
  ...openingDefinitions,
  ...guardDefinitions,
  ...hasteDefinitions,
  ...ifupdownDefinitions,
  ...lockDefinitions,
  ...pathDefinitions,
  ...quietDefinitions,
  ...statDefinitions,
  ...trafficDefinitions,
};

export function definitionOf(name: OperationName): Definition<OperationName> {
  // The table's type keeps each name with its own input; a caller that iterates loses that link.
  return definitions[name];
}
