import type { CodeTable } from '../code-table.ts';

/** Codes of `engine`: ENG001 upwards. */
export const engineCodes = {} as const satisfies CodeTable;
