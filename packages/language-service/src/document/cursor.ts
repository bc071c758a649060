import type { Path } from '../playbook/home.ts';
import { flowAt } from './flow.ts';
import { isBlockHeader, lineShape, opensBelow, type LineShape } from './line-shape.ts';
import type { TextIndex } from './text-index.ts';

/** Where a cursor stands in a text that need not be valid YAML: half-typed lines are the rule here. */
export interface Cursor {
  /** `key`: where a key of the mapping at `path` stands or could. `item`: where an item of the list at `path`
   *  must begin with a dash. `value`: in the value of the entry or item at `path`. */
  readonly position: 'key' | 'item' | 'value';
  readonly path: Path;
  /** Keys of the mapping at a path, as far as they were met on the way. */
  readonly keysAt: (path: Path) => readonly string[];
  /** Column of the key, or of the dash. */
  readonly column: number;
  /** Within `{}` or `[]`. */
  readonly flow: boolean;
  /** Offsets of the word that the cursor is in: what a completion replaces. */
  readonly start: number;
  readonly end: number;
  /** Of `value`: the value's text up to the cursor, from its first character, quotes included. */
  readonly before: string;
  /** Of `key`: a colon follows already. */
  readonly hasColon: boolean;
  /** Of `value`: a text below a `|` or `>`. */
  readonly block: boolean;
}

interface Level {
  /** Column of a mapping's keys, or of a list's dashes. */
  readonly kind: 'map' | 'list';
  readonly column: number;
  readonly keys: string[];
}

