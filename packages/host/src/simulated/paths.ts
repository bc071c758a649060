import { createHash } from 'node:crypto';
import { diagnostic } from '@vipbook/diagnostics';
import type {
  CommandOutput,
  FileReplacement,
  FileStat,
  FileType,
  OperationName,
  OperationOf,
  Operations,
  TreeEntry,
} from '../operations.ts';
import type { Attributes, Machine } from './machine.ts';

type PathOperation =
  | 'file.copy'
  | 'file.stat'
  | 'directory.list'
  | 'file.attributes'
  | 'directory.make'
  | 'link.make'
  | 'tree.remove'
  | 'script.run';

export type PathInterpreters = {
  readonly [N in PathOperation & OperationName]: (
    input: OperationOf<N>,
    now: number,
  ) => Operations[N]['out'] | ReturnType<typeof diagnostic>;
};

const silent: CommandOutput = {
  exitStatus: 0,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
};

/** A simulated machine knows root by name, and every number. */
function idOf(name: string): number | null {
  if (/^\d+$/.test(name)) return Number(name);
  return name === 'root' ? 0 : null;
}

/** The file system of a simulated machine: files, directories, links and who owns them. */
export function pathInterpreters(self: Machine): PathInterpreters {
  const absent = (path: string): ReturnType<typeof diagnostic> =>
    diagnostic('HST003', {
      message: `${path} does not exist on ${self.name}`,
      where: { host: self.name, file: path },
    });
  return {
    'file.copy'(input) {
      const from = self.files.get(input.from);
      if (from === undefined) return absent(input.from);
      const there = self.files.get(input.to);
      if (there !== undefined && Buffer.compare(there, from) === 0) return { changed: false };
      self.files.set(input.to, from);
      setAttributes(
        self,
        input.to,
        input.keep === true ? attributesOf(self, input.from) : idsOf(input),
      );
      return { changed: true };
    },
    'file.stat': (input) => ({
      stat: statOf(self, input),
      umask: 0o022,
      ...(input.owner === undefined ? {} : { ownerId: idOf(input.owner) }),
      ...(input.group === undefined ? {} : { groupId: idOf(input.group) }),
    }),
    'directory.list'(input) {
      if (typeOf(self, input.path) !== 'directory') return { entries: null };
      const paths = [...self.files.keys(), ...self.directories, ...self.links.keys()];
      const below = new Set<string>();
      for (const path of paths.filter((each) => each.startsWith(`${input.path}/`)))
        for (let at = path; at.length > input.path.length; at = at.slice(0, at.lastIndexOf('/')))
          below.add(at);
      return {
        entries: [...below].map((path): TreeEntry => {
          const { mode, uid, gid } = attributesOf(self, path);
          const content = self.files.get(path);
          const target = self.links.get(path);
          return {
            path: path.slice(input.path.length + 1),
            type: typeOf(self, path) ?? 'other',
            mode,
            uid,
            gid,
            inode: inodeOf(path),
            size: content?.length ?? 0,
            ...(input.digest === true && content !== undefined
              ? { sha256: digest('sha256', content) }
              : {}),
            ...(target === undefined ? {} : { target }),
          };
        }),
      };
    },
    'file.attributes'(input) {
      if (typeOf(self, input.path) === undefined) return absent(input.path);
      const before = JSON.stringify(attributesOf(self, input.path));
      setAttributes(self, input.path, idsOf(input));
      const touched = input.modified !== undefined || input.accessed !== undefined;
      return { changed: touched || before !== JSON.stringify(attributesOf(self, input.path)) };
    },
    'directory.make'(input) {
      if (typeOf(self, input.path) === 'directory') return { changed: false };
      for (let at = input.path; at !== '' && typeOf(self, at) !== 'directory';) {
        self.directories.add(at);
        setAttributes(self, at, { mode: 0o755, ...idsOf(input) });
        at = at.slice(0, at.lastIndexOf('/'));
      }
      return { changed: true };
    },
    'link.make'(input) {
      if (input.kind === 'hard') {
        const content = self.files.get(input.target);
        if (content === undefined) return absent(input.target);
        const same = self.files.get(input.path) === content;
        self.files.set(input.path, content);
        return { changed: !same };
      }
      const same = self.links.get(input.path) === input.target;
      self.files.delete(input.path);
      self.directories.delete(input.path);
      self.links.set(input.path, input.target);
      return { changed: !same };
    },
    'tree.remove'({ path }) {
      const there = typeOf(self, path) !== undefined;
      const gone = (each: string): boolean => each === path || each.startsWith(`${path}/`);
      for (const map of [self.files, self.links, self.attributes])
        for (const each of [...map.keys()]) if (gone(each)) map.delete(each);
      for (const each of [...self.directories]) if (gone(each)) self.directories.delete(each);
      return { changed: there };
    },
    'script.run': () => silent,
  };
}

