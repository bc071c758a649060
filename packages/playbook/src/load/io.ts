import { open, stat } from 'node:fs/promises';
import { readAtMost } from '@vipbook/inventory';

/** Files, from outside. */
export interface PlaybookIo {
  /** At most `most` + 1 bytes, so that the reader sees that there are more; undefined: no such file.
   *  Throws an Error for what cannot be read. */
  readFile(path: string, most: number): Promise<Uint8Array | undefined>;
}

/** @param patienceMs - how long a named pipe may stay without a writer; as long as `readAtMost` has it */
export function nodePlaybookIo(patienceMs?: number): PlaybookIo {
  return {
    async readFile(path, most) {
      const status = await stat(path).catch((error: unknown) => {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw error;
      });
      if (status === undefined) return undefined;
      // Opening one into which nobody writes would never end.
      if (status.isFIFO()) return readPipe(path, most, patienceMs);
      if (status.isDirectory()) throw new Error('it is a folder');
      // A device gives no size and may have no end.
      if (!status.isFile()) throw new Error('it is no regular file');
      const handle = await open(path);
      try {
        const room = Math.min(status.size, most + 1);
        const buffer = new Uint8Array(room);
        let length = 0;
        while (length < room) {
          const { bytesRead } = await handle.read(buffer, length, room - length, null);
          if (bytesRead === 0) break;
          length += bytesRead;
        }
        return buffer.subarray(0, length);
      } finally {
        await handle.close();
      }
    },
  };
}

function readPipe(path: string, most: number, patienceMs?: number): Uint8Array {
  try {
    return readAtMost(path, most, patienceMs);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ETIMEDOUT') throw error;
    throw new Error('it is a named pipe, and nobody writes into it', { cause: error });
  }
}
