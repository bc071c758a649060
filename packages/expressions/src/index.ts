export type * from './api.ts';
export type * from './value.ts';
