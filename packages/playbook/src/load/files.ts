import { dirname, isAbsolute, join, normalize } from 'node:path';
import type { Place } from '@vipbook/diagnostics';
import type { Findings } from '../findings.ts';
import { maxTextLength } from '../yaml/read-yaml.ts';
import type { PlaybookIo } from './io.ts';

/** Bytes; a text of maxTextLength units has at most so many. */
const maxBytes = maxTextLength * 3;
const maxFiles = 2000;
const maxDepth = 50;

/** The files on the way to the one that is read: each imported by the one before it. */
export type Trail = readonly string[];

export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** Reads files for a loader: bounded in number and depth, circles refused. */
export class Files {
  readonly #io: PlaybookIo;
  readonly #findings: Findings;
  #count = 0;

  constructor(io: PlaybookIo, findings: Findings) {
    this.#io = io;
    this.#findings = findings;
  }

  /** The first of `paths` that exists; undefined, and a finding at `where`, when none can be had. */
  async read(paths: readonly string[], where: Place, trail: Trail): Promise<TextFile | undefined> {
    if (trail.length > maxDepth || this.#count >= maxFiles) {
      const what =
        trail.length > maxDepth
          ? `Imports are nested in more than ${String(maxDepth)} levels`
          : `More than ${String(maxFiles)} files are imported`;
      this.#findings.add('PBK062', where, what);
      return undefined;
    }
    const found = await this.find(paths, where);
    if (found === undefined) {
      const [first = ''] = paths;
      const remedy = `Looked for ${[...new Set(paths)].join(', ')}.`;
      this.#findings.add('PBK060', where, `There is no file "${first}"`, { remedy });
    } else if (found !== 'unreadable') {
      if (!trail.includes(found.path)) return found;
      const circle = [...trail.slice(trail.indexOf(found.path)), found.path];
      this.#findings.add('PBK061', where, `A circle of imports: ${circle.join(' → ')}`);
    }
    return undefined;
  }

  /** The same without a finding for a missing file; those for unreadable ones stay. */
  async find(
    paths: readonly string[],
    where: Place | undefined,
  ): Promise<TextFile | 'unreadable' | undefined> {
    for (const path of new Set(paths.map((each) => normalize(each)))) {
      const found = await this.#text(path, where);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  async #text(
    path: string,
    where: Place | undefined,
  ): Promise<TextFile | 'unreadable' | undefined> {
    let bytes: Uint8Array | undefined;
    try {
      bytes = await this.#io.readFile(path, maxBytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const why = code === 'EACCES' ? 'permission denied' : (error as Error).message;
      this.#findings.add('PBK001', where ?? { file: path }, `Cannot read "${path}": ${why}`);
      return 'unreadable';
    }
    if (bytes === undefined) return undefined;
    this.#count += 1;
    if (bytes.length > maxBytes) {
      const limit = String(maxBytes / 1024 / 1024);
      this.#findings.add('PBK003', { file: path }, `"${path}" has more than ${limit} MiB`);
      return 'unreadable';
    }
    const text = decode(bytes);
    if (typeof text === 'string') return { path, text };
    const message = `"${path}" is not UTF-8: byte 0x${text.byte.toString(16)} at offset ${String(text.at)}`;
    this.#findings.add('PBK002', { file: path }, message);
    return 'unreadable';
  }
}

function decode(bytes: Uint8Array): string | { readonly at: number; readonly byte: number } {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    // The first place where decoding with replacement differs from the bytes.
    const again = new TextEncoder().encode(
      new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes),
    );
    const at = bytes.findIndex((byte, index) => byte !== again[index]);
    return { at: Math.max(at, 0), byte: bytes[Math.max(at, 0)] ?? 0 };
  }
}

/** Where a name may be: beside the file that names it, then below each further folder. */
export function candidates(
  name: string,
  from: string,
  folders: readonly string[],
): readonly string[] {
  if (isAbsolute(name)) return [name];
  return [join(dirname(from), name), ...folders.map((folder) => join(folder, name))];
}

/** With the endings that a YAML file may have. */
export function yamlNames(path: string): readonly string[] {
  return /\.ya?ml$/.test(path) ? [path] : [`${path}.yml`, `${path}.yaml`, path];
}
