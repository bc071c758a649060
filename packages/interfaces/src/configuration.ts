import type { Diagnostic } from '@vipbook/diagnostics';
import { normalize, type FileSystem } from './file-system.ts';
import { findingsOf } from './findings/index.ts';
import { refusalOf } from './findings/refusals.ts';
import type { ConfigurationFile, InterfaceStanza, Model } from './model.ts';
import { readFiles, type Reading, type ReadOptions } from './read.ts';

/** Everything that ifupdown would read on one host, starting from one file. Never changes. */
export interface Configuration {
  /** The root file's path as handed in. */
  readonly root: string;
  /** Every file that was read, in reading order, by the path under which edits name it. */
  readonly files: ReadonlyMap<string, ConfigurationFile>;
  readonly model: Model;
  /** Why ifupdown refuses the root file and so brings nothing up; `model` is what came before that. */
  readonly refused?: Diagnostic;
  /** Everything that is wrong or doubtful, in reading order. */
  findings(): readonly Diagnostic[];
  /** What the reader met on its way: source lines, repeats. */
  readonly reading: Reading;
  readonly fileSystem: FileSystem;
  readonly options: ReadOptions;
}

/** Read the root file and what it sources. Never throws: what is wrong is in `refused` and `findings()`. */
export function readConfiguration(
  fileSystem: FileSystem,
  path = '/etc/network/interfaces',
  options: ReadOptions = {},
): Configuration {
  const reading = readFiles(fileSystem, path, options);
  const files = new Map<string, ConfigurationFile>();
  for (const file of reading.files) {
    if (!files.has(file.canonical)) files.set(file.canonical, file);
  }
  let findings: readonly Diagnostic[] | undefined;
  const refused = refusalOf(path, reading);
  const configuration: Configuration = {
    root: path,
    files,
    model: reading.model,
    ...(refused === undefined ? {} : { refused }),
    findings: () => (findings ??= findingsOf(configuration)),
    reading,
    fileSystem,
    options,
  };
  return configuration;
}

/** The path under which edits name the root. */
export function rootPath(configuration: Configuration): string {
  return normalize(configuration.root);
}

/** The stanzas of one logical interface, in the order in which ifup works through them. */
export function stanzasOf(configuration: Configuration, name: string): readonly InterfaceStanza[] {
  return stanzasByName(configuration.model).get(name) ?? [];
}

const byName = new WeakMap<Model, Map<string, InterfaceStanza[]>>();

export function stanzasByName(model: Model): ReadonlyMap<string, readonly InterfaceStanza[]> {
  let index = byName.get(model);
  if (index === undefined) {
    byName.set(model, (index = new Map<string, InterfaceStanza[]>()));
    for (const stanza of model.interfaces) {
      const list = index.get(stanza.name);
      if (list === undefined) index.set(stanza.name, [stanza]);
      else list.push(stanza);
    }
  }
  return index;
}
