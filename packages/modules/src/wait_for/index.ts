import type { WaitForArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext, Value } from '../module.ts';
import { failed, ok, settled, skipped } from '../shared/plans.ts';
import { conditionOf, type Seen } from './conditions.ts';

const defaultTimeoutSeconds = 300;

/** Wait until a port, a path, a ping or an ARP answer is as asked. Only looks, so it happens while planning. */
export const waitFor: Module<WaitForArguments> = {
  name: 'wait_for',
  scope: () => 'host',
  planHost: planWait,
};

async function planWait(
  args: WaitForArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  if (context.planning === true)
    return {
      ...settled(ok(resultData(args, 0))),
      unknown: 'it waits when the plan is applied',
    };
  if (context.check) return settled(skipped('waiting is skipped in check mode'));
  const started = context.now();
  const elapsed = (): number => Math.round((context.now() - started) / 1000);
  await context.sleep((args.delay ?? 0) * 1000);
  const condition = conditionOf(args, host, context);
  const deadline = started + (args.timeout ?? defaultTimeoutSeconds) * 1000;
  if (condition === undefined) {
    // Neither port nor path: a plain wait, as Ansible does it.
    await context.sleep(Math.max(0, deadline - context.now()));
    return settled(ok(resultData(args, elapsed())));
  }
  const pause = Math.max(0, args.sleep ?? 1) * 1000;
  let told = '';
  for (;;) {
    const left = deadline - context.now();
    const seen: Seen = await condition.look(Math.max(1, Math.min(left, Math.max(pause, 1000))));
    if (seen.reached) return settled(ok({ ...resultData(args, elapsed()), ...seen.data }));
    if (context.signal.aborted)
      return settled(failed('MOD051', `interrupted while waiting: ${seen.detail}`, context, host));
    if (context.now() >= deadline) {
      const message = args.msg ?? `Timeout when waiting for ${condition.what}: ${seen.detail}`;
      return settled(
        failed('MOD050', message, context, host, { ...resultData(args, elapsed()), ...seen.data }),
      );
    }
    if (seen.detail !== told)
      context.progress(host, `waiting for ${condition.what}: ${seen.detail}`);
    told = seen.detail;
    await context.sleep(Math.min(pause, Math.max(0, deadline - context.now())));
  }
}

function resultData(args: WaitForArguments, elapsed: number): Record<string, Value> {
  return {
    elapsed,
    state: args.state ?? 'started',
    port: args.port ?? null,
    path: args.path ?? null,
  };
}
