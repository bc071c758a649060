import type { Operation } from '@vipbook/host';
import type { SystemdArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext, Outcome } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { outputData } from '../shared/output.ts';
import { failed, firstFailure, ok, oneStep, settled } from '../shared/plans.ts';
import { planService } from '../service/index.ts';

/** As `service`, and what only systemd has: masks, and unit files that are read again. */
export const systemd: Module<SystemdArguments> = {
  name: 'systemd',
  scope: () => 'host',
  async planHost(args, host, context) {
    const { name } = args;
    const manager = managerOperations(args);
    if (name !== undefined) return planService({ ...args, name }, host, context, manager);
    const state = await ask(
      await context.host(host),
      // Any unit that every systemd has: only its manager is asked for.
      { do: 'service.query', name: 'basic.target' },
      context.signal,
    );
    if (state.manager !== 'systemd')
      return settled(failed('MOD010', 'the host does not run systemd', context, host));
    return reloadAlone(manager, host, context);
  },
};

function managerOperations(args: SystemdArguments): readonly Operation[] {
  return (['daemon_reload', 'daemon_reexec'] as const)
    .filter((key) => args[key] === true)
    .map((key) => ({
      do: 'command.run',
      command: { argv: ['systemctl', key.replace('_', '-')] },
    }));
}

function reloadAlone(
  operations: readonly Operation[],
  host: string,
  context: ModuleContext,
): HostPlan {
  // Both may have been written as false.
  if (operations.length === 0) return settled(ok());
  return oneStep(host, 'have unit files read again', operations, ok(), (results): Outcome => {
    const broken = firstFailure(results);
    if (broken !== undefined) return broken;
    for (const result of results) {
      if (result.status !== 'done' || !('exitStatus' in result.out)) continue;
      if (result.out.exitStatus === 0) continue;
      const output = outputData(result.out);
      const message = `systemctl exited with ${output.rc}: ${output.stderr}`;
      return failed('MOD011', message, context, host, output);
    }
    return ok();
  });
}
