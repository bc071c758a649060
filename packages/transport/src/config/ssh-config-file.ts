import { isAbsolute, join } from 'node:path';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import SSHConfig, { type Line } from 'ssh-config';
import { matchesPattern, matchesPatternList } from '../known-hosts/known-hosts-file.ts';
import type { ResolveEnvironment } from './environment.ts';

/** One line of ssh_config(5). */
export interface Directive {
  /** Lower case. */
  readonly keyword: string;
  readonly words: readonly string[];
}

/** Settings that hold for one host; the first value of each keyword wins, IdentityFile collects. */
export interface Settings {
  readonly values: ReadonlyMap<string, readonly string[]>;
  readonly identityFiles: readonly string[];
}

export interface SshConfigSource {
  readonly path: string;
  readonly text: string;
}

/** Where `ssh` includes no deeper, so do we (ssh_config(5) of OpenSSH says 16). */
const includeDepth = 16;

/** ssh_config files, parsed once, asked for many hosts. */
export class SshConfigFiles {
  readonly #sources: readonly SshConfigSource[];
  readonly #environment: ResolveEnvironment;
  readonly #parsed = new Map<string, readonly Directive[]>();
  readonly #includes = new Map<string, readonly (readonly [string, readonly Directive[]])[]>();

  constructor(sources: readonly SshConfigSource[], environment: ResolveEnvironment) {
    this.#sources = sources;
    this.#environment = environment;
  }

  /** What the files say for a host, after what `before` says already. */
  settingsFor(host: string, before: Collector): void {
    const state: State = { host, collector: before };
    for (const source of this.#sources) {
      this.#apply(source.path, this.#parse(source.path, source.text), state, true, 0);
    }
  }

  #apply(
    path: string,
    directives: readonly Directive[],
    state: State,
    reachable: boolean,
    depth: number,
  ): void {
    let active = reachable;
    for (const { keyword, words } of directives) {
      if (keyword === 'host') {
        active = reachable && matchesPatternList(words, state.host, 'exact-case');
      } else if (keyword === 'match') {
        active = reachable && this.#matches(path, words, state);
      } else if (keyword === 'include') {
        if (active) this.#include(path, words, state, depth);
      } else if (active) {
        state.collector.add(keyword, words);
      }
    }
  }

  #matches(path: string, words: readonly string[], state: State): boolean {
    const { collector, host } = state;
    for (let i = 0; i < words.length; i += 1) {
      const word = words[i] ?? '';
      const negated = word.startsWith('!');
      const [criterion = '', inline] = word.replace(/^!/, '').toLowerCase().split('=', 2);
      if (criterion === 'all') {
        if (negated || words.length > 1) throw matchError(path, words);
        return true;
      }
      if (!['host', 'originalhost', 'user', 'localuser'].includes(criterion)) {
        throw matchError(path, words);
      }
      const patterns = inline ?? words[(i += 1)];
      if (patterns === undefined) throw matchError(path, words);
      const subject =
        criterion === 'host'
          ? (collector.first('hostname') ?? host)
          : criterion === 'originalhost'
            ? host
            : criterion === 'user'
              ? (collector.first('user') ?? this.#environment.user)
              : this.#environment.user;
      const letters = criterion.endsWith('host') ? 'any-case' : 'exact-case';
      if (matchesPatternList(patterns.split(','), subject, letters) === negated) return false;
    }
    return words.length > 0;
  }

  #include(from: string, words: readonly string[], state: State, depth: number): void {
    if (depth >= includeDepth) {
      throw configError(from, `Include goes deeper than ${String(includeDepth)} files.`);
    }
    const { home } = this.#environment;
    const base = from.startsWith('/etc/ssh/') ? '/etc/ssh' : join(home, '.ssh');
    for (const word of words) {
      const plain = word.startsWith('~/') ? join(home, word.slice(2)) : word;
      const absolute = isAbsolute(plain) ? plain : join(base, plain);
      for (const [path, directives] of this.#included(absolute)) {
        this.#apply(path, directives, state, true, depth + 1);
      }
    }
  }

  /** The files that a pattern names, read once however many hosts ask. */
  #included(pattern: string): readonly (readonly [string, readonly Directive[]])[] {
    const known = this.#includes.get(pattern);
    if (known !== undefined) return known;
    const found = this.#expand(pattern).flatMap((path) => {
      const text = this.#read(path);
      return text === undefined ? [] : [[path, this.#parse(path, text)] as const];
    });
    this.#includes.set(pattern, found);
    return found;
  }

  #read(path: string): string | undefined {
    try {
      return this.#environment.read(path);
    } catch (error) {
      throw configError(path, `It cannot be read: ${(error as Error).message}.`);
    }
  }

  /** Paths that a glob(7) pattern names, sorted; a path without wildcards names itself. */
  #expand(pattern: string): readonly string[] {
    let paths = ['/'];
    for (const segment of pattern.split('/').filter((one) => one !== '')) {
      paths = /[*?[]/.test(segment)
        ? paths.flatMap((path) =>
            [...this.#environment.list(path)]
              .filter((name) => globMatches(segment, name))
              .sort()
              .map((name) => join(path, name)),
          )
        : paths.map((path) => join(path, segment));
    }
    return paths;
  }

  #parse(path: string, text: string): readonly Directive[] {
    const known = this.#parsed.get(path);
    if (known !== undefined) return known;
    const directives: Directive[] = [];
    try {
      flatten(SSHConfig.parse(text), directives);
    } catch (error) {
      throw configError(path, `It cannot be understood: ${(error as Error).message}.`);
    }
    this.#parsed.set(path, directives);
    return directives;
  }
}

