import { isFamily, isMethod } from './families.ts';
import { directoryOf, normalize, type FileSystem } from './file-system.ts';
import { byBytes, exists, type Budget } from './glob.ts';
import {
  InterfaceStanza,
  type ConfigurationFile,
  type Mapping,
  type Model,
  type NameUse,
  type Refusal,
  type RefusalRule,
} from './model.ts';
import type { Line } from './lines.ts';
import { headerWords, parse, type Stanza, type SyntaxTree } from './tree.ts';
import { wordexp, type ExpansionContext, type ExpansionFailure } from './wordexp.ts';
import { kept, type Word } from './words.ts';

export interface ReadOptions {
  /** The environment of ifup, for `$NAME` in source lines. Default: none, as at boot. */
  readonly environment?: Readonly<Record<string, string>>;
}

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

export interface Reading {
  readonly files: readonly ConfigurationFile[];
  readonly model: Model;
  readonly sources: readonly SourceResult[];
  /** iface lines with a word that ifupdown warns about and ignores. */
  readonly ignoredWords: readonly { readonly file: ConfigurationFile; readonly stanza: Stanza }[];
  /** The source line at which reading was given up because files kept including one another. */
  readonly endless: { readonly file: ConfigurationFile; readonly stanza: Stanza } | undefined;
  /** Why the root could not be read. ifupdown takes a missing one for an empty one. */
  readonly unreadableRoot: 'missing' | 'directory' | undefined;
}

/** PATH_MAX of Linux, the final NUL included. */
const longestPath = 4096;
/** NAME_MAX. */
const longestName = 255;
/** Bytes that may be read again under other spellings before reading is called endless. */
const repeatedBytes = 8 * 1024 * 1024;
const repeatedFiles = 3_000;
/** Names that may be looked at while expanding source lines. */
const globBudget = 4_000_000;

type OpenFile = { -readonly [K in keyof ConfigurationFile]: ConfigurationFile[K] };

interface Frame {
  readonly file: OpenFile;
  /** Next stanza to look at. */
  next: number;
  /** Files still to be read on behalf of the source line before `next`. */
  pending: readonly string[];
  pendingAt: number;
  from: { file: ConfigurationFile; stanza: Stanza } | undefined;
}

/** Read a root file and all that it sources. Files are visited with a stack of our own: depth is free. */
export function readFiles(fs: FileSystem, root: string, options: ReadOptions = {}): Reading {
  return new Reader(fs, options).read(root);
}

class Reader {
  readonly #fs: FileSystem;
  readonly #context: ExpansionContext;
  readonly #trees = new Map<string, SyntaxTree | undefined>();
  readonly #seen = new Set<string>();
  readonly #files: OpenFile[] = [];
  readonly #allow = new Map<string, Set<string>>();
  readonly #noAutoDown: string[] = [];
  readonly #noScripts: string[] = [];
  readonly #rename: string[] = [];
  readonly #uses: NameUse[] = [];
  readonly #interfaces: InterfaceStanza[] = [];
  /** The first stanza of a name, by family; '' for any family. */
  readonly #first = new Map<string, Map<string, InterfaceStanza>>();
  readonly #mappings: Mapping[] = [];
  readonly #messages: string[] = [];
  readonly #sources: SourceResult[] = [];
  readonly #ignored: { file: ConfigurationFile; stanza: Stanza }[] = [];
  readonly #expanded = new Map<string, readonly string[]>();
  readonly #budget: Budget = { remaining: globBudget };
  #loopback = false;
  #repeated = 0;
  #repeats = 0;
  #endless: { file: ConfigurationFile; stanza: Stanza } | undefined;

