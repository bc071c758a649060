import { createHash } from 'node:crypto';
import type { FileStat, HostFile, Operation, OperationOf, Operations } from '@vipbook/host';
import { sha256 } from './canonical.ts';

/** A file as planned steps leave it. */
interface PlannedFile {
  readonly content: Uint8Array;
  readonly mode?: number;
  readonly owner?: string;
  readonly group?: string;
}

interface PlannedService {
  readonly active?: boolean;
  readonly enabled?: boolean;
  readonly masked?: boolean;
}

/** What planned steps make of one host, beside its facts: files anywhere, directories, services. */
export class Overlay {
  /** null: removed. */
  readonly files = new Map<string, PlannedFile | null>();
  readonly directories = new Set<string>();
  readonly services = new Map<string, PlannedService>();

  carryOut(operation: Operation): void {
    switch (operation.do) {
      case 'file.write':
        this.files.set(operation.path, plannedFile(operation.content, operation));
        break;
      case 'file.copy': {
        const from = this.files.get(operation.from);
        if (from !== undefined && from !== null)
          this.files.set(operation.to, plannedFile(from.content, operation));
        break;
      }
      case 'file.attributes': {
        const there = this.files.get(operation.path);
        if (there !== undefined && there !== null)
          this.files.set(operation.path, { ...there, ...plannedFile(there.content, operation) });
        break;
      }
      case 'file.remove':
        this.files.set(operation.path, null);
        break;
      case 'tree.remove':
        this.files.set(operation.path, null);
        this.directories.delete(operation.path);
        for (const path of this.files.keys())
          if (path.startsWith(`${operation.path}/`)) this.files.set(path, null);
        break;
      case 'directory.make':
        this.directories.add(operation.path);
        break;
      case 'service.set':
        this.services.set(operation.name, {
          ...this.services.get(operation.name),
          ...serviceAfter(operation.action),
        });
        break;
      default:
        break;
    }
  }

  /** What a look would tell after the planned steps; undefined: they did not touch it. */
  stat(
    input: OperationOf<'file.stat'>,
    real: Operations['file.stat']['out'] | undefined,
  ): Operations['file.stat']['out'] | undefined {
    const planned = this.files.get(input.path);
    if (planned === null) return { ...looked(input, real), stat: null };
    if (planned !== undefined)
      return { ...looked(input, real), stat: fileStat(input, planned, real?.stat ?? null) };
    const directory =
      this.directories.has(input.path) ||
      [...this.files].some(([path, file]) => file !== null && path.startsWith(`${input.path}/`));
    if (directory && (real === undefined || real.stat === null))
      return { ...looked(input, real), stat: directoryStat(input.path) };
    return undefined;
  }
}

/** Without a host to ask: root is known everywhere, any other name is not known to be. */
export function looked(
  input: OperationOf<'file.stat'>,
  real: Operations['file.stat']['out'] | undefined,
): Omit<Operations['file.stat']['out'], 'stat'> {
  const id = (name: string): number | null =>
    name === 'root' ? 0 : /^\d+$/.test(name) ? Number(name) : null;
  return {
    umask: real?.umask ?? 0o022,
    ...(input.owner === undefined ? {} : { ownerId: real?.ownerId ?? id(input.owner) }),
    ...(input.group === undefined ? {} : { groupId: real?.groupId ?? id(input.group) }),
  };
}

/** A file that facts hold, as a look at it would tell. */
export function statOfFact(input: OperationOf<'file.stat'>, file: HostFile): FileStat {
  return fileStat(input, file, null);
}

function plannedFile(
  content: Uint8Array,
  {
    mode,
    owner,
    group,
  }: { readonly mode?: number; readonly owner?: string; readonly group?: string },
): PlannedFile {
  return {
    content,
    ...(mode === undefined ? {} : { mode }),
    ...(owner === undefined ? {} : { owner }),
    ...(group === undefined ? {} : { group }),
  };
}

function serviceAfter(action: OperationOf<'service.set'>['action']): PlannedService {
  if (action === 'enable' || action === 'disable') return { enabled: action === 'enable' };
  if (action === 'mask' || action === 'unmask') return { masked: action === 'mask' };
  return { active: action !== 'stop' };
}

const nothing: FileStat = {
  path: '',
  type: 'file',
  mode: 0o644,
  uid: 0,
  gid: 0,
  owner: 'root',
  group: 'root',
  size: 0,
  inode: 0,
  device: 0,
  links: 1,
  blocks: 0,
  blockSize: 4096,
  deviceType: 0,
  accessed: 0,
  modified: 0,
  changed: 0,
  readable: true,
  writable: true,
  executable: false,
  digests: {},
};

function fileStat(
  input: OperationOf<'file.stat'>,
  file: PlannedFile,
  real: FileStat | null,
): FileStat {
  const { content, mode, owner, group } = file;
  const before = real?.type === 'file' ? real : nothing;
  const wanted =
    input.contentUpTo !== undefined &&
    content.length <= input.contentUpTo &&
    input.contentUnless !== sha256(content);
  const { content: _old, ...rest } = before;
  return {
    ...rest,
    path: input.path,
    type: 'file',
    size: content.length,
    mode: mode ?? before.mode,
    owner: owner ?? before.owner,
    group: group ?? before.group,
    digests: Object.fromEntries(
      (input.digests ?? []).map((name) => [name, createHash(name).update(content).digest('hex')]),
    ),
    ...(wanted ? { content } : {}),
  };
}

function directoryStat(path: string): FileStat {
  return { ...nothing, path, type: 'directory', mode: 0o755, executable: true, links: 2 };
}
