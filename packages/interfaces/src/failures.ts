import { diagnostic, VipbookError, type Code, type Place } from '@vipbook/diagnostics';

/** An edit that cannot be made. */
export function cannot(code: Code, message: string, where?: Place, remedy?: string): VipbookError {
  return new VipbookError(diagnostic(code, { message, where, remedy }));
}
