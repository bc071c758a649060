import type { HostPlan } from '../module.ts';
import { planWork, stateDiff, type FileTask } from './task.ts';

/** Nothing is there: folders go with all that is in them, links without what they lead to. */
export function planAbsent(task: FileTask): HostPlan {
  const { path, now } = task;
  const data = { path: task.args.path, state: 'absent' };
  if (now === 'absent') return { steps: [], diffs: [], settled: { status: 'ok', data } };
  return planWork(task, {
    title: `remove ${path}`,
    operations: [now === 'directory' ? { do: 'tree.remove', path } : { do: 'file.remove', path }],
    diffs: stateDiff(task, 'absent'),
    data,
  });
}
