import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  statSync,
} from 'node:fs';

const chunk = 64 * 1024;

/** For whoever opens a named pipe to write into it by hand, or in a script that is a little behind. */
const writerPatienceMs = 10_000;
const pollMs = 10;

/**
 * The beginning of a file, pipe or device, whatever its size says: at most `most` + 1 bytes, so that who asks sees
 * that there are more. Throws what node:fs throws, and ETIMEDOUT where nobody opens a named pipe to write into it
 * within `patienceMs` milliseconds; a writer who is there may take as long as it likes.
 */
export function readAtMost(path: string, most: number, patienceMs = writerPatienceMs): Buffer {
  const named = isNamedPipe(path);
  const file = openSync(path, named ? constants.O_RDONLY | constants.O_NONBLOCK : 'r');
  const readInto = named
    ? namedPipeReader(file, path, patienceMs)
    : (buffer: Buffer) => readSync(file, buffer, 0, buffer.length, null);
  try {
    const { size } = fstatSync(file);
    const parts: Buffer[] = [];
    for (let left = most + 1; left > 0;) {
      const buffer = Buffer.allocUnsafe(Math.min(left, size > 0 ? size + 1 : chunk));
      const read = readInto(buffer);
      if (read > 0) parts.push(buffer.subarray(0, read));
      left -= read;
      // Of a file with a size, a short answer is the last; pipes and /proc tell by an empty one.
      if (read === 0 || (size > 0 && read < buffer.length)) break;
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : Buffer.concat(parts);
  } finally {
    closeSync(file);
  }
}

/** Not that of `<(…)` or of a shell's `|`, which have no name: these are opened at once, whoever is left to write. */
function isNamedPipe(path: string): boolean {
  if (!statSync(path).isFIFO()) return false;
  try {
    // /dev/fd/63 leads to `pipe:[…]`, which is nowhere.
    realpathSync.native(path);
    return true;
  } catch {
    return false;
  }
}

const idle = new Int32Array(new SharedArrayBuffer(4));

/**
 * Opening a named pipe blocks until somebody writes. Opened without blocking, it reads as ended while there is no
 * writer, and gives EAGAIN while there is one who says nothing (fifo(7), read(2)).
 */
function namedPipeReader(
  file: number,
  path: string,
  patienceMs: number,
): (buffer: Buffer) => number {
  const until = performance.now() + patienceMs;
  let written = false;
  return (buffer) => {
    for (;;) {
      try {
        const read = readSync(file, buffer, 0, buffer.length, null);
        written ||= read > 0;
        if (written) return read;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
        written = true;
      }
      if (!written && performance.now() >= until)
        throw Object.assign(new Error(`ETIMEDOUT: nobody writes into the named pipe ${path}`), {
          code: 'ETIMEDOUT',
        });
      Atomics.wait(idle, 0, 0, pollMs);
    }
  };
}

/** "4 MiB", for messages. */
export function inMiB(bytes: number): string {
  return `${String(bytes / 2 ** 20)} MiB`;
}
