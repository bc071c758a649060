import type { FoldingRange } from 'vscode-languageserver-types';
import { isBlockHeader, lineShape } from './line-shape.ts';
import type { TextIndex } from './text-index.ts';

/** Folds of YAML by indentation: they hold whatever else is wrong with the text. Comments fold, too. */
export function foldYaml(index: TextIndex): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  const open: { readonly column: number; readonly line: number }[] = [];
  let last = 0;
  const close = (column: number): void => {
    for (let top = open.at(-1); top !== undefined && top.column >= column; top = open.at(-1)) {
      open.pop();
      if (last > top.line) ranges.push({ startLine: top.line, endLine: last });
    }
  };
  let block: number | undefined;
  for (let line = 0; line < index.lineCount; line += 1) {
    const text = index.lineText(line);
    const shape = lineShape(text);
    if (block !== undefined && (shape.kind === 'blank' || shape.indent > block)) {
      if (shape.kind !== 'blank') last = line;
      continue;
    }
    block = undefined;
    if (shape.kind !== 'content') continue;
    close(shape.dashes[0] ?? shape.content);
    for (const column of shape.dashes) open.push({ column, line });
    if (shape.key !== undefined) {
      if (shape.dashes.length === 0) open.push({ column: shape.content, line });
      if (isBlockHeader(text.slice(shape.key.value))) block = shape.content;
    }
    last = line;
  }
  close(0);
  return [...ranges, ...foldComments(index)].sort((a, b) => a.startLine - b.startLine);
}

/** Runs of comment lines. */
export function foldComments(index: TextIndex): FoldingRange[] {
  const ranges: FoldingRange[] = [];
  let first = -1;
  for (let line = 0; line <= index.lineCount; line += 1) {
    const isComment = line < index.lineCount && index.lineText(line).trimStart().startsWith('#');
    if (isComment && first === -1) first = line;
    if (isComment || first === -1) continue;
    if (line - 1 > first) ranges.push({ startLine: first, endLine: line - 1, kind: 'comment' });
    first = -1;
  }
  return ranges;
}
