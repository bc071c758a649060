import { VipbookError } from '@vipbook/diagnostics';
import type { DebugArguments } from '@vipbook/playbook';
import type { Module, ModuleContext, Outcome, Value } from '../module.ts';
import { ok, settled, skipped } from '../shared/plans.ts';

/** Show a message, or the value of an expression. Needs no connection. */
export const debug: Module<DebugArguments> = {
  name: 'debug',
  scope: () => 'host',
  planHost: (args, _host, context) => Promise.resolve(settled(show(args, context))),
};

function show(args: DebugArguments, context: ModuleContext): Outcome {
  if ((args.verbosity ?? 0) > (context.verbosity ?? 0))
    return skipped('Verbosity threshold not met.', {
      skipped_reason: 'Verbosity threshold not met.',
    });
  const data: Record<string, Value> =
    args.var === undefined
      ? { msg: args.msg === undefined ? 'Hello world!' : args.msg }
      : { [args.var]: valueOf(args.var, context) };
  return ok({ ...data, _vipbook_verbose_always: true });
}

/** Ansible's words for a variable that is not there; anything else that is wrong with it is an error. */
function valueOf(expression: string, context: ModuleContext): Value {
  try {
    return context.evaluate?.(expression) ?? null;
  } catch (error) {
    const undefinedName =
      error instanceof VipbookError && error.diagnostics.every(({ code }) => code === 'EXP010');
    if (undefinedName) return 'VARIABLE IS NOT DEFINED!';
    throw error;
  }
}
