import type { PackageArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planApt } from '../shared/apt/plan.ts';

const states = {
  present: 'present',
  installed: 'present',
  latest: 'latest',
  absent: 'absent',
  removed: 'absent',
} as const;

/** Packages by the host's own package manager, of which apt is the one that is known. */
export const packageModule: Module<PackageArguments> = {
  name: 'package',
  scope: () => 'host',
  planHost: (args, host, context) =>
    planApt(
      {
        names: args.name,
        state: states[args.state],
        update: false,
        validSeconds: 0,
        recommends: undefined,
        purge: false,
        autoremove: false,
      },
      host,
      context,
    ),
};
