import { directoryOf, type FileSystem } from './file-system.ts';
import { byBytes, exists, type Budget } from './glob.ts';
import type { ConfigurationFile } from './model.ts';
import type { Stanza } from './tree.ts';
import { wordexp, type ExpansionContext, type ExpansionFailure } from './wordexp.ts';

/** PATH_MAX of Linux, the final NUL included. */
export const longestPath = 4096;
/** NAME_MAX. */
const longestName = 255;
/** Names that may be looked at while expanding source lines. */
const globBudget = 4_000_000;

/** What one `source` or `source-directory` line led to. */
export interface SourceResult {
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
  /** The words after expansion; empty when that failed. */
  readonly words: readonly string[];
  readonly failure: ExpansionFailure | undefined;
  /** Paths that were read because of it, and those that were known already or could not be read. */
  readonly read: readonly string[];
  readonly seenBefore: readonly string[];
  readonly directories: readonly string[];
  readonly missing: readonly string[];
  /** Entries of a source-directory that were passed over. */
  readonly skipped: readonly string[];
}

/** Where `source` and `source-directory` lines of one reading lead to. */
export class SourceLines {
  readonly #fs: FileSystem;
  readonly #context: ExpansionContext;
  /** Paths that were read; whoever reads them adds them. */
  readonly #seen: ReadonlySet<string>;
  readonly #results: SourceResult[] = [];
  readonly #expanded = new Map<string, readonly string[]>();
  readonly #budget: Budget = { remaining: globBudget };

  constructor(
    fs: FileSystem,
    environment: Readonly<Record<string, string>>,
    seen: ReadonlySet<string>,
  ) {
    this.#fs = fs;
    this.#seen = seen;
    this.#context = {
      fs,
      environment,
      home: (user) => this.#home(user, environment),
      budget: this.#budget,
    };
  }

  get results(): readonly SourceResult[] {
    return this.#results;
  }

  /** The files that a source line leads to, in the order in which they are read. */
  expand(file: ConfigurationFile, stanza: Stanza): string[] {
    const argument = stanza.header.text.slice(stanza.rest);
    const pattern = argument.startsWith('/') ? argument : `${directoryOf(file.path)}/${argument}`;
    const result = {
      file,
      stanza,
      words: [] as readonly string[],
      failure: undefined as ExpansionFailure | undefined,
      read: [] as string[],
      seenBefore: [] as string[],
      directories: [] as string[],
      missing: [] as string[],
      skipped: [] as string[],
    };
    this.#results.push(result);
    // The same pattern gives the same words, all of them seen by then.
    const before = this.#expanded.get(`${stanza.kind} ${pattern}`);
    if (before !== undefined) {
      result.words = before;
      result.seenBefore.push(...before.slice(0, 1));
      return [];
    }
    const expansion = wordexp(pattern, this.#context);
    if ('failure' in expansion) {
      result.failure = expansion.failure;
      return [];
    }
    this.#expanded.set(`${stanza.kind} ${pattern}`, expansion.words);
    result.words = expansion.words;
    const paths: string[] = [];
    for (const word of expansion.words) {
      if (stanza.kind === 'source-directory') {
        const entries = this.#fs.list(word);
        if (entries === undefined) {
          result.missing.push(word);
          continue;
        }
        result.directories.push(word);
        this.#budget.remaining -= entries.length;
        if (this.#budget.remaining < 0) {
          result.failure = 'budget';
          break;
        }
        const names: string[] = [];
        for (const { name } of entries) {
          if (/^[a-zA-Z0-9_-]+$/.test(name)) names.push(name);
          else result.skipped.push(`${word}/${name}`);
        }
        for (const name of names.sort(byBytes)) paths.push(`${word}/${name}`);
      } else {
        if (this.#seen.has(word)) {
          result.seenBefore.push(word);
          continue;
        }
        // stat(2) says ENOENT: passed over in silence. Every other failure shows when it is opened.
        const absent = word.length < longestPath && !exists(this.#fs, word);
        if (absent && !this.#belowFile(word) && !this.#hasLongName(word)) {
          result.missing.push(word);
          continue;
        }
        if (this.#fs.list(word) !== undefined) {
          result.directories.push(word);
        }
        paths.push(word);
      }
    }
    for (const path of paths) {
      if (this.#seen.has(path)) result.seenBefore.push(path);
      else if (!result.directories.includes(path)) result.read.push(path);
    }
    return paths;
  }

  /** Is something above this path a file (stat(2) then says ENOTDIR)? */
  #belowFile(path: string): boolean {
    for (let at = directoryOf(path); at !== '/' && at !== '.'; at = directoryOf(at)) {
      if (this.#fs.read(at) !== undefined) return true;
      if (this.#fs.list(at) !== undefined) return false;
    }
    return false;
  }

  /** Is a name too long for any file system, in a directory that is there (stat(2): ENAMETOOLONG)? */
  #hasLongName(path: string): boolean {
    const parts = path.split('/');
    const long = parts.findIndex((part) => part.length > longestName);
    if (long < 0) return false;
    const above = parts.slice(0, long).join('/');
    const directory = above === '' ? (path.startsWith('/') ? '/' : '.') : above;
    return this.#fs.list(directory) !== undefined;
  }

  /** Why a file that was to be read is not, in ifupdown's words. */
  unreadable(path: string): string {
    if (this.#fs.list(path) !== undefined) return `${path}: Is a directory`;
    const why = this.#belowFile(path)
      ? 'Not a directory'
      : this.#hasLongName(path)
        ? 'File name too long'
        : 'No such file or directory';
    return `couldn't open interfaces file "${path}": ${why}`;
  }

  #home(user: string, environment: Readonly<Record<string, string>>): string | undefined {
    if (user === '' && environment['HOME'] !== undefined) return environment['HOME'];
    const passwd = this.#fs.read('/etc/passwd');
    const wanted = user === '' ? 'root' : user;
    if (passwd !== undefined) {
      for (const line of Buffer.from(passwd).toString('latin1').split('\n')) {
        const fields = line.split(':');
        if (fields[0] === wanted) return fields[5];
      }
    }
    return user === '' ? '/root' : undefined;
  }
}
