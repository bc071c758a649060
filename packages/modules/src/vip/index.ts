import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import type { VipArguments } from '@vipbook/playbook';
import { parseAddress, type ParsedAddress } from '@vipbook/vip';
import type { Module } from '../module.ts';
import { planMoveTask } from './move.ts';
import { planPresenceTask } from './presence.ts';

/** `vip`: move a virtual IP address between two hosts, or make it present or absent on each. */
export const vip: Module<VipArguments> = {
  name: 'vip',
  scope: (args) => (args.from !== undefined && args.to !== undefined ? 'play' : 'host'),
  planPlay: (args, context) => planMoveTask(args, addressOf(args, context), context),
  planHost: (args, host, context) =>
    planPresenceTask(args, addressOf(args, context), host, context),
};

/** The address, and the prefix from wherever it is given. */
function addressOf(args: VipArguments, context: { where: object }): ParsedAddress {
  const parsed = parseAddress(args.address);
  if (parsed === undefined) {
    throw new VipbookError(
      diagnostic('VIP013', {
        message: `"${args.address}" is not an IP address`,
        where: context.where,
      }),
    );
  }
  const prefix = parsed.prefix ?? args.prefix;
  return { ...parsed, ...(prefix === undefined ? {} : { prefix }) };
}
