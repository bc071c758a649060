import { spawn } from 'node:child_process';
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { InventoryIo } from './api.ts';
import { byCodePoint } from './code-point-order.ts';
import { maxFileBytes } from './bounded-io.ts';
import { failure } from './problems.ts';
import { inMiB, readAtMost } from './read-at-most.ts';
import { wholeFile } from './source-text.ts';

export interface NodeIoOptions {
  /** Time a script may take, in milliseconds; 60,000 when not given. */
  readonly scriptTimeoutMs?: number;
}

/** Of a script: the variables of 5,000 hosts, 12 KiB each. */
const maxOutput = 64 * 2 ** 20;
const absent: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  ETIMEDOUT: 'it is a named pipe, and nobody writes into it',
};

/** The real files and processes. Files are small and many: reading them at once is quickest. */
export function nodeInventoryIo(options: NodeIoOptions = {}): InventoryIo {
  const timeoutMs = options.scriptTimeoutMs ?? 60_000;
  const read = (path: string): Uint8Array | undefined =>
    orUndefined(path, () => {
      // Devices and pipes are as good as files, and might never end.
      const stat = statSync(path);
      if (stat.isDirectory()) return undefined;
      return readAtMost(path, maxFileBytes);
    });
  return {
    readFile: (path) => settle(() => read(path)),
    readFileSync: read,
    readDirectory: (path) =>
      settle(() => orUndefined(path, () => readdirSync(path).sort(byCodePoint))),
    isExecutable: (path) => settle(() => isExecutable(path)),
    isDirectory: (path) =>
      settle(() => orUndefined(path, () => statSync(path).isDirectory()) ?? false),
    runScript: (path, args) => runScript(resolve(path), args, timeoutMs),
  };
}

function settle<T>(work: () => T): Promise<T> {
  return new Promise((done) => {
    done(work());
  });
}

function orUndefined<T>(path: string, work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (absent.has(code)) return undefined;
    if (code === 'ELOOP') {
      throw failure(
        'INV037',
        `${path} is a symbolic link that leads back to itself`,
        wholeFile(path),
      );
    }
    const reason = words[code] ?? code;
    throw failure('INV002', `${path} cannot be read: ${reason}`, wholeFile(path));
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The script leads a process group of its own, so that what it started ends with it. */
function runScript(
  path: string,
  args: readonly string[],
  timeoutMs: number,
): ReturnType<InventoryIo['runScript']> {
  return new Promise((done, fail) => {
    const child = spawn(path, [...args], { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    let bytes = 0;
    let ended: Error | undefined;
    const stop = (reason: Error): void => {
      ended ??= reason;
      end(child.pid);
      fail(ended);
    };
    const timer = setTimeout(() => {
      const seconds = String(timeoutMs / 1000);
      stop(
        failure(
          'INV016',
          `${path} ${args.join(' ')} did not end within ${seconds} s`,
          wholeFile(path),
        ),
      );
    }, timeoutMs);
    const collect = (name: 'stdout' | 'stderr') => (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxOutput)
        stop(failure('INV015', `${path} prints more than ${inMiB(maxOutput)}`, wholeFile(path)));
      else output[name].push(chunk);
    };
    child.stdout.on('data', collect('stdout'));
    child.stderr.on('data', collect('stderr'));
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const reason =
        error.code === 'ENOENT'
          ? 'the interpreter named in its first line is missing'
          : (error.code ?? '');
      fail(failure('INV015', `${path} cannot be started: ${reason}`, wholeFile(path)));
    });
    child.on('close', (status, signal) => {
      clearTimeout(timer);
      if (signal !== null && ended === undefined) {
        fail(failure('INV015', `${path} was ended by ${signal}`, wholeFile(path)));
        return;
      }
      const text = (name: 'stdout' | 'stderr'): string =>
        Buffer.concat(output[name]).toString('utf8');
      done({ status: status ?? -1, stdout: text('stdout'), stderr: text('stderr') });
    });
  });
}

function end(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this very moment.
  }
}
