import type { FileStat, Operation } from '@vipbook/host';
import type { FileDiff } from '../module.ts';
import { ownershipDiff } from '../shared/files/content-diff.ts';
import { isEmptyChange, ownershipChange } from '../shared/files/ownership.ts';
import type { FileTask } from './task.ts';
import { timeChange } from './times.ts';

/** Owner, permissions and times of what is there. A link's own permissions cannot be changed on Linux. */
export function attributeWork(
  task: FileTask,
  stat: FileStat,
  path = task.path,
): { readonly operations: readonly Operation[]; readonly diffs: readonly FileDiff[] } {
  const { host, context, here } = task;
  const link = stat.type === 'link';
  const ownership = link ? withoutMode(task.ownership) : task.ownership;
  const subject = { ...stat, directory: stat.type === 'directory' };
  const change = ownershipChange(ownership, subject, here, host, context);
  const times = timeChange(task.times, stat);
  const nothing = isEmptyChange(change) && Object.keys(times).length === 0;
  return {
    operations: nothing
      ? []
      : [{ do: 'file.attributes', path, ...change, ...times, ...(link ? { follow: false } : {}) }],
    diffs: ownershipDiff(host, path, stat, change),
  };
}

function withoutMode({ mode: _mode, ...rest }: FileTask['ownership']): FileTask['ownership'] {
  return rest;
}
