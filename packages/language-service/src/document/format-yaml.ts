import { toValue, type YamlNode } from '@vipbook/playbook';
import type { TextEdit } from 'vscode-languageserver-types';
import { isBlockHeader, lineShape } from './line-shape.ts';
import type { TextIndex } from './text-index.ts';

interface Level {
  readonly kind: 'map' | 'list';
  readonly old: number;
  readonly now: number;
}

/**
 * A text with two blanks for each level, items one level below their key, no blanks at line ends and no more than
 * one empty line in a row. Comments stay where they are. Only whole lines move: what stands on them stays.
 */
export function formatYaml(index: TextIndex, root: YamlNode | undefined): readonly string[] {
  const inside = linesInside(index, root);
  const result: string[] = [];
  const levels: Level[] = [];
  let comments: string[] = [];
  let shift = 0;
  let block: number | undefined;
  const flush = (indent: number | undefined): void => {
    for (const comment of comments) {
      const own = comment.length - comment.trimStart().length;
      result.push(' '.repeat(Math.max(0, indent ?? own + shift)) + comment.trim());
    }
    comments = [];
  };
  for (let line = 0; line < index.lineCount; line += 1) {
    const text = index.lineText(line);
    const shape = lineShape(text);
    if (block !== undefined && (shape.kind === 'blank' || shape.indent > block)) {
      result.push(shape.kind === 'blank' ? '' : moved(text, shift));
      continue;
    }
    block = undefined;
    if (inside.has(line)) {
      flush(undefined);
      result.push(shape.kind === 'blank' ? '' : moved(text, shift));
      continue;
    }
    if (shape.kind === 'blank') {
      flush(undefined);
      if (result.length > 0 && result.at(-1) !== '') result.push('');
      continue;
    }
    if (shape.kind === 'comment') {
      comments.push(text);
      continue;
    }
    if (shape.key === undefined && shape.dashes.length === 0) {
      flush(undefined);
      result.push(moved(text, shift).trimEnd());
      continue;
    }
    const first = shape.dashes[0] ?? shape.content;
    const indent = levelOf(levels, shape.dashes.length > 0 ? 'list' : 'map', first);
    const near = comments.every((each) => each.length - each.trimStart().length === first);
    flush(near ? indent : undefined);
    let column = indent;
    let head = ' '.repeat(indent);
    shape.dashes.forEach((_, at) => {
      head += '- ';
      column += 2;
      const next = shape.dashes[at + 1];
      if (next !== undefined) levels.push({ kind: 'list', old: next, now: column });
      else if (shape.key !== undefined)
        levels.push({ kind: 'map', old: shape.content, now: column });
    });
    const rest = text.slice(shape.content).trimEnd();
    result.push((head + rest).trimEnd());
    shift = column - shape.content;
    const value = shape.key === undefined ? rest : text.slice(shape.key.value);
    if (isBlockHeader(value))
      block = shape.key === undefined ? (shape.dashes.at(-1) ?? 0) : shape.content;
  }
  flush(undefined);
  while (result.at(-1) === '') result.pop();
  return result;
}

function moved(text: string, shift: number): string {
  const indent = text.length - text.trimStart().length;
  return ' '.repeat(Math.max(0, indent + shift)) + text.trimStart();
}

/** The new column of a mapping or list that begins, or goes on, in an old one. */
function levelOf(levels: Level[], kind: Level['kind'], old: number): number {
  for (let top = levels.at(-1); top !== undefined; top = levels.at(-1)) {
    const goesOn = top.old === old && kind === 'map' && top.kind === 'list';
    if (top.old <= old && !goesOn) break;
    levels.pop();
  }
  const top = levels.at(-1);
  if (top?.old === old && top.kind === kind) return top.now;
  const now = top === undefined ? 0 : top.now + 2;
  levels.push({ kind, old, now });
  return now;
}

/** Lines that begin within a scalar of several lines, or within braces. */
function linesInside(index: TextIndex, root: YamlNode | undefined): ReadonlySet<number> {
  const lines = new Set<number>();
  const stack = root === undefined ? [] : [root];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const isFlow = node.kind !== 'scalar' && /[[{]/.test(index.text[node.start] ?? '');
    const isBlock = node.kind === 'scalar' && /[|>]/.test(index.text[node.start] ?? '');
    if (isFlow || (node.kind === 'scalar' && !isBlock)) {
      for (let line = index.lineAt(node.start) + 1; line <= index.lineAt(node.end); line += 1)
        lines.add(line);
    }
    if (node.kind === 'list') stack.push(...node.items);
    else if (node.kind === 'map') for (const { value } of node.entries.values()) stack.push(value);
  }
  return lines;
}

/** Lines as edits: only what differs is touched, so that cursors and folds stay. */
export function lineEdits(index: TextIndex, lines: readonly string[]): TextEdit[] {
  const old: string[] = [];
  for (let line = 0; line < index.lineCount; line += 1) old.push(index.lineText(line));
  if (old.at(-1) === '') old.pop();
  let above = 0;
  while (above < old.length && above < lines.length && old[above] === lines[above]) above += 1;
  let below = 0;
  const most = Math.min(old.length, lines.length) - above;
  while (below < most && old[old.length - 1 - below] === lines[lines.length - 1 - below])
    below += 1;
  const ended = index.text === '' || /[\r\n]$/.test(index.text);
  const end = index.text.includes('\r\n') ? '\r\n' : '\n';
  const edits: TextEdit[] = [];
  const newLines = lines.slice(above, lines.length - below);
  const oldLines = old.slice(above, old.length - below);
  if (newLines.length === oldLines.length) {
    newLines.forEach((text, at) => {
      if (text === oldLines[at]) return;
      const line = above + at;
      edits.push({ range: index.range(index.startOf(line), index.endOf(line)), newText: text });
    });
  } else {
    const start = index.startOf(above);
    const stop = index.startOf(old.length - below);
    edits.push({
      range: index.range(start, stop),
      newText: newLines.map((text) => text + end).join(''),
    });
  }
  const last = index.text.length;
  if (!ended && newLines.length === oldLines.length)
    edits.push({ range: index.range(last, last), newText: end });
  return edits;
}

/** Do two texts mean the same? */
export function sameValue(a: YamlNode | undefined, b: YamlNode | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return JSON.stringify(toValue(a)) === JSON.stringify(toValue(b));
}
