import type { HostPlan, ModuleContext, Outcome, Value } from '../../module.ts';
import { ask } from '../ask.ts';
import { failed, settled } from '../plans.ts';
import { filePlan, lookAt, planContent, validateWords } from './content.ts';
import { ownershipOf } from './ownership.ts';
import { maxRead } from './read-remote.ts';
import { parentOf, remotePath } from './remote-path.ts';

/** What lineinfile and blockinfile have in common. */
export interface EditRequest {
  readonly args: {
    readonly path: string;
    readonly create?: boolean;
    readonly backup?: boolean;
    readonly validate?: string;
    readonly mode?: string;
    readonly owner?: string;
    readonly group?: string;
  };
  /** The new content, of the old one; null: there is no file yet. */
  edit(before: Uint8Array | null): {
    readonly content: Uint8Array;
    readonly data: Readonly<Record<string, Value>> & { readonly msg: string };
  };
  /** The outcome where there is no file, if that is no failure. */
  readonly missing: Outcome | undefined;
  /** Under which name the result tells the backup; `backup` is there always. */
  readonly backupKey: 'backup' | 'backup_file';
  readonly ownershipWords: string;
}

/** Plan a change of a file that is read, edited here and written back. */
export async function planEdit(
  request: EditRequest,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const { args } = request;
  const ownership = ownershipOf(args);
  const validate = validateWords(args.validate, host, context);
  const path = await remotePath(args.path, host, context);
  const look = await ask(
    await context.host(host),
    lookAt(path, ownership, { follow: true, contentUpTo: maxRead }),
    context.signal,
  );
  const { stat } = look;
  const problem =
    stat?.type === 'directory'
      ? `Path ${args.path} is a directory !`
      : stat !== null && stat.type !== 'file'
        ? `${args.path} is no regular file`
        : stat !== null && stat.content === undefined
          ? `${args.path} has ${String(stat.size)} bytes, or cannot be read`
          : undefined;
  if (problem !== undefined) return settled(failed('MOD063', problem, context, host, { rc: 256 }));
  if (stat === null && request.missing !== undefined) return settled(request.missing);
  if (stat === null && args.create !== true)
    return settled(
      failed(
        'MOD070',
        `${args.path} does not exist`,
        context,
        host,
        { rc: 257 },
        'Say create: true.',
      ),
    );
  const { content, data } = request.edit(stat?.content ?? null);
  // Nothing to write, and no file to be made of nothing.
  if (stat === null && data.msg === '') return settled({ status: 'ok', data });
  const wanted = {
    path,
    look,
    content,
    ownership,
    follow: true,
    backup: args.backup ?? false,
    ...(validate === undefined ? {} : { validate }),
    ...(stat === null ? { first: [{ do: 'directory.make', path: parentOf(path) } as const] } : {}),
  };
  const plan = planContent(wanted, host, context);
  const whole = {
    ...data,
    msg: message(data.msg, plan.ownershipChanged, request),
    ...(request.backupKey === 'backup' ? { backup: plan.backupFile ?? '' } : {}),
  };
  return filePlan(`edit ${path}`, plan, wanted, whole, host, context);
}

function message(text: string, ownership: boolean, { ownershipWords }: EditRequest): string {
  if (!ownership) return text;
  return text === '' ? ownershipWords : `${text} and ${ownershipWords}`;
}
