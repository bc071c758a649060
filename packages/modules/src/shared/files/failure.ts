import { diagnostic, VipbookError, type Code } from '@vipbook/diagnostics';
import type { ModuleContext } from '../../module.ts';

/** A finding at the task, thrown: the task then fails on this host, and nothing was done. */
export function fail(
  code: Code,
  message: string,
  context: ModuleContext,
  host: string,
  details: { readonly remedy?: string; readonly file?: string } = {},
): never {
  const { remedy, file } = details;
  const where = file === undefined ? { ...context.where, host } : { file, host };
  throw new VipbookError(
    diagnostic(code, { message, where, ...(remedy === undefined ? {} : { remedy }) }),
  );
}
