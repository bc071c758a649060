import { spawn } from 'node:child_process';
import type { CommandOutput } from '@vipbook/host';

/** A program of this machine, with nothing to read. Status 127: there is none such. */
export function runHere(argv: readonly string[], signal: AbortSignal): Promise<CommandOutput> {
  const [program = '', ...words] = argv;
  return new Promise((resolve) => {
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    const child = spawn(program, words, {
      stdio: ['ignore', 'pipe', 'pipe'],
      signal,
      env: { ...process.env, LC_ALL: 'C' },
    });
    child.stdout.on('data', (part: Buffer) => out.push(part));
    child.stderr.on('data', (part: Buffer) => err.push(part));
    const end = (exitStatus: number): void => {
      resolve({ exitStatus, stdout: Buffer.concat(out), stderr: Buffer.concat(err) });
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      err.push(
        Buffer.from(`${program}: ${error.code === 'ENOENT' ? 'not found' : error.message}\n`),
      );
      end(error.code === 'ENOENT' ? 127 : 255);
    });
    child.on('close', (status) => {
      end(status ?? 255);
    });
  });
}
