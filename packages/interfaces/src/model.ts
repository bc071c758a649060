import { isHook, storedName } from './families.ts';
import type { Line } from './lines.ts';
import type { BodyLine, Stanza, SyntaxTree } from './tree.ts';
import type { Word } from './words.ts';

/** A file that was read, under one of the spellings by which it was reached. */
export interface ConfigurationFile {
  /** The path as ifupdown spells it in messages. */
  readonly path: string;
  /** The same with `.`, `..` and `//` taken out: the name under which edits speak of it. */
  readonly canonical: string;
  readonly tree: SyntaxTree;
  /** ifupdown gave up here: this stanza and what follows it does not count. */
  readonly refusedAt: Refusal | undefined;
  /** How many of the tree's stanzas count. */
  readonly stanzasRead: number;
  /** The `source` line that led here; undefined for the root. */
  readonly sourcedFrom: { readonly file: ConfigurationFile; readonly stanza: Stanza } | undefined;
}

/** Why and where ifupdown stops reading a file. */
export interface Refusal {
  readonly rule: RefusalRule;
  readonly line: Line;
  /** The words at fault, as a range of the line's text. */
  readonly from: number;
  readonly to: number;
  /** ifupdown's own words, without file and line. */
  readonly message: string;
  /** What was found there: the unknown family, the missing interface. */
  readonly found: string;
}

export type RefusalRule =
  | 'misplaced'
  | 'empty value'
  | 'too few words'
  | 'unknown family'
  | 'unknown method'
  | 'inherits nothing'
  | 'inherits unknown'
  | 'second script';

/** A name as given in an `auto`, `allow-CLASS`, `no-auto-down`, `no-scripts` or `rename` line. */
export interface NameUse {
  readonly kind: 'allow' | 'no-auto-down' | 'no-scripts' | 'rename';
  /** For `allow`: the class, "auto" for `auto`. */
  readonly allowClass: string;
  /** The word as written: `eth0`, `eth0=home`, `/eth*`. */
  readonly word: string;
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
  readonly line: Line;
  /** Index of the line in its tree's `lines`. */
  readonly index: number;
  /** Where in the line's text; undefined for a bare `auto` inside an iface stanza. */
  readonly place: Word | undefined;
}

export interface Option {
  readonly name: string;
  /** Values of a repeated option are joined with line feeds, as ifupdown does it. */
  readonly value: string;
}

/** What ifupdown makes of the options that decide an address, without building long values. */
export interface BriefOption {
  /** The joined value's first 200 bytes. */
  readonly value: string;
  /** How many lines were joined, inherited ones included. */
  readonly count: number;
  /** The last line, and the file it is in. */
  readonly line: BodyLine;
  readonly file: ConfigurationFile;
}

const briefLength = 200;

/** One `iface` stanza as ifupdown keeps it. */
export class InterfaceStanza {
  readonly name: string;
  readonly family: string;
  readonly method: string;
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
  /** The stanza whose options were copied first. */
  readonly inherits: InterfaceStanza | undefined;
  /** Index into the model's `interfaces`. */
  readonly order: number;
  /** What brief() found, where that takes long: long chains and long stanzas are walked once. */
  readonly #briefs: Map<string, BriefOption | undefined> | undefined;
  #options: readonly Option[] | undefined;

  constructor(init: {
    name: string;
    family: string;
    method: string;
    file: ConfigurationFile;
    stanza: Stanza;
    read: number;
    order: number;
    inherits: InterfaceStanza | undefined;
  }) {
    this.name = init.name;
    this.family = init.family;
    this.method = init.method;
    this.file = init.file;
    this.stanza = init.stanza;
    this.inherits = init.inherits;
    this.read = init.read;
    this.order = init.order;
    const long = init.inherits !== undefined || init.stanza.bodyLength > 16;
    this.#briefs = long ? new Map() : undefined;
  }

  /** How many lines of the body count (fewer where ifupdown refused one). */
  readonly read: number;

  /** Index into the tree's lines of the last line that counts. */
  get lastIndex(): number {
    const { stanza, read } = this;
    if (read === stanza.bodyLength) return stanza.last;
    return stanza.body[read - 1]?.index ?? stanza.first;
  }

