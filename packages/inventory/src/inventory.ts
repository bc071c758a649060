import { withoutIgnored } from './ignores.ts';
import { didYouMean } from '@vipbook/diagnostics';
import { posix } from 'node:path';
import type {
  Inventory,
  InventoryGroup,
  InventoryHost,
  InventoryIo,
  InventoryOptions,
  Variable,
} from './api.ts';
import { byCodePoint } from './code-point-order.ts';
import {
  ancestorTable,
  depths,
  Graph,
  isLocalName,
  type GroupNode,
  type HostNode,
} from './graph.ts';
import { boundedIo } from './bounded-io.ts';
import { decodeText } from './decode.ts';
import { overlay, type Layer, type MergedVariable } from './merge.ts';
import { Selector } from './patterns/select.ts';
import { failure, Problems, shorten } from './problems.ts';
import { wholeFile } from './source-text.ts';
import { readSource } from './sources.ts';
import type { Assignment } from './value.ts';
import { readVarsFolder, type VarsFolder } from './vars-files.ts';
import { VaultOpener } from './vault/vault.ts';

/** group_vars/ and host_vars/ of one folder. */
interface VarsPlace {
  readonly beside: 'inventory' | 'playbook';
  readonly groups: VarsFolder;
  readonly hosts: VarsFolder;
}

/**
 * Read inventories: paths of files and folders, or lists "h1,h2,". Later sources win. Throws VipbookError
 * when nothing can be made of a source; what else is wrong is in `findings`.
 */
export async function loadInventory(
  sources: readonly string[],
  files: InventoryIo,
  options: InventoryOptions = {},
): Promise<Inventory> {
  const io = boundedIo(files);
  const problems = new Problems();
  const graph = new Graph(problems);
  const opener = new VaultOpener(options.vault ?? []);
  const folders: string[] = [];
  for (const source of sources) {
    const folder = await readSource(source, { io, graph, problems, opener });
    if (folder === undefined) continue;
    // Read twice, a folder counts where it stands last.
    const before = folders.indexOf(folder);
    if (before !== -1) folders.splice(before, 1);
    folders.push(folder);
  }
  graph.finish();
  const places: VarsPlace[] = [];
  const readPlace = async (folder: string, beside: VarsPlace['beside']): Promise<void> => {
    const hosts = {
      // A name with a leading slash would leave the folder (Ansible: chroot hosts).
      has: (name: string) => !name.startsWith('/') && (graph.hosts.has(name) || isLocalName(name)),
    };
    places.push({
      beside,
      groups: await readVarsFolder(
        posix.join(folder, 'group_vars'),
        graph.groups,
        io,
        opener,
        problems,
      ),
      hosts: await readVarsFolder(posix.join(folder, 'host_vars'), hosts, io, opener, problems),
    });
  };
  for (const folder of folders) await readPlace(folder, 'inventory');
  if (options.playbookDirectory !== undefined)
    await readPlace(options.playbookDirectory, 'playbook');
  reportMisnamed(places, graph, problems);
  problems.keep(await withoutIgnored(problems.list, files));
  return new LoadedInventory(graph, places, opener, io, problems);
}

/** A file named almost like a group or host is most likely meant for it. */
function reportMisnamed(places: readonly VarsPlace[], graph: Graph, problems: Problems): void {
  const look = (folder: VarsFolder, known: ReadonlyMap<string, unknown>, kind: string): void => {
    // Comparing all with all takes time; many files without an owner belong to other inventories.
    const orphans = folder.names.filter(({ name }) => !known.has(name) && !isLocalName(name));
    if (orphans.length > 20 || known.size > 10_000) return;
    for (const { name, path } of orphans) {
      const unowned = [...known.keys()].filter((each) => !folder.files.has(each));
      const hint = didYouMean(name, unowned);
      if (hint === '') continue;
      problems.add('INV038', `There is no ${kind} "${shorten(name)}".${hint}`, wholeFile(path));
    }
  };
  for (const place of places) {
    look(place.groups, graph.groups, 'group');
    look(place.hosts, graph.hosts, 'host');
  }
}

class LoadedInventory implements Inventory {
  readonly hosts: ReadonlyMap<string, InventoryHost>;
  readonly groups: ReadonlyMap<string, InventoryGroup>;
  readonly #problems: Problems;
  readonly #graph: Graph;
  readonly #places: readonly VarsPlace[];
  readonly #opener: VaultOpener;
  readonly #selector: Selector;
  readonly #depths: ReadonlyMap<GroupNode, number>;
  readonly #ancestors = ancestorTable();
  /** Variables by the set of groups that a host is in: most hosts share theirs with many others. */
  readonly #shared = new Map<string, ReadonlyMap<string, MergedVariable>>();
  readonly #sorted = new Map<string, readonly GroupNode[]>();

