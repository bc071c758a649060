import { exitCodeHelp } from '../exit-codes.ts';

/** The end of every --help: examples, and what the exit codes mean. */
export function examplesAndCodes(
  examples: readonly string[],
  codes: readonly number[] = [0, 1, 5],
): string {
  const list = codes.map((code) => `  ${String(code).padEnd(3)}  ${exitCodeHelp[code] ?? ''}`);
  return ['', 'Examples:', ...examples.map((line) => `  ${line}`), '', 'Exit codes:', ...list].join(
    '\n',
  );
}
