import type { VipArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planMoveTask } from './move.ts';
import { planPresenceTask } from './presence.ts';
import { addressOf, requestsOf } from './requests.ts';

/** `vip`: move virtual IP addresses between hosts, or make one present or absent on each. */
export const vip: Module<VipArguments> = {
  name: 'vip',
  scope: (args) =>
    args.moves !== undefined || (args.from !== undefined && args.to !== undefined)
      ? 'play'
      : 'host',
  planPlay: (args, context) => planMoveTask(requestsOf(args, context), context),
  planHost: (args, host, context) =>
    planPresenceTask(args, addressOf(args, context), host, context),
};
