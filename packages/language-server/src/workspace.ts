import { setImmediate } from 'node:timers/promises';
import path from 'node:path';
import {
  loadInventory,
  nodeInventoryIo,
  type Inventory,
  type InventoryIo,
} from '@vipbook/inventory';
import {
  timeSlices,
  type FactsSnapshot,
  type FolderEntry,
  type LanguageId,
  type Workspace,
} from '@vipbook/language-service';
import { FactsReader } from './facts.ts';
import { readBytes, readFolder, walk } from './files.ts';
import { firstLine, isInterfacesPath, isPlaybookName, isYamlName } from './languages.ts';
import { isInside, projectOf, type Project } from './project.ts';

/** What an editor's user may set; see docs/editor.md. */
export interface EditorSettings {
  readonly inventory?: readonly string[];
}

/** An open document, by its path. */
export interface OpenFile {
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

export interface WorkspaceOptions {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folders of the workspace; they may change. */
  roots(): readonly string[];
  openFile(path: string): OpenFile | undefined;
  openFiles(): readonly OpenFile[];
  settingsOf(path: string): Promise<EditorSettings>;
  /** Work that may take long and is worth showing. */
  withProgress<T>(title: string, work: () => Promise<T>): Promise<T>;
  now(): number;
  /** Does the editor rename files when an edit says so? */
  renamesFiles(): boolean;
}

/** How far the workspace is walked: a checkout of anything sensible, not somebody's whole disk. */
const limits = { depth: 12, entries: 50_000 };
/** An editor that does not watch files gets the new ones after this time. */
const listedForMs = 30_000;
const inventoryForMs = 2_000;
/** How long a computation goes on before requests that came meanwhile are looked at. */
const sliceMs = 8;

interface Timed<T> {
  readonly at: number;
  readonly value: Promise<T>;
}

/** Everything that the language service asks of the outside, with caches that {@link changed} empties. */
export class NodeWorkspace implements Workspace {
  readonly #options: WorkspaceOptions;
  readonly #facts = new FactsReader();
  readonly #listed = new Map<string, Timed<ReadonlyMap<LanguageId, readonly string[]>>>();
  readonly #projects = new Map<string, Timed<Project>>();
  readonly #inventories = new Map<string, Timed<Inventory | undefined>>();

  constructor(options: WorkspaceOptions) {
    this.#options = options;
  }

  renamesFiles(): boolean {
    return this.#options.renamesFiles();
  }

  readonly files = {
    readFile: async (file: string, most: number): Promise<Uint8Array | undefined> => {
      const open = this.#options.openFile(file);
      if (open === undefined) return readBytes(file, most);
      return Buffer.from(open.text, 'utf8').subarray(0, most + 1);
    },
    readFolder: (folder: string): Promise<readonly FolderEntry[] | undefined> => readFolder(folder),
    filesOf: async (language: LanguageId): Promise<readonly string[]> => {
      const lists = this.#options.roots().map((root) => this.#listing(root));
      const found = (await Promise.all(lists)).flatMap((listing) => listing.get(language) ?? []);
      const open = this.#options.openFiles().filter((file) => file.language === language);
      return [...new Set([...open.map((file) => file.path), ...found])];
    },
  };

  readonly inventories = {
    inventoryFor: async (playbook: string): Promise<Inventory | undefined> => {
      const { folder, settings } = await this.project(playbook);
      const chosen = (await this.#options.settingsOf(playbook)).inventory ?? [];
      const sources =
        chosen.length > 0
          ? chosen.map((name) => (name.includes(',') ? name : path.resolve(folder, name)))
          : settings.inventory;
      if (sources === undefined || sources.length === 0) return undefined;
      const key = JSON.stringify([sources, path.dirname(playbook)]);
      return this.#timed(this.#inventories, key, inventoryForMs, () =>
        this.#loadInventory(sources, path.dirname(playbook)),
      );
    },
  };

  readonly facts = {
    snapshotsFor: async (playbook: string): Promise<readonly FactsSnapshot[]> => {
      const { folder, settings } = await this.project(playbook);
      return this.#facts.read(path.resolve(settings.facts ?? path.join(folder, 'facts')));
    },
  };

  now(): number {
    return this.#options.now();
  }

  /** What comes in from the editor has its turn. */
  readonly pause = timeSlices(
    () => performance.now(),
    () => setImmediate(),
    sliceMs,
  );

  /** The folder from which a playbook would be run. */
  project(file: string): Promise<Project> {
    const root = this.#options
      .roots()
      .filter((folder) => isInside(file, folder))
      .sort((a, b) => b.length - a.length)[0];
    return this.#timed(this.#projects, path.dirname(file), inventoryForMs, () =>
      projectOf(file, root, this.#options.environment),
    );
  }

  /** Files came, went or changed outside of the editor. */
  changed(): void {
    this.#listed.clear();
    this.#projects.clear();
    this.#inventories.clear();
  }

  /** Is this file one of our playbooks, by its name, its project or its first line? */
  async isPlaybook(file: string): Promise<boolean> {
    if (!isYamlName(file)) return false;
    if (isPlaybookName(path.basename(file)) || (await this.#isNamed(file))) return true;
    const start = await readBytes(file, 200);
    return start !== undefined && firstLine.test(Buffer.from(start).toString('utf8'));
  }

  /** Is this path one of those that the project's settings name as playbooks? */
  async #isNamed(file: string): Promise<boolean> {
    const { playbooks } = await this.project(file);
    return playbooks.some((named) => isInside(file, named));
  }

  #listing(root: string): Promise<ReadonlyMap<LanguageId, readonly string[]>> {
    return this.#timed(this.#listed, root, listedForMs, () =>
      this.#options.withProgress('Looking for playbooks', () => this.#list(root)),
    );
  }

  async #list(root: string): Promise<ReadonlyMap<LanguageId, readonly string[]>> {
    const playbooks: string[] = [];
    const interfaces: string[] = [];
    for (const file of await walk(root, limits)) {
      if (isInterfacesPath(file)) interfaces.push(file);
      else if (await this.isPlaybook(file)) playbooks.push(file);
    }
    return new Map<LanguageId, readonly string[]>([
      ['vipbook', playbooks],
      ['interfaces', interfaces],
    ]);
  }

  async #loadInventory(
    sources: readonly string[],
    playbookDirectory: string,
  ): Promise<Inventory | undefined> {
    const load = (): Promise<Inventory> =>
      loadInventory(
        sources,
        withoutPrograms((file) => this.#options.openFile(file)),
        { playbookDirectory },
      );
    // What is wrong with it is told where it is used: by a dry run. Without it, much is simply not known.
    return this.#options
      .withProgress('Reading the inventory', load)
      .catch((): undefined => undefined);
  }

  #timed<T>(
    cache: Map<string, Timed<T>>,
    key: string,
    forMs: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const now = this.#options.now();
    const known = cache.get(key);
    if (known !== undefined && now - known.at < forMs) return known.value;
    const value = work();
    cache.set(key, { at: now, value });
    return value;
  }
}

/** Reading an inventory in an editor runs no program: opening a folder must not. */
function withoutPrograms(openFile: (path: string) => OpenFile | undefined): InventoryIo {
  const node = nodeInventoryIo();
  return {
    ...node,
    readFile: (file) => {
      const open = openFile(path.resolve(file));
      return open === undefined ? node.readFile(file) : Promise.resolve(Buffer.from(open.text));
    },
    runScript: (file) => Promise.reject(new Error(`${file} is a program`)),
  };
}
