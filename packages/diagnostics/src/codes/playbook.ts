import type { CodeTable } from '../code-table.ts';

/** Codes of `playbook`: PBK001 upwards. */
export const playbookCodes = {} as const satisfies CodeTable;
