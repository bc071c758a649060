import {
  EventEmitter,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  Uri,
  window,
  workspace,
  type Disposable,
  type Event,
  type ExtensionContext,
  type TreeDataProvider,
  type TreeView,
} from 'vscode';
import {
  ageOf,
  isOfTheNetwork,
  rowsFrom,
  virtualAddresses,
  type AddressRow,
  type VirtualAddress,
} from './addresses.ts';
import { currentResource, startOf } from './inventory.ts';
import type { Client } from './language-client.ts';
import { log } from './log.ts';
import { isTrusted } from './runs.ts';
import { runVipbook, vipbookCommand } from './vipbook-command.ts';

type Node =
  | { readonly kind: 'group'; readonly name: 'Virtual addresses' | 'Hosts' }
  | { readonly kind: 'virtual'; readonly virtual: VirtualAddress }
  | { readonly kind: 'host'; readonly name: string }
  | { readonly kind: 'address'; readonly row: AddressRow; readonly under: 'host' | 'virtual' };

const groups: readonly Node[] = [
  { kind: 'group', name: 'Virtual addresses' },
  { kind: 'group', name: 'Hosts' },
];

/** Who holds what: from the snapshots of the project, and from the hosts themselves when they are asked. */
export class AddressesView implements TreeDataProvider<Node>, Disposable {
  readonly #context: ExtensionContext;
  readonly #client: Client;
  readonly #changed = new EventEmitter<undefined>();
  readonly onDidChangeTreeData: Event<undefined> = this.#changed.event;
  readonly #view: TreeView<Node>;
  #rows: readonly AddressRow[] = [];
  #gatheredAt: number | undefined;
  #askedSnapshots = false;

