import { createHash } from 'node:crypto';
import path from 'node:path';
import type { EngineOptions, RunJournal } from '@vipbook/engine';
import { machineProcesses, nodeStore, stateDirectory } from '@vipbook/journal';
import { quoteAll } from '@vipbook/transport';
import type { ConnectionFlags } from './options/connection.ts';
import type { Prepared } from './prepare.ts';
import { reachWords, type Become } from './recovery/typed.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** Remembers the sha256 of all that is read through it. */
export interface Digest {
  add(name: string, bytes: Uint8Array): void;
  /** Over names and contents, in whatever order they were read. Undefined: nothing was. */
  hex(): string | undefined;
}

export function newDigest(): Digest {
  const parts = new Map<string, string>();
  return {
    add(name, bytes) {
      parts.set(name, createHash('sha256').update(bytes).digest('hex'));
    },
    hex() {
      if (parts.size === 0) return undefined;
      const all = createHash('sha256');
      for (const [name, part] of [...parts].sort(([a], [b]) => (a < b ? -1 : 1)))
        all.update(`${name}\0${part}\n`);
      return all.digest('hex');
    },
  };
}

/** A reader of files whose contents go into the digest. */
export function digesting<
  Io extends { readFile(path: string, most: number): Promise<Uint8Array | undefined> },
>(io: Io, digest: Digest): Io {
  return {
    ...io,
    async readFile(name: string, most: number) {
      const bytes = await io.readFile(name, most);
      if (bytes !== undefined) digest.add(path.resolve(name), bytes);
      return bytes;
    },
  };
}

/** The journals of this user on this machine. */
export function journals({ environment }: Terminal): Pick<RunJournal, 'store' | 'processes'> {
  return {
    store: nodeStore(stateDirectory(environment)),
    processes: machineProcesses(environment),
  };
}

export interface RecordedRun {
  readonly playbook: { readonly file: string; readonly digest: Digest };
  readonly flags: ConnectionFlags;
  readonly prepared: Prepared;
  readonly options: EngineOptions;
}

/** What goes into the first line of a run's journal. Values of variables and passwords do not. */
export function runJournal(run: RecordedRun, terminal: Terminal): RunJournal {
  const { playbook, flags, prepared, options } = run;
  const playbookDigest = playbook.digest.hex();
  const inventoryDigest = prepared.digest.hex();
  return {
    ...journals(terminal),
    secrets: [prepared.loginPassword, prepared.becomePassword].filter((one) => one !== undefined),
    start: {
      version: version(),
      directory: terminal.workingDirectory,
      playbook: {
        file: path.resolve(playbook.file),
        ...(playbookDigest === undefined ? {} : { sha256: playbookDigest }),
      },
      inventory: {
        sources: prepared.sources.map(absolute),
        ...(inventoryDigest === undefined ? {} : { sha256: inventoryDigest }),
      },
      options: optionsOf(options, flags),
      reach: reachOf(flags),
    },
    confirmFlags: (become) => confirmFlags(flags, prepared, become),
  };
}

/** From another folder, too; what the settings file says holds only in the run's. */
function confirmFlags(
  flags: ConnectionFlags,
  { settings, sources }: Prepared,
  become: Become | undefined,
): string {
  const reach =
    settings.become === true ? { ...reachOf(flags), become: undefined } : reachOf(flags);
  return quoteAll(
    reachWords(
      flags.inventory === undefined ? [] : sources.map(absolute),
      reach,
      settings.become === true ? undefined : become,
    ),
  );
}

/** `h1,h2,` is a list of hosts, and no path. */
function absolute(source: string): string {
  return source.includes(',') ? source : path.resolve(source);
}

function optionsOf(options: EngineOptions, flags: ConnectionFlags): Record<string, unknown> {
  const { diff, forks, limit, tags, skipTags, plays, startAtTask } = options;
  const { forceHandlers, extraVariables } = options;
  return defined({
    diff,
    forks,
    limit,
    tags,
    skipTags,
    plays,
    startAtTask,
    forceHandlers,
    ...extraVariablesOf(flags, extraVariables),
  });
}

/** Files of variables can be given again by their names; of what was typed only the names are known. */
function extraVariablesOf(
  { extraVars = [] }: ConnectionFlags,
  extraVariables: EngineOptions['extraVariables'] = {},
): Record<string, unknown> {
  const files = extraVars.filter((text) => text.startsWith('@'));
  const typed = files.length < extraVars.length;
  return {
    extraVariables: extraVars.length === 0 ? undefined : Object.keys(extraVariables),
    extraVariableFiles:
      files.length === 0 ? undefined : files.map((text) => path.resolve(text.slice(1))),
    extraVariablesTyped: typed ? true : undefined,
  };
}

/** Flags that say how hosts are reached; files by absolute paths, so that they hold in another folder. */
function reachOf(flags: ConnectionFlags): Record<string, unknown> {
  const file = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : path.resolve(name);
  return defined({
    user: flags.user,
    askPass: flags.askPass,
    agent: flags.agent,
    connectionPasswordFile: file(flags.connectionPasswordFile),
    privateKey: file(flags.privateKey),
    connection: flags.connection,
    timeout: flags.timeout,
    sshCommonArgs: flags.sshCommonArgs,
    become: flags.become,
    becomeMethod: flags.becomeMethod,
    becomeUser: flags.becomeUser,
    askBecomePass: flags.askBecomePass,
    becomePasswordFile: file(flags.becomePasswordFile),
    vaultPasswordFile: flags.vaultPasswordFile?.map((name) => path.resolve(name)),
    vaultId: flags.vaultId?.map(absoluteVaultId),
    askVaultPass: flags.askVaultPass,
  });
}

function absoluteVaultId(text: string): string {
  const at = text.lastIndexOf('@');
  const source = text.slice(at + 1);
  return source === 'prompt' ? text : `${text.slice(0, at + 1)}${path.resolve(source)}`;
}

function defined(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
