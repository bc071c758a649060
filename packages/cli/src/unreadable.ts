import { diagnostic, VipbookError } from '@vipbook/diagnostics';

/** A file or folder of the controller that cannot be read or written. */
export function unreadable(file: string, error: unknown): VipbookError {
  const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
  return new VipbookError(
    diagnostic('CLI003', { message: `${file} cannot be used: ${code}`, where: { file } }),
  );
}
