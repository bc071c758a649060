import { VipbookError } from '@vipbook/diagnostics';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
  type Pair,
  type Scalar,
  type YAMLMap,
} from 'yaml';
import { failure, shorten, type Problems } from '../problems.ts';
import { Origin, type SourceText } from '../source-text.ts';
import {
  LargeInteger,
  markFloat,
  needsFloatMark,
  setOwn,
  UnsafeText,
  VaultText,
  type Assignment,
  type RawValue,
} from '../value.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { readCore, yaml11Difference, type ScalarReading } from './scalars.ts';

const maxValues = 1_000_000;
const maxDepth = 100;
const maxWarnings = 100;

/** One key of a mapping, merge keys resolved. */
export interface Entry {
  readonly key: null | boolean | number | string;
  readonly keyOrigin: Origin;
  readonly node: Node | null;
}

/** A YAML text and its values, with places. Reads YAML 1.2 (core schema) with merge keys and vault tags. */
export class YamlText {
  readonly source: SourceText;
  readonly #contents: Node | null;
  readonly #problems: Problems;
  readonly #anchors = new Map<string, Node>();
  readonly #converted = new Map<Node, { value: RawValue; size: number }>();
  readonly #visited = new Set<YAMLMap>();
  #repeated = 0;
  #warnings = 0;

  /** Throws INV004 when it is no YAML. */
  constructor(source: SourceText, problems: Problems) {
    this.source = source;
    this.#problems = problems;
    const plain = readPlainYaml(source.text);
    this.#contents = plain ?? parse(source).contents;
    if (plain === undefined) this.#rememberAnchors();
  }

  /** The top node; null when the text is empty. */
  get root(): Node | null {
    return this.#follow(this.#contents);
  }

  origin(node: Node | null | undefined): Origin {
    const range = node?.range;
    return new Origin(this.source, range?.[0] ?? 0, range?.[1] ?? 0);
  }

  /** A mapping's entries, `<<` resolved, each key once. Reports INV006 for keys written twice. */
  entries(map: YAMLMap, depth = 0): readonly Entry[] {
    const first = !this.#visited.has(map);
    if (first) this.#visited.add(map);
    else this.#repeat(map.items.length + 1, this.origin(map));
    const own = new Map<Entry['key'], Entry>();
    const merged = new Map<Entry['key'], Entry>();
    for (const pair of map.items as Pair<Node | null, Node | null>[]) {
      const keyNode = this.#follow(pair.key);
      const keyOrigin = this.origin(pair.key);
      if (isMergeKey(pair.key)) {
        for (const entry of this.#mergeSources(pair.value, keyOrigin, depth)) {
          if (!merged.has(entry.key)) merged.set(entry.key, entry);
        }
        continue;
      }
      if (keyNode !== null && !isScalar(keyNode)) {
        throw failure('INV004', 'A key is a list or a mapping', keyOrigin);
      }
      const key = keyNode === null ? null : this.#key(keyNode, first);
      const before = own.get(key);
      if (before !== undefined) {
        const line = String(before.keyOrigin.place.range?.start.line);
        this.#problems.add(
          'INV006',
          `Key "${shorten(String(key))}" is written twice, first in line ${line}`,
          keyOrigin,
        );
        continue;
      }
      own.set(key, { key, keyOrigin, node: this.#follow(pair.value) });
    }
    if (merged.size === 0) return [...own.values()];
    // Merged keys come first, as in PyYAML; own ones of the same name take their place.
    const result = new Map(merged);
    for (const [key, entry] of own) result.set(key, entry);
    return [...result.values()];
  }

  #key(node: Scalar, first: boolean): Entry['key'] {
    if (first) this.#compareVersions(node);
    const { value } = this.#scalar(node);
    return value instanceof LargeInteger ? value.digits : value;
  }

  *#mergeSources(node: Node | null, origin: Origin, depth: number): Iterable<Entry> {
    if (depth > maxDepth) throw failure('INV031', 'Merge keys are nested too deeply', origin);
    const source = this.#follow(node);
    const maps = isSeq(source)
      ? (source.items as Node[]).map((item) => this.#follow(item))
      : [source];
    for (const map of maps) {
      if (!isMap(map)) throw failure('INV004', 'A merge key (<<) takes a mapping', origin);
      for (const entry of this.entries(map, depth + 1)) {
        yield entry;
      }
    }
  }