interface State {
  readonly host: string;
  readonly collector: Collector;
}

/** Takes settings in order of precedence: the first value stays (ssh_config(5)). */
export class Collector implements Settings {
  readonly values = new Map<string, readonly string[]>();
  readonly identityFiles: string[] = [];

  add(keyword: string, words: readonly string[]): void {
    if (keyword === 'identityfile') this.identityFiles.push(...words);
    else if (!this.values.has(keyword)) this.values.set(keyword, words);
  }

  first(keyword: string): string | undefined {
    return this.values.get(keyword)?.[0];
  }
}

/** The package nests lines below Host and Match; ssh reads them one after another, and so do we. */
function flatten(lines: Iterable<Line>, into: Directive[]): void {
  for (const line of lines) {
    if (!('param' in line)) continue;
    const words =
      typeof line.value === 'string'
        ? line.quoted === true
          ? [line.value]
          : line.value.split(/[ \t]+/)
        : line.value.map(({ val }) => val);
    into.push({
      keyword: line.param.toLowerCase(),
      words: words.filter((word) => word !== ''),
    });
    if ('config' in line) flatten(line.config, into);
  }
}

function globMatches(pattern: string, name: string): boolean {
  if (name.startsWith('.') && !pattern.startsWith('.')) return false;
  if (!pattern.includes('[')) return matchesPattern(pattern, name, 'exact-case');
  const source = pattern.replaceAll(/\[!?[^\]]+\]|[*?]|[^[*?]+|\[/g, (part) => {
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part.startsWith('[') && part.length > 2)
      return part.replace('[!', '[^').replaceAll('\\', '\\\\');
    return part.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  });
  return new RegExp(`^${source}$`).test(name);
}

function configError(file: string, message: string): VipbookError {
  return new VipbookError(
    diagnostic('SSH061', { message: `${file}: ${message}`, where: { file } }),
  );
}

function matchError(file: string, words: readonly string[]): VipbookError {
  return new VipbookError(
    diagnostic('SSH063', {
      message: `${file}: "Match ${words.join(' ')}" is not supported.`,
      where: { file },
    }),
  );
}
