import type { AptArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planApt } from '../shared/apt/plan.ts';

const states = {
  present: 'present',
  installed: 'present',
  latest: 'latest',
  absent: 'absent',
  removed: 'absent',
} as const;

/** Debian packages. */
export const apt: Module<AptArguments> = {
  name: 'apt',
  scope: () => 'host',
  planHost: (args, host, context) =>
    planApt(
      {
        names: args.name ?? [],
        state: states[args.state ?? 'present'],
        update: args.update_cache ?? args.cache_valid_time !== undefined,
        validSeconds: args.cache_valid_time ?? 0,
        recommends: args.install_recommends,
        purge: args.purge ?? false,
        autoremove: args.autoremove ?? false,
      },
      host,
      context,
    ),
};
