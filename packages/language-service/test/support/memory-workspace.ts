import type { Facts } from '@vipbook/host';
import { loadInventory, type Inventory, type InventoryIo } from '@vipbook/inventory';
import type { Position } from 'vscode-languageserver-types';
import {
  createLanguageService,
  uriOf,
  type FactsSnapshot,
  type FolderEntry,
  type LanguageService,
  type SourceDocument,
  type Workspace,
} from '../../src/index.ts';

export const root = '/project';
export const now = Date.UTC(2026, 10, 25, 12);

export interface MemoryOptions {
  /** Path below the root: text. */
  readonly files?: Readonly<Record<string, string>>;
  /** Path below the root of the inventory's file. */
  readonly inventory?: string;
  readonly snapshots?: readonly FactsSnapshot[];
}

/** A workspace of texts. */
export class MemoryWorkspace implements Workspace {
  readonly texts = new Map<string, string>();
  readonly options: MemoryOptions;
  readonly service: LanguageService;
  pauses = 0;

  constructor(options: MemoryOptions = {}) {
    this.options = options;
    for (const [path, text] of Object.entries(options.files ?? {})) {
      this.texts.set(absolute(path), text);
    }
    this.service = createLanguageService(this);
  }

  readonly files = {
    readFile: async (path: string): Promise<Uint8Array | undefined> => {
      const text = this.texts.get(path);
      return text === undefined ? undefined : new TextEncoder().encode(text);
    },
    readFolder: async (path: string): Promise<readonly FolderEntry[] | undefined> => {
      const entries = new Map<string, FolderEntry>();
      for (const file of this.texts.keys()) {
        if (!file.startsWith(`${path}/`)) continue;
        const [name = '', ...rest] = file.slice(path.length + 1).split('/');
        entries.set(name, { name, kind: rest.length === 0 ? 'file' : 'folder' });
      }
      return entries.size === 0 ? undefined : [...entries.values()];
    },
    filesOf: async (language: string): Promise<readonly string[]> =>
      [...this.texts.keys()].filter((path) =>
        language === 'vipbook' ? /\.ya?ml$/.test(path) : /(^|\/)interfaces(\.d\/|$)/.test(path),
      ),
  };

  readonly inventories = {
    inventoryFor: async (): Promise<Inventory | undefined> => {
      const { inventory } = this.options;
      if (inventory === undefined) return undefined;
      return loadInventory([absolute(inventory)], this.#inventoryIo(), { playbookDirectory: root });
    },
  };

  readonly facts = {
    snapshotsFor: async (): Promise<readonly FactsSnapshot[]> => this.options.snapshots ?? [],
  };

  now(): number {
    return now;
  }

  pause(): Promise<void> | undefined {
    this.pauses += 1;
    return undefined;
  }

  /** Opens a file of the workspace, or puts a text into it first. */
  open(path: string, text?: string, version = 1): SourceDocument {
    const full = absolute(path);
    if (text !== undefined) this.texts.set(full, text);
    const content = this.texts.get(full) ?? '';
    const languageId = /\.ya?ml$/.test(path) ? 'vipbook' : 'interfaces';
    return { uri: uriOf(full), version, languageId, getText: () => content };
  }

  #inventoryIo(): InventoryIo {
    return {
      readFile: (path) => this.files.readFile(absolute(path)),
      readDirectory: async (path) =>
        (await this.files.readFolder(absolute(path)))?.map(({ name }) => name).sort(),
      isExecutable: async () => false,
      isDirectory: async (path) => (await this.files.readFolder(absolute(path))) !== undefined,
      runScript: () => Promise.reject(new Error('no scripts here')),
    };
  }
}

export function absolute(path: string): string {
  return path.startsWith('/') ? path : `${root}/${path}`;
}

export interface Marked {
  readonly text: string;
  readonly position: Position;
  /** All marks, in their order. */
  readonly positions: readonly Position[];
}

/** Takes the marks `‸` out of a text, and tells where they stood. */
export function marked(source: string): Marked {
  const positions: Position[] = [];
  let text = '';
  source.split('‸').forEach((part, at) => {
    if (at > 0) positions.push(positionAt(text, text.length));
    text += part;
  });
  return { text, positions, position: positions[0] ?? { line: 0, character: 0 } };
}

export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

export function offsetAt(text: string, { line, character }: Position): number {
  const lines = text.split('\n');
  return lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

/** Facts of a host with these addresses (`eth0 192.168.1.50/24`), all else plain. */
export function snapshot(
  host: string,
  addresses: readonly string[],
  gatheredAt = now - 3 * 3600_000,
): FactsSnapshot {
  const held = addresses.map((line) => {
    const [device = '', written = '', label] = line.split(' ');
    const [address = '', prefix = '24'] = written.split('/');
    return {
      device,
      address: address,
      prefix: Number(prefix),
      ...(label === undefined ? {} : { label }),
      lifetime: 'forever' as const,
      preferred: 'forever' as const,
      family: address.includes(':') ? (6 as const) : (4 as const),
      scope: 'global',
      secondary: false,
      flags: [],
    };
  });
  const devices = [...new Set(held.map(({ device }) => device))];
  const facts: Facts = {
    host,
    hostname: host,
    bootId: 'boot',
    kernel: '6.1.0',
    os: { id: 'debian', version: '12', name: 'Debian GNU/Linux 12' },
    user: { name: 'root', uid: 0 },
    init: 'systemd',
    links: devices.map((name, at) => ({
      index: at + 1,
      name,
      mac: `52:54:00:00:00:0${String(at)}`,
      mtu: 1500,
      up: true,
      carrier: true,
    })),
    addresses: held,
    routes: [],
    neighbours: [],
    files: {},
    ifstate: null,
    managers: {},
    ifupdown: { flavour: 'ifupdown', version: '0.8.41' },
    tools: {},
    arping: 'iputils',
    sysctls: {},
    listening: [],
  };
  return { host, facts, gatheredAt, path: `${root}/facts/${host}.json` };
}
