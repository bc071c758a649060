import type { CodeTable } from '../code-table.ts';

/** Codes of `inventory`: INV001 upwards. */
export const inventoryCodes = {} as const satisfies CodeTable;
