import {
  parse,
  readConfiguration,
  type Configuration,
  type ConfigurationFile,
  type SyntaxTree,
} from '@vipbook/interfaces';
import type { FileProvider, SourceDocument, Workspace } from '../api.ts';
import { pathOf } from '../document/paths.ts';
import { TextIndex } from '../document/text-index.ts';
import { byteMap, type ByteMap } from './byte-map.ts';
import { SnapshotFiles } from './snapshot-files.ts';

/** One version of an interfaces file, read with those that it sources, or that source it. */
export interface InterfacesAnalysis {
  readonly uri: string;
  readonly version: number;
  /** In the workspace. */
  readonly path: string;
  /** As the host names it: `/etc/network/interfaces`, where that can be told. */
  readonly hostPath: string;
  readonly index: TextIndex;
  readonly bytes: ByteMap;
  readonly configuration: Configuration;
  readonly file: ConfigurationFile;
  readonly tree: SyntaxTree;
  /** Not all files that it sources could be looked at. */
  readonly incomplete: boolean;
  /** Where a file of the host is in the workspace. */
  locate(hostPath: string): string | undefined;
}

/** In UTF-16 units, 2,000 stanzas and more. These files are read in one go: beyond it an editor would stop for
 *  more than 200 ms, and what is no interfaces file is not worth that. */
const longest = 128 * 1024;

interface Entry {
  readonly version: number;
  readonly text: string;
  readonly generation: number;
  readonly analysis: Promise<InterfacesAnalysis>;
}

export class InterfacesAnalyses {
  readonly #workspace: Workspace;
  readonly #entries = new Map<string, Entry>();
  #generation = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  of(document: SourceDocument): Promise<InterfacesAnalysis> {
    const text = document.getText();
    const known = this.#entries.get(document.uri);
    if (
      known?.version === document.version &&
      known.generation === this.#generation &&
      known.text === text
    ) {
      return known.analysis;
    }
    const { uri, version } = document;
    const analysis = analyse(this.#workspace.files, uri, version, text);
    analysis.catch(() => undefined);
    this.#entries.set(uri, { version, text, generation: this.#generation, analysis });
    return analysis;
  }

  async ofFile(path: string): Promise<InterfacesAnalysis | undefined> {
    const bytes = await this.#workspace.files.readFile(path, longest).catch(() => undefined);
    if (bytes === undefined || bytes.length > longest) return undefined;
    return analyse(this.#workspace.files, path, -1, new TextDecoder().decode(bytes));
  }

  forget(uri: string): void {
    this.#entries.delete(uri);
  }

  changed(): void {
    this.#generation += 1;
  }
}

async function analyse(
  files: FileProvider,
  uri: string,
  version: number,
  given: string,
): Promise<InterfacesAnalysis> {
  const text = given.length > longest ? '' : given;
  const path = pathOf(uri);
  const place = placeOnHost(path);
  const system = new SnapshotFiles(files, place.locate);
  system.overlay(place.hostPath, new TextEncoder().encode(text));
  const root = await rootOf(files, place);
  const configuration = await system.settle(() => {
    const read = readConfiguration(system, root);
    // Findings look into folders, too.
    read.findings();
    return read;
  });
  const found = fileOf(configuration, place.hostPath);
  // A file that no root reads stands for itself.
  const alone = found === undefined ? readConfiguration(system, place.hostPath) : configuration;
  const file = found ?? fileOf(alone, place.hostPath) ?? emptyFile(place.hostPath);
  return {
    uri,
    version,
    path,
    hostPath: place.hostPath,
    index: new TextIndex(text),
    bytes: byteMap(text),
    configuration: alone,
    file,
    tree: file.tree,
    incomplete: system.unknown.size > 0,
    locate: place.locate,
  };
}

function fileOf(configuration: Configuration, hostPath: string): ConfigurationFile | undefined {
  return configuration.files.get(hostPath);
}

function emptyFile(path: string): ConfigurationFile {
  return {
    path,
    canonical: path,
    tree: parse(new Uint8Array(0), path),
    refusedAt: undefined,
    stanzasRead: 0,
    sourcedFrom: undefined,
  };
}

interface HostPlace {
  readonly hostPath: string;
  readonly locate: (hostPath: string) => string | undefined;
}

/** A copy such as `files/old/etc/network/interfaces` stands for the file of a host: paths of that host lead
 *  to what is beside it, never to this machine's own files. */
function placeOnHost(path: string): HostPlace {
  const at = path.lastIndexOf('/etc/network/');
  if (at !== -1) {
    const prefix = path.slice(0, at);
    return {
      hostPath: path.slice(at),
      locate: (hostPath) => (hostPath.startsWith('/') ? `${prefix}${hostPath}` : undefined),
    };
  }
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash + 1);
  return {
    hostPath: path,
    // Beside it is all that can be known: absolute paths are those of the host it is for.
    locate: (hostPath) => (hostPath.startsWith(folder) ? hostPath : undefined),
  };
}

/** The file that ifupdown would begin with: `interfaces` above a snippet of `interfaces.d`. */
async function rootOf(files: FileProvider, { hostPath, locate }: HostPlace): Promise<string> {
  const match = /^(.*\/)interfaces\.d\/[^/]+$/.exec(hostPath);
  const root = match === null ? hostPath : `${match[1] ?? ''}interfaces`;
  const at = locate(root);
  if (root === hostPath || at === undefined) return hostPath;
  const there = await files.readFile(at, longest).catch(() => undefined);
  return there === undefined ? hostPath : root;
}
