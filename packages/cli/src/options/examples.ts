import { exitCodeHelp } from '../exit-codes.ts';

/** The end of every --help: examples, and what the exit codes mean. */
export function examplesAndCodes(
  examples: readonly string[],
  codes: readonly number[] = [0, 1, 5],
  /** Codes that mean something else here than elsewhere. */
  own: Readonly<Record<number, string>> = {},
): string {
  const all = [...new Set([...codes, ...Object.keys(own).map(Number)])].sort((a, b) => a - b);
  const list = all.map(
    (code) => `  ${String(code).padEnd(3)}  ${own[code] ?? exitCodeHelp[code] ?? ''}`,
  );
  return ['', 'Examples:', ...examples.map((line) => `  ${line}`), '', 'Exit codes:', ...list].join(
    '\n',
  );
}
