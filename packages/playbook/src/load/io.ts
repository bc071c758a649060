import { open } from 'node:fs/promises';

/** Files, from outside. */
export interface PlaybookIo {
  /** At most `most` + 1 bytes, so that the reader sees that there are more; undefined: no such file.
   *  Throws an Error for what cannot be read. */
  readFile(path: string, most: number): Promise<Uint8Array | undefined>;
}

export function nodePlaybookIo(): PlaybookIo {
  return {
    async readFile(path, most) {
      const handle = await open(path).catch((error: unknown) => {
        const { code } = error as NodeJS.ErrnoException;
        if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
        throw error;
      });
      if (handle === undefined) return undefined;
      try {
        const status = await handle.stat();
        if (status.isDirectory()) throw new Error('it is a folder');
        // A device gives no size and may have no end.
        if (!status.isFile() && !status.isFIFO()) throw new Error('it is no regular file');
        const room = status.isFIFO() ? most + 1 : Math.min(status.size, most + 1);
        const buffer = new Uint8Array(room);
        let length = 0;
        while (length < room) {
          // A pipe gives a part at a time, and knows no places.
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
