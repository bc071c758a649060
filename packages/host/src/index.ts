export type * from './facts.ts';
export type * from './host.ts';
export type * from './operations.ts';
export { describeOperation } from './describe.ts';
export { openHost } from './real/open-host.ts';
