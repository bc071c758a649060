import type { FileStat } from '@vipbook/host';
import type { FileDiff } from '../../module.ts';
import { digestOf } from './digest.ts';
import { ownershipText, type OwnershipChange } from './ownership.ts';

/** Bytes of a file that --diff still shows: Ansible's figure. */
export const maxShown = 104_448;
/** As far as Ansible looks for what tells a binary file. */
const lookedAt = 8192;

interface Side {
  readonly size: number;
  readonly sha256: string;
  readonly content: Uint8Array | undefined;
}

/** The change of a file's content; in words where it is binary or too large to be shown. */
export function contentDiff(
  host: string,
  path: string,
  before: FileStat | null,
  after: Uint8Array,
): FileDiff {
  const old: Side | null =
    before?.type === 'file'
      ? {
          size: before.size,
          sha256: before.digests.sha256 ?? '',
          content: before.content,
        }
      : null;
  const young: Side = { size: after.length, sha256: digestOf('sha256', after), content: after };
  if ((old === null || isShown(old)) && isShown(young))
    return { host, path, before: old?.content ?? null, after };
  const words = (side: Side): Uint8Array => Buffer.from(`${described(side)}\n`);
  return {
    host,
    path,
    before: old === null ? null : words(old),
    after: words(young),
    about: 'summary',
  };
}

function isShown({ content, size }: Side): boolean {
  return content !== undefined && size <= maxShown && !isBinary(content);
}

function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, lookedAt).includes(0);
}

function described({ content, size, sha256 }: Side): string {
  const binary = content !== undefined && isBinary(content);
  const why = binary ? 'binary' : size > maxShown ? 'too large to show' : 'text beside binary';
  return `(${why}: ${String(size)} bytes, sha256 ${sha256})`;
}

/** The change of owner and permissions; nothing where a file is new. */
export function ownershipDiff(
  host: string,
  path: string,
  before: FileStat,
  change: OwnershipChange,
): readonly FileDiff[] {
  const { before: old, after } = ownershipText(change, before);
  if (old === after) return [];
  return [{ host, path, before: Buffer.from(old), after: Buffer.from(after), about: 'attributes' }];
}
