import type { Stats } from 'node:fs';

/** Bytes of one ssh_config or known_hosts: some 100,000 hosts with their keys. */
export const maxSshFileBytes = 16 * 2 ** 20;

/**
 * May the file be read whole? False for a device, which counts as empty: `/dev/null` is what people name for "none",
 * and another has no end. Throws an error in words for a file that is too large.
 */
export function isReadable(stats: Stats): boolean {
  if (stats.size > maxSshFileBytes)
    throw new Error(`it is larger than ${String(maxSshFileBytes / 2 ** 20)} MiB`);
  return !stats.isCharacterDevice();
}
