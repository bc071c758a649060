import type { FileStat, Operation } from '@vipbook/host';
import type { FileDiff, HostPlan } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { fail } from '../shared/files/failure.ts';
import { parentOf, remotePath } from '../shared/files/remote-path.ts';
import { attributeWork } from './attributes.ts';
import { planWork, stateDiff, type FileTask } from './task.ts';

/** A symlink that says `src`. */
export async function planSymlink(task: FileTask): Promise<HostPlan> {
  const { args, now, here, path, host, context, force } = task;
  const src = args.src ?? (task.follow ? here.stat?.target : undefined);
  if (src === undefined && now !== 'link')
    return fail('MOD071', 'src is required for creating new symlinks', context, host);
  const target = src ?? here.stat?.target ?? '';
  // As the kernel will read it: from the folder that the link is in.
  const base = now === 'directory' ? path : parentOf(path);
  const leads = await lookAt(task, target.startsWith('/') ? target : `${base}/${target}`);
  if (leads === null && src !== undefined && !force)
    fail('MOD063', `${target} is not there, so a link to it would lead nowhere`, context, host, {
      remedy: 'force: true makes such a link.',
    });
  await refuseReplacing(task);
  const remake = now !== 'link' || here.stat?.target !== target;
  const made: readonly Operation[] = remake
    ? [{ do: 'link.make', path, target, kind: 'symbolic' }]
    : [];
  const attributes = attributesOf(task, leads, remake);
  return planWork(task, {
    title: `link ${path} to ${target}`,
    operations: [...made, ...attributes.operations],
    diffs: [
      ...(remake
        ? stateDiff(task, 'link', {
            ...(here.stat?.target === undefined ? {} : { before: `src: ${here.stat.target}` }),
            after: `src: ${target}`,
          })
        : []),
      ...attributes.diffs,
    ],
    data: { dest: path, src: target },
    told: path,
  });
}

interface Attributes {
  readonly operations: readonly Operation[];
  readonly diffs: readonly FileDiff[];
}

/** Owner and permissions of what the link leads to, or of the link itself. */
function attributesOf(task: FileTask, leads: FileStat | null, remake: boolean): Attributes {
  const { here, follow, ownership, path } = task;
  if (Object.keys(ownership).length === 0 && Object.keys(task.times).length === 0)
    return { operations: [], diffs: [] };
  if (follow) return leads === null ? { operations: [], diffs: [] } : attributeWork(task, leads);
  if (!remake && here.stat !== null) return attributeWork(task, here.stat);
  const { mode: _mode, ...owner } = ownership;
  if (Object.keys(owner).length === 0) return { operations: [], diffs: [] };
  return { operations: [{ do: 'file.attributes', path, ...owner, follow: false }], diffs: [] };
}

/** A folder that is not empty never makes room for a link, a file only when told to. */
async function refuseReplacing(task: FileTask): Promise<void> {
  const { now, force, path, host, context } = task;
  if (now === 'absent' || now === 'link') return;
  if (!force)
    fail('MOD063', `refusing to convert from ${now} to symlink for ${path}`, context, host, {
      remedy: 'force: true replaces a file, or an empty folder.',
    });
  if (now !== 'directory') return;
  const { entries } = await ask(
    await context.host(host),
    { do: 'directory.list', path },
    context.signal,
  );
  if ((entries ?? []).length > 0)
    fail('MOD063', `the directory ${path} is not empty, refusing to convert it`, context, host);
}

async function lookAt({ host, context }: FileTask, path: string): Promise<FileStat | null> {
  const { stat } = await ask(await context.host(host), { do: 'file.stat', path }, context.signal);
  return stat;
}

/** A hard link to `src`: the same inode. */
export async function planHardLink(task: FileTask): Promise<HostPlan> {
  const { args, now, here, path, host, context, force } = task;
  if (args.src === undefined && now !== 'hard')
    return fail('MOD071', 'src is required for creating new hardlinks', context, host);
  const src = args.src === undefined ? undefined : await remotePath(args.src, host, context);
  const source = src === undefined ? here.stat : await lookAt(task, src);
  if (src !== undefined && source === null)
    return fail('MOD063', `${src} does not exist`, context, host);
  const same =
    source === null ||
    (here.stat !== null && here.stat.inode === source.inode && here.stat.device === source.device);
  if (!same && now !== 'absent' && now !== 'link' && !force)
    fail('MOD063', `Cannot link, ${now} exists at destination`, context, host, {
      remedy: 'force: true replaces it.',
    });
  if (!same && now === 'directory')
    fail('MOD063', `${path} is a folder, which no hard link replaces`, context, host);
  const made: readonly Operation[] =
    same || src === undefined ? [] : [{ do: 'link.make', path, target: src, kind: 'hard' }];
  // Both are one file: what it belongs to is looked at in the source.
  const attributes = source === null ? { operations: [], diffs: [] } : attributeWork(task, source);
  return planWork(task, {
    title: `link ${path} to ${src ?? path}`,
    operations: [...made, ...attributes.operations],
    diffs: [...(made.length > 0 ? stateDiff(task, 'hard') : []), ...attributes.diffs],
    data: { dest: path, src: args.src ?? null },
    told: path,
  });
}
