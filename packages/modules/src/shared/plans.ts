import { diagnostic, type Code } from '@vipbook/diagnostics';
import type { Operation, OperationResult } from '@vipbook/host';
import type { FileDiff, HostPlan, ModuleContext, Outcome, Value } from '../module.ts';

type Data = Readonly<Record<string, Value>>;

/** A plan that has nothing to do on the host. */
export function settled(outcome: Outcome): HostPlan {
  return { steps: [], diffs: [], settled: outcome };
}

export function ok(data: Data = {}, message?: string): Outcome {
  return { status: 'ok', data, ...(message === undefined ? {} : { message }) };
}

export function changed(data: Data = {}, message?: string): Outcome {
  return { status: 'changed', data, ...(message === undefined ? {} : { message }) };
}

export function skipped(message: string, data: Data = {}): Outcome {
  return { status: 'skipped', message, data };
}

/** A failure with a finding that stands at the task. */
export function failed(
  code: Code,
  message: string,
  context: ModuleContext,
  host: string,
  data: Data = {},
  remedy?: string,
): Outcome {
  const error = diagnostic(code, { message, where: { ...context.where, host }, remedy });
  return { status: 'failed', message, data, error };
}

/** One step on one host. */
export function oneStep(
  host: string,
  title: string,
  operations: readonly Operation[],
  outcome: Outcome,
  finish: (results: readonly OperationResult[]) => Outcome,
  diffs: readonly FileDiff[] = [],
): HostPlan {
  return { steps: [{ host, title, operations }], diffs, settled: outcome, finish };
}

/** The first failed operation as an outcome; undefined when all went well. */
export function firstFailure(
  results: readonly OperationResult[],
  data: Data = {},
): Outcome | undefined {
  for (const result of results)
    if (result.status === 'failed')
      return { status: 'failed', message: result.error.message, data, error: result.error };
  return undefined;
}
