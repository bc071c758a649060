import { VipbookError } from '@vipbook/diagnostics';
import { posix } from 'node:path';
import { isMap } from 'yaml';
import type { InventoryIo } from './api.ts';
import { decodeText } from './decode.ts';
import { failure, Problems } from './problems.ts';
import { SourceText, wholeFile } from './source-text.ts';
import type { Assignment } from './value.ts';
import { isVaulted, sealTexts, type VaultOpener } from './vault/vault.ts';
import { notMapping } from './yaml/yaml-source.ts';
import { YamlText } from './yaml/yaml-text.ts';

/** In this order: the first that exists is read. */
const extensions = ['', '.yml', '.yaml', '.json'];
const maxFolders = 32;

/** A layer's worth of variables, or the reason why they cannot be had (a closed vault). */
export interface VarsFile {
  readonly path: string;
  readonly assignments: readonly Assignment[];
  readonly closed?: Error;
}

export interface VarsFolder {
  /** Variables of a group or host by name, in the order of reading. */
  readonly files: ReadonlyMap<string, readonly VarsFile[]>;
  /** Names that have files, whether or not they were wanted. */
  readonly names: readonly { readonly name: string; readonly path: string }[];
}

const none: VarsFolder = { files: new Map(), names: [] };

/** Reads group_vars/ or host_vars/ beside an inventory or a playbook, for the names that exist. */
export async function readVarsFolder(
  folder: string,
  wanted: { has(name: string): boolean },
  io: InventoryIo,
  opener: VaultOpener,
  problems: Problems,
): Promise<VarsFolder> {
  const listing = await io.readDirectory(folder);
  if (listing === undefined) return none;
  const present = new Set(listing);
  const names = new Map<string, string[]>();
  for (const entry of listing) {
    const extension = extensions.find((each) => each !== '' && entry.endsWith(each)) ?? '';
    const name = entry.slice(0, entry.length - extension.length);
    // `web.yml` is a file for `web`; a host may also be named `web.yml` and have a file of just that name.
    for (const owner of new Set([name, entry])) {
      if (owner === '' || names.has(owner)) continue;
      names.set(
        owner,
        extensions.map((each) => owner + each).filter((each) => present.has(each)),
      );
    }
  }
  const found = [...names].filter(([name]) => wanted.has(name));
  const files = new Map<string, readonly VarsFile[]>();
  const reader = new VarsReader(io, opener, problems);
  for (const [name, candidates] of found) {
    const [first, ...others] = candidates;
    if (first === undefined) continue;
    for (const other of others) {
      // Another group or host may own that file.
      if (wanted.has(other)) continue;
      problems.add(
        'INV029',
        `${other} is not read, because ${first} stands beside it`,
        wholeFile(posix.join(folder, other)),
      );
    }
    files.set(name, await reader.read(posix.join(folder, first)));
  }
  const ends = [...names.keys()].filter(
    (name) => !extensions.some((each) => each !== '' && name.endsWith(each)),
  );
  return {
    files,
    names: ends.map((name) => ({ name, path: posix.join(folder, names.get(name)?.[0] ?? name) })),
  };
}

class VarsReader {
  readonly #io: InventoryIo;
  readonly #opener: VaultOpener;
  readonly #problems: Problems;

  constructor(io: InventoryIo, opener: VaultOpener, problems: Problems) {
    this.#io = io;
    this.#opener = opener;
    this.#problems = problems;
  }

  async read(path: string): Promise<readonly VarsFile[]> {
    const bytes = await this.#io.readFile(path);
    if (bytes !== undefined) return [this.#file(path, bytes)];
    const result: VarsFile[] = [];
    await this.#folder(path, result, 0);
    return result;
  }

  async #folder(path: string, result: VarsFile[], depth: number): Promise<void> {
    if (depth > maxFolders) {
      throw failure('INV037', `Folders are nested too deeply: ${path}`, wholeFile(path));
    }
    for (const entry of (await this.#io.readDirectory(path)) ?? []) {
      if (entry.startsWith('.') || entry.endsWith('~')) continue;
      const whole = posix.join(path, entry);
      const extension = posix.extname(entry);
      if (!extensions.includes(extension)) continue;
      const bytes = await this.#io.readFile(whole);
      if (bytes !== undefined) result.push(this.#file(whole, bytes));
      else if (extension === '') await this.#folder(whole, result, depth + 1);
    }
  }

  #file(path: string, bytes: Uint8Array): VarsFile {
    try {
      const text = decodeText(bytes, path);
      if (isVaulted(text)) return { path, assignments: this.#vaulted(path, text) };
      return { path, assignments: this.#assignments(path, text, this.#problems) };
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      // A vault without its password matters only to who asks for these variables. Other faults are
      // findings at once. Either way nobody shall go on with half of a host's variables.
      const closed = error.diagnostics.every((finding) => finding.code === 'INV018');
      if (!closed) this.#problems.take(error.diagnostics);
      return { path, assignments: [], closed: error };
    }
  }

  #vaulted(path: string, text: string): readonly Assignment[] {
    const plain = this.#opener.decrypt(text, wholeFile(path), path);
    try {
      // Findings would quote what is secret: they are told without the words.
      const assignments = this.#assignments(path, plain, new Problems());
      const origin = wholeFile(path);
      return assignments.map((each) => ({ ...each, origin, value: sealTexts(each.value) }));
    } catch (error) {
      if (!(error instanceof VipbookError)) throw error;
      const [first] = error.diagnostics;
      const line = first?.where?.range?.start.line;
      const where = line === undefined ? '' : ` (line ${String(line)} of the opened text)`;
      const code = first?.code ?? 'INV004';
      throw failure(
        code,
        `What is encrypted in ${path} is not a mapping in YAML${where}`,
        wholeFile(path),
      );
    }
  }

  #assignments(path: string, text: string, problems: Problems): readonly Assignment[] {
    const yaml = new YamlText(new SourceText(path, text), problems);
    const { root } = yaml;
    if (isMap(root)) return yaml.assignments(root);
    const value = yaml.value(root);
    const empty = value === null || value === '' || value === false || value === 0;
    if (empty || (Array.isArray(value) && value.length === 0)) return [];
    throw notMapping(yaml, path);
  }
}
