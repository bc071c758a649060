import type { SystemdArguments } from '@vipbook/playbook';
import type { Module } from '../module.ts';
import { planService } from '../service/index.ts';

/** The same as `service`, under the name that playbooks for systemd use. */
export const systemd: Module<SystemdArguments> = {
  name: 'systemd',
  scope: () => 'host',
  planHost: planService,
};
