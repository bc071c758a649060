import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { FileStat, Operations } from '@vipbook/host';
import type { ModuleContext, Value } from '../../module.ts';
import { fail } from './failure.ts';
import { applyMode, octal, readMode } from './mode.ts';

/** The arguments that every module about files has. */
export interface Ownership {
  readonly mode?: string;
  readonly owner?: string;
  readonly group?: string;
}

/** What `file.stat` told of the destination, users and groups looked up with it. */
export type Look = Operations['file.stat']['out'];

/** The parts that differ from what is there. */
export interface OwnershipChange {
  readonly mode?: number;
  readonly owner?: string;
  readonly group?: string;
}

export interface Subject {
  readonly mode: number;
  readonly uid?: number;
  readonly gid?: number;
  readonly directory: boolean;
}

/** What has to change so that the subject is as asked. Throws for a mode that cannot be read, and for users and
 *  groups that the host does not know, which in check mode may be about to be made. */
export function ownershipChange(
  wanted: Ownership,
  subject: Subject,
  look: Look,
  host: string,
  context: ModuleContext,
): OwnershipChange {
  for (const [name, id] of [
    [wanted.owner, look.ownerId],
    [wanted.group, look.groupId],
  ] as const)
    if (name !== undefined && id === null && !context.check)
      fail('MOD064', `${host} knows no user or group ${name}`, context, host);
  const mode = modeFor(wanted.mode, subject, look.umask, host, context);
  const owners = {
    ...(wanted.owner === undefined || look.ownerId === subject.uid ? {} : { owner: wanted.owner }),
    ...(wanted.group === undefined || look.groupId === subject.gid ? {} : { group: wanted.group }),
  };
  // chown(2) takes set-id bits away, so they are set again.
  const lost = mode !== undefined && (mode & 0o6000) !== 0 && !isEmptyChange(owners);
  const same = mode === undefined || (mode === subject.mode && !lost);
  return { ...owners, ...(same ? {} : { mode }) };
}

export function modeFor(
  written: string | undefined,
  subject: { readonly mode: number; readonly directory: boolean },
  umask: number,
  host: string,
  context: ModuleContext,
): number | undefined {
  if (written === undefined) return undefined;
  const mode = readMode(written);
  if (mode === undefined)
    return fail(
      'MOD062',
      `mode ${written} is neither octal nor made of chmod's symbols`,
      context,
      host,
    );
  return applyMode(mode, { ...subject, umask });
}

export function isEmptyChange(change: OwnershipChange): boolean {
  return Object.keys(change).length === 0;
}

/** Said in check mode, where the task could fail for want of a user. */
export function unknownNames(
  wanted: Ownership,
  look: Look,
  host: string,
  context: ModuleContext,
): readonly Diagnostic[] {
  if (!context.check) return [];
  const unknown = [
    look.ownerId === null ? wanted.owner : undefined,
    look.groupId === null ? wanted.group : undefined,
  ].filter((name) => name !== undefined);
  return unknown.map((name) => ({
    ...diagnostic('MOD064', {
      message: `${host} knows no user or group ${name} yet`,
      where: { ...context.where, host },
    }),
    severity: 'warning',
  }));
}

/** Owner and permissions as text for a diff, only what differs. */
export function ownershipText(
  change: OwnershipChange,
  stat: FileStat,
): { readonly before: string; readonly after: string } {
  const lines = (
    mode: number,
    owner: string | undefined,
    group: string | undefined,
  ): readonly string[] => [
    ...(change.owner === undefined ? [] : [`owner: ${owner ?? ''}`]),
    ...(change.group === undefined ? [] : [`group: ${group ?? ''}`]),
    ...(change.mode === undefined ? [] : [`mode: ${octal(mode)}`]),
  ];
  const text = (all: readonly string[]): string => all.map((line) => `${line}\n`).join('');
  return {
    before: text(lines(stat.mode, ownerOf(stat), groupOf(stat))),
    after: text(lines(change.mode ?? stat.mode, change.owner, change.group)),
  };
}

export function ownerOf(stat: FileStat): string {
  return stat.owner === '' ? String(stat.uid) : stat.owner;
}

export function groupOf(stat: FileStat): string {
  return stat.group === '' ? String(stat.gid) : stat.group;
}

/** What Ansible's results tell of a path. */
export function pathData(stat: FileStat | null | undefined): Readonly<Record<string, Value>> {
  if (stat === null || stat === undefined) return {};
  const states: Readonly<Record<string, string>> = { directory: 'directory', link: 'link' };
  return {
    uid: stat.uid,
    gid: stat.gid,
    owner: ownerOf(stat),
    group: groupOf(stat),
    mode: octal(stat.mode),
    size: stat.size,
    state: states[stat.type] ?? (stat.links > 1 ? 'hard' : 'file'),
  };
}

/** `mode`, `owner` and `group` out of a module's arguments. */
export function ownershipOf(args: {
  readonly mode?: string;
  readonly owner?: string;
  readonly group?: string;
}): Ownership {
  return {
    ...(args.mode === undefined ? {} : { mode: args.mode }),
    ...(args.owner === undefined ? {} : { owner: args.owner }),
    ...(args.group === undefined ? {} : { group: args.group }),
  };
}

/** Those parts of it that `file.stat` looks up. */
export function namesOf({ owner, group }: Ownership): { owner?: string; group?: string } {
  return {
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
  };
}
