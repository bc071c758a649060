import type { Operation, TreeEntry } from '@vipbook/host';
import type { HostPlan } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { fail } from '../shared/files/failure.ts';
import { isEmptyChange, modeFor, ownershipChange } from '../shared/files/ownership.ts';
import { attributeWork } from './attributes.ts';
import { followed } from './present.ts';
import { planWork, stateDiff, stateOf, type FileTask } from './task.ts';

/** A folder with those above it; with `recurse` everything below belongs so too. */
export async function planDirectory(task: FileTask): Promise<HostPlan> {
  const { path, host, context, now, args } = task;
  const stat = await followed(task);
  const state = stateOf(stat);
  if (state === 'absent' && now !== 'absent')
    return fail('MOD063', `${args.path} is a link that leads nowhere`, context, host);
  if (stat === null) return planNew(task);
  if (state !== 'directory')
    return fail('MOD063', `${args.path} already exists as a ${state}`, context, host);
  const real = task.here.stat?.type === 'link' ? (task.here.stat.realPath ?? path) : path;
  const own = attributeWork(task, stat, real);
  const below = args.recurse === true ? await workBelow(task, real) : [];
  return planWork(task, {
    title: `set owner and permissions of ${real}${below.length > 0 ? ' and what is below' : ''}`,
    operations: [...own.operations, ...below],
    diffs: own.diffs,
    data: { path: real },
    told: real,
  });
}

function planNew(task: FileTask): HostPlan {
  const { path, host, context, here, ownership, times } = task;
  const subject = { mode: 0o777 & ~here.umask, directory: true };
  const mode = modeFor(ownership.mode, subject, here.umask, host, context);
  const { mode: _mode, ...owner } = ownershipChange(ownership, subject, here, host, context);
  const operations: readonly Operation[] = [
    { do: 'directory.make', path, ...(mode === undefined ? {} : { mode }), ...owner },
    ...(Object.keys(times).length === 0
      ? []
      : [{ do: 'file.attributes', path, ...times } as const]),
  ];
  return planWork(task, {
    title: `make the folder ${path}`,
    operations,
    diffs: stateDiff(task, 'directory'),
    data: { path },
    told: path,
  });
}

/** Everything below with its own operation, and only what differs: a plan says exactly what it changes. */
async function workBelow(task: FileTask, root: string): Promise<readonly Operation[]> {
  const { host, context } = task;
  const { entries } = await ask(
    await context.host(host),
    { do: 'directory.list', path: root },
    context.signal,
  );
  return (entries ?? [])
    .toSorted((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap((entry) => workFor(task, `${root}/${entry.path}`, entry));
}

function workFor(task: FileTask, path: string, entry: TreeEntry): readonly Operation[] {
  const { host, context, here, ownership, times } = task;
  const link = entry.type === 'link';
  const { mode, ...owner } = ownership;
  const subject = { ...entry, directory: entry.type === 'directory' };
  const wanted = link || mode === undefined ? owner : { ...owner, mode };
  const change = ownershipChange(wanted, subject, here, host, context);
  const timed = link ? {} : times;
  if (isEmptyChange(change) && Object.keys(timed).length === 0) return [];
  return [{ do: 'file.attributes', path, ...change, ...timed, ...(link ? { follow: false } : {}) }];
}
