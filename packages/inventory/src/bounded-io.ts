import type { InventoryIo } from './api.ts';
import { failure } from './problems.ts';
import { inMiB } from './read-at-most.ts';
import { wholeFile } from './source-text.ts';

/** Of one inventory, file of variables or limit file. Some 200,000 lines of hosts. */
export const maxFileBytes = 4 * 2 ** 20;
/** Of all of them together. */
export const maxTotalBytes = 64 * 2 ** 20;

/** `#!`, or the magic number of an ELF program. Files that only have the bit set are read as text. */
export function isProgram(bytes: Uint8Array): boolean {
  const [a, b, c, d] = bytes;
  return (a === 0x23 && b === 0x21) || (a === 0x7f && b === 0x45 && c === 0x4c && d === 0x46);
}

/** Files no larger than can be understood in some seconds; programs, which are run, may have any size. */
export function boundedIo(io: InventoryIo): InventoryIo {
  let total = 0;
  const check = (path: string, bytes: Uint8Array | undefined): Uint8Array | undefined => {
    if (bytes === undefined) return undefined;
    if (bytes.length > maxFileBytes)
      throw failure('INV039', `${path} is larger than ${inMiB(maxFileBytes)}`, wholeFile(path));
    total += bytes.length;
    if (total > maxTotalBytes)
      throw failure(
        'INV039',
        `With ${path}, the inventory and its variables are larger than ${inMiB(maxTotalBytes)}`,
        wholeFile(path),
      );
    return bytes;
  };
  return {
    readDirectory: (path) => io.readDirectory(path),
    isDirectory: (path) => io.isDirectory(path),
    isExecutable: (path) => io.isExecutable(path),
    runScript: (path, args) => io.runScript(path, args),
    async readFile(path) {
      const bytes = await io.readFile(path);
      const large = bytes !== undefined && bytes.length > maxFileBytes;
      if (large && isProgram(bytes) && (await io.isExecutable(path))) return bytes;
      return check(path, bytes);
    },
    ...(io.readFileSync === undefined
      ? {}
      : { readFileSync: (path: string) => check(path, io.readFileSync?.(path)) }),
  };
}
