import { VipbookError } from '@vipbook/diagnostics';
import type { AssertArguments } from '@vipbook/playbook';
import type { Module, ModuleContext, Outcome } from '../module.ts';
import { isTrue } from '../shared/truth.ts';
import { failed, ok, settled } from '../shared/plans.ts';

/** Fail unless every condition holds. */
export const assert: Module<AssertArguments> = {
  name: 'assert',
  scope: () => 'host',
  planHost: (args, host, context) => Promise.resolve(settled(judge(args, host, context))),
};

function judge(args: AssertArguments, host: string, context: ModuleContext): Outcome {
  const conditions = Array.isArray(args.that) ? args.that : [args.that];
  for (const condition of conditions) {
    const held = typeof condition === 'boolean' ? condition : isTrue(evaluate(condition, context));
    if (held) continue;
    const given = args.fail_msg ?? args.msg;
    const message = given === undefined ? 'Assertion failed' : text(given);
    return failed('MOD020', message, context, host, {
      assertion: condition,
      evaluated_to: false,
      changed: false,
    });
  }
  return ok({}, args.success_msg === undefined ? 'All assertions passed' : text(args.success_msg));
}

function evaluate(
  condition: string,
  context: ModuleContext,
): ReturnType<NonNullable<ModuleContext['evaluate']>> {
  if (context.evaluate === undefined) throw new VipbookError([]);
  return context.evaluate(condition);
}

function text(message: string | readonly string[]): string {
  return typeof message === 'string' ? message : message.join('\n');
}
