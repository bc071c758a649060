import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const repository = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Run a program to its end. Never rejects: a program that cannot be started has status 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: Record<string, string>, input?: string, live?: boolean, timeoutMs?: number }} [options]
 *   `live` passes its output through instead of collecting it.
 * @returns {Promise<{ status: number, stdout: string, stderr: string, output: string, timedOut: boolean }>}
 */
export function run(command, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: options.cwd ?? repository,
      env: { ...process.env, ...options.env },
      stdio: [
        options.input === undefined ? 'ignore' : 'pipe',
        options.live === true ? 'inherit' : 'pipe',
        options.live === true ? 'inherit' : 'pipe',
      ],
    });
    let stdout = '';
    let stderr = '';
    let output = '';
    let timedOut = false;
    child.stdout?.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output += text;
    });
    child.stderr?.setEncoding('utf8').on('data', (text) => {
      stderr += text;
      output += text;
    });
    child.stdin?.on('error', () => {});
    child.stdin?.end(options.input);
    const timer =
      options.timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, options.timeoutMs);
    const end = (status, extra = '') => {
      clearTimeout(timer);
      resolve({ status, stdout, stderr: stderr + extra, output: output + extra, timedOut });
    };
    child.on('error', (error) => end(127, `${command}: ${error.message}\n`));
    child.on('close', (code) => end(code ?? 1));
  });
}

/** Is a program on the PATH? */
export async function hasProgram(name) {
  return (await run('sh', ['-c', 'command -v "$1"', 'sh', name])).status === 0;
}
