export type * from './facts.ts';
export type * from './host.ts';
export type * from './operations.ts';
