import type { FailArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { failed, settled } from '../shared/plans.ts';

/** Fail with a message. */
export const fail: Module<FailArguments> = {
  name: 'fail',
  scope: () => 'host',
  planHost: (args, host, context) =>
    Promise.resolve(
      settled(failed('MOD021', args.msg ?? 'Failed as requested from task', context, host)),
    ),
};
