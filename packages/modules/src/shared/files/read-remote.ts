import type { FileStat } from '@vipbook/host';
import type { ModuleContext } from '../../module.ts';
import { ask } from '../ask.ts';

/** A host's answer may have 64 MiB (the transport's limit); half of it leaves room for the rest. */
export const maxRead = 32 * 1024 * 1024;

export type RemoteFile = FileStat & { readonly content: Uint8Array };

/** A file of the host whole, symlinks followed; or in words why it cannot be had. */
export async function readRemote(
  path: string,
  host: string,
  context: ModuleContext,
): Promise<RemoteFile | string> {
  const { stat } = await ask(
    await context.host(host),
    { do: 'file.stat', path, digests: ['sha256'], contentUpTo: maxRead },
    context.signal,
  );
  if (stat === null) return `file not found: ${path}`;
  if (stat.type === 'directory') return `source is a directory and must be a file: ${path}`;
  if (stat.type !== 'file') return `source is no regular file: ${path}`;
  if (!stat.readable) return `file is not readable: ${path}`;
  if (stat.content === undefined)
    return `file has ${String(stat.size)} bytes, and at most ${String(maxRead)} can be read so: ${path}`;
  return { ...stat, content: stat.content };
}
