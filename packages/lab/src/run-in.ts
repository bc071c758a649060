import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { dirname } from 'node:path';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { searchPath } from './preflight.ts';

export interface ExecOptions {
  /** Given on standard input, which is otherwise empty. */
  readonly input?: string | Uint8Array;
  /** Added to a small, clean environment (PATH, HOME, USER, LOGNAME, LANG, TERM). */
  readonly env?: Readonly<Record<string, string>>;
  /** Folder in the host. Default: /root. */
  readonly cwd?: string;
  /** Milliseconds until it is killed and LAB011 is thrown. Default: none. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface ExecResult {
  /** Exit status; 128 + the signal's number when a signal ended it. */
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExecBytes {
  readonly status: number;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

const environment = {
  PATH: [...new Set([...searchPath, dirname(process.execPath)])].join(':'),
  HOME: '/root',
  USER: 'root',
  LOGNAME: 'root',
  LANG: 'C.UTF-8',
  TERM: process.env['TERM'] ?? 'dumb',
};

/** nsenter's arguments for every namespace of the process that has this number here. */
export function enter(pid: number): readonly string[] {
  return ['--target', String(pid), '--mount', '--net', '--uts', '--ipc', '--pid'];
}

/**
 * Start a program in namespaces. It leads a process group, and `kill` of the result signals that whole
 * group: nsenter stays outside as the parent and would not pass a signal on.
 */
export function spawnIn(
  namespaces: readonly string[],
  argv: readonly string[],
  options: SpawnOptions & { readonly inHost?: string },
): ChildProcess {
  const { inHost, ...rest } = options;
  const words = inHost === undefined ? argv : inFolder(inHost, argv);
  const child = spawn('nsenter', [...namespaces, '--', ...words], {
    ...rest,
    env: { ...environment, ...options.env },
    detached: options.detached ?? true,
  });
  if (options.detached !== false) {
    child.kill = (signal?: NodeJS.Signals | number): boolean => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) {
        return false;
      }
      try {
        return process.kill(-child.pid, signal ?? 'SIGTERM');
      } catch {
        return false;
      }
    };
  }
  return child;
}

/** A shell with a script goes there itself: one process less for each of the thousands that tests start. */
function inFolder(folder: string, argv: readonly string[]): readonly string[] {
  const [shell, option, script, ...words] = argv;
  return shell === 'sh' && option === '-c' && script !== undefined && words.length === 0
    ? ['sh', '-c', `cd "$1" || exit; shift\n${script}`, 'sh', folder]
    : ['sh', '-c', 'cd "$0" && exec "$@"', folder, ...argv];
}

const signalNumbers: Readonly<Record<string, number>> = {
  SIGHUP: 1,
  SIGINT: 2,
  SIGQUIT: 3,
  SIGABRT: 6,
  SIGKILL: 9,
  SIGSEGV: 11,
  SIGPIPE: 13,
  SIGTERM: 15,
};

/** Run to the end and collect. A status other than 0 is a result, not a failure. */
export async function collect(
  child: ChildProcess,
  what: string,
  options: Pick<ExecOptions, 'input' | 'timeoutMs' | 'signal'>,
): Promise<ExecBytes> {
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => stderr.push(chunk));
  // A program may end without reading what it was given.
  child.stdin?.on('error', () => undefined);
  child.stdin?.end(options.input);
  const clock = { late: false };
  const timer =
    options.timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          clock.late = true;
          child.kill('SIGKILL');
        }, options.timeoutMs);
  const abort = (): void => void child.kill('SIGKILL');
  options.signal?.addEventListener('abort', abort, { once: true });
  try {
    const status = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (code, signal) => {
        resolve(code ?? 128 + (signalNumbers[signal ?? ''] ?? 0));
      });
    });
    if (clock.late) {
      const time = `${String(options.timeoutMs)} ms`;
      throw new VipbookError(
        diagnostic('LAB011', { message: `${what} did not finish within ${time}` }),
      );
    }
    return { status, stdout: Buffer.concat(stdout), stderr: Buffer.concat(stderr) };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', abort);
  }
}
