import { createHash } from 'node:crypto';

/** Hex. */
export function digestOf(name: 'md5' | 'sha1' | 'sha256', content: Uint8Array): string {
  return createHash(name).update(content).digest('hex');
}