  constructor(fs: FileSystem, options: ReadOptions) {
    this.#fs = fs;
    const environment = options.environment ?? {};
    this.#context = {
      fs,
      environment,
      home: (user) => this.#home(user, environment),
      budget: this.#budget,
    };
  }

  read(root: string): Reading {
    const stack: Frame[] = [];
    const first = this.#open(root, undefined);
    if (first !== undefined) stack.push(first);
    for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
      const path = frame.pending[frame.pendingAt];
      if (path !== undefined && this.#endless === undefined) {
        frame.pendingAt += 1;
        const opened = this.#open(path, frame.from);
        if (opened !== undefined) stack.push(opened);
        continue;
      }
      frame.pending = [];
      if (!this.#step(frame)) stack.pop();
    }
    return {
      files: this.#files,
      model: {
        allow: new Map([...this.#allow].map(([name, words]) => [name, [...words]])),
        noAutoDown: this.#noAutoDown,
        noScripts: this.#noScripts,
        rename: this.#rename,
        uses: this.#uses,
        interfaces: this.#interfaces,
        mappings: this.#mappings,
        implicitLoopback: !this.#loopback,
        messages: this.#messages,
      },
      sources: this.#sources,
      ignoredWords: this.#ignored,
      endless: this.#endless,
      unreadableRoot:
        first !== undefined
          ? undefined
          : this.#fs.list(root) === undefined
            ? 'missing'
            : 'directory',
    };
  }

  /** Begin a file; undefined when it was read before or cannot be read. */
  #open(path: string, from: Frame['from']): Frame | undefined {
    if (this.#seen.has(path)) return undefined;
    this.#seen.add(path);
    if (path.length >= longestPath) {
      this.#messages.push(`couldn't open interfaces file "${path}": File name too long`);
      return undefined;
    }
    const canonical = normalize(path);
    let tree = this.#trees.get(canonical);
    const again = this.#trees.has(canonical);
    if (!again) {
      const bytes = this.#fs.read(path);
      tree = bytes === undefined ? undefined : parse(bytes, canonical);
      this.#trees.set(canonical, tree);
    }
    if (tree === undefined) {
      this.#messages.push(this.#unreadable(path));
      return undefined;
    }
    if (again) {
      this.#repeated += tree.bytes.length;
      this.#repeats += 1;
      if (this.#repeated > repeatedBytes || this.#repeats > repeatedFiles) {
        this.#endless = from;
        return undefined;
      }
    }
    const file: OpenFile = {
      path,
      canonical,
      tree,
      refusedAt: undefined,
      stanzasRead: 0,
      sourcedFrom: from,
    };
    this.#files.push(file);
    return { file, next: 0, pending: [], pendingAt: 0, from: undefined };
  }

  /** Take in stanzas up to and with the next source line; false: the file is done. */
  #step(frame: Frame): boolean {
    const { file } = frame;
    const { stanzas } = file.tree;
    while (frame.next < stanzas.length) {
      const stanza = stanzas[frame.next];
      frame.next += 1;
      if (stanza === undefined) break;
      const refusal = this.#take(file, stanza, frame);
      if (refusal !== undefined) {
        file.refusedAt = refusal;
        this.#messages.push(`${file.path}:${refusal.line.reportedLine}: ${refusal.message}`);
        return false;
      }
      file.stanzasRead = frame.next;
      if (frame.pending.length > 0) return true;
    }
    return false;
  }

  #take(file: OpenFile, stanza: Stanza, frame: Frame): Refusal | undefined {
    switch (stanza.kind) {
      case 'iface':
        return this.#takeInterface(file, stanza);
      case 'mapping':
        return this.#takeMapping(file, stanza);
      case 'allow':
      case 'no-auto-down':
      case 'no-scripts':
      case 'rename':
        if (stanza.kind === 'allow') this.#class(stanza.allowClass);
        for (const word of headerWords(stanza)) {
          this.#use(
            new UsedName(stanza.kind, stanza.allowClass, kept(word.text), file, stanza, word),
          );
        }
        return undefined;
      case 'source':
      case 'source-directory':
        frame.from = { file, stanza };
        frame.pending = this.#expand(file, stanza);
        frame.pendingAt = 0;
        return undefined;
      case 'misplaced': {
        const { header } = stanza;
        const end = stanza.keyword.length;
        return refusal('misplaced', header, 0, end, 'misplaced option', stanza.keyword);
      }
    }
  }

  #class(name: string): Set<string> {
    let names = this.#allow.get(name);
    if (names === undefined) this.#allow.set(name, (names = new Set()));
    return names;
  }

  #use(use: NameUse): void {
    this.#uses.push(use);
    if (use.kind === 'allow') this.#class(use.allowClass).add(use.word);
    else if (use.kind === 'no-auto-down') this.#noAutoDown.push(use.word);
    else if (use.kind === 'no-scripts') this.#noScripts.push(use.word);
    else this.#rename.push(use.word);
  }

  #takeInterface(file: OpenFile, stanza: Stanza): Refusal | undefined {
    const header = this.#interfaceHeader(file, stanza);
    if ('rule' in header) return header;
    // Looked into only where a line without a value is: in the usual file, nowhere.
    const body = stanza.hasBareLine ? stanza.body : [];
    let read = stanza.bodyLength;
    let refused: Refusal | undefined;
    for (let index = 0; index < body.length; index += 1) {
      const option = body[index];
      if (option === undefined) break;
      if (option.bare) {
        const kind =
          option.name === 'no-auto-down' || option.name === 'no-scripts' ? option.name : 'allow';
        const allowClass =
          kind !== 'allow' ? '' : option.name === 'auto' ? 'auto' : option.name.slice(6);
        const { index: at } = option;
        this.#use(new UsedName(kind, allowClass, header.name, file, stanza, undefined, at));
      } else if (option.valueStart >= option.line.text.length) {
        read = index;
        refused = refusal(
          'empty value',
          option.line,
          0,
          option.nameEnd,
          'option with empty value',
          option.name,
        );
        break;
      }
    }
    const made = new InterfaceStanza({
      name: header.name,
      family: header.family,
      method: header.method,
      inherits: header.inherits,
      file,
      stanza,
      read,
      order: this.#interfaces.length,
    });
    this.#interfaces.push(made);
    this.#remember('', made);
    this.#remember(made.family, made);
    return refused;
  }

  #remember(family: string, stanza: InterfaceStanza): void {
    let names = this.#first.get(family);
    if (names === undefined) this.#first.set(family, (names = new Map<string, InterfaceStanza>()));
    if (!names.has(stanza.name)) names.set(stanza.name, stanza);
  }

  /** The `iface` line: NAME (FAMILY METHOD [inherits B] | FAMILY inherits B | inherits B). */
  #interfaceHeader(
    file: OpenFile,
    stanza: Stanza,
  ):
    | Refusal
    | { name: string; family: string; method: string; inherits: InterfaceStanza | undefined } {
    const words = headerWords(stanza);
    // The line itself is wanted only where it is at fault.
    const refuse = (
      rule: RefusalRule,
      [from, to]: readonly [number, number],
      message: string,
      found: string,
    ): Refusal => refusal(rule, stanza.header, from, to, message, found);
    const word = (index: number): string | undefined => {
      const found = words[index];
      return found === undefined ? undefined : kept(found.text);
    };
    const at = (index: number): [number, number] => {
      const found = words[index];
      return found === undefined ? [0, stanza.header.text.length] : [found.start, found.end];
    };
    const name = word(0);
    if (name === undefined) {
      return refuse('too few words', at(-1), 'too few parameters for iface line', '');
    }
    const second = word(1);
    const family = second !== undefined && isFamily(second) ? second : undefined;
    let method: string | undefined;
    let next = 2;
    let inherits = false;
    if (family === undefined) {
      if (second !== 'inherits') {
        return refuse(
          'unknown family',
          at(1),
          'unknown or no address type and no inherits keyword specified',
          second ?? '',
        );
      }
      inherits = true;
    } else {
      const third = word(2);
      next = 3;
      if (third === 'inherits') {
        inherits = true;
      } else if (third === undefined || !isMethod(family, third)) {
        return refuse(
          'unknown method',
          at(2),
          'unknown or no method and no inherits keyword specified',
          third ?? '',
        );
      } else {
        method = third;
        const fourth = word(3);
        if (fourth === 'inherits') {
          inherits = true;
          next = 4;
        } else if (fourth !== undefined) {
          this.#ignored.push({ file, stanza });
          this.#messages.push(
            `${file.path}:${stanza.header.reportedLine}: extra parameter for the iface line not understood and ignored: ${fourth}`,
          );
        }
      }
    }
    let base: InterfaceStanza | undefined;
    if (inherits) {
      const target = word(next);
      if (target === undefined) {
        return refuse(
          'inherits nothing',
          at(next - 1),
          "'inherits' keyword is missing a parameter",
          '',
        );
      }
      base = this.#first.get(family ?? '')?.get(target);
      if (base === undefined) {
        return refuse(
          'inherits unknown',
          at(next),
          `unknown iface to inherit from: ${target} (${family ?? '*'})`,
          target,
        );
      }
    }
    if ((family === 'inet' || family === 'inet6') && method === 'loopback') this.#loopback = true;
    return {
      name,
      family: family ?? base?.family ?? '',
      method: method ?? base?.method ?? '',
      inherits: base,
    };
  }

  #takeMapping(file: OpenFile, stanza: Stanza): Refusal | undefined {
    const map: string[] = [];
    let script: string | undefined;
    let refused: Refusal | undefined;
    for (const { line, name, nameEnd, valueStart } of stanza.body) {
      const value = line.text.slice(valueStart);
      if (name === 'map') {
        map.push(value);
      } else if (name !== 'script') {
        refused = refusal('misplaced', line, 0, nameEnd, 'misplaced option', name);
        break;
      } else if (script !== undefined) {
        refused = refusal('second script', line, 0, nameEnd, 'duplicate script in mapping', value);
        break;
      } else {
        script = value;
      }
    }
    const match = headerWords(stanza).map((word) => kept(word.text));
    this.#mappings.push({ match, script, map, file, stanza });
    return refused;
  }

  /** The files that a source line leads to, in the order in which they are read. */
  #expand(file: OpenFile, stanza: Stanza): string[] {
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
    this.#sources.push(result);
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

  #unreadable(path: string): string {
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

function refusal(
  rule: RefusalRule,
  line: Line,
  from: number,
  to: number,
  message: string,
  found: string,
): Refusal {
  return { rule, line, from, to, message, found };
}

/** A name where it was used; its line is made only when somebody asks for it. */
class UsedName implements NameUse {
  readonly kind: NameUse['kind'];
  readonly allowClass: string;
  readonly word: string;
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
  readonly place: Word | undefined;
  readonly index: number;

  constructor(
    kind: NameUse['kind'],
    allowClass: string,
    word: string,
    file: ConfigurationFile,
    stanza: Stanza,
    place: Word | undefined,
    index = stanza.first,
  ) {
    this.kind = kind;
    this.allowClass = allowClass;
    this.word = word;
    this.file = file;
    this.stanza = stanza;
    this.place = place;
    this.index = index;
  }

  get line(): Line {
    if (this.index === this.stanza.first) return this.stanza.header;
    const line = this.file.tree.line(this.index);
    if (line === undefined) throw new RangeError(`no line ${String(this.index)}`);
    return line;
  }
}
