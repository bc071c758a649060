import type { Code } from '@vipbook/diagnostics';
import type { Operation, OperationOf, OperationResult, ServiceState } from '@vipbook/host';
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
  planHost: (args, host, context) => planService(args, host, context),
};

/** What `service` and `systemd` can ask for. */
export interface ServiceRequest extends ServiceArguments {
  /** systemd only. */
  readonly masked?: boolean;
}

/** @param first - done before all else when the task runs, and no change by itself. */
export async function planService(
  args: ServiceRequest,
  host: string,
  context: ModuleContext,
  first: readonly Operation[] = [],
): Promise<HostPlan> {
  const { name } = args;
  const state = await ask(await context.host(host), { do: 'service.query', name }, context.signal);
  const data = resultData(args, state);
  const why = obstacle(args, state, first.length > 0);
  if (why !== undefined) return settled(failed(why[0], why[1], context, host, data, why[2]));
  const actions = actionsFor(args, state);
  const settledAs = actions.length === 0 ? ok(data) : changed(data);
  const operations = [
    ...first,
    ...actions.map((action) => ({ do: 'service.set', name, action }) as const),
  ];
  if (operations.length === 0) return settled(settledAs);
  const title =
    actions.length === 0 ? 'have unit files read again' : `${actions.join(' and ')} ${name}`;
  return oneStep(host, title, operations, settledAs, (results) =>
    outcome(operations, results, name, data, settledAs, host, context),
  );
}

/** Where administrators put unit files, and systemctl the links that mask. */
const ownUnits = '/etc/systemd/system/';

type Obstacle = readonly [code: Code, message: string, remedy?: string];

/** Why the task cannot succeed, as far as the host tells before anything changes. */
function obstacle(
  args: ServiceRequest,
  state: ServiceState,
  readAgain: boolean,
): Obstacle | undefined {
  const { name, masked } = args;
  if (state.manager === 'none') return ['MOD010', 'the host has no service manager'];
  if (state.manager !== 'systemd' && (masked !== undefined || readAgain))
    return ['MOD010', 'the host does not run systemd'];
  const asksMore = args.state !== undefined || args.enabled !== undefined;
  if (!state.known && (masked === undefined || asksMore))
    return ['MOD010', `no service is named ${name}`];
  if (state.broken !== undefined && !readAgain)
    return ['MOD011', `systemd cannot read the unit file of ${name}: ${state.broken}`];
  if (masked === true && state.masked !== true && state.file?.startsWith(ownUnits) === true)
    return [
      'MOD011',
      `${state.file} is in the way of a mask, which would be a link at that place`,
      `Move it to /usr/local/lib/systemd/system, or stop and disable ${name} instead.`,
    ];
  const staysMasked = masked ?? state.masked ?? false;
  const starts = args.state !== undefined && args.state !== 'stopped';
  if (staysMasked && state.known && ((starts && !state.active) || args.enabled === true))
    return [
      'MOD011',
      `${name} is masked: nothing can start or enable it`,
      'Say `masked: false` with the systemd module.',
    ];
  return undefined;
}

function actionsFor(args: ServiceRequest, now: ServiceState): readonly Action[] {
  return [
    ...maskActions(args.masked, now.masked ?? false),
    ...enableActions(args.enabled, now, args.masked === false),
    ...stateActions(args.state, now),
  ];
}

function maskActions(wanted: boolean | undefined, masked: boolean): readonly Action[] {
  if (wanted === undefined || wanted === masked) return [];
  return [wanted ? 'mask' : 'unmask'];
}

function stateActions(
  wanted: ServiceArguments['state'],
  { active, stopping = false }: ServiceState,
): readonly Action[] {
  switch (wanted) {
    case undefined:
      return [];
    case 'started':
      return active ? [] : ['start'];
    case 'stopped':
      return active || stopping ? ['stop'] : [];
    case 'restarted':
      // What does not run is started, as Ansible does: a restart would stop nothing.
      return [active ? 'restart' : 'start'];
    case 'reloaded':
      return [active ? 'reload' : 'start'];
  }
}

/** A masked unit does not tell whether it was enabled: when it is unmasked, it is made sure. */
function enableActions(
  wanted: boolean | undefined,
  { enabled, masked = false }: ServiceState,
  unmasked: boolean,
): readonly Action[] {
  if (wanted === undefined || (wanted === enabled && !(masked && unmasked))) return [];
  return [wanted ? 'enable' : 'disable'];
}

function resultData(args: ServiceRequest, state: ServiceState): Record<string, Value> {
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
  operations: readonly Operation[],
  results: readonly OperationResult[],
  name: string,
  data: Record<string, Value>,
  settledAs: Outcome,
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
    const operation = operations[index];
    const what = operation?.do === 'service.set' ? `${operation.action} ${name}` : 'systemctl';
    const message = `${what} exited with ${output.rc}: ${said}`;
    return failed('MOD011', message, context, host, { ...data, ...output });
  }
  return settledAs;
}
