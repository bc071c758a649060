import type { Inventory } from '@vipbook/inventory';
import {
  loadPlaybook,
  playbookSteps,
  readYamlSteps,
  taskFileSteps,
  type Parsers,
  type Play,
  type Playbook,
  type Steps,
  type TaskFile,
  type YamlFile,
} from '@vipbook/playbook';
import type { Position } from 'vscode-languageserver-types';
import { Cancelled, type FactsSnapshot, type SourceDocument, type Workspace } from '../api.ts';
import { kindOfFile, type FileKind } from './file-kind.ts';
import { pathOf } from './paths.ts';
import { inContext } from './role-context.ts';
import { inSlices } from './slices.ts';
import { TextIndex, unchangedLine } from './text-index.ts';

/** What the text of one version of a playbook, or of a file that playbooks read, says by itself. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly path: string;
  readonly kind: FileKind;
  readonly index: TextIndex;
  readonly yaml: YamlFile;
  /** The document's own plays, imports not followed; a file of tasks is one play without hosts. */
  readonly own: Playbook;
}

/** The same with what the workspace knows of its hosts. */
export interface World {
  /** With all that it imports; a file of tasks with what the play has that reads it. */
  readonly loaded: Playbook;
  readonly inventory: Inventory | undefined;
  readonly snapshots: readonly FactsSnapshot[];
}

export interface Known {
  readonly analysis: Analysis;
  readonly world: World;
}

/** A place of an older version that is still what it was. */
export interface Unchanged {
  readonly known: Known;
  /** In the text of the older version. */
  readonly offset: number;
  /** How many lines further down it stands now. */
  readonly linesAdded: number;
}

/** Longer texts are refused by the reader; nothing else is computed of them. */
export const longestText = 2 * 1024 * 1024;

/** In UTF-16 units, 20,000 lines and more. Longer texts have findings, completion and folds only: the rest is
 *  computed in one go, and must not make anybody wait for more than 200 ms. */
export const longestForAll = 700_000;
/** The same in lines: short ones hold as many tasks as long ones. */
export const mostLinesForAll = 25_000;

/** Read anew for each completion; longer ones give what the last version knew. */
const quickText = 10_000;

interface Entry {
  readonly version: number;
  readonly text: string;
  readonly analysis: Promise<Analysis>;
  superseded: boolean;
  world?: { readonly generation: number; readonly promise: Promise<World> };
}

