import type { FileStat, Operation } from '@vipbook/host';
import type { HostPlan } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { fail } from '../shared/files/failure.ts';
import { modeFor, ownershipChange } from '../shared/files/ownership.ts';
import { attributeWork } from './attributes.ts';
import { planWork, stateDiff, stateOf, type FileTask } from './task.ts';

/** What the path leads to, when it is a link that is to be followed. */
export async function followed(task: FileTask): Promise<FileStat | null> {
  const { here, host, context, path } = task;
  if (here.stat?.type !== 'link' || !task.follow) return here.stat;
  const { stat } = await ask(
    await context.host(host),
    { do: 'file.stat', path, follow: true },
    context.signal,
  );
  return stat;
}

/** A file that is there already, with owner and permissions as asked. */
export async function planPresent(task: FileTask): Promise<HostPlan> {
  const { path, host, context, args } = task;
  const stat = await followed(task);
  const state = stateOf(stat);
  if (stat === null || (state !== 'file' && state !== 'hard'))
    return fail('MOD063', `file (${args.path}) is ${state}, cannot continue`, context, host, {
      remedy: 'state: touch makes an empty file, copy and template make one with content.',
    });
  const work = attributeWork(task, stat);
  const real = task.here.stat?.type === 'link' ? (task.here.stat.realPath ?? path) : path;
  return planWork(task, {
    title: `set owner and permissions of ${path}`,
    ...work,
    data: { path: real },
    told: real,
  });
}

/** It is there, and was touched. */
export async function planTouch(task: FileTask): Promise<HostPlan> {
  const { path, host, context, here, now } = task;
  const data = { dest: path };
  if (now !== 'absent') {
    const stat = await followed(task);
    if (stat === null) return fail('MOD063', `${path} is a link that leads nowhere`, context, host);
    const work = attributeWork(task, stat);
    return planWork(task, { title: `touch ${path}`, ...work, data, told: path });
  }
  const usual = 0o666 & ~here.umask;
  const subject = { mode: usual, directory: false };
  const { mode: _mode, ...owner } = ownershipChange(task.ownership, subject, here, host, context);
  const operations: readonly Operation[] = [
    {
      do: 'file.write',
      path,
      content: new Uint8Array(),
      expect: 'absent',
      mode: modeFor(task.ownership.mode, subject, here.umask, host, context) ?? usual,
      ...owner,
    },
    ...(isNow(task) ? [] : [{ do: 'file.attributes', path, ...task.times } as const]),
  ];
  return planWork(task, {
    title: `make ${path}`,
    operations,
    diffs: stateDiff(task, 'touch'),
    data,
    told: path,
  });
}

/** A new file has these times by itself. */
function isNow({ times: { modified, accessed } }: FileTask): boolean {
  return (
    (modified === 'now' || modified === undefined) && (accessed === 'now' || accessed === undefined)
  );
}
