import type { FileStat, Operation, OperationResult, ResultOf, TreeEntry } from '@vipbook/host';
import { VipbookError } from '@vipbook/diagnostics';
import type { CopyArguments } from '@vipbook/playbook';
import type { FileDiff, HostPlan, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { backupPath } from '../shared/files/backup.ts';
import { lookAt, statIn, validateWords } from '../shared/files/content.ts';
import { contentDiff, maxShown, ownershipDiff } from '../shared/files/content-diff.ts';
import { fail } from '../shared/files/failure.ts';
import { octal } from '../shared/files/mode.ts';
import {
  isEmptyChange,
  ownershipChange,
  ownershipOf,
  pathData,
} from '../shared/files/ownership.ts';
import { looks, makeFolder } from '../shared/files/place.ts';
import { baseOf, parentOf, remotePath } from '../shared/files/remote-path.ts';
import { changed, failed, firstFailure, ok, settled } from '../shared/plans.ts';

type RemoteArguments = CopyArguments & { readonly src: string };

/** From one path of the host to another. */
export async function planRemoteCopy(
  args: RemoteArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const src = await remotePath(args.src, host, context);
  const { stat: source } = await ask(
    await context.host(host),
    {
      do: 'file.stat',
      path: src,
      digests: ['sha1', 'md5', 'sha256'],
      contentUpTo: maxShown,
    },
    context.signal,
  );
  if (source === null)
    return settled(failed('MOD070', `Source ${args.src} not found`, context, host));
  if (source.type === 'directory') return planRemoteTree(args, src, host, context);
  if (source.type !== 'file')
    return fail('MOD063', `Cannot copy invalid source '${args.src}': not a file`, context, host);
  const { sha1 } = source.digests;
  if (args.checksum !== undefined && args.checksum.toLowerCase() !== sha1)
    return fail(
      'MOD067',
      `${src} has the checksum ${sha1 ?? '?'}, not ${args.checksum}`,
      context,
      host,
    );
  return planRemoteFile(args, src, source, host, context);
}

async function planRemoteFile(
  args: RemoteArguments,
  src: string,
  source: FileStat,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const written = ownershipOf(args);
  const ownership =
    written.mode === 'preserve' ? { ...written, mode: octal(source.mode) } : written;
  const dest = await remotePath(args.dest, host, context);
  const follow = args.follow ?? false;
  const validate = validateWords(args.validate, host, context);
  const at = (path: string): Operation =>
    lookAt(path, ownership, { follow, contentUpTo: maxShown });
  const inside = `${dest}/${baseOf(src)}`;
  const [plain, below, folder] = await looks(
    [at(dest), at(inside), { do: 'file.stat', path: parentOf(dest) }],
    host,
    context,
  );
  const nested = args.dest.endsWith('/') || plain.stat?.type === 'directory';
  const path = nested ? inside : dest;
  const look = nested ? below : plain;
  const { stat: there } = look;
  const { sha1 = '', md5 = '', sha256 } = source.digests;
  const data: Record<string, Value> = { dest: path, src, checksum: sha1, md5sum: md5 };
  if (args.force === false && there !== null) return settled(ok(data, 'file already exists'));
  if (!nested && folder.stat === null && !context.check)
    return fail('MOD063', `Destination directory ${parentOf(path)} does not exist`, context, host);
  const subject = there?.type === 'file' ? there : { mode: 0o666 & ~look.umask };
  const change = ownershipChange(ownership, { ...subject, directory: false }, look, host, context);
  const same = there?.type === 'file' && there.digests.sha256 === sha256;
  const backupFile =
    args.backup === true && there !== null && !same ? backupPath(path, context.now()) : undefined;
  const first =
    nested && plain.stat === null ? [makeFolder(dest, args, ownership, look, host, context)] : [];
  const mode = change.mode ?? (there?.type === 'file' ? undefined : subject.mode);
  const operations: readonly Operation[] = [
    ...first,
    ...(backupFile === undefined
      ? []
      : [{ do: 'file.copy', from: path, to: backupFile, keep: true, expect: 'absent' } as const]),
    ...(same
      ? isEmptyChange(change)
        ? []
        : [{ do: 'file.attributes', path, ...change } as const]
      : [
          {
            do: 'file.copy',
            from: src,
            to: path,
            ...change,
            ...(mode === undefined ? {} : { mode }),
            ...(follow ? {} : { follow: false }),
            ...(validate === undefined ? {} : { validate }),
          } as const,
        ]),
  ];
  const diffs: readonly FileDiff[] = same
    ? ownershipDiff(host, path, there, change)
    : source.content === undefined
      ? []
      : [contentDiff(host, path, there, source.content)];
  const whole = { ...data, ...(backupFile === undefined ? {} : { backup_file: backupFile }) };
  if (operations.length === 0) return settled(ok({ ...whole, ...pathData(there) }));
  return {
    steps: [
      {
        host,
        title: `copy ${src} to ${path}`,
        operations: [...operations, { do: 'file.stat', path }],
      },
    ],
    diffs,
    settled: changed(whole),
    finish: (results): Outcome =>
      firstFailure(results, whole) ?? changed({ ...whole, ...pathData(statIn(results)) }),
  };
}

/** Files that differ or are not there; what else is at the destination stays. */
async function planRemoteTree(
  args: RemoteArguments,
  src: string,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const dest = await remotePath(args.dest, host, context);
  const root = args.src.endsWith('/') ? dest : `${dest}/${baseOf(src)}`;
  if (`${root}/`.startsWith(`${src}/`))
    return fail('MOD063', `${root} is in ${src} itself`, context, host);
  const ownership = ownershipOf(args);
  if (ownership.mode === 'preserve')
    return fail(
      'MOD062',
      'mode: preserve is for files; folders keep their files’ modes',
      context,
      host,
    );
  const reached = await context.host(host);
  const results: readonly OperationResult[] = await reached.run(
    [
      { do: 'directory.list', path: src, digest: true },
      { do: 'directory.list', path: root, digest: true },
      lookAt(root, ownership, { follow: true, contentUpTo: 0 }),
    ],
    { signal: context.signal },
  );
  const [from, to, top] = results.map((result) => {
    if (result.status === 'failed') throw new VipbookError(result.error);
    return (result as ResultOf<'file.stat'> & { out: object }).out;
  }) as unknown as [
    { entries: readonly TreeEntry[] | null },
    { entries: readonly TreeEntry[] | null },
    Awaited<ReturnType<typeof looks>>[number],
  ];
  const there = new Map((to.entries ?? []).map((entry) => [entry.path, entry]));
  const data = { dest: root, src: args.src, checksum: null, md5sum: null };
  const operations: Operation[] = [];
  if (top.stat === null) operations.push(makeFolder(root, args, ownership, top, host, context));
  for (const entry of (from.entries ?? []).toSorted((a, b) => (a.path < b.path ? -1 : 1)))
    operations.push(...entryWork(entry, there.get(entry.path)));
  if (operations.length === 0) return settled(ok({ ...data, ...pathData(top.stat) }));
  return {
    steps: [
      {
        host,
        title: `copy ${src} to ${root}`,
        operations: [...operations, { do: 'file.stat', path: root }],
      },
    ],
    diffs: [],
    settled: changed(data),
    finish: (done) => firstFailure(done, data) ?? changed({ ...data, ...pathData(statIn(done)) }),
  };

  function entryWork(entry: TreeEntry, old: TreeEntry | undefined): readonly Operation[] {
    const path = `${root}/${entry.path}`;
    if (old !== undefined && old.type !== entry.type)
      return fail(
        'MOD063',
        `${path} is a ${old.type}, and a ${entry.type} was to be there`,
        context,
        host,
      );
    const link = entry.type === 'link';
    const { mode, ...owner } = ownership;
    const wanted = link
      ? owner
      : entry.type === 'directory'
        ? withMode(owner, args.directory_mode)
        : withMode(owner, mode);
    const subject = old ?? { mode: entry.mode };
    const change = ownershipChange(
      wanted,
      { ...subject, directory: entry.type === 'directory' },
      top,
      host,
      context,
    );
    const attributes: readonly Operation[] =
      old === undefined || isEmptyChange(change)
        ? []
        : [{ do: 'file.attributes', path, ...change, ...(link ? { follow: false } : {}) }];
    if (entry.type === 'directory')
      return old === undefined
        ? [{ do: 'directory.make', path, mode: change.mode ?? entry.mode, ...ownersOf(change) }]
        : attributes;
    if (link)
      return old?.target === entry.target
        ? attributes
        : [{ do: 'link.make', path, target: entry.target ?? '', kind: 'symbolic' }];
    if (entry.type !== 'file') return [];
    if (old?.sha256 === entry.sha256) return attributes;
    return [
      {
        do: 'file.copy',
        from: `${src}/${entry.path}`,
        to: path,
        ...change,
        // As cp(1) and Ansible: new content comes with its mode.
        mode: change.mode ?? entry.mode,
      },
    ];
  }
}

function withMode<T extends object>(owner: T, mode: string | undefined): T & { mode?: string } {
  return mode === undefined ? owner : { ...owner, mode };
}

function ownersOf({ owner, group }: { owner?: string; group?: string }): {
  owner?: string;
  group?: string;
} {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
  };
}
