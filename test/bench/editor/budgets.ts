import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';

/** One row of the budgets: what was measured, and what it may be at most. */
export interface Row {
  readonly what: string;
  readonly unit: 'ms' | 'MB' | 'kB';
  readonly budget: number;
  /** undefined: not measured in this run. */
  readonly measured: number | undefined;
}

/** Milliseconds of the client's loading and activation, each time in a new process: the middle one of seven. */
export function activation(repository: string): number {
  const script = path.join(import.meta.dirname, 'activation.ts');
  const bundle = path.join(repository, 'extension/dist/extension.cjs');
  const once = (): number =>
    Number(
      execFileSync(process.execPath, ['--conditions=source', '--import=tsx', script, bundle], {
        cwd: repository,
        encoding: 'utf8',
      }),
    );
  const times = Array.from({ length: 7 }, once).sort((a, b) => a - b);
  return times[3] ?? NaN;
}

/** Size of a built bundle, kB of 1000 bytes. */
export function bundleSize(repository: string, name: string): number {
  return statSync(path.join(repository, 'extension/dist', name)).size / 1000;
}

/** Prints each row with its verdict; how many are over. */
export function printBudgets(rows: readonly Row[]): number {
  console.log('\nbudgets                                              measured     budget');
  let over = 0;
  for (const { what, unit, budget, measured } of rows) {
    const isOver = measured !== undefined && !(measured <= budget);
    if (isOver) over += 1;
    const verdict = measured === undefined ? 'not measured' : isOver ? 'OVER' : 'ok';
    const value =
      measured === undefined ? '-' : `${measured.toFixed(measured < 10 ? 1 : 0)} ${unit}`;
    console.log(
      `  ${what.padEnd(48)} ${value.padStart(10)} ${`${String(budget)} ${unit}`.padStart(10)}   ${verdict}`,
    );
  }
  return over;
}
