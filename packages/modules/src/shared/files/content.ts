import type { FileStat, Operation, OperationResult } from '@vipbook/host';
import type { FileDiff, HostPlan, ModuleContext, Outcome, Value } from '../../module.ts';
import { firstFailure } from '../plans.ts';
import { splitWords } from '../split-words.ts';
import { backupPath } from './backup.ts';
import { contentDiff, ownershipDiff } from './content-diff.ts';
import { digestOf } from './digest.ts';
import { fail } from './failure.ts';
import {
  isEmptyChange,
  modeFor,
  namesOf,
  ownershipChange,
  pathData,
  unknownNames,
  type Look,
  type Ownership,
} from './ownership.ts';

/** A file that shall have this content and belong so. */
export interface ContentRequest {
  readonly path: string;
  /** Of the path as it is looked at: through a symlink when `follow`, else the link itself. */
  readonly look: Look;
  readonly content: Uint8Array;
  readonly ownership: Ownership;
  /** false: a symlink is replaced. */
  readonly follow: boolean;
  readonly backup: boolean;
  readonly validate?: readonly string[];
  /** Owner and permissions only where the content is right already, else with it. Directories to make first. */
  readonly first?: readonly Operation[];
}

export interface ContentPlan {
  readonly operations: readonly Operation[];
  readonly diffs: readonly FileDiff[];
  readonly contentChanged: boolean;
  /** Owner or permissions are not those that are there, or that a new file has by itself. */
  readonly ownershipChanged: boolean;
  readonly changed: boolean;
  readonly backupFile?: string;
}

/** What has to be done for one file; nothing when it is so already. */
export function planContent(
  request: ContentRequest,
  host: string,
  context: ModuleContext,
): ContentPlan {
  const { path, look, content, ownership, first = [] } = request;
  const there = look.stat;
  const old = there?.type === 'file' ? there : null;
  const subject = old ?? { mode: 0o666 & ~look.umask };
  const change = ownershipChange(ownership, { ...subject, directory: false }, look, host, context);
  const same = old !== null && old.digests.sha256 === digestOf('sha256', content);
  if (same) {
    const operations: readonly Operation[] = isEmptyChange(change)
      ? []
      : [{ do: 'file.attributes', path, ...change }];
    return {
      operations: [...first, ...operations],
      diffs: ownershipDiff(host, path, old, change),
      contentChanged: false,
      ownershipChanged: !isEmptyChange(change),
      changed: first.length + operations.length > 0,
    };
  }
  // Through the link: the backup holds what is read there now.
  const backupFile = request.backup && there !== null ? backupPath(path, context.now()) : undefined;
  const mode = change.mode ?? (old === null ? subject.mode : undefined);
  return {
    operations: [
      ...first,
      ...(backupFile === undefined
        ? []
        : [
            {
              do: 'file.copy',
              from: path,
              to: backupFile,
              keep: true,
              expect: 'absent',
            } as const,
          ]),
      {
        do: 'file.write',
        path,
        content,
        ...change,
        ...(mode === undefined ? {} : { mode }),
        ...(request.follow ? {} : { follow: false }),
        ...(request.validate === undefined ? {} : { validate: request.validate }),
        ...expectation(there),
      },
    ],
    diffs: [
      contentDiff(host, path, there, content),
      ...(old === null ? [] : ownershipDiff(host, path, old, change)),
    ],
    contentChanged: true,
    ownershipChanged: !isEmptyChange(change),
    changed: true,
    ...(backupFile === undefined ? {} : { backupFile }),
  };
}

/** Nobody else shall have written meanwhile. What a link leads to may have any content. */
function expectation(there: FileStat | null): { expect?: string } {
  if (there === null) return { expect: 'absent' };
  const { sha256 } = there.digests;
  return there.type === 'file' && sha256 !== undefined ? { expect: sha256 } : {};
}

/** `validate` as words, one of them with `%s`. */
export function validateWords(
  written: string | undefined,
  host: string,
  context: ModuleContext,
): readonly string[] | undefined {
  if (written === undefined) return undefined;
  const words = splitWords(written);
  if (words === undefined || words.length === 0)
    return fail('MOD066', `validate cannot be split into words: ${written}`, context, host);
  if (!written.includes('%s'))
    return fail('MOD066', `validate has no %s for the path of the file: ${written}`, context, host);
  return words;
}

/** The plan for one file: at its end the path is looked at again, so that the result tells the truth. */
export function filePlan(
  title: string,
  plan: ContentPlan,
  request: ContentRequest,
  data: Readonly<Record<string, Value>>,
  host: string,
  context: ModuleContext,
): HostPlan {
  const { path, look, ownership } = request;
  const warnings = unknownNames(ownership, look, host, context);
  const more = {
    ...data,
    ...(plan.backupFile === undefined ? {} : { backup_file: plan.backupFile }),
  };
  const outcome = (stat: FileStat | null, changed: boolean): Outcome => ({
    status: changed ? 'changed' : 'ok',
    data: { ...more, ...pathData(stat) },
    ...(warnings.length === 0 ? {} : { warnings }),
  });
  const { diffs } = plan;
  if (plan.operations.length === 0)
    return { steps: [], diffs, settled: outcome(look.stat, plan.changed) };
  const operations: readonly Operation[] = [...plan.operations, { do: 'file.stat', path }];
  return {
    steps: [{ host, title, operations }],
    diffs,
    settled: outcome(foreseen(plan, request, host, context), true),
    finish: (results) => firstFailure(results, more) ?? outcome(statIn(results), true),
  };
}

/** In check mode: what is there, as it would be. */
function foreseen(
  plan: ContentPlan,
  { look, content, ownership }: ContentRequest,
  host: string,
  context: ModuleContext,
): FileStat | null {
  const { stat, umask } = look;
  if (stat?.type !== 'file') return null;
  const mode = modeFor(ownership.mode, { mode: stat.mode, directory: false }, umask, host, context);
  return {
    ...stat,
    ...(plan.contentChanged ? { size: content.length } : {}),
    mode: mode ?? stat.mode,
    uid: look.ownerId ?? stat.uid,
    gid: look.groupId ?? stat.gid,
    owner: ownership.owner ?? stat.owner,
    group: ownership.group ?? stat.group,
  };
}

/** The answer of the last operation, a look. */
export function statIn(results: readonly OperationResult[]): FileStat | null {
  const last = results.at(-1);
  return last?.status === 'done' && 'stat' in last.out ? last.out.stat : null;
}

/** The look at a destination of which the content may be needed for a diff. */
export function lookAt(
  path: string,
  ownership: Ownership,
  options: { readonly follow: boolean; readonly contentUpTo: number; readonly unless?: string },
): Extract<Operation, { do: 'file.stat' }> {
  return {
    do: 'file.stat',
    path,
    follow: options.follow,
    digests: ['sha256'],
    contentUpTo: options.contentUpTo,
    ...(options.unless === undefined ? {} : { contentUnless: options.unless }),
    ...namesOf(ownership),
  };
}
