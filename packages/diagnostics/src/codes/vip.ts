import type { CodeTable } from '../code-table.ts';

/** Codes of `vip`: VIP001 upwards. */
export const vipCodes = {} as const satisfies CodeTable;
