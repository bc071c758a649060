import { diagnostic, VipbookError } from '@vipbook/diagnostics';

/** errno(3), in words. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the file system is read-only',
};

/** A file or folder of the controller that cannot be read or written. */
export function unreadable(file: string, error: unknown): VipbookError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  const what = words[code] ?? code;
  return new VipbookError(
    diagnostic('CLI003', { message: `${file} cannot be used: ${what}`, where: { file } }),
  );
}
