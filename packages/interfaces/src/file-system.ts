export interface DirectoryEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other';
}

/**
 * What the reader may ask of a file system. Paths are strings of bytes (Latin-1), with `/` between names;
 * relative ones are relative to wherever the file system says. Symbolic links are followed.
 */
export interface FileSystem {
  /** A regular file's bytes; undefined where there is no readable regular file. */
  read(path: string): Uint8Array | undefined;
  /** A directory's entries without `.` and `..`; undefined where there is no directory. */
  list(directory: string): readonly DirectoryEntry[] | undefined;
}

/**
 * `a//b/./c/../d` as `a/b/d`: one spelling for the ways a path may be written. `..` is taken by name, as
 * if no directory were a symbolic link.
 */
export function normalize(path: string): string {
  if (!path.includes('//') && !path.includes('.') && !path.endsWith('/')) return path;
  const absolute = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '..' || !absolute) parts.push(part);
  }
  const joined = parts.join('/');
  return absolute ? `/${joined}` : joined === '' ? '.' : joined;
}

/** dirname(3). */
export function directoryOf(path: string): string {
  let end = path.length;
  while (end > 1 && path.charAt(end - 1) === '/') end -= 1;
  const slash = path.lastIndexOf('/', end - 1);
  if (slash < 0) return '.';
  let last = slash;
  while (last > 0 && path.charAt(last - 1) === '/') last -= 1;
  return last === 0 ? '/' : path.slice(0, last);
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file system of these files only: facts gathered from a host, tests, an editor's open documents. */
export function memoryFileSystem(files: Readonly<Record<string, Uint8Array>>): FileSystem {
  const contents = new Map<string, Uint8Array>();
  const directories = new Map<string, Map<string, DirectoryEntry>>();
  for (const [path, bytes] of Object.entries(files)) {
    const clean = normalize(path);
    contents.set(clean, bytes);
    let name = clean;
    let kind: DirectoryEntry['kind'] = 'file';
    while (name !== '/' && name !== '.') {
      const directory = directoryOf(name);
      let entries = directories.get(directory);
      const known = entries?.has(baseName(name)) === true;
      if (entries === undefined)
        directories.set(directory, (entries = new Map<string, DirectoryEntry>()));
      entries.set(baseName(name), { name: baseName(name), kind });
      // Above an entry that was there before everything is there already.
      if (known) break;
      name = directory;
      kind = 'directory';
    }
  }
  const lists = new Map<string, readonly DirectoryEntry[]>();
  return {
    read: (path) => contents.get(normalize(path)),
    list: (directory) => {
      const clean = normalize(directory);
      const before = lists.get(clean);
      if (before !== undefined) return before;
      const entries = directories.get(clean);
      if (entries === undefined) return undefined;
      const list = [...entries.values()];
      lists.set(clean, list);
      return list;
    },
  };
}
