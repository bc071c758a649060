import { didYouMean } from '@vipbook/diagnostics';
import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type CST,
  type Document,
  type Node,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { Findings } from '../findings.ts';
import { finish, type Steps } from '../steps.ts';
import { sourceText, type SourceText } from './source-text.ts';
import { reportSyntax } from './syntax-findings.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlScalar } from './tree.ts';
import { readByYaml11 } from './yaml11.ts';

/** UTF-16 units; ten thousand lines of playbook have some 400,000. */
export const maxTextLength = 2 * 1024 * 1024;
const maxDepth = 64;
/** Documents, comments and directives at the top of a file. */
const maxTokens = 1000;
/** Some milliseconds of work. */
const lexemesInStep = 2000;
/** Nodes that aliases may add to a document. */
const maxAliasNodes = 100_000;

export interface YamlFile {
  readonly source: SourceText;
  /** Absent when nothing could be read. */
  readonly root?: YamlNode;
  readonly findings: Findings;
}

/** One YAML 1.2 document, with merge keys, `!vault` and `!unsafe`. Never throws. */
export function readYaml(file: string, text: string): YamlFile {
  return finish(readYamlSteps(file, text));
}

/** The same in steps, for whoever has something else to do in between. */
export function* readYamlSteps(file: string, text: string): Steps<YamlFile> {
  const findings = new Findings();
  // Editors do not count a byte order mark, and neither do places.
  const bare = text.startsWith('\ufeff') ? text.slice(1) : text;
  const source = sourceText(file, bare.length > maxTextLength ? '' : bare);
  const root = refuse(source, bare, findings) ? undefined : yield* compose(source, findings);
  return { source, findings, ...(root === undefined ? {} : { root }) };
}

/** `2.0`, `1e3`, and not `0x1e`. */
const writtenAsFloat = /^[-+]?[0-9_]*(?:\.|[0-9][eE])/;

/** What is no YAML at all, before the parser sees it. */
function refuse(source: SourceText, text: string, findings: Findings): boolean {
  if (text.length > maxTextLength) {
    const mega = (text.length / 1024 / 1024).toFixed(1);
    findings.add(
      'PBK003',
      { file: source.file },
      `The file has ${mega} MiB; 2 MiB are read at most`,
    );
    return true;
  }

  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(text);
  if (control !== null) {
    const code = control[0].charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
    findings.add(
      'PBK002',
      source.place(control.index, control.index + 1),
      `Control character U+${code}: this is not a text file`,
    );
    return true;
  }
  if (isBlank(text)) {
    findings.add('PBK004', source.place(0), 'The file is empty');
    return true;
  }
  return false;
}

