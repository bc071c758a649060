import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressFact, Facts, Operation, OperationOf } from '@vipbook/host';
import {
  addAddress,
  applyEdit,
  findAddress,
  memoryFileSystem,
  readConfiguration,
  removeAddress,
  type Configuration,
  type Declaration,
  type Edit,
} from '@vipbook/interfaces';
import { createHash } from 'node:crypto';
import type { Persist } from './request.ts';

/** What happens to one host's files, ready to run and ready to show. */
export interface FilePlan {
  readonly write: readonly Operation[];
  /** Back to the bytes that were read. */
  readonly restore: readonly Operation[];
  /** ifupdown's book-keeping, after the write. */
  readonly state: readonly Operation[];
  /** The book as it was. */
  readonly stateBefore: readonly Operation[];
  readonly diffs: readonly FileChange[];
  readonly declared: readonly Declaration[];
}

export interface FileChange {
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
}

export const noFiles: FilePlan = {
  write: [],
  restore: [],
  state: [],
  stateBefore: [],
  diffs: [],
  declared: [],
};

export function configurationOf(facts: Facts): Configuration {
  return readConfiguration(
    memoryFileSystem(
      Object.fromEntries(Object.entries(facts.files).map(([path, file]) => [path, file.content])),
    ),
  );
}

/** Findings that forbid touching the files of a host. */
export function refusals(host: string, configuration: Configuration): readonly Diagnostic[] {
  const refused = configuration.refused;
  if (refused === undefined) return [];
  return [
    diagnostic('VIP006', {
      message: `ifupdown refuses ${refused.where?.file ?? configuration.root} of ${host}: ${refused.message}`,
      where: { ...refused.where, host },
      remedy: refused.remedy,
    }),
  ];
}

function sha256(bytes: Uint8Array | null): string {
  return bytes === null ? 'absent' : createHash('sha256').update(bytes).digest('hex');
}

function planOf(
  facts: Facts,
  edit: { readonly files: readonly FileChange[] },
  state: readonly OperationOf<'ifstate.set'>[],
  declared: readonly Declaration[],
): FilePlan {
  const put = (path: string, from: Uint8Array | null, to: Uint8Array | null): Operation =>
    to === null
      ? { do: 'file.remove', path, expect: sha256(from) }
      : { do: 'file.write', path, content: to, expect: sha256(from) };
  return {
    write: edit.files.map((file) => put(file.path, file.before, file.after)),
    // An undo may find the file written or not yet. What it finds else is somebody else's, and stays.
    restore: edit.files.map((file) => put(file.path, file.after, file.before)),
    state: facts.ifstate === null ? [] : state,
    stateBefore:
      facts.ifstate === null
        ? []
        : state.map(({ name }) => ({
            do: 'ifstate.set',
            name,
            logical: facts.ifstate?.[name] ?? null,
          })),
    diffs: edit.files.map(({ path, before, after }) => ({ path, before, after })),
    declared,
  };
}

/** Take every declaration of the address out of a host's files. */
export function planRemoval(facts: Facts, address: string): FilePlan {
  const configuration = configurationOf(facts);
  const declared = findAddress(configuration, address);
  const names = new Set(
    declared
      .filter((found) => found.style === 'alias')
      .map((found) => found.interface)
      .concat(Object.keys(facts.ifstate ?? {}).filter((name) => aliasOf(facts, name, address))),
  );
  return planOf(
    facts,
    removeAddress(configuration, address),
    [...names]
      .filter((name) => facts.ifstate?.[name] !== undefined)
      .map((name) => ({ do: 'ifstate.set', name, logical: null })),
    declared,
  );
}

/** Is this name in ifstate only the label of the address? */
function aliasOf(facts: Facts, name: string, address: string): boolean {
  return (
    name.includes(':') &&
    facts.addresses.some((held) => held.address === address && held.label === name)
  );
}

export interface Addition {
  readonly address: string;
  readonly prefix: number;
  readonly device: string;
  readonly label: string | undefined;
  readonly style: Exclude<Persist, 'auto' | 'none'>;
  readonly file: string | undefined;
  /** How the other host writes it: indentation, netmask or length, extra options. */
  readonly like: Declaration | undefined;
}

