import type { CodeTable } from '../code-table.ts';

/** Codes of `cli`: CLI001 upwards. */
export const cliCodes = {
  CLI001: {
    title: 'Unexpected failure',
    severity: 'error',
    explanation: 'vipbook itself failed in a way nobody foresaw. This is a defect of vipbook.',
    remedy: 'Please report it with the output of the same command with -vvv.',
  },
} as const satisfies CodeTable;