  constructor(context: ExtensionContext, client: Client) {
    this.#context = context;
    this.#client = client;
    this.#view = window.createTreeView('vipbook.addresses', { treeDataProvider: this });
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  async getChildren(node?: Node): Promise<Node[]> {
    if (node === undefined) {
      await this.#snapshots();
      return this.#rows.length === 0 ? [] : [...groups];
    }
    switch (node.kind) {
      case 'group':
        return node.name === 'Hosts'
          ? [...new Set(this.#rows.map(({ host }) => host))].map((name) => ({ kind: 'host', name }))
          : virtualAddresses(this.#rows).map((virtual) => ({ kind: 'virtual', virtual }));
      case 'virtual':
        return node.virtual.holders.map((row) => ({ kind: 'address', row, under: 'virtual' }));
      case 'host':
        return this.#rows
          .filter((row) => row.host === node.name && isOfTheNetwork(row))
          .map((row) => ({ kind: 'address', row, under: 'host' }));
      case 'address':
        return [];
    }
  }

  getParent(node: Node): Node | undefined {
    return node.kind === 'virtual' ? groups[0] : node.kind === 'host' ? groups[1] : undefined;
  }

  getTreeItem(node: Node): TreeItem {
    const { Collapsed, Expanded, None } = TreeItemCollapsibleState;
    switch (node.kind) {
      case 'group':
        return Object.assign(new TreeItem(node.name, Expanded), { id: node.name });
      case 'virtual': {
        const { address, holders } = node.virtual;
        const hosts = holders.map(({ host }) => host).join(', ');
        const item = new TreeItem(address, Collapsed);
        const twice = holders.length > 1;
        item.id = `virtual ${address}`;
        item.description = hosts;
        item.tooltip = twice
          ? `${address} is on several hosts: ${hosts}`
          : `${address} is on ${hosts}`;
        item.iconPath = twice
          ? new ThemeIcon('warning', new ThemeColor('list.warningForeground'))
          : new ThemeIcon('globe');
        item.contextValue = 'address';
        item.accessibilityInformation = { label: item.tooltip };
        return item;
      }
      case 'host':
        return Object.assign(new TreeItem(node.name, Collapsed), {
          id: `host ${node.name}`,
          iconPath: new ThemeIcon('server'),
          contextValue: 'host',
        });
      case 'address': {
        const { row, under } = node;
        const item = new TreeItem(under === 'host' ? row.address : row.host, None);
        const label = row.label === '' ? row.device : row.label;
        const kept =
          row.file === undefined ? '' : row.file === null ? ', in no file' : `, ${row.file}`;
        item.id = `${under} ${row.host} ${row.device} ${row.address} ${row.label}`;
        item.description = label + (row.file === null ? ' · in no file' : '');
        item.tooltip = `${row.address} on ${row.host}, ${label}${kept}`;
        item.iconPath = new ThemeIcon(under === 'host' ? 'symbol-number' : 'server');
        item.contextValue = 'address';
        return item;
      }
    }
  }

  /** What is copied of a node. */
  textOf(node: Node): string {
    if (node.kind === 'virtual') return node.virtual.address;
    if (node.kind === 'address') return node.row.address;
    return node.name;
  }

  /** Ask the hosts of the inventory. */
  async refresh(): Promise<void> {
    const resource = currentResource();
    if (resource === undefined || !(await isTrusted())) return;
    const start = await startOf(this.#client, inFolder(resource));
    if (start === undefined) return;
    const extra = workspace.getConfiguration('vipbook', resource).get<string[]>('arguments', []);
    const ended = await window.withProgress(
      { location: { viewId: 'vipbook.addresses' }, title: 'Asking the hosts' },
      (_progress, token) =>
        runVipbook(
          vipbookCommand(this.#context, resource),
          ['addresses', ...start.inventoryFlags, ...extra, '--output', 'json'],
          { cwd: start.folder, token },
        ),
    );
    let errors: readonly string[];
    try {
      const read = rowsFrom(ended.stdout);
      this.#show(read.rows, Date.now());
      errors = read.errors;
    } catch {
      // Nothing was printed: the command's own words say why.
      errors = [ended.stderr.split('\n', 1)[0] ?? 'it failed'];
    }
    if (errors.length === 0) return;
    const told = await window.showWarningMessage(`vipbook: ${errors.join('; ')}`, 'Show Log');
    if (told !== undefined) log().show();
  }

  /** Something changed on hosts: what is shown is asked for anew. */
  async hostsChanged(): Promise<void> {
    if (this.#rows.length > 0) await this.refresh();
  }

  /** Show who holds an address; asks the hosts when nothing is known yet. */
  async reveal(address: string): Promise<void> {
    if (this.#rows.length === 0) await this.#snapshots();
    if (this.#rows.length === 0) await this.refresh();
    const bare = address.split('/')[0];
    const virtual = virtualAddresses(this.#rows).find(
      (each) => each.address.split('/')[0] === bare,
    );
    if (virtual !== undefined) {
      await this.#view.reveal({ kind: 'virtual', virtual }, { expand: true, focus: true });
      return;
    }
    const row = this.#rows.find((each) => each.address.split('/')[0] === bare);
    void window.showInformationMessage(
      row === undefined
        ? `No host holds ${address}.`
        : `${address} is on ${row.host} (${row.device}).`,
    );
  }

  async #snapshots(): Promise<void> {
    const folder = workspace.workspaceFolders?.[0]?.uri;
    if (this.#askedSnapshots || folder === undefined) return;
    this.#askedSnapshots = true;
    const rows = await this.#client.snapshots(inFolder(folder).toString()).catch(() => []);
    if (rows.length === 0) return;
    this.#show(rows, Math.min(...rows.map(({ gatheredAt }) => gatheredAt)));
  }

  #show(rows: readonly AddressRow[], gatheredAt: number): void {
    this.#rows = rows;
    this.#gatheredAt = gatheredAt;
    this.#view.description = ageOf(this.#gatheredAt, Date.now());
    this.#changed.fire(undefined);
  }
}

/** A folder stands for a playbook in it. */
function inFolder(resource: Uri): Uri {
  const isFolder = workspace.workspaceFolders?.some(
    ({ uri }) => uri.toString() === resource.toString(),
  );
  return isFolder === true ? Uri.joinPath(resource, 'playbook.vipbook.yml') : resource;
}