  /** The value of a node, aliases shared. Throws INV031 when it grows beyond all bounds. */
  value(node: Node | null): RawValue {
    return this.#convert(node, 0).value;
  }

  /** A mapping's entries as variables. Keys become text, as in JSON. */
  assignments(map: YAMLMap): Assignment[] {
    return this.entries(map).map((entry) => this.assignment(entry));
  }

  assignment(entry: Entry): Assignment {
    const value = this.value(entry.node);
    const end = this.#withoutBlanks(entry.node?.range?.[1] ?? entry.keyOrigin.end);
    // An alias's value stands elsewhere, before the key.
    const origin =
      end > entry.keyOrigin.start
        ? new Origin(this.source, entry.keyOrigin.start, end)
        : entry.keyOrigin;
    const float = isScalar(entry.node) && this.#scalar(entry.node).float;
    return { name: keyName(entry.key), value, origin, float };
  }

  /** Block values end where the next line begins; people see them end with their last word. */
  #withoutBlanks(offset: number): number {
    let end = offset;
    while (end > 0 && /\s/.test(this.source.text.charAt(end - 1))) end -= 1;
    return end;
  }

  #convert(node: Node | null, depth: number): { value: RawValue; size: number } {
    const followed = this.#follow(node);
    if (followed === null) return { value: null, size: 1 };
    const before = this.#converted.get(followed);
    if (before !== undefined) {
      // An alias shares the value, but whoever walks it walks all of it.
      this.#repeat(before.size, this.origin(node));
      return before;
    }
    if (depth > maxDepth) {
      throw failure(
        'INV031',
        `Values are nested more than ${String(maxDepth)} deep`,
        this.origin(node),
      );
    }
    if (isScalar(followed)) return { value: this.#leaf(followed), size: 1 };
    const result = isMap(followed)
      ? this.#mapping(followed, depth)
      : this.#sequence(isSeq(followed) ? (followed.items as Node[]) : [], depth);
    this.#converted.set(followed, result);
    return result;
  }

  #mapping(map: YAMLMap, depth: number): { value: RawValue; size: number } {
    const value: Record<string, RawValue> = {};
    let size = 1;
    for (const entry of this.entries(map)) {
      const key = keyName(entry.key);
      const item = this.#convert(entry.node, depth + 1);
      size += item.size;
      setOwn(value, key, item.value);
      if (this.#isFloat(entry.node, item.value)) markFloat(value, key);
    }
    return { value, size };
  }

  #sequence(items: readonly Node[], depth: number): { value: RawValue; size: number } {
    const value: RawValue[] = [];
    let size = 1;
    for (const node of items) {
      const item = this.#convert(node, depth + 1);
      size += item.size;
      if (this.#isFloat(node, item.value)) markFloat(value, value.length);
      value.push(item.value);
    }
    return { value, size };
  }

  #isFloat(node: Node | null, value: RawValue): boolean {
    if (typeof value !== 'number' || !needsFloatMark(value)) return false;
    const followed = this.#follow(node);
    return isScalar(followed) && this.#scalar(followed).float;
  }

  #leaf(node: Scalar): RawValue {
    const text = String(node.value);
    if (node.tag === '!vault' || node.tag === '!vault-encrypted') {
      return new VaultText(text, this.origin(node));
    }
    if (node.tag === '!unsafe') return new UnsafeText(text);
    const { value } = this.#scalar(node);
    this.#compareVersions(node);
    return value;
  }

  #scalar(node: Scalar): ScalarReading {
    const text = String(node.value);
    switch (node.tag) {
      case undefined:
        return node.type === 'PLAIN' ? readCore(text) : { value: text, float: false };
      case 'tag:yaml.org,2002:int':
      case 'tag:yaml.org,2002:bool':
      case 'tag:yaml.org,2002:null':
        return readCore(text);
      case 'tag:yaml.org,2002:float': {
        const { value } = readCore(text);
        return typeof value === 'number' ? { value, float: true } : { value: text, float: false };
      }
      default:
        // !!str, !unsafe, !vault and tags of other programs: the text.
        return { value: text, float: false };
    }
  }

  #compareVersions(node: Scalar): void {
    if (node.type !== 'PLAIN' || node.tag !== undefined) return;
    const text = String(node.value);
    const other = yaml11Difference(text);
    if (other === undefined || this.#warnings >= maxWarnings) return;
    this.#warnings += 1;
    const ours = readCore(text).value;
    const shown =
      typeof ours === 'string'
        ? `the text "${shorten(text)}"`
        : `the number ${ours instanceof LargeInteger ? ours.digits : String(ours)}`;
    this.#problems.add(
      'INV022',
      `${shorten(text)} is ${shown} here, but ${other} to Ansible`,
      this.origin(node),
    );
  }

  /** Aliases let a short text stand for a very large one: bound what they add. */
  #repeat(values: number, origin: Origin): void {
    this.#repeated += values;
    if (this.#repeated > maxValues) {
      throw failure('INV031', `Aliases stand for more than ${String(maxValues)} values`, origin);
    }
  }

  #follow(node: Node | null): Node | null {
    if (!isAlias(node)) return node;
    const target = this.#anchors.get(node.source);
    if (target === undefined || contains(target, node)) {
      throw failure(
        'INV004',
        `Alias *${shorten(node.source)} has no anchor before it`,
        this.origin(node),
      );
    }
    return target;
  }

  /** Anchors by name. The text order decides when one is used twice; Ansible refuses neither. */
  #rememberAnchors(): void {
    if (!this.source.text.includes('&')) return;
    const walk = (node: Node | null | undefined): void => {
      if (node === null || node === undefined) return;
      if (isMap(node)) {
        for (const pair of node.items as Pair<Node | null, Node | null>[]) {
          walk(pair.key);
          walk(pair.value);
        }
      } else if (isSeq(node)) {
        for (const item of node.items as (Node | null)[]) walk(item);
      }
      const { anchor } = node as { anchor?: string };
      if (anchor !== undefined) this.#anchors.set(anchor, node);
    };
    walk(this.#contents);
  }
}