/** Keeps what was computed of the newest version of each document, and of the files they import. */
export class Analyses {
  readonly #workspace: Workspace;
  readonly #entries = new Map<string, Entry>();
  readonly #good = new Map<string, Known>();
  /** The generation of the workspace in which each was read. */
  readonly #goodOf = new WeakMap<Known, number>();
  readonly #indices = new Map<string, TextIndex>();
  readonly #trees = new Trees();
  #generation = 0;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Rejects with Cancelled when a newer version is asked for meanwhile. */
  of(document: SourceDocument): Promise<Analysis> {
    const known = this.#entries.get(document.uri);
    const text = document.getText();
    if (known?.version === document.version && known.text === text) return known.analysis;
    if (known !== undefined) known.superseded = true;
    const entry: Entry = {
      version: document.version,
      text,
      superseded: false,
      analysis: Promise.resolve().then(() => this.#analyse(document, text, () => entry.superseded)),
    };
    entry.analysis.catch(() => undefined);
    this.#entries.set(document.uri, entry);
    return entry.analysis;
  }

  /** Lines of a document, known at once. */
  index(document: SourceDocument): TextIndex {
    const text = document.getText();
    const known = this.#indices.get(document.uri);
    if (known?.text === text) return known;
    const index = new TextIndex(text.length > longestText ? '' : text);
    this.#indices.set(document.uri, index);
    return index;
  }

  /**
   * The newest version that could be read as YAML, this one if it is short: what is typed in between neither
   * hides what is known nor makes anybody wait. undefined: no version could be read.
   */
  async lastGood(document: SourceDocument): Promise<Known | undefined> {
    const good = this.#good.get(document.uri);
    if (good !== undefined && document.getText().length > quickText) return good;
    return this.newestGood(document);
  }

  /** The same, and this version whenever it can be read, however long that takes. */
  async newestGood(document: SourceDocument): Promise<Known | undefined> {
    try {
      const analysis = await this.of(document);
      const world = await this.world(document);
      return this.#good.get(document.uri) ?? { analysis, world };
    } catch (error) {
      if (error instanceof Cancelled) return this.#good.get(document.uri);
      throw error;
    }
  }

  /**
   * What the last version that could be read knew of a place whose line is the same in this one: an answer at
   * once, right after a key. undefined: this version must be read first.
   */
  unchangedAt(document: SourceDocument, position: Position): Unchanged | undefined {
    const good = this.#good.get(document.uri);
    if (good === undefined || this.#goodOf.get(good) !== this.#generation) return undefined;
    const now = this.index(document);
    const before = good.analysis.index;
    const line = unchangedLine(before, now, position.line);
    if (line === undefined) return undefined;
    const offset = before.offset({ ...position, line });
    return { known: good, offset, linesAdded: position.line - line };
  }

  async world(document: SourceDocument): Promise<World> {
    const analysis = await this.of(document);
    const entry = this.#entries.get(document.uri);
    if (entry === undefined || entry.version !== document.version) throw new Cancelled();
    if (entry.world?.generation === this.#generation) return entry.world.promise;
    const generation = this.#generation;
    const promise = this.#load(analysis, () => entry.superseded);
    promise.then(
      (world) => {
        const broken = analysis.yaml.findings.list.some(({ severity }) => severity === 'error');
        if (broken) return;
        const known = { analysis, world };
        this.#good.set(document.uri, known);
        this.#goodOf.set(known, generation);
      },
      () => undefined,
    );
    entry.world = { generation, promise };
    return promise;
  }

  /** An analysis of a file that need not be open. */
  async ofFile(path: string): Promise<Analysis | undefined> {
    const text = await this.text(path);
    if (text === undefined) return undefined;
    return this.#make(path, path, -1, text, () => false);
  }

  /** YAML of a text that is in no document yet. */
  read(path: string, text: string): Promise<YamlFile> {
    return inSlices(
      readYamlSteps(path, text),
      () => this.#workspace.pause(),
      () => false,
    );
  }

  /** A playbook of the workspace with all that it imports; undefined for files that are no playbooks. */
  async loadedFile(path: string): Promise<Playbook | undefined> {
    const analysis = await this.ofFile(path);
    if (analysis?.kind !== 'playbook') return undefined;
    const run = <Result>(steps: Steps<Result>): Promise<Result> =>
      inSlices(
        steps,
        () => this.#workspace.pause(),
        () => false,
      );
    return this.#loadPlaybook(path, analysis.index.text, run);
  }

  async text(path: string): Promise<string | undefined> {
    const bytes = await this.#workspace.files
      .readFile(path, longestText * 3)
      .catch(() => undefined);
    if (bytes === undefined || bytes.length > longestText * 3) return undefined;
    return new TextDecoder().decode(bytes);
  }

  forget(uri: string): void {
    this.#entries.delete(uri);
    this.#good.delete(uri);
    this.#indices.delete(uri);
  }

  changed(): void {
    this.#generation += 1;
  }

  async #analyse(
    document: SourceDocument,
    text: string,
    stopped: () => boolean,
  ): Promise<Analysis> {
    const path = pathOf(document.uri);
    const { uri, version } = document;
    return this.#make(uri, path, version, text, stopped);
  }

  async #make(
    uri: string,
    path: string,
    version: number,
    text: string,
    stopped: () => boolean,
  ): Promise<Analysis> {
    const run = <Result>(steps: Steps<Result>): Promise<Result> =>
      inSlices(steps, () => this.#workspace.pause(), stopped);
    const yaml = await this.#trees.yaml(path, text, run);
    const kind = kindOfFile(path, yaml.root);
    const index = new TextIndex(text.length > longestText ? '' : text);
    const own =
      kind === 'tasks' || kind === 'handlers'
        ? playOfTasks(path, await this.#trees.tasks(path, text, kind, run), kind)
        : kind === 'playbook'
          ? await this.#trees.playbook(path, text, run)
          : { file: path, plays: [], imports: [], findings: yaml.findings.list, ignores: [] };
    return { uri, version, path, kind, index, yaml, own };
  }

  async #load(analysis: Analysis, stopped: () => boolean): Promise<World> {
    const { inventories, facts } = this.#workspace;
    const run = <Result>(steps: Steps<Result>): Promise<Result> =>
      inSlices(steps, () => this.#workspace.pause(), stopped);
    const [loaded, inventory, snapshots] = await Promise.all([
      analysis.kind === 'playbook'
        ? this.#loadPlaybook(analysis.path, analysis.index.text, run)
        : inContext(analysis.own, analysis.kind, {
            playbooks: () => this.#workspace.files.filesOf('vipbook').catch(() => []),
            load: (path) => this.loadedFile(path),
            read: (path, text) => this.#loadPlaybook(path, text, run),
          }),
      inventories.inventoryFor(analysis.path).catch(() => undefined),
      facts.snapshotsFor(analysis.path).catch(() => []),
    ]);
    return { loaded, inventory, snapshots };
  }

  #loadPlaybook(file: string, text: string, run: Run): Promise<Playbook> {
    const parsers: Parsers = {
      playbook: (path, content) => this.#trees.playbook(path, content, run),
      tasks: (path, content, role) =>
        this.#trees.tasks(path, content, role === 'handler' ? 'handlers' : 'tasks', run),
    };
    const io = {
      readFile: (path: string, most: number) =>
        path === file
          ? Promise.resolve(new TextEncoder().encode(text))
          : this.#workspace.files.readFile(path, most),
    };
    return loadPlaybook(file, io, { ...this.#workspace.loadOptions, parsers });
  }
}

function playOfTasks(path: string, file: TaskFile, kind: 'tasks' | 'handlers'): Playbook {
  const where = { file: path };
  const play: Play = {
    where,
    hosts: { value: '', where },
    preTasks: [],
    roles: [],
    tasks: kind === 'tasks' ? file.tasks : [],
    postTasks: [],
    handlers: kind === 'handlers' ? file.tasks : [],
  };
  return { file: path, plays: [play], imports: [], findings: file.findings, ignores: file.ignores };
}

type Run = <Result>(steps: Steps<Result>) => Promise<Result>;

/** Trees of texts by path, the latest text of each: many versions of a playbook import the same files. */
class Trees {
  readonly #yaml = new Map<string, { readonly text: string; readonly tree: YamlFile }>();
  readonly #playbooks = new Map<string, { readonly text: string; readonly tree: Playbook }>();
  readonly #tasks = new Map<string, { readonly text: string; readonly tree: TaskFile }>();
  readonly #most = 200;

  async yaml(path: string, text: string, run: Run): Promise<YamlFile> {
    return this.#keep(this.#yaml, path, text, () => run(readYamlSteps(path, text)));
  }

  async playbook(path: string, text: string, run: Run): Promise<Playbook> {
    return this.#keep(this.#playbooks, path, text, async () =>
      run(playbookSteps(await this.yaml(path, text, run))),
    );
  }

  async tasks(path: string, text: string, kind: 'tasks' | 'handlers', run: Run): Promise<TaskFile> {
    return this.#keep(this.#tasks, `${kind} ${path}`, text, async () =>
      run(taskFileSteps(await this.yaml(path, text, run), kind === 'tasks' ? 'task' : 'handler')),
    );
  }

  async #keep<Tree>(
    kept: Map<string, { readonly text: string; readonly tree: Tree }>,
    key: string,
    text: string,
    make: () => Promise<Tree>,
  ): Promise<Tree> {
    const known = kept.get(key);
    if (known?.text === text) return known.tree;
    const tree = await make();
    kept.delete(key);
    kept.set(key, { text, tree });
    if (kept.size > this.#most) kept.delete(kept.keys().next().value ?? '');
    return tree;
  }
}
