import { equalBytes, toBytes } from './bytes.ts';
import { readConfiguration, type Configuration } from './configuration.ts';
import {
  normalize,
  directoryOf,
  baseName,
  type DirectoryEntry,
  type FileSystem,
} from './file-system.ts';

/** Bytes [start, end) of the file before are replaced by `insert`. */
export interface Patch {
  readonly start: number;
  readonly end: number;
  readonly insert: Uint8Array;
}

export interface FileEdit {
  readonly path: string;
  /** null: the file does not exist. */
  readonly before: Uint8Array | null;
  /** null: the file is to be removed. */
  readonly after: Uint8Array | null;
  /** In order, not touching one another. Everything outside of them is unchanged. */
  readonly patches: readonly Patch[];
}

/** What to do to files. No files: nothing to change. */
export interface Edit {
  readonly files: readonly FileEdit[];
}

export const noEdit: Edit = { files: [] };

/** A replacement in a text; what builds edits works with these. */
export interface TextPatch {
  readonly start: number;
  readonly end: number;
  readonly insert: string;
}

/** Put patches together: sorted, touching ones joined, what is equal on both sides cut off. */
export function fileEdit(
  path: string,
  before: Uint8Array | null,
  text: string,
  patches: readonly TextPatch[],
  options: { readonly removeEmpty?: boolean } = {},
): FileEdit | undefined {
  const sorted = patches
    .map((patch) => trimmed(text, patch))
    .filter((patch) => patch.end > patch.start || patch.insert !== '')
    .sort((a, b) => a.start - b.start || a.end - b.end);
  const joined: TextPatch[] = [];
  for (const patch of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && patch.start <= last.end) {
      joined[joined.length - 1] = {
        start: last.start,
        end: Math.max(last.end, patch.end),
        insert: last.insert + patch.insert,
      };
    } else {
      joined.push(patch);
    }
  }
  if (joined.length === 0 && before !== null) return undefined;
  const parts: Uint8Array[] = [];
  const source = before ?? new Uint8Array(0);
  const list: Patch[] = [];
  let at = 0;
  for (const { start, end, insert } of joined) {
    const bytes = toBytes(insert);
    list.push({ start, end, insert: bytes });
    parts.push(source.subarray(at, start), bytes);
    at = end;
  }
  parts.push(source.subarray(at));
  const after = concat(parts);
  if (before !== null && equalBytes(before, after)) return undefined;
  const gone = options.removeEmpty === true && after.length === 0 && before !== null;
  return { path, before, after: gone ? null : after, patches: list };
}

function trimmed(text: string, patch: TextPatch): TextPatch {
  let { start, end, insert } = patch;
  if (insert === '' || start === end) return patch;
  while (start < end && insert !== '' && text.charCodeAt(start) === insert.charCodeAt(0)) {
    start += 1;
    insert = insert.slice(1);
  }
  while (
    start < end &&
    insert !== '' &&
    text.charCodeAt(end - 1) === insert.charCodeAt(insert.length - 1)
  ) {
    end -= 1;
    insert = insert.slice(0, -1);
  }
  return { start, end, insert };
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  let size = 0;
  for (const part of parts) size += part.length;
  const result = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** The edit as seen from the other side: applied after it, it brings back what was before. */
export function inverseEdit(edit: Edit): Edit {
  return {
    files: edit.files.map(({ path, before, after, patches }) => {
      let shift = 0;
      const source = before ?? new Uint8Array(0);
      const inverse = patches.map(({ start, end, insert }) => {
        const at = start + shift;
        shift += insert.length - (end - start);
        return { start: at, end: at + insert.length, insert: source.slice(start, end) };
      });
      return { path, before: after, after: before, patches: inverse };
    }),
  };
}

/** The configuration as it is read after the edit. */
export function applyEdit(configuration: Configuration, edit: Edit): Configuration {
  if (edit.files.length === 0) return configuration;
  const changed = new Map(edit.files.map((file) => [normalize(file.path), file.after]));
  return readConfiguration(
    overlay(configuration.fileSystem, changed),
    configuration.root,
    configuration.options,
  );
}

/** A file system with some files replaced (bytes) or removed (null). */
export function overlay(
  base: FileSystem,
  changed: ReadonlyMap<string, Uint8Array | null>,
): FileSystem {
  const byDirectory = new Map<string, string[]>();
  for (const path of changed.keys()) {
    const directory = directoryOf(path);
    const list = byDirectory.get(directory);
    if (list === undefined) byDirectory.set(directory, [path]);
    else list.push(path);
  }
  return {
    read: (path) => {
      const clean = normalize(path);
      return changed.has(clean) ? (changed.get(clean) ?? undefined) : base.read(path);
    },
    list: (directory) => {
      const before = base.list(directory);
      const touched = byDirectory.get(normalize(directory));
      if (touched === undefined) return before;
      const entries = new Map<string, DirectoryEntry>();
      for (const entry of before ?? []) entries.set(entry.name, entry);
      for (const path of touched) {
        const name = baseName(path);
        if (changed.get(path) === null) entries.delete(name);
        else entries.set(name, { name, kind: 'file' });
      }
      return [...entries.values()];
    },
  };
}