function isBlank(text: string): boolean {
  return text.split('\n').every((line) => /^\s*(#.*|---\s*|\.\.\.\s*)?$/.test(line));
}

const plainText = (tag: string) => ({ tag, resolve: (value: string) => value });

function* compose(source: SourceText, findings: Findings): Steps<YamlNode | undefined> {
  const tokens = yield* parseTokens(source, findings);
  if (tokens === undefined) return undefined;
  const composer = new Composer({
    version: '1.2',
    schema: 'core',
    merge: false, // done here, where duplicates and places are known
    uniqueKeys: false, // likewise; the library's own check is quadratic
    resolveKnownTags: false,
    prettyErrors: false,
    logLevel: 'silent',
    customTags: [plainText('!vault'), plainText('!unsafe')],
  });
  const [first, second] = composer.compose(tokens, true, source.text.length);
  if (first === undefined) return undefined;
  yield;
  reportSyntax(source, first, findings);
  if (second !== undefined && findings.list.length === 0) {
    const at = second.contents?.range[0] ?? second.range[0];
    findings.add('PBK012', source.place(at), 'A second YAML document starts here');
  }
  return first.contents === null ? undefined : new Reader(source, first, findings).read();
}

/** Tokens of the first two documents. The depth is bounded here, because what comes after recurses: a stack
 *  that is nearly exhausted does not always end in an exception, it can end the process. */
function* parseTokens(source: SourceText, findings: Findings): Steps<CST.Token[] | undefined> {
  const lexer = new Lexer();
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  for (const lexeme of lexer.lex(source.text)) {
    lexemes += 1;
    if (lexemes % lexemesInStep === 0) yield;
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > maxDepth) {
      const place = source.place(parser.offset);
      findings.add(
        'PBK009',
        place,
        `Lists and mappings are nested in more than ${String(maxDepth)} levels`,
      );
      return undefined;
    }
    if (tokens.length > maxTokens) break;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

class Reader {
  readonly #source: SourceText;
  readonly #document: Document.Parsed;
  readonly #findings: Findings;
  /** undefined: its node is being read, so that an alias to it would be a circle. */
  readonly #anchors = new Map<string, YamlNode | undefined>();
  #aliasNodes = 0;
  #tooDeep = false;

  constructor(source: SourceText, document: Document.Parsed, findings: Findings) {
    this.#source = source;
    this.#document = document;
    this.#findings = findings;
  }

  read(): YamlNode {
    return this.#node(this.#document.contents, 0, 0);
  }

  #node(node: Node | null | undefined, fallback: number, depth: number): YamlNode {
    if (node === null || node === undefined) return emptyAt(fallback);
    const [start, end] = node.range ?? [fallback, fallback];
    if (depth > maxDepth) {
      if (!this.#tooDeep) {
        this.#findings.add(
          'PBK009',
          this.#source.place(start),
          `More than ${String(maxDepth)} levels`,
        );
      }
      this.#tooDeep = true;
      return emptyAt(start);
    }
    if (isAlias(node)) return this.#alias(node.source, start, end);
    const anchor = 'anchor' in node ? node.anchor : undefined;
    if (anchor !== undefined) this.#anchors.set(anchor, undefined);
    const result = this.#unnamed(node, start, end, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, result);
    return result;
  }

  #unnamed(node: Node, start: number, end: number, depth: number): YamlNode {
    if (isScalar(node)) return this.#scalar(node, start, end);
    if (isMap(node)) return this.#map(node, start, end, depth);
    if (!isSeq(node)) return emptyAt(start);
    const items = node.items.map((item) => this.#node(item as Node | null, start, depth + 1));
    return { kind: 'list', items, start, end: this.#trim(start, end), size: sizeOf(items) };
  }

  #alias(name: string, start: number, end: number): YamlNode {
    const place = this.#source.place(start, end);
    if (!this.#anchors.has(name)) {
      const guess = didYouMean(name, this.#anchors.keys());
      this.#findings.add('PBK008', place, `No anchor "&${name}" stands before this alias.${guess}`);
      return emptyAt(start);
    }
    const target = this.#anchors.get(name);
    if (target === undefined) {
      this.#findings.add(
        'PBK008',
        place,
        `"*${name}" stands within "&${name}": it would have no end`,
      );
      return emptyAt(start);
    }
    const before = this.#aliasNodes;
    this.#aliasNodes += target.size;
    if (this.#aliasNodes <= maxAliasNodes) return target;
    if (before <= maxAliasNodes) {
      this.#findings.add(
        'PBK008',
        place,
        `Aliases multiply this document beyond ${String(maxAliasNodes)} values`,
      );
    }
    this.#aliasNodes = maxAliasNodes + 1;
    return emptyAt(start);
  }

  #scalar(node: Scalar, start: number, end: number): YamlScalar {
    const plain = node.type === 'PLAIN' || node.type === undefined;
    const value = scalarValue(node.value);
    if (plain && node.tag === undefined && node.source !== undefined && start < end) {
      this.#compare(node.source, value, start, end);
    }
    const [contentStart, contentEnd] = this.#content(node, start, end);
    const tag = node.tag === '!vault' ? 'vault' : node.tag === '!unsafe' ? 'unsafe' : undefined;
    return {
      kind: 'scalar',
      value,
      plain,
      start,
      end: this.#trim(start, end),
      contentStart,
      contentEnd,
      size: 1,
      ...(tag === undefined ? {} : { tag }),
      ...(typeof value === 'number' &&
      Number.isInteger(value) &&
      writtenAsFloat.test(node.source ?? '')
        ? { float: true as const }
        : {}),
    };
  }

  #compare(text: string, value: YamlScalar['value'], start: number, end: number): void {
    // Longer ones are no numbers that anybody wrote, and some take long to read as one.
    const reading = text.length > 64 ? undefined : readByYaml11(text);
    if (reading === undefined) return;
    const ours = typeof value === 'string' ? 'the text' : `the ${typeof value}`;
    const shown = typeof value === 'string' ? JSON.stringify(value) : String(value);
    this.#findings.add(
      'PBK010',
      this.#source.place(start, end),
      `"${text}" is ${ours} ${shown} here (YAML 1.2), but ${reading.old} in YAML 1.1, which Ansible reads`,
      { remedy: reading.remedy },
    );
  }

  #content(node: Scalar, start: number, end: number): [number, number] {
    const text = this.#source.text;
    if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') {
      return end - start >= 2 ? [start + 1, end - 1] : [start, end];
    }
    if (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED') {
      const header = text.indexOf('\n', start);
      if (header === -1 || header >= end) return [start, this.#trim(start, end)];
      const blanks = /[ \n\r]*/y;
      blanks.lastIndex = header + 1;
      const skipped = blanks.exec(text)?.[0].length ?? 0;
      return [Math.min(header + 1 + skipped, end), this.#trim(start, end)];
    }
    return [start, end];
  }

  /** Block nodes end where the next line begins; people mean the last character. */
  #trim(start: number, end: number): number {
    let at = Math.min(end, this.#source.text.length);
    while (at > start && /\s/.test(this.#source.text[at - 1] ?? '')) at -= 1;
    return at;
  }

  #map(node: YAMLMap, start: number, end: number, depth: number): YamlMap {
    const own = new Map<string, YamlEntry>();
    const merges: YamlNode[] = [];
    for (const pair of node.items) {
      const entry = this.#entry(pair.key as Node | null, pair.value as Node | null, start, depth);
      if (entry === undefined) continue;
      if (entry.key === '<<' && isPlain(pair.key)) {
        merges.push(entry.value);
        continue;
      }
      const before = own.get(entry.key);
      if (before === undefined) own.set(entry.key, entry);
      else {
        this.#findings.add(
          'PBK007',
          this.#source.place(entry.keyStart, entry.keyEnd),
          `The key "${entry.key}" stands twice in this mapping`,
          {
            related: [
              { message: 'first here', where: this.#source.place(before.keyStart, before.keyEnd) },
            ],
          },
        );
      }
    }
    for (const merge of merges) this.#merge(own, merge);
    const entries = own;
    const values = [...entries.values()].map((entry) => entry.value);
    return { kind: 'map', entries, start, end: this.#trim(start, end), size: sizeOf(values) };
  }

  #merge(own: Map<string, YamlEntry>, from: YamlNode): void {
    const maps = from.kind === 'list' ? from.items : [from];
    for (const map of maps) {
      if (map.kind !== 'map') {
        this.#findings.add(
          'PBK013',
          this.#source.place(map.start, map.end),
          'The merge key << takes a mapping, or a list of mappings',
        );
        continue;
      }
      // Own keys win, then the mappings in their order (yaml.org/type/merge.html).
      for (const [key, entry] of map.entries) if (!own.has(key)) own.set(key, entry);
    }
  }

  #entry(
    key: Node | null,
    value: Node | null,
    fallback: number,
    depth: number,
  ): YamlEntry | undefined {
    const keyNode = this.#node(key, fallback, depth + 1);
    const valueNode = this.#node(value, keyNode.end, depth + 1);
    if (keyNode.kind === 'scalar') {
      const name = isScalar(key) && isPlain(key) ? (key.source ?? '') : String(keyNode.value ?? '');
      return { key: name, keyStart: keyNode.start, keyEnd: keyNode.end, value: valueNode };
    }
    const isTemplate = this.#source.text.slice(keyNode.start - 1, keyNode.start + 1) === '{{';
    const place = this.#source.place(keyNode.start - (isTemplate ? 1 : 0), keyNode.end);
    if (isTemplate) {
      this.#findings.add('PBK014', place, 'A value that starts with {{ must stand in quotes', {
        remedy: 'Put the whole value in double quotes: "{{ … }}".',
      });
    } else {
      const kind = keyNode.kind === 'map' ? 'mapping' : 'list';
      this.#findings.add('PBK014', place, `A ${kind} cannot be a key`);
    }
    return undefined;
  }
}

function isPlain(node: unknown): boolean {
  return isScalar(node) && (node.type === 'PLAIN' || node.type === undefined);
}

function scalarValue(value: unknown): YamlScalar['value'] {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') {
    return value;
  }
  return typeof value === 'bigint' ? Number(value) : null;
}

function emptyAt(offset: number): YamlScalar {
  return {
    kind: 'scalar',
    value: null,
    plain: true,
    start: offset,
    end: offset,
    contentStart: offset,
    contentEnd: offset,
    size: 1,
  };
}

function sizeOf(parts: readonly YamlNode[]): number {
  return parts.reduce((sum, part) => sum + part.size, 1);
}
