import type { CodeTable } from '../code-table.ts';

/** Codes of `lab`: LAB001 upwards. */
export const labCodes = {} as const satisfies CodeTable;
