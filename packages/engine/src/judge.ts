import { VipbookError } from '@vipbook/diagnostics';
import type { CompiledTask } from './compile.ts';
import { allHold } from './conditions.ts';
import { recordLayer } from './layers.ts';
import { unknownReason } from './overseer.ts';
import { failure, registeredOrUnknown, type TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';

/** The scope in which `until`, `changed_when` and `failed_when` see the result they judge. */
export function withResult(
  scope: LayeredScope,
  { task }: CompiledTask,
  result: TaskResult,
): LayeredScope {
  return task.register === undefined
    ? scope
    : scope.with(recordLayer({ [task.register.value]: registeredOrUnknown(result) }, true));
}

/** Apply changed_when and failed_when. A skipped or unreachable result is nobody's to judge. */
export function judge(compiled: CompiledTask, result: TaskResult, scope: LayeredScope): TaskResult {
  const { changedWhen, failedWhen } = compiled.task;
  if (result.status === 'skipped' || result.status === 'unreachable') return result;
  if (result.cannotKnow !== undefined) return result;
  if (changedWhen === undefined && failedWhen === undefined) return result;
  try {
    const changed =
      changedWhen === undefined
        ? result
        : withChanged(result, allHold(changedWhen, withResult(scope, compiled, result)));
    return failedWhen === undefined
      ? changed
      : withFailed(changed, allHold(failedWhen, withResult(scope, compiled, changed)));
  } catch (error) {
    // While planning: it runs, and how it is judged is seen then.
    const because = unknownReason(error);
    if (because !== undefined) return { ...result, unknownData: because };
    const [first, ...others] = error instanceof VipbookError ? error.diagnostics : [];
    if (first === undefined) throw error;
    return { ...failure(first, result.data, others), changed: result.changed };
  }
}

function withChanged(result: TaskResult, changed: boolean): TaskResult {
  if (result.status === 'failed') return { ...result, changed };
  return { ...result, changed, status: changed ? 'changed' : 'ok' };
}

function withFailed(result: TaskResult, failed: boolean): TaskResult {
  const data = { ...result.data, failed_when_result: failed };
  if (failed) return { ...result, data, status: 'failed' };
  const { error: _forgiven, ...rest } = result;
  return { ...rest, data, status: result.changed ? 'changed' : 'ok' };
}