  constructor(
    graph: Graph,
    places: readonly VarsPlace[],
    opener: VaultOpener,
    io: InventoryIo,
    problems: Problems,
  ) {
    this.#graph = graph;
    this.#places = places;
    this.#opener = opener;
    this.#problems = problems;
    this.#depths = depths(graph.groups.values());
    this.#selector = new Selector(graph, (path) => {
      if (io.readFileSync === undefined) {
        throw failure('INV014', `Limit files cannot be read here: ${path}`);
      }
      const bytes = io.readFileSync(path);
      return bytes === undefined ? undefined : decodeText(bytes, path);
    });
    this.hosts = new Map(
      [...graph.hosts.values()].map((host) => [
        host.name,
        new HostView(host, () => this.#groupNames(host)),
      ]),
    );
    this.groups = new Map(
      [...graph.groups.values()].map((group) => [group.name, this.#groupView(group)]),
    );
  }

  get findings(): Inventory['findings'] {
    return this.#problems.list;
  }

  select(pattern: string, limit?: string): readonly string[] {
    return this.#selector.select(pattern, limit);
  }

  hostsOf(group: string): readonly string[] {
    return this.#selector.hostsOf(group);
  }

  variables(host: string): ReadonlyMap<string, Variable> {
    const node = this.#graph.hosts.get(host);
    if (node === undefined && !isLocalName(host)) {
      throw failure(
        'INV028',
        `There is no host "${shorten(host)}".${didYouMean(host, this.#graph.hosts.keys())}`.replace(
          /\.$/,
          '',
        ),
      );
    }
    const result = new Map(this.#groupLayers(node));
    const assignments = node?.assignments ?? implicitVariables(host);
    overlay(
      result,
      { level: node === undefined ? 'implicit localhost' : 'host line', assignments },
      this.#opener,
    );
    for (const place of this.#places) {
      for (const layer of fileLayers(place.hosts, host, 'host_vars', place.beside)) {
        overlay(result, layer, this.#opener);
      }
    }
    return result;
  }

  groupVariables(name: string): ReadonlyMap<string, Variable> {
    const result = new Map<string, MergedVariable>();
    const group = this.#graph.groups.get(name);
    if (group === undefined) return result;
    for (const layer of [
      inline(group),
      ...this.#groupFiles([group], 'inventory'),
      ...this.#groupFiles([group], 'playbook'),
    ]) {
      overlay(result, layer, this.#opener);
    }
    return result;
  }

  #groupNames(host: HostNode): readonly string[] {
    return this.#groupsOf(host)
      .map((group) => group.name)
      .sort(byCodePoint);
  }

  /** Groups of a host in the order of merging, without `all`. */
  #groupsOf(host: HostNode | undefined): readonly GroupNode[] {
    if (host === undefined) return [];
    const key = [...host.direct].map((group) => group.name).join('\n');
    const known = this.#sorted.get(key);
    if (known !== undefined) return known;
    const groups = new Set<GroupNode>(host.direct);
    for (const group of host.direct) for (const above of this.#ancestors(group)) groups.add(above);
    groups.delete(this.#graph.all);
    const depth = (group: GroupNode): number => this.#depths.get(group) ?? 0;
    const sorted = [...groups].sort(
      (a, b) => depth(a) - depth(b) || a.priority - b.priority || byCodePoint(a.name, b.name),
    );
    this.#sorted.set(key, sorted);
    return sorted;
  }

  #groupLayers(host: HostNode | undefined): ReadonlyMap<string, MergedVariable> {
    const groups = this.#groupsOf(host);
    const key = groups.map((group) => group.name).join('\n');
    const known = this.#shared.get(key);
    if (known !== undefined) return known;
    const { all } = this.#graph;
    const result = new Map<string, MergedVariable>();
    // Ansible's default `precedence`: even a file of `all` beats what the inventory says of a deep group.
    for (const layer of [
      inline(all),
      ...groups.map(inline),
      ...this.#groupFiles([all], 'inventory'),
      ...this.#groupFiles([all], 'playbook'),
      ...this.#groupFiles(groups, 'inventory'),
      ...this.#groupFiles(groups, 'playbook'),
    ]) {
      overlay(result, layer, this.#opener);
    }
    this.#shared.set(key, result);
    return result;
  }

  /** Folder by folder, and in each group by group: a later folder beats a deeper group. */
  #groupFiles(groups: readonly GroupNode[], beside: VarsPlace['beside']): Layer[] {
    return this.#places
      .filter((place) => place.beside === beside)
      .flatMap((place) =>
        groups.flatMap((group) => fileLayers(place.groups, group.name, 'group_vars', beside)),
      );
  }

  #groupView(group: GroupNode): InventoryGroup {
    return {
      name: group.name,
      ...(group.origin === undefined ? {} : { where: group.origin.place }),
      hosts: [...group.hosts.keys()],
      children: [...group.children].map((child) => child.name),
      depth: this.#depths.get(group) ?? 0,
      priority: group.priority,
    };
  }
}

/** Works out places and groups only when they are asked for: there may be very many hosts. */
class HostView implements InventoryHost {
  readonly name: string;
  readonly #host: HostNode;
  readonly #groups: () => readonly string[];

  constructor(host: HostNode, groups: () => readonly string[]) {
    this.name = host.name;
    this.#host = host;
    this.#groups = groups;
  }

  get where(): InventoryHost['where'] {
    return this.#host.origin.place;
  }

  get groups(): readonly string[] {
    return this.#groups();
  }

  get inventoryFile(): string {
    return this.#host.inventoryFile;
  }
}

function inline(group: GroupNode): Layer {
  return { level: `vars of group ${group.name}`, assignments: group.assignments };
}

function fileLayers(
  folder: VarsFolder,
  name: string,
  kind: 'group_vars' | 'host_vars',
  beside: VarsPlace['beside'],
): Layer[] {
  const level = `${kind} of ${name} beside the ${beside}`;
  return (folder.files.get(name) ?? []).map((file) => ({
    level,
    assignments: file.assignments,
    ...(file.closed === undefined ? {} : { closed: file.closed }),
  }));
}

function implicitVariables(host: string): readonly Assignment[] {
  const origin = wholeFile(`implicit ${host}`);
  return [{ name: 'ansible_connection', value: 'local', origin, float: false }];
}
