import type { InventoryIo } from '@vipbook/inventory';
import path from 'node:path';

/** Files in memory; a folder is whatever has files below it. */
export function memoryIo(
  files: Readonly<Record<string, string | Uint8Array>>,
  script: InventoryIo['runScript'] = () => Promise.reject(new Error('no script expected')),
  executable: readonly string[] = [],
): InventoryIo {
  const normal = new Map(
    Object.entries(files).map(([name, text]) => [path.posix.normalize(name), text]),
  );
  const list = (folder: string): readonly string[] | undefined => {
    const prefix = folder === '.' ? '' : `${path.posix.normalize(folder)}/`;
    const names = [...normal.keys()].filter((name) => name.startsWith(prefix));
    if (names.length === 0) return undefined;
    return [...new Set(names.map((name) => name.slice(prefix.length).split('/')[0] ?? ''))].sort();
  };
  const read = (name: string): Uint8Array | undefined => {
    const text = normal.get(path.posix.normalize(name));
    return typeof text === 'string' ? new TextEncoder().encode(text) : text;
  };
  return {
    readFile: (name) => Promise.resolve(read(name)),
    readFileSync: read,
    readDirectory: (name) => Promise.resolve(normal.has(name) ? undefined : list(name)),
    isExecutable: (name) => Promise.resolve(executable.includes(name)),
    isDirectory: (name) => Promise.resolve(!normal.has(name) && list(name) !== undefined),
    runScript: script,
  };
}
