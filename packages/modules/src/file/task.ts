import type { FileStat, Operation } from '@vipbook/host';
import type { FileArguments } from '@vipbook/playbook';
import type { FileDiff, HostPlan, ModuleContext, Outcome, Value } from '../module.ts';
import { statIn } from '../shared/files/content.ts';
import { pathData, unknownNames, type Look, type Ownership } from '../shared/files/ownership.ts';
import { firstFailure } from '../shared/plans.ts';
import type { Times } from './times.ts';

export type State = NonNullable<FileArguments['state']>;

/** What the task asks, and what was found. */
export interface FileTask {
  readonly args: FileArguments;
  readonly ownership: Ownership;
  readonly path: string;
  /** Of the path itself, a link not followed. */
  readonly here: Look;
  readonly now: 'absent' | 'directory' | 'file' | 'hard' | 'link';
  readonly state: State;
  readonly times: Times;
  readonly follow: boolean;
  readonly force: boolean;
  readonly host: string;
  readonly context: ModuleContext;
}

/** Ansible's word for what is there. */
export function stateOf(stat: FileStat | null): FileTask['now'] {
  if (stat === null) return 'absent';
  if (stat.type === 'link' || stat.type === 'directory') return stat.type;
  return stat.links > 1 ? 'hard' : 'file';
}

export interface Work {
  readonly title: string;
  readonly operations: readonly Operation[];
  readonly diffs: readonly FileDiff[];
  readonly data: Readonly<Record<string, Value>>;
  /** The path whose owner and permissions the result tells. */
  readonly told?: string;
}

/** The plan of one task: at its end the path is looked at again, so that the result tells the truth. */
export function planWork(task: FileTask, work: Work): HostPlan {
  const { host, context, here, ownership } = task;
  const { title, operations, diffs, data, told } = work;
  const warnings = unknownNames(ownership, here, host, context);
  const outcome = (status: 'ok' | 'changed', stat: FileStat | null): Outcome => ({
    status,
    data: { ...data, ...pathData(stat) },
    ...(warnings.length === 0 ? {} : { warnings }),
  });
  if (operations.length === 0) return { steps: [], diffs, settled: outcome('ok', here.stat) };
  const look: readonly Operation[] =
    told === undefined ? [] : [{ do: 'file.stat', path: told, follow: false }];
  return {
    steps: [{ host, title, operations: [...operations, ...look] }],
    diffs,
    settled: outcome('changed', null),
    finish: (results) =>
      firstFailure(results, data) ??
      outcome('changed', told === undefined ? null : statIn(results)),
  };
}

/** The change of state as a diff. */
export function stateDiff(
  { host, path, now }: FileTask,
  after: string,
  more: { readonly before?: string; readonly after?: string } = {},
): readonly FileDiff[] {
  if (now === after && more.before === more.after) return [];
  const text = (state: string, line: string | undefined): Uint8Array =>
    Buffer.from(`state: ${state}\n${line === undefined ? '' : `${line}\n`}`);
  return [
    {
      host,
      path,
      before: text(now, more.before),
      after: text(after, more.after),
      about: 'attributes',
    },
  ];
}
