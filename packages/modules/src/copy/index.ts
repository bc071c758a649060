import { evaluateExpression } from '@vipbook/expressions';
import type { CopyArguments } from '@vipbook/playbook';
import { basename } from 'node:path';
import type { HostPlan, Module, ModuleContext, Value } from '../module.ts';
import { findSource, readSource, refuseVault, statOf } from '../shared/files/controller.ts';
import { digestOf } from '../shared/files/digest.ts';
import { fail } from '../shared/files/failure.ts';
import { octal } from '../shared/files/mode.ts';
import { planPlace } from '../shared/files/place.ts';
import { planRemoteCopy } from './remote.ts';
import { planTree } from './tree.ts';

/** A file, a folder or a text on the host. */
export const copy: Module<CopyArguments> = {
  name: 'copy',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    if (args.content !== undefined) return planText(args, host, context);
    const src = args.src ?? '';
    if (args.remote_src === true) return planRemoteCopy({ ...args, src }, host, context);
    const path = await findSource(src, 'files', context, host);
    const found = await statOf(path);
    if (found?.isDirectory() === true)
      return planTree({ ...args, src }, path, src.endsWith('/'), host, context);
    const content = await readSource(path, context, host);
    if (args.decrypt !== false) refuseVault(path, content, context, host);
    checkDigest(args.checksum, content, host, context);
    const { mode } = args;
    const preserved = mode === 'preserve' ? octal((found?.mode ?? 0o644) & 0o7777) : mode;
    return planPlace(
      { ...args, ...(preserved === undefined ? {} : { mode: preserved }) },
      { name: basename(path), content, src: path },
      host,
      context,
    );
  },
};

async function planText(
  args: CopyArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  if (args.remote_src === true)
    return fail('MOD071', 'remote_src goes with src, not with content', context, host);
  if (args.mode === 'preserve')
    return fail('MOD062', 'mode: preserve needs a source to take it from', context, host);
  const content = Buffer.from(textOf(args.content as Value), 'utf8');
  checkDigest(args.checksum, content, host, context);
  return planPlace(args, { name: undefined, content, src: undefined }, host, context);
}

/** Lists and mappings as Python's json.dumps writes them. */
function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  const scope = { get: () => value, names: () => ['value'] };
  const text = evaluateExpression('value | to_json', scope);
  return typeof text === 'string' ? text : '';
}

function checkDigest(
  wanted: string | undefined,
  content: Uint8Array,
  host: string,
  context: ModuleContext,
): void {
  const is = digestOf('sha1', content);
  if (wanted !== undefined && wanted.toLowerCase() !== is)
    fail('MOD067', `the source has the checksum ${is}, not ${wanted}`, context, host);
}
