import type { Operation, OperationResult } from '@vipbook/host';
import type { HostPlan, ModuleContext, Outcome, Step } from '@vipbook/modules';

/**
 * Carry out a host's plan: neighbouring steps on the same host go there in one round trip; after the first
 * failed operation the rest is skipped.
 */
export async function executePlan(
  plan: HostPlan,
  context: ModuleContext,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  if (plan.steps.length === 0 || context.check) return plan.settled;
  const results: OperationResult[] = [];
  let failed = false;
  for (const { host, operations } of together(plan.steps)) {
    if (failed) {
      results.push(...operations.map((): OperationResult => ({ status: 'skipped' })));
      continue;
    }
    const reached = await context.host(host);
    const done: readonly OperationResult[] = await reached.run(
      operations,
      signal === undefined ? {} : { signal },
    );
    results.push(...done);
    failed = done.some((result) => result.status === 'failed');
  }
  return plan.finish === undefined ? usualOutcome(plan, results) : plan.finish(results);
}

interface Batch {
  readonly host: string;
  readonly operations: Operation[];
}

function together(steps: readonly Step[]): readonly Batch[] {
  const result: Batch[] = [];
  for (const step of steps) {
    const last = result.at(-1);
    if (last?.host === step.host) last.operations.push(...step.operations);
    else result.push({ host: step.host, operations: [...step.operations] });
  }
  return result;
}

/** For modules whose settled outcome already tells what a success means. */
function usualOutcome(plan: HostPlan, results: readonly OperationResult[]): Outcome {
  const failed = results.find((result) => result.status === 'failed');
  if (failed?.status === 'failed')
    return { status: 'failed', message: failed.error.message, error: failed.error };
  return plan.settled;
}
