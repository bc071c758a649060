import { isFamily, isMethod } from './families.ts';
import { normalize, type FileSystem } from './file-system.ts';
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
import { longestPath, SourceLines, type SourceResult } from './source-lines.ts';
import { UsedName } from './used-name.ts';
import { headerWords, parse, type Stanza, type SyntaxTree } from './tree.ts';
import { kept } from './words.ts';

export interface ReadOptions {
  /** The environment of ifup, for `$NAME` in source lines. Default: none, as at boot. */
  readonly environment?: Readonly<Record<string, string>>;
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

/** Bytes that may be read again under other spellings before reading is called endless. */
const repeatedBytes = 8 * 1024 * 1024;
const repeatedFiles = 3_000;

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
  readonly #sources: SourceLines;
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
  readonly #ignored: { file: ConfigurationFile; stanza: Stanza }[] = [];
  #loopback = false;
  #repeated = 0;
  #repeats = 0;
  #endless: { file: ConfigurationFile; stanza: Stanza } | undefined;

  constructor(fs: FileSystem, options: ReadOptions) {
    this.#fs = fs;
    this.#sources = new SourceLines(fs, options.environment ?? {}, this.#seen);
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
      sources: this.#sources.results,
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
      this.#messages.push(this.#sources.unreadable(path));
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
        frame.pending = this.#sources.expand(file, stanza);
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
