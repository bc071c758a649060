import type { Operation, ResultOf } from '@vipbook/host';
import { VipbookError } from '@vipbook/diagnostics';
import type { HostPlan, ModuleContext, Value } from '../../module.ts';
import { ok, settled } from '../plans.ts';
import { filePlan, lookAt, planContent, validateWords, type ContentRequest } from './content.ts';
import { maxShown } from './content-diff.ts';
import { digestOf } from './digest.ts';
import { fail } from './failure.ts';
import { modeFor, ownershipOf, type Look, type Ownership } from './ownership.ts';
import { parentOf, remotePath } from './remote-path.ts';

/** What copy and template have in common: one file from here. */
export interface PlaceArguments {
  readonly dest: string;
  readonly force?: boolean;
  readonly backup?: boolean;
  readonly validate?: string;
  readonly follow?: boolean;
  readonly mode?: string;
  readonly owner?: string;
  readonly group?: string;
  readonly directory_mode?: string;
}

export interface Placed {
  /** Its name when the destination is a folder; undefined: that is an error (`content`). */
  readonly name: string | undefined;
  readonly content: Uint8Array;
  /** As the result tells it. */
  readonly src: string | undefined;
}

/** Plan to put one file in its place. */
export async function planPlace(
  args: PlaceArguments,
  { name, content, src }: Placed,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const ownership = ownershipOf(args);
  const follow = args.follow ?? false;
  const validate = validateWords(args.validate, host, context);
  const written = await remotePath(args.dest, host, context);
  const intoFolder = args.dest.endsWith('/');
  if (intoFolder && name === undefined)
    return fail('MOD071', 'content cannot be used with a folder as dest', context, host);
  const sha256 = digestOf('sha256', content);
  const at = (path: string): Operation =>
    lookAt(path, ownership, { follow, contentUpTo: maxShown, unless: sha256 });
  const inside = name === undefined ? written : `${written}/${name}`;
  const [plain, below, folder] = await looks(
    [at(written), at(inside), { do: 'file.stat', path: parentOf(written) }],
    host,
    context,
  );
  const isFolder = plain.stat?.type === 'directory';
  if (isFolder && name === undefined)
    return fail('MOD071', 'content cannot be used with a folder as dest', context, host);
  const nested = isFolder || intoFolder;
  const look = nested ? below : plain;
  const there = look.stat;
  const named = nested ? inside : written;
  const path = follow ? (there?.realPath ?? named) : named;
  const data: Record<string, Value> = {
    dest: path,
    ...(src === undefined ? {} : { src }),
    checksum: digestOf('sha1', content),
    md5sum: digestOf('md5', content),
  };
  if (args.force === false && there !== null) return settled(ok(data, 'file already exists'));
  if (there !== null && there.type !== 'file' && there.type !== 'link')
    return fail('MOD063', `${path} is a ${there.type}, and a file was to be there`, context, host);
  const missing = nested ? plain.stat === null : folder.stat === null;
  // In check mode an earlier task may have been going to make it, a program too.
  if (missing && !nested && !context.check)
    return fail('MOD063', `Destination directory ${parentOf(path)} does not exist`, context, host, {
      remedy: 'Make it with file: state=directory, or end dest with a slash.',
    });
  const request: ContentRequest = {
    path,
    look,
    content,
    ownership,
    follow,
    backup: args.backup ?? false,
    ...(validate === undefined ? {} : { validate }),
    ...(missing && nested
      ? { first: [makeFolder(parentOf(path), args, ownership, look, host, context)] }
      : {}),
  };
  const plan = planContent(request, host, context);
  // As Ansible, which leaves a file that has its content already to its module file.
  const whole = plan.contentChanged ? data : { ...data, path };
  return filePlan(`write ${path}`, plan, request, whole, host, context);
}

export function makeFolder(
  path: string,
  { directory_mode }: { readonly directory_mode?: string },
  { owner, group }: Ownership,
  { umask }: Look,
  host: string,
  context: ModuleContext,
): Operation {
  const usual = { mode: 0o777 & ~umask, directory: true };
  const mode = modeFor(directory_mode, usual, umask, host, context);
  return {
    do: 'directory.make',
    path,
    ...(mode === undefined ? {} : { mode }),
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
  };
}

/** Several looks in one round trip. */
export async function looks<const O extends readonly Operation[]>(
  operations: O,
  host: string,
  context: ModuleContext,
): Promise<{ readonly [I in keyof O]: Look }> {
  const reached = await context.host(host);
  const results = (await reached.run(operations, {
    signal: context.signal,
  })) as readonly ResultOf<'file.stat'>[];
  return results.map((result) => {
    if (result.status === 'done') return result.out;
    if (result.status === 'failed') throw new VipbookError(result.error);
    throw new TypeError('file.stat was not tried');
  }) as unknown as { readonly [I in keyof O]: Look };
}
