import type { Operation } from '@vipbook/host';
import type { CopyArguments } from '@vipbook/playbook';
import { basename } from 'node:path';
import type { FileDiff, HostPlan, ModuleContext } from '../module.ts';
import {
  readSource,
  refuseVault,
  statOf,
  walkSource,
  maxBytes,
} from '../shared/files/controller.ts';
import { lookAt, planContent, validateWords } from '../shared/files/content.ts';
import { maxShown } from '../shared/files/content-diff.ts';
import { digestOf } from '../shared/files/digest.ts';
import { fail } from '../shared/files/failure.ts';
import { octal } from '../shared/files/mode.ts';
import { isEmptyChange, ownershipChange, ownershipOf } from '../shared/files/ownership.ts';
import { looks, makeFolder } from '../shared/files/place.ts';
import { remotePath } from '../shared/files/remote-path.ts';
import { changed, firstFailure, ok, settled } from '../shared/plans.ts';

type TreeArguments = CopyArguments & { readonly src: string };

/** Looks in one round trip: each is a few hundred bytes of script. */
const atOnce = 300;

/** A folder with all that is in it; what else is at the destination stays. */
export async function planTree(
  args: TreeArguments,
  folder: string,
  contentsOnly: boolean,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const tree = await walkSource(folder, args.local_follow ?? true);
  const dest = await remotePath(args.dest, host, context);
  const root = contentsOnly ? dest : `${dest}/${basename(folder)}`;
  const data = { dest: `${dest}/`, src: contentsOnly ? `${folder}/` : folder };
  const validate = validateWords(args.validate, host, context);
  const ownership = ownershipOf(args);
  const operations: Operation[] = [];
  const diffs: FileDiff[] = [];
  const contents = await read(tree.files, args, host, context);
  const paths = [root, ...tree.directories.map((path) => `${root}/${path}`)];
  const folders = await lookAll(
    paths.map((path) => lookAt(path, ownership, { follow: true, contentUpTo: 0 })),
    host,
    context,
  );
  for (const [index, path] of paths.entries()) {
    const look = folders[index];
    if (look === undefined) continue;
    if (look.stat !== null && look.stat.type !== 'directory')
      return fail(
        'MOD063',
        `${path} is a ${look.stat.type}, and a folder was to be there`,
        context,
        host,
      );
    // The folder itself is only made; those in it also belong as asked.
    if (look.stat === null) {
      // Without anything in it, it is not needed.
      if (index > 0 || tree.files.length + tree.directories.length + tree.links.length > 0)
        operations.push(makeFolder(path, args, ownership, look, host, context));
    } else if (index > 0) {
      const { mode: _mode, ...owner } = ownership;
      const wanted =
        args.directory_mode === undefined ? owner : { ...owner, mode: args.directory_mode };
      const change = ownershipChange(
        wanted,
        { ...look.stat, directory: true },
        look,
        host,
        context,
      );
      if (!isEmptyChange(change)) operations.push({ do: 'file.attributes', path, ...change });
    }
  }
  const follow = tree.directories.length > 0 ? false : (args.follow ?? false);
  const found = await lookAll(
    contents.map(({ path, content }) =>
      lookAt(`${root}/${path}`, ownership, {
        follow,
        contentUpTo: maxShown,
        unless: digestOf('sha256', content),
      }),
    ),
    host,
    context,
  );
  for (const [index, { path, content, mode }] of contents.entries()) {
    const look = found[index];
    if (look === undefined || (args.force === false && look.stat !== null)) continue;
    const plan = planContent(
      {
        path: `${root}/${path}`,
        look,
        content,
        ownership: mode === undefined ? ownership : { ...ownership, mode },
        follow,
        backup: args.backup ?? false,
        ...(validate === undefined ? {} : { validate }),
      },
      host,
      context,
    );
    operations.push(...plan.operations);
    diffs.push(...plan.diffs);
  }
  operations.push(...(await linkWork(tree.links, root, host, context)));
  if (operations.length === 0) return settled(ok(data));
  return {
    steps: [{ host, title: `copy ${folder} to ${root}`, operations }],
    diffs,
    settled: changed(data),
    finish: (results) => firstFailure(results, data) ?? changed(data),
  };
}

interface Content {
  readonly path: string;
  readonly content: Uint8Array;
  readonly mode: string | undefined;
}

async function read(
  files: readonly { readonly path: string; readonly full: string }[],
  args: TreeArguments,
  host: string,
  context: ModuleContext,
): Promise<readonly Content[]> {
  const result: Content[] = [];
  let total = 0;
  for (const { path, full } of files) {
    const content = await readSource(full, context, host);
    total += content.length;
    if (total > maxBytes)
      return fail(
        'MOD061',
        `${args.src} has more than ${String(maxBytes)} bytes in it`,
        context,
        host,
        {
          remedy: 'Use synchronize for large folders.',
        },
      );
    if (args.decrypt !== false) refuseVault(full, content, context, host);
    const found = args.mode === 'preserve' ? await statOf(full) : undefined;
    result.push({
      path,
      content,
      mode: found === undefined ? args.mode : octal(found.mode & 0o7777),
    });
  }
  return result;
}

async function lookAll(
  operations: readonly Operation[],
  host: string,
  context: ModuleContext,
): Promise<Awaited<ReturnType<typeof looks>>> {
  const result: Awaited<ReturnType<typeof looks>>[number][] = [];
  for (let at = 0; at < operations.length; at += atOnce)
    result.push(...(await looks(operations.slice(at, at + atOnce), host, context)));
  return result;
}

async function linkWork(
  links: readonly { readonly path: string; readonly target: string }[],
  root: string,
  host: string,
  context: ModuleContext,
): Promise<readonly Operation[]> {
  const found = await lookAll(
    links.map(({ path }) => ({ do: 'file.stat', path: `${root}/${path}`, follow: false })),
    host,
    context,
  );
  return links.flatMap(({ path, target }, index): readonly Operation[] => {
    const there = found[index]?.stat ?? null;
    if (there?.type === 'link' && there.target === target) return [];
    return [{ do: 'link.make', path: `${root}/${path}`, target, kind: 'symbolic' }];
  });
}
