import type { CodeTable } from '../code-table.ts';

/** Codes of `transport`: SSH001 upwards. */
export const transportCodes = {} as const satisfies CodeTable;