/** What file.write sets beside the content. */
export function setReplacement(self: Machine, path: string, input: FileReplacement): void {
  setAttributes(self, path, idsOf(input));
  if (input.follow === false) self.links.delete(path);
}

function idsOf(input: {
  readonly mode?: number;
  readonly owner?: string;
  readonly group?: string;
}): Partial<Attributes> {
  return {
    ...(input.mode === undefined ? {} : { mode: input.mode }),
    ...(input.owner === undefined ? {} : { uid: idOf(input.owner) ?? 0 }),
    ...(input.group === undefined ? {} : { gid: idOf(input.group) ?? 0 }),
  };
}

function setAttributes(self: Machine, path: string, wanted: Partial<Attributes>): void {
  self.attributes.set(path, { ...attributesOf(self, path), ...wanted });
}

export function attributesOf(self: Machine, path: string): Attributes {
  const usual = typeOf(self, path) === 'directory' ? 0o755 : 0o644;
  return self.attributes.get(path) ?? { mode: usual, uid: 0, gid: 0 };
}

/** A directory is also what a file's path goes through. */
function typeOf(self: Machine, path: string): FileType | undefined {
  if (self.links.has(path)) return 'link';
  if (self.files.has(path)) return 'file';
  if (self.directories.has(path) || path === '' || path === '/') return 'directory';
  const inside = (each: string): boolean => each.startsWith(`${path}/`);
  const through = [...self.files.keys(), ...self.directories, ...self.links.keys()].some(inside);
  return through || usualDirectories.has(path) ? 'directory' : undefined;
}

const usualDirectories = new Set(['/etc', '/tmp', '/root', '/var', '/usr', '/opt', '/home']);

function statOf(self: Machine, input: OperationOf<'file.stat'>): FileStat | null {
  let { path } = input;
  const target = self.links.get(path);
  if (input.follow !== false)
    for (let hops = 0; self.links.has(path) && hops < 40; hops += 1)
      path = self.links.get(path) ?? path;
  const type = typeOf(self, path);
  if (type === undefined) return null;
  const content = self.files.get(path);
  const { mode, uid, gid } = attributesOf(self, path);
  const size = content?.length ?? 0;
  const wanted =
    content !== undefined &&
    size <= (input.contentUpTo ?? -1) &&
    digest('sha256', content) !== input.contentUnless;
  return {
    path: input.path,
    type,
    mode,
    uid,
    gid,
    owner: uid === 0 ? 'root' : '',
    group: gid === 0 ? 'root' : '',
    size,
    inode: inodeOf(path),
    device: 1,
    links: 1,
    blocks: Math.ceil(size / 512),
    blockSize: 4096,
    deviceType: 0,
    accessed: 0,
    modified: 0,
    changed: 0,
    readable: true,
    writable: true,
    executable: (mode & 0o111) !== 0,
    ...(target === undefined ? {} : { target, realPath: target }),
    digests:
      content === undefined
        ? {}
        : Object.fromEntries((input.digests ?? []).map((name) => [name, digest(name, content)])),
    ...(wanted ? { content } : {}),
  };
}

/** The same path has always the same number. */
function inodeOf(path: string): number {
  return createHash('sha1').update(path).digest().readUInt32BE(0);
}

function digest(name: string, content: Uint8Array): string {
  return createHash(name).update(content).digest('hex');
}
