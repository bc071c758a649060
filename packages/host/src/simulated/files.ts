import { createHash } from 'node:crypto';
import { diagnostic } from '@vipbook/diagnostics';
import type { CommandOutput, HostFile } from '../operations.ts';
import { sysctlOf, type Machine } from './machine.ts';
import type { Interpreters } from './network.ts';
import { attributesOf, setReplacement } from './paths.ts';

type FileOperation =
  | 'file.read'
  | 'file.write'
  | 'file.probe'
  | 'file.remove'
  | 'ifup'
  | 'ifdown'
  | 'ifstate.set'
  | 'sysctl.set'
  | 'command.run'
  | 'service.query'
  | 'service.set';

const silent: CommandOutput = {
  exitStatus: 0,
  stdout: new Uint8Array(),
  stderr: new Uint8Array(),
};

/** Files, ifupdown's book, sysctls and services of one machine. */
export function fileInterpreters(self: Machine): Interpreters<FileOperation> {
  const stale = (path: string, expect: string | undefined) => {
    if (expect === undefined) return undefined;
    const content = self.files.get(path);
    const is = content === undefined ? 'absent' : digest(content);
    return expect !== is
      ? diagnostic('HST004', {
          message: `${path} on ${self.name} changed since it was read`,
          where: { host: self.name, file: path },
        })
      : undefined;
  };
  return {
    'sysctl.set'(input) {
      const before = sysctlOf(self, input.key);
      self.sysctls.set(input.key, input.value);
      return { changed: before !== input.value, before };
    },
    'file.read': (input) => {
      const content = self.files.get(input.path);
      return { file: content === undefined ? null : fileOf(self, input.path, content) };
    },
    'file.write'(input) {
      const there = self.files.get(input.path);
      if (there !== undefined && same(there, input.content)) return { changed: false };
      const moved = stale(input.path, input.expect);
      if (moved !== undefined) return moved;
      self.files.set(input.path, input.content);
      setReplacement(self, input.path, input);
      return { changed: true };
    },
    'file.probe': () => ({ writable: true }),
    'file.remove'(input) {
      if (!self.files.has(input.path)) return { changed: false };
      const moved = stale(input.path, input.expect);
      if (moved !== undefined) return moved;
      self.files.delete(input.path);
      return { changed: true };
    },
    ifup: () => silent,
    ifdown: () => silent,
    'ifstate.set'(input) {
      const before = self.ifstate.get(input.name) ?? null;
      if (input.logical === null) self.ifstate.delete(input.name);
      else self.ifstate.set(input.name, input.logical);
      return { changed: before !== input.logical };
    },
    'command.run': () => silent,
    'service.query': (input) => ({
      manager: 'sysvinit',
      known: self.services.has(input.name),
      active: self.services.has(input.name),
      enabled: self.services.has(input.name),
    }),
    'service.set'(input) {
      if (input.action === 'stop') self.services.delete(input.name);
      else self.services.add(input.name);
      return silent;
    },
  };
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a === b || Buffer.compare(a, b) === 0;
}

/** Contents are never changed in place, so each is hashed once. */
const digests = new WeakMap<Uint8Array, string>();

export function digest(bytes: Uint8Array): string {
  const known = digests.get(bytes);
  if (known !== undefined) return known;
  const made = createHash('sha256').update(bytes).digest('hex');
  digests.set(bytes, made);
  return made;
}

export function fileOf(self: Machine, path: string, content: Uint8Array): HostFile {
  const { mode, uid, gid } = attributesOf(self, path);
  const name = (id: number): string => (id === 0 ? 'root' : String(id));
  return { path, content, mode, owner: name(uid), group: name(gid), sha256: digest(content) };
}
