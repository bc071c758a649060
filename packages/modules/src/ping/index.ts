import type { PingArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { failed, ok, settled } from '../shared/plans.ts';

/** Log in and run a shell: one round trip. Not an ICMP ping. */
export const ping: Module<PingArguments> = {
  name: 'ping',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const output = await ask(
      await context.host(host),
      { do: 'command.run', command: { argv: ['true'] } },
      context.signal,
    );
    if (args.data === 'crash')
      return settled(failed('MOD021', 'boom, as data: crash asks for', context, host));
    return output.exitStatus === 0
      ? settled(ok({ ping: args.data ?? 'pong' }))
      : settled(failed('MOD001', `true exited with ${output.exitStatus}`, context, host));
  },
};
