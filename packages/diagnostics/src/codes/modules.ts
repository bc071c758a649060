import type { CodeTable } from '../code-table.ts';

/** Codes of `modules`: MOD001 upwards. */
export const moduleCodes = {} as const satisfies CodeTable;