/** undefined: in a comment, or nowhere that anything could stand. */
export function cursorAt(index: TextIndex, line: number, character: number): Cursor | undefined {
  const text = index.lineText(line);
  const at = Math.min(character, text.length);
  const shape = lineShape(text);
  const before = text.slice(0, at);
  if (/(?:^|\s)#(?!\S*["'])/.test(withoutQuotes(before))) {
    const inBlock = blockAbove(index, line, shape);
    if (inBlock === undefined) return undefined;
  }
  const block = shape.kind === 'blank' ? undefined : blockAbove(index, line, shape);
  if (block !== undefined) return inValue(index, line, at, block.ways, block.key, 0, true);
  if (
    shape.kind === 'blank' ||
    (shape.kind === 'content' && at < shape.content && shape.dashes.length === 0)
  ) {
    return onBlank(index, line, at);
  }
  const column = shape.content;
  if (shape.key !== undefined && at > shape.key.end) {
    const ways = waysTo(index, line, shape, column);
    if (ways === undefined) return undefined;
    return inValue(index, line, at, ways, shape.key.name, shape.key.value, false);
  }
  if (at < column) return undefined;
  const ways = waysTo(index, line, shape, column);
  if (ways === undefined) return undefined;
  const typed = text.slice(column, at);
  if (/^["'{[]/.test(typed)) return inValue(index, line, at, ways, undefined, column, false);
  return onKey(index, line, at, shape, ways);
}

function withoutQuotes(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'/g, (quoted) =>
    '_'.repeat(quoted.length),
  );
}

interface Ways {
  /** Outermost first; the last is the mapping or list that the cursor's line belongs to. */
  readonly levels: readonly Level[];
  readonly path: Path;
}

/**
 * The way from the root to the mapping whose keys stand in `column` of `line`: up through the lines, to ever
 * smaller columns. Lists of ten thousand lines are passed in one sweep, each line looked at once.
 */
function waysTo(
  index: TextIndex,
  line: number,
  shape: LineShape,
  column: number,
): Ways | undefined {
  const levels: Level[] = [];
  const path: (string | number)[] = [];
  let level: Level = { kind: 'map', column, keys: shape.key === undefined ? [] : [shape.key.name] };
  levels.unshift(level);
  const enterList = (dashes: readonly number[]): void => {
    for (const dash of [...dashes].reverse()) {
      path.unshift(0);
      level = { kind: 'list', column: dash, keys: [] };
      levels.unshift(level);
    }
  };
  enterList(shape.dashes);
  for (let above = line - 1; above >= 0; above -= 1) {
    const text = index.lineText(above);
    // Most lines are deeper than what is looked for: a look at one character tells.
    if (text.length > level.column + 1 && text.startsWith(' '.repeat(level.column + 1))) continue;
    const other = lineShape(text);
    if (other.kind !== 'content') continue;
    const { key, dashes, content } = other;
    if (level.kind === 'list') {
      if (dashes.includes(level.column)) {
        const inner = dashes.indexOf(level.column);
        if (inner > 0) enterList(dashes.slice(0, inner));
        continue;
      }
      if (content > level.column || key === undefined) continue;
      if (!opensBelow(text.slice(key.value))) return undefined;
    } else {
      if (content > level.column) {
        const inner = dashes.findLast((dash) => dash < level.column);
        if (inner === undefined || content !== level.column) continue;
      }
      if (content === level.column) {
        if (key !== undefined) level.keys.push(key.name);
        if (dashes.length > 0) enterList(dashes);
        continue;
      }
      if (key === undefined) return undefined;
      if (!opensBelow(text.slice(key.value))) return undefined;
    }
    path.unshift(key.name);
    level = { kind: 'map', column: content, keys: [key.name] };
    levels.unshift(level);
    if (dashes.length > 0) enterList(dashes);
  }
  return { levels, path };
}

function keysOf(ways: Ways, below: readonly string[] = []): Cursor['keysAt'] {
  return (path) => {
    // Levels stand along the path: the mapping at depth n is the n-th level.
    const level = ways.levels[path.length];
    const isLast = path.length === ways.path.length;
    return level === undefined ? [] : isLast ? [...level.keys, ...below] : level.keys;
  };
}

function onKey(index: TextIndex, line: number, at: number, shape: LineShape, ways: Ways): Cursor {
  const text = index.lineText(line);
  const start = index.startOf(line);
  const { content, key } = shape;
  const end = key?.end ?? /^\S*/.exec(text.slice(at))?.[0].length ?? 0;
  const own = key?.name ?? '';
  const below = keysBelow(index, line, content);
  return {
    position: 'key',
    path: ways.path,
    keysAt: (path) =>
      keysOf(ways, below)(path).filter((name) => path.length < ways.path.length || name !== own),
    column: content,
    flow: false,
    start: start + content,
    end: key === undefined ? start + at + end : start + key.end,
    before: text.slice(content, at),
    hasColon: key !== undefined,
    block: false,
  };
}

/** Keys of the same mapping below the line. */
function keysBelow(index: TextIndex, line: number, column: number): readonly string[] {
  const keys: string[] = [];
  for (let below = line + 1; below < index.lineCount; below += 1) {
    const shape = lineShape(index.lineText(below));
    if (shape.kind !== 'content' || shape.content > column) {
      // A dash further left begins another item, whatever the column of what follows it.
      if (shape.kind === 'content' && (shape.dashes[0] ?? column) < column) break;
      continue;
    }
    if (shape.content < column || shape.dashes.length > 0) break;
    if (shape.key !== undefined) keys.push(shape.key.name);
  }
  return keys;
}

/** On a line with nothing on it: the cursor's column says what could stand there. */
function onBlank(index: TextIndex, line: number, at: number): Cursor | undefined {
  const blank: LineShape = { kind: 'content', indent: at, dashes: [], content: at };
  const text = index.lineText(line);
  const offset = index.startOf(line) + at;
  const plain = {
    column: at,
    flow: false,
    start: offset,
    end: offset,
    before: '',
    hasColon: false,
  };
  const block = blockAbove(index, line, { ...blank, kind: 'content' });
  if (block !== undefined) return inValue(index, line, at, block.ways, block.key, 0, true);
  if (text.trim() !== '') return undefined;
  // The nearest line above that is not deeper: a dash in this column means a list.
  for (let above = line - 1; above >= 0; above -= 1) {
    const shape = lineShape(index.lineText(above));
    if (shape.kind !== 'content') continue;
    const first = shape.dashes[0] ?? shape.content;
    if (shape.dashes.includes(at)) return itemAt(index, above, at, plain);
    if (first > at) continue;
    const { key } = shape;
    const opens = key !== undefined && opensBelow(index.lineText(above).slice(key.value));
    if (shape.content < at && !opens) return undefined;
    break;
  }
  const ways = waysTo(index, line, blank, at);
  if (ways === undefined) return at === 0 && isEmptyAbove(index, line) ? root(plain) : undefined;
  if (ways.path.length === 0 && at === 0 && ways.levels[0]?.keys.length === 0) return root(plain);
  const below = keysBelow(index, line, at);
  return { ...plain, position: 'key', path: ways.path, keysAt: keysOf(ways, below), block: false };
}

type Plain = Pick<Cursor, 'column' | 'flow' | 'start' | 'end' | 'before' | 'hasColon'>;

function root(plain: Plain): Cursor {
  return { ...plain, position: 'item', path: [], keysAt: () => [], block: false };
}

function isEmptyAbove(index: TextIndex, line: number): boolean {
  for (let above = line - 1; above >= 0; above -= 1) {
    const text = index.lineText(above);
    if (lineShape(text).kind === 'content' && text.trim() !== '---') return false;
  }
  return true;
}

function itemAt(index: TextIndex, above: number, column: number, plain: Plain): Cursor | undefined {
  const shape = lineShape(index.lineText(above));
  const dashes = shape.dashes.slice(0, shape.dashes.indexOf(column) + 1);
  const ways = waysTo(index, above, { ...shape, dashes }, column + 2);
  if (ways === undefined) return undefined;
  const path = ways.path.slice(0, -1);
  return { ...plain, position: 'item', path, keysAt: keysOf(ways), block: false };
}

/** In the value of `key` of the last level; without a key, of the item that the level is. */
function inValue(
  index: TextIndex,
  line: number,
  at: number,
  ways: Ways,
  key: string | undefined,
  valueColumn: number,
  block: boolean,
): Cursor {
  const text = index.lineText(line);
  const start = index.startOf(line);
  const path = key === undefined ? ways.path : [...ways.path, key];
  const from = Math.min(valueColumn, at);
  const before = text.slice(from, at);
  const level = ways.levels.at(-1);
  const base = {
    keysAt: keysOf(ways),
    column: level?.column ?? 0,
    block,
    before,
    hasColon: false,
  };
  if (!block && /^[{[]/.test(before) && !before.startsWith('{{')) {
    const flow = flowAt(before);
    if (flow !== undefined) {
      const inner = [...path, ...flow.path];
      const end = start + at + (/^[\w.-]*/.exec(text.slice(at))?.[0].length ?? 0);
      return {
        ...base,
        position: flow.position,
        path: inner,
        keysAt: (asked) =>
          asked.length >= path.length ? flow.keysAt(asked.slice(path.length)) : base.keysAt(asked),
        flow: true,
        before: flow.before,
        start: start + at - flow.word.length,
        end,
        hasColon: /^\s*:/.test(text.slice(end - start)),
      };
    }
  }
  const word = /[\w./:-]*$/.exec(before)?.[0] ?? '';
  const after = /^[\w./-]*/.exec(text.slice(at))?.[0] ?? '';
  return {
    ...base,
    position: 'value',
    path,
    flow: false,
    start: start + at - word.length,
    end: start + at + after.length,
  };
}

/** The key above whose block scalar the line is a part of. */
function blockAbove(
  index: TextIndex,
  line: number,
  shape: LineShape,
): { readonly ways: Ways; readonly key: string } | undefined {
  let column = shape.indent;
  for (let above = line - 1; above >= 0 && column > 0; above -= 1) {
    const text = index.lineText(above);
    if (text.startsWith(' '.repeat(column))) continue;
    const other = lineShape(text);
    if (other.kind === 'blank') continue;
    const { key } = other;
    if (key !== undefined && other.content < column && isBlockHeader(text.slice(key.value))) {
      const ways = waysTo(index, above, other, other.content);
      return ways === undefined ? undefined : { ways, key: key.name };
    }
    column = Math.min(column, other.indent);
  }
  return undefined;
}
