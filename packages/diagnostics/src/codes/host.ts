import type { CodeTable } from '../code-table.ts';

/** Codes of `host`: HST001 upwards. */
export const hostCodes = {} as const satisfies CodeTable;
