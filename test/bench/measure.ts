import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[middle - 1] ?? NaN, sorted[middle] ?? NaN];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

export interface Timed {
  readonly milliseconds: number;
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** From the start of a process to its end, as whoever typed the command waits for it. */
export async function timed(start: () => ChildProcess): Promise<Timed> {
  const startedAt = performance.now();
  const child = start();
  let [stdout, stderr] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  let endedAt = 0;
  child.once('exit', () => (endedAt = performance.now()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { milliseconds: endedAt - startedAt, status: code ?? 1, stdout, stderr };
}

export function here(argv: readonly string[]): () => ChildProcess {
  const [program, ...args] = argv;
  return () => spawn(program ?? '', args, { stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Each command `runs` times, in turn, so that a disturbance hits all alike. */
export async function inTurn(
  commands: readonly (() => ChildProcess)[],
  runs: number,
): Promise<readonly (readonly Timed[])[]> {
  const results: Timed[][] = commands.map(() => []);
  for (let round = 0; round < runs; round += 1) {
    for (const [index, start] of commands.entries()) results[index]?.push(await timed(start));
  }
  return results;
}

export const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 2 : 0)} ms`;
export const seconds = (value: number): string => `${(value / 1000).toFixed(2)} s`;

/** A line of the table. */
export interface Row {
  readonly what: string;
  readonly value: string;
  /** Beside what is it, and how much better or worse. */
  readonly compared?: string;
  /** Whether a target of ours is met; undefined where there is none. */
  readonly met?: boolean;
}

/** What a section needs to be left out for, in words. */
export class NotHere extends Error {}
