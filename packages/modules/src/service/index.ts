import type { OperationOf, OperationResult, ServiceState } from '@vipbook/host';
import type { ServiceArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { outputData } from '../shared/output.ts';
import { changed, failed, firstFailure, ok, oneStep, settled } from '../shared/plans.ts';

type Action = OperationOf<'service.set'>['action'];

/** Start, stop, restart, reload, enable, disable; whichever service manager the host has. */
export const service: Module<ServiceArguments> = {
  name: 'service',
  scope: () => 'host',
  planHost: planService,
};

export async function planService(
  args: ServiceArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const { name } = args;
  const state = await ask(await context.host(host), { do: 'service.query', name }, context.signal);
  const data = resultData(args, state);
  if (!state.known || state.manager === 'none') {
    const what =
      state.manager === 'none' ? 'the host has no service manager' : `no service is named ${name}`;
    return settled(failed('MOD010', what, context, host, data));
  }
  const actions = actionsFor(args, state);
  if (actions.length === 0) return settled(ok(data));
  return oneStep(
    host,
    `${actions.join(' and ')} ${name}`,
    actions.map((action) => ({ do: 'service.set', name, action })),
    changed(data),
    (results) => outcome(actions, results, name, data, host, context),
  );
}

function actionsFor({ state, enabled }: ServiceArguments, now: ServiceState): readonly Action[] {
  return [...stateActions(state, now.active), ...enableActions(enabled, now.enabled)];
}

function stateActions(state: ServiceArguments['state'], active: boolean): readonly Action[] {
  switch (state) {
    case undefined:
      return [];
    case 'started':
      return active ? [] : ['start'];
    case 'stopped':
      return active ? ['stop'] : [];
    case 'restarted':
      return ['restart'];
    case 'reloaded':
      return [active ? 'reload' : 'start'];
  }
}

function enableActions(wanted: boolean | undefined, enabled: boolean): readonly Action[] {
  if (wanted === undefined || wanted === enabled) return [];
  return [wanted ? 'enable' : 'disable'];
}

function resultData(args: ServiceArguments, state: ServiceState): Record<string, Value> {
  const after =
    args.state === undefined
      ? state.active
        ? 'started'
        : 'stopped'
      : args.state === 'stopped'
        ? 'stopped'
        : 'started';
  return { name: args.name, state: after, enabled: args.enabled ?? state.enabled };
}

function outcome(
  actions: readonly Action[],
  results: readonly OperationResult[],
  name: string,
  data: Record<string, Value>,
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results, data);
  if (broken !== undefined) return broken;
  for (const [index, result] of results.entries()) {
    if (result.status !== 'done' || !('exitStatus' in result.out)) continue;
    if (result.out.exitStatus === 0) continue;
    const output = outputData(result.out);
    const said = output.stderr === '' ? output.stdout : output.stderr;
    const message = `${actions[index] ?? 'change'} ${name} exited with ${output.rc}: ${said}`;
    return failed('MOD011', message, context, host, { ...data, ...output });
  }
  return changed(data);
}
