import type { SlurpArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { readRemote } from '../shared/files/read-remote.ts';
import { remotePath } from '../shared/files/remote-path.ts';
import { failed, ok, settled } from '../shared/plans.ts';

/** A file of the host, as base64. Only reads, so it runs with --check too. */
export const slurp: Module<SlurpArguments> = {
  name: 'slurp',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const path = await remotePath(args.src, host, context);
    const found = await readRemote(path, host, context);
    if (typeof found === 'string') return settled(failed('MOD070', found, context, host));
    return settled(
      ok({
        content: Buffer.from(found.content).toString('base64'),
        source: args.src,
        encoding: 'base64',
      }),
    );
  },
};
