import type { CodeTable } from '../code-table.ts';

/** Codes of `interfaces`: IFC001 upwards. */
export const interfacesCodes = {} as const satisfies CodeTable;
