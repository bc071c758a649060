import { createHash } from 'node:crypto';
import { VipbookError } from '@vipbook/diagnostics';
import type { HostFile, Operation } from '@vipbook/host';
import {
  memoryFileSystem,
  normalize,
  readConfiguration,
  type Configuration,
} from '@vipbook/interfaces';
import type { InterfacesFileArguments } from '@vipbook/playbook';
import type { FileDiff, HostPlan, Module, ModuleContext, Outcome, Value } from '../module.ts';
import { ask } from '../shared/ask.ts';
import { changed, failed, firstFailure, ok, oneStep, settled } from '../shared/plans.ts';
import { edited, hasOption } from './edits.ts';

const rootFile = '/etc/network/interfaces';
/** community.general creates the file with these bits. */
const newFileMode = 0o644;

/** Change an interfaces(5) file, every other byte of it kept. Nothing is brought up or down. */
export const interfacesFile: Module<InterfacesFileArguments> = {
  name: 'interfaces_file',
  scope: () => 'host',
  planHost: planInterfacesFile,
};

async function planInterfacesFile(
  args: InterfacesFileArguments,
  host: string,
  context: ModuleContext,
): Promise<HostPlan> {
  const dest = normalize(args.dest ?? rootFile);
  const files = await filesOf(dest, host, context);
  const before = readConfiguration(
    memoryFileSystem(Object.fromEntries([...files].map(([path, file]) => [path, file.content]))),
    dest,
  );
  const data = { dest };
  const refused = refusal(before, host, context, data);
  if (refused !== undefined) return settled(refused);
  try {
    const after = edited(before, args);
    const missing = missingOption(args, after, host, context, data);
    if (missing !== undefined) return settled(missing);
    // What ifupdown would refuse afterwards must not be written at all.
    return (
      settledIf(refusal(after, host, context, data)) ??
      plan(args, files, before, after, host, context)
    );
  } catch (error) {
    throw error instanceof VipbookError ? atHost(error, host) : error;
  }
}

function settledIf(outcome: Outcome | undefined): HostPlan | undefined {
  return outcome === undefined ? undefined : settled(outcome);
}

/** The files that ifupdown reads, and `dest` when it is none of them. */
async function filesOf(
  dest: string,
  host: string,
  context: ModuleContext,
): Promise<ReadonlyMap<string, HostFile>> {
  const facts = await context.facts(host);
  const files = new Map(Object.entries(facts.files));
  if (!files.has(dest)) {
    const reached = await context.host(host);
    const { file } = await ask(reached, { do: 'file.read', path: dest }, context.signal);
    if (file !== null) files.set(dest, file);
  }
  return files;
}

function refusal(
  configuration: Configuration,
  host: string,
  context: ModuleContext,
  data: Record<string, Value>,
): Outcome | undefined {
  const { refused } = configuration;
  if (refused === undefined) return undefined;
  const error = { ...refused, where: { ...refused.where, host } };
  return {
    ...failed(refused.code, refused.message, context, host, data),
    error,
  };
}

function missingOption(
  args: InterfacesFileArguments,
  configuration: Configuration,
  host: string,
  context: ModuleContext,
  data: Record<string, Value>,
): Outcome | undefined {
  const looked = args.option !== undefined && args.value === undefined && args.state !== 'absent';
  if (!looked || hasOption(configuration, args)) return undefined;
  const message = `${args.iface ?? ''} has no option ${args.option ?? ''}, and no value is given for it`;
  return failed('MOD041', message, context, host, data);
}

function plan(
  args: InterfacesFileArguments,
  files: ReadonlyMap<string, HostFile>,
  before: Configuration,
  after: Configuration,
  host: string,
  context: ModuleContext,
): HostPlan {
  const mode = modeOf(args);
  if (mode === 'symbolic')
    return settled(
      failed('MOD042', `mode ${args.mode ?? ''} is not written in octal`, context, host),
    );
  const diffs = differences(before, after, host);
  const dest = normalize(args.dest ?? rootFile);
  const data = { dest };
  const operations = [
    ...diffs.flatMap((diff) => write(diff, files, mode)),
    ...permissions(args, files.get(dest), diffs, mode),
  ];
  if (operations.length === 0) return settled(ok(data));
  const paths = diffs.length === 0 ? dest : diffs.map((diff) => diff.path).join(', ');
  return oneStep(
    host,
    `write ${paths}`,
    operations,
    changed(data),
    (results) => finish(results, data),
    diffs,
  );
}

function finish(results: Parameters<typeof firstFailure>[0], data: Record<string, Value>): Outcome {
  const broken = firstFailure(results, data);
  if (broken !== undefined) return broken;
  const bad = results.find(
    (result) =>
      result.status === 'done' && 'exitStatus' in result.out && result.out.exitStatus !== 0,
  );
  if (bad?.status === 'done' && 'stderr' in bad.out) {
    const message = Buffer.from(bad.out.stderr).toString('utf8').trim();
    return { status: 'failed', message, data };
  }
  return changed(data);
}

function differences(
  before: Configuration,
  after: Configuration,
  host: string,
): readonly FileDiff[] {
  const paths = new Set([...before.files.keys(), ...after.files.keys(), normalize(after.root)]);
  return [...paths].flatMap((path) => {
    const old = before.fileSystem.read(path) ?? null;
    const young = after.fileSystem.read(path) ?? null;
    const same = old === null ? young === null : young !== null && Buffer.compare(old, young) === 0;
    return same ? [] : [{ host, path, before: old, after: young }];
  });
}

function write(
  diff: FileDiff,
  files: ReadonlyMap<string, HostFile>,
  mode: number | undefined,
): readonly Operation[] {
  const { path, before, after } = diff;
  const expect = before === null ? 'absent' : createHash('sha256').update(before).digest('hex');
  if (after === null) return [{ do: 'file.remove', path, expect }];
  const bits = mode ?? (files.has(path) ? undefined : newFileMode);
  return [
    {
      do: 'file.write',
      path,
      content: after,
      expect,
      ...(bits === undefined ? {} : { mode: bits }),
    },
  ];
}

/** Owner, group and mode of `dest`, where they are asked for and differ. */
function permissions(
  args: InterfacesFileArguments,
  file: HostFile | undefined,
  diffs: readonly FileDiff[],
  mode: number | undefined,
): readonly Operation[] {
  const dest = normalize(args.dest ?? rootFile);
  const run = (...argv: readonly string[]): Operation => ({ do: 'command.run', command: { argv } });
  const written = diffs.some((diff) => diff.path === dest);
  const exists = file !== undefined || written;
  if (!exists) return [];
  return [
    ...(args.owner === undefined || args.owner === file?.owner
      ? []
      : [run('chown', '--', args.owner, dest)]),
    ...(args.group === undefined || args.group === file?.group
      ? []
      : [run('chgrp', '--', args.group, dest)]),
    // A file that is written gets its mode with the writing.
    ...(mode === undefined || written || mode === file?.mode
      ? []
      : [run('chmod', mode.toString(8).padStart(4, '0'), dest)]),
  ];
}

function modeOf({ mode }: InterfacesFileArguments): number | undefined | 'symbolic' {
  if (mode === undefined) return undefined;
  return /^0?[0-7]{3,4}$/.test(mode) ? Number.parseInt(mode, 8) : 'symbolic';
}

/** An edit that cannot be made says where in the file; the file is on that host. */
function atHost(error: VipbookError, host: string): VipbookError {
  return new VipbookError(
    error.diagnostics.map((finding) => ({ ...finding, where: { ...finding.where, host } })),
  );
}
