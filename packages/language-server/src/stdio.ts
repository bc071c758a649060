import { spawn } from 'node:child_process';
import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';
import type { RunVipbook } from './commands.ts';
import { startLanguageServer } from './server.ts';

export interface StdioOptions {
  readonly version: string;
  /** Program and first arguments that are this very `vipbook`. */
  readonly command: readonly [string, ...string[]];
}

/** Serve the editor at the other end of standard input and output. The process ends with it. */
export function serveStdio({ version, command }: StdioOptions): void {
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(process.stdin),
    new StreamMessageWriter(process.stdout),
  );
  startLanguageServer(connection, { version, runVipbook: runner(command) });
}

/** Enough for any plan; more is not for a message. */
const mostOutput = 16 * 1024 * 1024;

function runner([program, ...first]: readonly [string, ...string[]]): RunVipbook {
  return (args, { cwd, signal }) =>
    new Promise((resolve) => {
      const child = spawn(program, [...first, ...args], {
        cwd,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const output = { stdout: '', stderr: '' };
      for (const name of ['stdout', 'stderr'] as const)
        child[name].setEncoding('utf8').on('data', (text: string) => {
          if (output[name].length < mostOutput) output[name] += text;
        });
      // As Ctrl-C would: what has begun is brought to a known end.
      const stop = (): void => void child.kill('SIGINT');
      if (signal.aborted) stop();
      signal.addEventListener('abort', stop, { once: true });
      const end = (status: number): void => {
        signal.removeEventListener('abort', stop);
        resolve({ status, ...output });
      };
      child.on('error', (error) => {
        output.stderr += error.message;
        end(127);
      });
      child.on('close', (status) => end(status ?? 1));
    });
}
