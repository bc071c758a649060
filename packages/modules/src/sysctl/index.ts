import { VipbookError } from '@vipbook/diagnostics';
import type { Operation, OperationResult, Operations } from '@vipbook/host';
import type { SysctlArguments } from '@vipbook/playbook';
import type { FileDiff, HostPlan, Module, ModuleContext, Outcome } from '../module.ts';
import { lookAt } from '../shared/files/content.ts';
import { contentDiff } from '../shared/files/content-diff.ts';
import { fail } from '../shared/files/failure.ts';
import { bytesToBinary, fromBinary } from '../shared/files/lines.ts';
import { maxRead } from '../shared/files/read-remote.ts';
import { changed, failed, firstFailure, ok, settled } from '../shared/plans.ts';
import { sysctlKey, sysctlValue, withSetting } from './edit.ts';

/** A kernel setting: in a file, and when asked in the kernel at once. */
export const sysctl: Module<SysctlArguments> = {
  name: 'sysctl',
  scope: () => 'host',
  planHost: async (args, host, context) => {
    const present = args.state !== 'absent';
    if (!/^[\w][\w./:@*+-]*$/.test(args.name) || args.name.includes('..'))
      return fail('MOD071', `${args.name} is not the name of a setting`, context, host);
    if (present && args.value === undefined)
      return fail('MOD071', 'value is needed with state: present', context, host);
    const value = present ? sysctlValue(args.value ?? '') : null;
    const seen = await lookUp(args, host, context);
    return plan(args, value, seen, host, context);
  },
};

interface Seen {
  readonly file: Operations['file.stat']['out']['stat'];
  /** undefined: the kernel has no such setting. */
  readonly kernel: string | undefined;
}

function fileOf(args: SysctlArguments): string {
  return args.sysctl_file ?? '/etc/sysctl.conf';
}

async function lookUp(args: SysctlArguments, host: string, context: ModuleContext): Promise<Seen> {
  const reached = await context.host(host);
  const path = sysctlKey(args.name).replaceAll(/[./]/g, (sign) => (sign === '.' ? '/' : '.'));
  const [file, kernel] = await reached.run(
    [
      lookAt(fileOf(args), {}, { follow: true, contentUpTo: maxRead }),
      { do: 'command.run', command: { argv: ['cat', `/proc/sys/${path}`] } },
    ],
    { signal: context.signal },
  );
  if (file.status === 'failed') throw new VipbookError(file.error);
  if (file.status !== 'done' || kernel.status !== 'done')
    return fail('MOD095', 'the settings could not be read', context, host);
  const { exitStatus, stdout } = kernel.out;
  return {
    file: file.out.stat,
    kernel: exitStatus === 0 ? sysctlValue(Buffer.from(stdout).toString('utf8')) : undefined,
  };
}

function plan(
  args: SysctlArguments,
  value: string | null,
  { file, kernel }: Seen,
  host: string,
  context: ModuleContext,
): HostPlan {
  const path = fileOf(args);
  if (file !== null && file.content === undefined)
    return fail('MOD063', `${path} is no file that can be read`, context, host);
  const before = bytesToBinary(file?.content ?? new Uint8Array());
  const after = withSetting(before, args.name, value);
  const operations: Operation[] = [];
  const diffs: FileDiff[] = [];
  // In the kernel first: a value that it refuses shall not get into the file.
  const set = args.sysctl_set === true && value !== null && kernel !== value;
  if (set && kernel === undefined && args.ignoreerrors !== true)
    return fail('MOD095', `the kernel of ${host} has no setting ${args.name}`, context, host);
  if (set && kernel !== undefined)
    operations.push({ do: 'sysctl.set', key: kernelKey(args.name), value });
  if (after !== before) {
    const content = fromBinary(after);
    diffs.push(contentDiff(host, path, file, content));
    operations.push({
      do: 'file.write',
      path,
      content,
      expect: file === null ? 'absent' : (file.digests.sha256 ?? 'absent'),
    });
    if (args.reload !== false)
      operations.push({
        do: 'command.run',
        command: {
          argv: ['sysctl', ...(args.ignoreerrors === true ? ['-e'] : []), '-p', path],
        },
      });
  }
  if (operations.length === 0) return settled(ok());
  return {
    steps: [{ host, title: `set ${args.name}`, operations }],
    diffs,
    settled: changed(),
    finish: (results) => outcome(results, args, host, context),
  };
}

/** With slashes: a device may have a dot in its name. */
function kernelKey(name: string): string {
  return sysctlKey(name).replaceAll(/[./]/g, (sign) => (sign === '.' ? '/' : '.'));
}

function outcome(
  results: readonly OperationResult[],
  { name }: SysctlArguments,
  host: string,
  context: ModuleContext,
): Outcome {
  const broken = firstFailure(results);
  if (broken !== undefined) return broken;
  for (const result of results) {
    if (result.status !== 'done' || !('exitStatus' in result.out)) continue;
    const { exitStatus, stderr } = result.out;
    if (exitStatus === 0) continue;
    const said = Buffer.from(stderr).toString('utf8').trim();
    return {
      ...failed('MOD095', `sysctl -p failed after ${name} was written: ${said}`, context, host),
      data: { changed: true },
    };
  }
  return changed();
}
