import type { PauseArguments } from '@vipbook/playbook';
import type { HostPlan, Module, ModuleContext } from '../module.ts';
import { failed, ok, settled, skipped } from '../shared/plans.ts';

/** Wait for some time, or for Enter; once for all hosts, on the controller. */
export const pause: Module<PauseArguments> = {
  name: 'pause',
  once: true,
  scope: () => 'host',
  planHost: planPause,
};

async function planPause(
  args: PauseArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  if (context.planning === true)
    return {
      ...settled(ok({}, 'it waits when the plan is applied')),
      unknown: 'nobody was asked yet',
    };
  if (context.check) return settled(skipped('pause waits for nothing in check mode'));
  const seconds = args.seconds ?? (args.minutes === undefined ? undefined : args.minutes * 60);
  const started = context.now();
  let answer = '';
  if (seconds !== undefined) {
    if (args.prompt !== undefined) context.progress(host, args.prompt);
    await context.sleep(seconds * 1000);
  } else {
    if (context.ask === undefined)
      return settled(
        failed('MOD022', 'pause waits for Enter, but there is no terminal', context, host),
      );
    answer = await context.ask({
      prompt: args.prompt ?? 'Press enter to continue, Ctrl+C to interrupt',
      hidden: args.echo === false,
      confirm: false,
    });
  }
  const waited = Math.round((context.now() - started) / 1000);
  return settled(
    ok({
      user_input: answer,
      delta: waited,
      echo: args.echo ?? true,
      rc: 0,
      stdout: `Paused for ${waited} seconds`,
      stderr: '',
    }),
  );
}
