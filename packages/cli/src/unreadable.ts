import { diagnostic, VipbookError } from '@vipbook/diagnostics';

/** errno(3), in words. */
const words: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is no folder',
  ENOSPC: 'the disk is full',
  ETIMEDOUT: 'it is a named pipe, and nobody writes into it',
  EROFS: 'the file system is read-only',
};

/** What the system said of a file, in words; its name for it where there are none. */
export function whyUnreadable(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return words[code] ?? code;
}

/** A file or folder of the controller that cannot be read or written. */
export function unreadable(file: string, error: unknown): VipbookError {
  return new VipbookError(
    diagnostic('CLI003', {
      message: `${file} cannot be used: ${whyUnreadable(error)}`,
      where: { file },
    }),
  );
}