/** An alias inside its own anchor would never end. */
function contains(target: Node, alias: Node): boolean {
  const outer = target.range;
  const inner = alias.range;
  if (outer === null || outer === undefined || inner === null || inner === undefined) return false;
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}

function isMergeKey(node: Node | null): boolean {
  return isScalar(node) && node.type === 'PLAIN' && node.value === '<<' && node.tag === undefined;
}

/** A key as Python's json module writes it. */
function keyName(key: Entry['key']): string {
  return typeof key === 'string' ? key : String(key);
}

function parse(source: SourceText): Document.Parsed {
  if (nestedTooDeep(source.text)) {
    throw failure('INV031', 'Brackets or lists are nested too deeply', new Origin(source, 0, 0));
  }
  let document: Document.Parsed;
  try {
    document = parseDocument(source.text, {
      version: '1.2',
      schema: 'failsafe',
      uniqueKeys: false,
      keepSourceTokens: false,
      prettyErrors: false,
      // `silent` would also keep quiet about a second document.
      logLevel: 'error',
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw failure('INV031', 'Values are nested too deeply', new Origin(source, 0, 0));
  }
  const [first] = document.errors;
  if (first === undefined) return document;
  throw new VipbookError(
    document.errors.slice(0, 10).flatMap((error) => {
      const origin = new Origin(source, error.pos[0], error.pos[1]);
      return failure('INV004', yamlMessage(error.code, error.message), origin).diagnostics;
    }),
  );
}

function yamlMessage(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'The file holds more than one YAML document';
  return `Not valid YAML: ${shorten(message, 200)}`;
}

/**
 * The parser walks values recursively, and its time on deep nesting grows with the square of the depth:
 * look at the depth first. Counts open flow brackets and block sequences started on one line.
 */
function nestedTooDeep(text: string): boolean {
  const limit = maxDepth * 4;
  if (/(?:-[ \t]+){401}/.test(text) || /(?:\?[ \t]+){401}/.test(text)) return true;
  let open = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 91 || code === 123) {
      open += 1;
      if (open > limit) return true;
    } else if ((code === 93 || code === 125) && open > 0) {
      open -= 1;
    }
  }
  return false;
}
