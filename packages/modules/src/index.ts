export type * from './module.ts';
export { moduleRegistry } from './registry.ts';
export { factVariables } from './setup/fact-variables.ts';
