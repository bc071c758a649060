import { failure } from './problems.ts';
import { wholeFile } from './source-text.ts';

const maxBytes = 64 * 1024 * 1024;

/** The text of a file in UTF-8, without a byte order mark. Throws INV002, INV011. */
export function decodeText(bytes: Uint8Array, path: string): string {
  if (bytes.length > maxBytes) {
    throw failure('INV011', `${path} is larger than 64 MiB`, wholeFile(path));
  }
  if (bytes.includes(0)) throw failure('INV002', `${path} is a binary file`, wholeFile(path));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw failure('INV002', `${path} is not UTF-8`, wholeFile(path));
  }
}
