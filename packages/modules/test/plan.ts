import type { Facts } from '@vipbook/host';
import {
  moduleRegistry,
  type FileDiff,
  type Module,
  type ModuleContext,
  type Outcome,
  type Step,
  type Value,
} from '@vipbook/modules';
import { coerceArguments } from '@vipbook/playbook';
import assert from 'node:assert/strict';
import type { FakeHost } from './fake-host.ts';

export interface Ran {
  readonly outcome: Outcome;
  readonly data: Readonly<Record<string, Value>>;
  readonly steps: readonly Step[];
  readonly diffs: readonly FileDiff[];
  readonly progress: readonly string[];
  /** Milliseconds that the module slept in all. */
  readonly slept: number;
}

/** Plan a module's task for one host, and carry it out unless it is only checked; as the engine does it. */
export async function run(
  name: string,
  args: Readonly<Record<string, unknown>>,
  host: FakeHost,
  init: Partial<ModuleContext> & { readonly others?: readonly FakeHost[] } = {},
): Promise<Ran> {
  const { others = [], ...given } = init;
  const hosts = new Map([host, ...others].map((each) => [each.name, each]));
  const progress: string[] = [];
  let now = 0;
  let slept = 0;
  const find = (wanted: string): FakeHost => {
    const found = hosts.get(wanted);
    assert.ok(found, `no fake host ${wanted}`);
    return found;
  };
  const context: ModuleContext = {
    where: { file: '/play.yml' },
    check: false,
    signal: new AbortController().signal,
    host: (wanted) => Promise.resolve(find(wanted)),
    facts: (wanted): Promise<Facts> => find(wanted).facts(),
    inventoryHosts: [...hosts.keys()],
    playHosts: [...hosts.keys()],
    now: () => now,
    sleep: (milliseconds) => {
      now += milliseconds;
      slept += milliseconds;
      return Promise.resolve();
    },
    progress: (_host, message) => progress.push(message),
    ...given,
  };
  const coerced = coerceArguments(name, args as never, { mode: 'rendered' });
  assert.deepEqual(coerced.findings, []);
  const module = moduleRegistry.get(name) as Module<Record<string, unknown>> | undefined;
  assert.ok(module?.planHost, `${name} has no planHost`);
  const plan = await module.planHost(coerced.arguments, host.name, context);
  let outcome = plan.settled;
  if (!context.check && plan.steps.length > 0) {
    const results = await host.run(plan.steps.flatMap((step) => step.operations));
    outcome = plan.finish === undefined ? plan.settled : plan.finish(results);
  }
  const { steps, diffs } = plan;
  return { outcome, data: outcome.data ?? {}, steps, diffs, progress, slept };
}
