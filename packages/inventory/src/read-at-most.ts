import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

const chunk = 64 * 1024;

/**
 * The beginning of a file, pipe or device, whatever its size says: at most `most` + 1 bytes, so that who asks sees
 * that there are more. Throws what node:fs throws.
 */
export function readAtMost(path: string, most: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const parts: Buffer[] = [];
    for (let left = most + 1; left > 0;) {
      const buffer = Buffer.allocUnsafe(Math.min(left, size > 0 ? size + 1 : chunk));
      const read = readSync(file, buffer, 0, buffer.length, null);
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

/** "4 MiB", for messages. */
export function inMiB(bytes: number): string {
  return `${String(bytes / 2 ** 20)} MiB`;
}
