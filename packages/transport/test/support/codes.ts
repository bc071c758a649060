import { VipbookError } from '@vipbook/diagnostics';

/** The first code of an error, or the error as text when it is no VipbookError. */
export function codeOf(error: unknown): string {
  return error instanceof VipbookError ? (error.diagnostics[0]?.code ?? '') : String(error);
}

/** `ok`, or the code with which a promise rejects. */
export async function outcome(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
    return 'ok';
  } catch (error) {
    return codeOf(error);
  }
}