  /** The value of an option that may not repeat, inherited lines included. */
  brief(name: string): BriefOption | undefined {
    if (this.#briefs === undefined) return this.#ownBrief(name, undefined);
    const chain: InterfaceStanza[] = [];
    let result: BriefOption | undefined;
    const visit = (at: InterfaceStanza): InterfaceStanza | undefined => {
      if (at.#briefs?.has(name) === true) {
        result = at.#briefs.get(name);
        return undefined;
      }
      chain.push(at);
      return at.inherits;
    };
    // A loop, not a recursion: chains may be as long as the file.
    for (let at = visit(this); at !== undefined;) at = visit(at);
    for (const stanza of chain.reverse()) {
      result = stanza.#ownBrief(name, result);
      stanza.#briefs?.set(name, result);
    }
    return result;
  }

  /** All options in ifupdown's order, inherited ones first. Built when first asked for. */
  get options(): readonly Option[] {
    if (this.#options !== undefined) return this.#options;
    const chain: InterfaceStanza[] = [];
    let base: readonly Option[] = [];
    const visit = (at: InterfaceStanza): InterfaceStanza | undefined => {
      if (at.#options === undefined) {
        chain.push(at);
        return at.inherits;
      }
      base = at.#options;
      return undefined;
    };
    // A loop, not a recursion: chains may be as long as the file.
    for (let at = visit(this); at !== undefined;) at = visit(at);
    const list = new OptionList(base);
    for (const stanza of chain.reverse()) {
      for (const line of stanza.ownLines()) list.set(line.name, valueOf(line));
    }
    return (this.#options = list.options());
  }

  /** The stanza's own option lines, bare keywords left out. */
  *ownLines(): Generator<BodyLine> {
    const { body } = this.stanza;
    for (let index = 0; index < this.read; index += 1) {
      const line = body[index];
      if (line !== undefined && !line.bare) yield line;
    }
  }

  /** The option after this stanza's own lines are added to what was inherited. */
  #ownBrief(name: string, inherited: BriefOption | undefined): BriefOption | undefined {
    const { body } = this.stanza;
    let result = inherited;
    for (let index = 0; index < this.read; index += 1) {
      const line = body[index];
      if (line === undefined || line.bare || !line.name.startsWith(name)) continue;
      const keep = line.name.length === name.length + 1 && line.name.endsWith('?');
      if ((!keep && line.name.length !== name.length) || (keep && result !== undefined)) continue;
      const own = line.line.text.slice(line.valueStart, line.valueStart + briefLength);
      result = {
        value: result === undefined ? own : `${result.value}\n${own}`.slice(0, briefLength),
        count: (result?.count ?? 0) + 1,
        line,
        file: this.file,
      };
    }
    return result;
  }
}

/** An option line's value. */
export function valueOf(line: BodyLine): string {
  return line.line.text.slice(line.valueStart);
}

/** ifupdown's rules for adding an option to a stanza. */
export class OptionList {
  readonly #items: { name: string; parts: string[] }[] = [];
  /** The first item of each name. */
  readonly #byName = new Map<string, { name: string; parts: string[] }>();

  constructor(base: readonly Option[] = []) {
    for (const { name, value } of base) this.#push(name, [value]);
  }

  set(written: string, value: string): void {
    const name = storedName(written);
    let parts = [value];
    let joined: { parts: string[] } | undefined;
    if (!isHook(name)) {
      const same = this.#byName.get(name);
      if (same !== undefined) {
        same.parts.push(value);
        joined = same;
        parts = same.parts;
      }
    }
    // `name?` sets only what is not there. The name is compared without the mark here, with it above.
    const keep = name.endsWith('?');
    const base = keep ? name.slice(0, -1) : name;
    if (!isHook(name)) {
      const same = this.#byName.get(base);
      if (same !== undefined) {
        if (!keep && same !== joined) same.parts = [...parts];
        return;
      }
    }
    this.#push(base, [...parts]);
  }

  options(): Option[] {
    return this.#items.map(({ name, parts }) => ({ name, value: parts.join('\n') }));
  }

  #push(name: string, parts: string[]): void {
    const item = { name, parts };
    this.#items.push(item);
    if (!this.#byName.has(name)) this.#byName.set(name, item);
  }
}

/** A `mapping` stanza. */
export interface Mapping {
  readonly match: readonly string[];
  /** The script's path; undefined when the stanza has none. */
  readonly script: string | undefined;
  readonly map: readonly string[];
  readonly file: ConfigurationFile;
  readonly stanza: Stanza;
}

/** All that ifupdown knows after reading the files. */
export interface Model {
  /** Names by class, without repeats; `auto` is class "auto". The implicit `lo` is left out. */
  readonly allow: ReadonlyMap<string, readonly string[]>;
  readonly noAutoDown: readonly string[];
  readonly noScripts: readonly string[];
  readonly rename: readonly string[];
  /** Every occurrence of a name in the lines above, in reading order. */
  readonly uses: readonly NameUse[];
  /** In reading order; one name may occur many times. */
  readonly interfaces: readonly InterfaceStanza[];
  readonly mappings: readonly Mapping[];
  /** ifupdown adds `auto lo` and `iface lo inet loopback` because no file has a loopback stanza. */
  readonly implicitLoopback: boolean;
  /** What ifupdown prints to stderr while reading, without its own name in front. */
  readonly messages: readonly string[];
}
