import type { CommandOutput } from '@vipbook/host';
import type { Value } from '../module.ts';

/** What a program printed, under Ansible's names; the line ends at its end are removed. */
export function outputData(output: CommandOutput): {
  readonly rc: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly stdout_lines: readonly Value[];
  readonly stderr_lines: readonly Value[];
} {
  const stdout = text(output.stdout);
  const stderr = text(output.stderr);
  return {
    rc: output.exitStatus,
    stdout,
    stderr,
    stdout_lines: lines(stdout),
    stderr_lines: lines(stderr),
  };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString('utf8')
    .replace(/[\r\n]+$/, '');
}

function lines(printed: string): readonly string[] {
  return printed === '' ? [] : printed.split(/\r\n|\n|\r/);
}
