import type { HeldAddress, NeighbourEntry, OperationResult } from '@vipbook/host';
import type { ArpArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { changed, failed, firstFailure, ok, oneStep, settled } from '../shared/plans.ts';

/** How long a neighbour that is asked directly may take to acknowledge. */
const directTimeoutMs = 1000;

/** Announce an address to the segment, flush neighbour entries for it, or show them. */
export const arp: Module<ArpArguments> = {
  name: 'arp',
  scope: () => 'host',
  planHost: (args, host, context) => {
    const address = args.address?.split('/')[0];
    if (args.action === 'show') return show(address, host, context);
    // The schema asks for the address of both others.
    return args.action === 'announce'
      ? announce(args, address ?? '', host, context)
      : flush(address ?? '', host, context);
  },
};

async function announce(
  args: ArpArguments,
  address: string,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const reached = await context.host(host);
  const { found } = await ask(reached, { do: 'address.query', address }, context.signal);
  const held = found.find((each) => args.interface === undefined || each.device === args.interface);
  if (held === undefined) return settled(notHeld(args, address, found, host, context));
  const { device } = held;
  const { targets = [] } = args;
  const data = { address, device };
  return oneStep(
    host,
    `announce ${address} on ${device}`,
    [
      { do: 'arp.announce', device, address, count: args.count ?? 3 },
      ...(targets.length === 0
        ? []
        : ([{ do: 'arp.direct', device, address, targets, timeoutMs: directTimeoutMs }] as const)),
    ],
    changed(data),
    (results) => announced(results, data, host, context),
  );
}

function notHeld(
  args: ArpArguments,
  address: string,
  found: readonly HeldAddress[],
  host: string,
  context: ModuleContext,
): Outcome {
  const elsewhere = found.map((each) => each.device).join(', ');
  const message =
    found.length === 0
      ? `${host} does not hold ${address}: announcing it would send its traffic to a host that drops it`
      : `${host} holds ${address} on ${elsewhere}, not on ${args.interface ?? ''}`;
  return failed('MOD030', message, context, host, { address });
}

function announced(
  results: readonly OperationResult[],
  data: Record<string, Value>,
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results, data);
  if (broken !== undefined) return broken;
  for (const result of results) {
    if (result.status !== 'done' || !('acknowledged' in result.out)) continue;
    const { acknowledged, silent } = result.out;
    const told = { ...data, acknowledged: [...acknowledged], silent: [...silent] };
    if (silent.length > 0) {
      const message = `${silent.join(', ')} did not acknowledge`;
      return failed('MOD031', message, context, host, told);
    }
    return changed(told);
  }
  return changed(data);
}

async function flush(address: string, host: string, context: ModuleContext): Promise<HostPlan> {
  const reached = await context.host(host);
  const { found } = await ask(reached, { do: 'neighbour.query', address }, context.signal);
  const fixed = found.filter((entry) => entry.state === 'PERMANENT');
  if (fixed.length > 0) {
    const on = fixed.map((entry) => `${entry.mac ?? '?'} on ${entry.device}`).join(', ');
    const message = `${host} has a permanent neighbour entry for ${address} (${on})`;
    return settled(failed('MOD032', message, context, host, { address }));
  }
  if (found.length === 0) return settled(ok({ address, flushed: 0 }));
  return oneStep(
    host,
    `flush neighbour entries for ${address}`,
    [{ do: 'neighbour.flush', address }],
    changed({ address, flushed: found.length }),
    (results) => flushed(results, address),
  );
}

function flushed(results: readonly OperationResult[], address: string): Outcome {
  const broken = firstFailure(results, { address });
  if (broken !== undefined) return broken;
  const [result] = results;
  const count = result?.status === 'done' && 'flushed' in result.out ? result.out.flushed : 0;
  return count > 0 ? changed({ address, flushed: count }) : ok({ address, flushed: 0 });
}

async function show(
  address: string | undefined,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const entries =
    address === undefined
      ? (await context.facts(host, { fresh: true })).neighbours
      : (await ask(await context.host(host), { do: 'neighbour.query', address }, context.signal))
          .found;
  return settled(ok({ neighbours: entries.map(entryData) }));
}

function entryData({ address, device, mac, state }: NeighbourEntry): Value {
  return { address, device, state, ...(mac === undefined ? {} : { mac }) };
}
