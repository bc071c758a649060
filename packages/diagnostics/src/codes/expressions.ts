import type { CodeTable } from '../code-table.ts';

/** Codes of `expressions`: EXP001 upwards. */
export const expressionCodes = {} as const satisfies CodeTable;
