import { asText } from '../python/arguments.ts';
import type { Budget } from '../python/budget.ts';
import { typeFault, valueFault } from '../python/fault.ts';
import { isList, tuple, typeName, Undefined, type Obj } from '../python/objects.ts';
import { strip } from '../python/text.ts';
import type { FilterDefinition } from './definition.ts';

/** posixpath.split, whose halves are dirname and basename. */
function splitPath(path: string): readonly [string, string] {
  const at = path.lastIndexOf('/') + 1;
  const head = path.slice(0, at);
  return [/^\/*$/.test(head) ? head : strip(head, '/', false, true), path.slice(at)];
}

function splitExtension(path: string, separators: string): readonly [string, string] {
  const slash = Math.max(...Array.from(separators, (separator) => path.lastIndexOf(separator)));
  const dot = path.lastIndexOf('.');
  // Dots at the beginning of the name belong to it.
  if (dot <= slash || /^\.*$/.test(path.slice(slash + 1, dot))) return [path, ''];
  return [path.slice(0, dot), path.slice(dot)];
}

function joinPaths(parts: readonly string[]): string {
  let result = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    if (part.startsWith('/')) result = part;
    else result += result === '' || result.endsWith('/') ? part : `/${part}`;
  }
  return result;
}

/** posixpath.normpath */
function normalize(path: string): string {
  if (path === '') return '.';
  const lead =
    path.startsWith('//') && !path.startsWith('///') ? '//' : path.startsWith('/') ? '/' : '';
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..' || (lead === '' && parts.length === 0) || parts.at(-1) === '..')
      parts.push(part);
    else parts.pop();
  }
  return lead + parts.join('/') || '.';
}

function relative(path: string, start: string): string {
  if (path.startsWith('/') !== start.startsWith('/')) {
    valueFault('relpath needs two absolute or two relative paths; there is no current folder here');
  }
  const from = normalize(start)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  const to = normalize(path)
    .split('/')
    .filter((part) => part !== '' && part !== '.');
  let shared = 0;
  while (shared < from.length && shared < to.length && from[shared] === to[shared]) shared += 1;
  return [...from.slice(shared).map(() => '..'), ...to.slice(shared)].join('/') || '.';
}

/** ntpath.splitdrive for drive letters and UNC shares. */
function splitDrive(path: string): readonly [string, string] {
  const plain = path.replaceAll('/', '\\');
  const unc = /^\\\\[^\\]*\\[^\\]+/.exec(plain)?.[0];
  if (plain.startsWith('\\\\') && !plain.startsWith('\\\\\\')) {
    const size = unc?.length ?? plain.length;
    return [path.slice(0, size), path.slice(size)];
  }
  return plain[1] === ':' ? [path.slice(0, 2), path.slice(2)] : ['', path];
}

function splitWindows(path: string): readonly [string, string] {
  const [drive, rest] = splitDrive(path);
  const at = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf('\\')) + 1;
  const head = rest.slice(0, at);
  return [drive + (/^[\\/]*$/.test(head) ? head : strip(head, '/\\', false, true)), rest.slice(at)];
}

function pathFilter(name: string, summary: string, run: (path: string) => Obj): FilterDefinition {
  return {
    name,
    signature: '',
    summary,
    run: ({ budget }, value) => run(asText(value, budget, `the value of ${name}`)),
  };
}

function joined(value: Obj, budget: Budget): string {
  if (value instanceof Undefined) value.refuse();
  if (isList(value)) {
    if (value.length === 0) return typeFault('path_join needs at least one part');
    return joinPaths(value.map((part) => asText(part, budget, 'a part of the path')));
  }
  return typeof value === 'string'
    ? value
    : typeFault(`path_join needs a list or a string, not ${typeName(value)}`);
}

export const pathFilters: readonly FilterDefinition[] = [
  pathFilter('basename', 'The last part of a path.', (path) => splitPath(path)[1]),
  pathFilter('dirname', 'A path without its last part.', (path) => splitPath(path)[0]),
  pathFilter('splitext', 'A path without its extension, and the extension.', (path) =>
    tuple(splitExtension(path, '/')),
  ),
  pathFilter('win_basename', 'The last part of a Windows path.', (path) => splitWindows(path)[1]),
  pathFilter(
    'win_dirname',
    'A Windows path without its last part.',
    (path) => splitWindows(path)[0],
  ),
  pathFilter('win_splitdrive', 'The drive of a Windows path, and the rest.', (path) =>
    tuple(splitDrive(path)),
  ),
  {
    name: 'path_join',
    signature: '',
    summary: 'The parts as one path; a part that begins with / starts anew.',
    run: ({ budget }, value) => joined(value, budget),
  },
  {
    name: 'relpath',
    signature: 'start',
    summary: 'The path as seen from another one.',
    run: ({ budget }, value, start) =>
      relative(asText(value, budget, 'the path'), asText(start, budget, 'the start')),
  },
];
