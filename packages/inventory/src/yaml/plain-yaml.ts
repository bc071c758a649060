import { Pair, Scalar, YAMLMap, type Node } from 'yaml';

/** A full line of a block mapping: blanks, a plain key, a colon, and perhaps a value on the same line. */
const line =
  /( *)(?:([A-Za-z_][\w./-]*(?:\[\w+:\w+\][\w./-]*)*):(?: +(?:((?:[A-Za-z0-9_/]|[-.]\d)(?:[\w./~@+=-]|:[\w/])*(?: [\w./~@+=](?:[\w./~@+=-]|:[\w/])*)*)|"([^"\\\n\t]*)"|'([^'\n\t]*)'))? *|#[^\n]*)?(?:\n|$)/y;
// Anything else that YAML knows, and every text that might be an error, is left to the real parser.
const foreign = /[^\n\x20-\x7e]/;
const maxDepth = 100;
const maxKey = 1000;

interface Level {
  readonly indent: number;
  readonly map: YAMLMap<Scalar, Node>;
  readonly start: number;
}

/**
 * Reads the plainest YAML, which large inventories mostly are: nested block mappings with plain or simply
 * quoted scalars and whole-line comments. Some ten times as fast as the real parser, with the same nodes and
 * ranges; undefined for every other text.
 */
export function readPlainYaml(text: string): YAMLMap | undefined {
  if (foreign.test(text)) return undefined;
  const levels: Level[] = [];
  let root: YAMLMap<Scalar, Node> | undefined;
  let at = text.startsWith('---\n') ? 4 : 0;
  while (at < text.length) {
    line.lastIndex = at;
    const match = line.exec(text);
    if (match === null) return undefined;
    const [whole, blanks = '', key, plain, double, single] = match;
    if (key !== undefined) {
      const start = at + blanks.length;
      const map = levelFor(levels, blanks.length, start);
      if (map === undefined || key.length > maxKey) return undefined;
      root ??= map;
      const keyEnd = start + key.length;
      const value = scalarOf(text, keyEnd + 1, plain, double, single);
      map.items.push(new Pair(scalar(key, 'PLAIN', start, keyEnd), value));
      closeRanges(levels, value.range?.[1] ?? keyEnd);
    }
    at += whole.length;
  }
  return root;
}

/** The mapping that a key at this indentation belongs to; undefined when it fits nowhere. */
function levelFor(
  levels: Level[],
  indent: number,
  start: number,
): YAMLMap<Scalar, Node> | undefined {
  const last = levels.at(-1);
  if (last === undefined || indent > last.indent) {
    const pair = last?.map.items.at(-1);
    // Deeper text below a value would go on with that value.
    if (pair !== undefined && !isEmpty(pair.value)) return undefined;
    if (levels.length > maxDepth) return undefined;
    const map = new YAMLMap<Scalar, Node>();
    if (pair !== undefined) pair.value = map;
    levels.push({ indent, map, start });
    return map;
  }
  while ((levels.at(-1)?.indent ?? -1) > indent) levels.pop();
  const level = levels.at(-1);
  return level?.indent === indent ? level.map : undefined;
}

function isEmpty(node: Node | null): boolean {
  return node instanceof Scalar && node.value === '' && node.type === 'PLAIN';
}

/** Each open mapping reaches to the end of what was read last. */
function closeRanges(levels: readonly Level[], end: number): void {
  for (const { map, start } of levels) map.range = [start, end, end];
}

function scalarOf(
  text: string,
  afterColon: number,
  plain: string | undefined,
  double: string | undefined,
  single: string | undefined,
): Scalar {
  const written = plain ?? double ?? single;
  if (written === undefined) return scalar('', 'PLAIN', afterColon, afterColon);
  let start = afterColon;
  while (text.charCodeAt(start) === 32) start += 1;
  if (plain !== undefined) return scalar(plain, 'PLAIN', start, start + plain.length);
  const type = double === undefined ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
  return scalar(written, type, start, start + written.length + 2);
}

function scalar(value: string, type: Scalar.Type, start: number, end: number): Scalar {
  const node = new Scalar(value);
  node.type = type;
  node.range = [start, end, end];
  return node;
}
