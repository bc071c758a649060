import type { CompiledTask } from './compile.ts';
import { allHold, numberKeyword } from './conditions.ts';
import { judge, withResult } from './judge.ts';
import type { TaskResult } from './result.ts';
import type { LayeredScope } from './scope.ts';

const defaultRetries = 3;
const defaultDelaySeconds = 5;

export interface AttemptsInit {
  readonly task: CompiledTask;
  readonly scope: LayeredScope;
  attempt(): Promise<TaskResult>;
  /** Attempts left after the one that just failed. */
  retrying(left: number): void;
  sleep(milliseconds: number): Promise<void>;
  interrupted(): boolean;
  /** A plan foresees that the first attempt goes well. */
  readonly plansOnly: boolean;
}

/**
 * `until`, `retries` and `delay`: n retries are n + 1 attempts; `retries` alone means until it does not
 * fail. Every attempt is judged by changed_when and failed_when.
 */
export async function attempts(init: AttemptsInit): Promise<TaskResult> {
  const { task, scope } = init;
  const { until, retries, delay } = task.task;
  const once = (until === undefined && retries === undefined) || init.plansOnly;
  if (once) return judge(task, await init.attempt(), scope);
  const most = Math.max(0, Math.floor(numberKeyword(retries, scope) ?? defaultRetries));
  const pause = Math.max(0, numberKeyword(delay, scope) ?? defaultDelaySeconds) * 1000;
  for (let done = 1; ; done += 1) {
    const judged = judge(task, await init.attempt(), scope);
    if (judged.status === 'unreachable' || judged.status === 'skipped') return judged;
    const result = { ...judged, data: { ...judged.data, attempts: done } };
    const good =
      until === undefined
        ? result.status !== 'failed'
        : allHold(until, withResult(scope, task, result));
    if (good) return result;
    if (done > most || init.interrupted())
      return { ...result, data: { ...result.data, attempts: most }, status: 'failed' };
    init.retrying(most + 1 - done);
    await init.sleep(pause);
  }
}