/** Write the address into a host's files; nothing to do when they say it already. */
export function planAddition(facts: Facts, addition: Addition): FilePlan {
  const configuration = configurationOf(facts);
  const declared = findAddress(configuration, addition.address);
  const already = declared.some(
    (found) => found.device === addition.device && found.prefix === addition.prefix,
  );
  const edit: Edit = already
    ? { files: [] }
    : addAddress(configuration, {
        address: addition.address,
        prefix: addition.prefix,
        device: addition.device,
        style: addition.style,
        ...(addition.label === undefined ? {} : { label: addition.label }),
        ...(addition.file === undefined ? {} : { file: addition.file }),
        ...(addition.like === undefined ? {} : { like: addition.like }),
      });
  const after = applyEdit(configuration, edit);
  const names = findAddress(after, addition.address)
    .filter((found) => found.style === 'alias')
    .map((found) => found.interface);
  return planOf(
    facts,
    edit,
    [...new Set(names)]
      .filter((name) => facts.ifstate?.[name] === undefined)
      .map((name) => ({ do: 'ifstate.set', name, logical: name })),
    declared,
  );
}

/** A host as it is once this has been written there, for what is planned on top of it. */
export function withFiles(facts: Facts, plan: FilePlan): Facts {
  const files = new Map(Object.entries(facts.files));
  for (const { path, after } of plan.diffs) {
    const was = files.get(path) ?? { path, mode: 0o644, owner: 'root', group: 'root' };
    if (after === null) files.delete(path);
    else files.set(path, { ...was, content: after, sha256: sha256(after) });
  }
  const ifstate = new Map(Object.entries(facts.ifstate ?? {}));
  for (const operation of plan.state) {
    if (operation.do !== 'ifstate.set') continue;
    if (operation.logical === null) ifstate.delete(operation.name);
    else ifstate.set(operation.name, operation.logical);
  }
  return {
    ...facts,
    files: Object.fromEntries(files),
    ...(facts.ifstate === null ? {} : { ifstate: Object.fromEntries(ifstate) }),
  };
}

/** All that several plans do to the files of one host, each file written once. */
export function filesBetween(
  before: Facts,
  after: Facts,
): Pick<FilePlan, 'write' | 'restore' | 'diffs'> {
  const paths = [...new Set([...Object.keys(before.files), ...Object.keys(after.files)])];
  const changed = paths.filter((path) => before.files[path]?.sha256 !== after.files[path]?.sha256);
  const files = changed.map((path) => ({
    path,
    before: before.files[path]?.content ?? null,
    after: after.files[path]?.content ?? null,
  }));
  const { write, restore, diffs } = planOf(after, { files }, [], []);
  return { write, restore, diffs };
}

/** The first `device:N` that neither the kernel nor the files of the host use. */
export function freeLabel(facts: Facts, device: string, wanted: string | undefined): string {
  const used = usedLabels(facts);
  if (wanted !== undefined && !used.has(wanted)) return wanted;
  for (let number = 1; ; number += 1) {
    const label = `${device}:${String(number)}`;
    if (!used.has(label)) return label;
  }
}

export function usedLabels(facts: Facts): ReadonlySet<string> {
  const configuration = configurationOf(facts);
  return new Set([
    ...facts.addresses.flatMap((held) => (held.label === undefined ? [] : [held.label])),
    ...configuration.model.interfaces.map((stanza) => stanza.name),
    ...Object.keys(facts.ifstate ?? {}),
  ]);
}

/** The `auto` style: as it is written now, else an alias stanza; for IPv6 a stanza of the interface,
 *  because ifupdown gives the addresses of an alias a preferred lifetime of 0. */
export function styleFor(
  persist: Persist,
  declared: readonly Declaration[],
  address: string,
): Exclude<Persist, 'auto'> {
  if (persist !== 'auto') return persist;
  return declared[0]?.style ?? (address.includes(':') ? 'stanza' : 'alias');
}

/** Does the written form give the address a broadcast? `ip addr add` lines do only if they say so. */
export function broadcastFor(
  style: Exclude<Persist, 'auto'>,
  held: AddressFact | undefined,
): string | undefined {
  if (style === 'up-down') return held?.broadcast === undefined ? 'none' : undefined;
  return undefined;
}
