export type {
  Inventory,
  InventoryGroup,
  InventoryHost,
  InventoryIo,
  InventoryOptions,
  InventoryValue,
  Variable,
  VaultSecret,
} from './api.ts';
export { connectionVariableNames, connectionVariables, throwIfWrong } from './connection.ts';
export type { ConnectionVariables, RenderValue } from './connection.ts';
export { shortName } from './host-address.ts';
export { loadInventory } from './inventory.ts';
export { nodeInventoryIo } from './node-io.ts';
export type { NodeIoOptions } from './node-io.ts';
export { inMiB, readAtMost } from './read-at-most.ts';
export { explain, explanations } from './output/explain.ts';
export type { Explanation } from './output/explain.ts';
export { graph } from './output/graph.ts';
export type { GraphOptions } from './output/graph.ts';
export { hostJson, listJson } from './output/list.ts';
export type { ListOptions } from './output/list.ts';
export { isMarkedFloat, markFloat } from './value.ts';
export { yaml11Difference } from './yaml/scalars.ts';
