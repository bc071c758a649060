import { normalize, type DirectoryEntry, type FileSystem } from '@vipbook/interfaces';
import type { FileProvider } from '../api.ts';

const mostRounds = 12;
const mostFiles = 1000;
const longest = 1024 * 1024;

/**
 * The interfaces package reads files at once; the workspace gives them later. So it reads what is there
 * already, what it missed is fetched, and it reads again, until nothing is missing.
 */
export class SnapshotFiles implements FileSystem {
  readonly #files: FileProvider;
  /** Where a path of the host is in the workspace; undefined: nowhere. */
  readonly #locate: (path: string) => string | undefined;
  readonly #contents = new Map<string, Uint8Array | undefined>();
  readonly #folders = new Map<string, readonly DirectoryEntry[] | undefined>();
  readonly #missedFiles = new Set<string>();
  readonly #missedFolders = new Set<string>();
  /** Paths that cannot be looked at here: what is said of them would be a guess. */
  readonly unknown = new Set<string>();

  constructor(files: FileProvider, locate: (path: string) => string | undefined) {
    this.#files = files;
    this.#locate = locate;
  }

  /** A text that goes before the file's, an open document's. */
  overlay(path: string, bytes: Uint8Array): void {
    this.#contents.set(normalize(path), bytes);
  }

  read(path: string): Uint8Array | undefined {
    const clean = normalize(path);
    if (!this.#contents.has(clean)) this.#missedFiles.add(clean);
    return this.#contents.get(clean);
  }

  list(directory: string): readonly DirectoryEntry[] | undefined {
    const clean = normalize(directory);
    if (!this.#folders.has(clean)) this.#missedFolders.add(clean);
    return this.#folders.get(clean);
  }

  /** What `compute` gives once all that it reads has been fetched. */
  async settle<Result>(compute: () => Result): Promise<Result> {
    for (let round = 0; ; round += 1) {
      const result = compute();
      const missing = this.#missedFiles.size + this.#missedFolders.size;
      if (missing === 0 || round >= mostRounds) return result;
      await this.#fetch();
    }
  }

  async #fetch(): Promise<void> {
    const files = [...this.#missedFiles];
    const folders = [...this.#missedFolders];
    this.#missedFiles.clear();
    this.#missedFolders.clear();
    await Promise.all([
      ...files.map(async (path) => {
        this.#contents.set(path, await this.#content(path));
      }),
      ...folders.map(async (path) => {
        this.#folders.set(path, await this.#folder(path));
      }),
    ]);
  }

  async #content(path: string): Promise<Uint8Array | undefined> {
    const at = this.#locate(path);
    if (at === undefined) this.unknown.add(path);
    if (at === undefined || this.#contents.size > mostFiles) return undefined;
    const bytes = await this.#files.readFile(at, longest).catch(() => undefined);
    return bytes !== undefined && bytes.length > longest ? undefined : bytes;
  }

  async #folder(path: string): Promise<readonly DirectoryEntry[] | undefined> {
    const at = this.#locate(path);
    if (at === undefined) this.unknown.add(path);
    if (at === undefined || this.#folders.size > mostFiles) return undefined;
    const entries = await this.#files.readFolder(at).catch(() => undefined);
    return entries?.map(({ name, kind }) => ({
      name: Buffer.from(name, 'utf8').toString('latin1'),
      kind: kind === 'folder' ? 'directory' : 'file',
    }));
  }
}
