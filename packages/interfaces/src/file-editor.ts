import { fileEdit, type FileEdit, type TextPatch } from './edit.ts';
import { offsetIn, type Line } from './lines.ts';
import type { SyntaxTree } from './tree.ts';

/** The line end that a file uses: that of most of its first lines. */
export function lineEndOf(tree: SyntaxTree, before = tree.lineCount): '\n' | '\r\n' {
  let crlf = 0;
  let all = 0;
  for (let index = 0; index < before && index < 200; index += 1) {
    const line = tree.line(index);
    if (line === undefined || line.open) break;
    all += 1;
    if (line.end - line.start >= 2 && tree.text.charCodeAt(line.end - 2) === 13) crlf += 1;
  }
  return crlf * 2 > all ? '\r\n' : '\n';
}

/**
 * Lines for a backslash at the end of the file to take with it, so that it does not take what is added.
 * All but the last must be empty; that one has a blank for each of them, by which they are known again.
 */
function feedFor(line: Line): string {
  const { wanting } = line;
  return wanting === 0 ? '' : `${'\n'.repeat(wanting - 1)}${' '.repeat(wanting)}\n`;
}

/** How many bytes of such lines a line ends in. */
function fedBytes(raw: string): number {
  const blanks = /\n( +)\n$/.exec(raw.slice(-64))?.[1]?.length ?? 0;
  const feed = `${'\n'.repeat(Math.max(0, blanks - 1))}${' '.repeat(blanks)}\n`;
  return blanks > 0 && raw.endsWith(`\\\n${feed}`) ? feed.length : 0;
}

/**
 * Collects changes to one file. Whole lines are dropped and inserted so that a block that was inserted and
 * is then dropped leaves the first bytes: one blank line goes with it, and a missing last line end stays
 * missing.
 */
export class FileEditor {
  readonly tree: SyntaxTree;
  readonly #patches: TextPatch[] = [];
  readonly #known = new Set<string>();
  /** Indices of lines to drop; true: part of a stanza that goes as a whole. */
  readonly #dropped = new Map<number, boolean>();

  constructor(tree: SyntaxTree) {
    this.tree = tree;
  }

  replace(start: number, end: number, insert: string): void {
    // A file that is read under two spellings is asked for the same change twice.
    const key = `${String(start)} ${String(end)} ${insert}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.#patches.push({ start, end, insert });
  }

  /** Replace [from, to) of a line's logical text. */
  replaceText(line: Line, from: number, to: number, insert: string): void {
    const start = offsetIn(line, from);
    const end = to > from ? offsetIn(line, to - 1) + 1 : start;
    this.replace(start, end, insert);
  }

  /** Remove text and the space before it, from the end of what stands before. */
  cutAfter(line: Line, from: number, to: number): void {
    const start = from > 0 ? offsetIn(line, from - 1) + 1 : offsetIn(line, 0);
    this.replace(start, offsetIn(line, to - 1) + 1, '');
  }

  drop(index: number, wholeStanza: boolean): void {
    this.#dropped.set(index, wholeStanza || this.#dropped.get(index) === true);
  }

  dropRange(first: number, last: number): void {
    for (let index = first; index <= last; index += 1) this.drop(index, true);
  }

  /** Insert lines (without line ends) below the line at `index`. */
  insertBelow(index: number, added: readonly string[]): void {
    const line = this.tree.line(index);
    if (line === undefined || added.length === 0) return;
    const end = lineEndOf(this.tree, this.#indexOfLast());
    const feed = feedFor(line);
    if (line.open) {
      const lead = feed === '' ? end : `\n${feed}`;
      this.replace(line.end, line.end, lead + added.join(end));
    } else {
      const lead = index === this.#indexOfLast() && this.#looksFed(index) ? end : feed;
      this.replace(line.end, line.end, lead + added.map((each) => each + end).join(''));
    }
  }

  /** The line ends as if it had been fed. What is added below is set apart, lest that go with it. */
  #looksFed(index: number): boolean {
    const line = this.tree.line(index);
    return line !== undefined && fedBytes(this.tree.text.slice(line.start, line.end)) > 0;
  }

  /** Append lines at the end of the file, a blank line before them. */
  append(
    added: readonly string[],
    options: { readonly blank: boolean; readonly root: boolean },
  ): void {
    const { tree } = this;
    const last = tree.line(tree.lineCount - 1);
    const at = tree.text.length;
    if (last === undefined) {
      // An empty file that is not the root gets the blank line, so that it is not taken for one that
      // was made for the block, and removed with it.
      const lead = options.root ? '' : '\n';
      this.replace(at, at, lead + added.map((line) => `${line}\n`).join(''));
      return;
    }
    const end = lineEndOf(tree, this.#indexOfLast());
    const blank = options.blank || last.kind === 'blank' || this.#looksFed(this.#indexOfLast());
    const feed = feedFor(last);
    if (!last.open) {
      const lead = feed === '' && blank ? end : feed;
      this.replace(at, at, lead + added.map((line) => line + end).join(''));
      return;
    }
    const lead = feed === '' ? (blank ? end + end : end) : `\n${feed}`;
    this.replace(at, at, lead + added.join(end));
  }

  /** The edit, or undefined when nothing changes. `removable`: the file may go when nothing is left. */
  finish(removable: boolean): FileEdit | undefined {
    this.#dropLines();
    return fileEdit(this.tree.path, this.tree.bytes, this.tree.text, this.#patches, {
      removeEmpty: removable,
    });
  }

  #indexOfLast(): number {
    return this.tree.lineCount - 1;
  }

  #dropLines(): void {
    const { tree } = this;
    const { text, lineCount } = tree;
    const indices = [...this.#dropped.keys()].sort((a, b) => a - b);
    const gone = new Set(indices);
    for (let at = 0; at < indices.length;) {
      const first = indices[at] ?? 0;
      let last = first;
      let whole = this.#dropped.get(first) === true;
      while (indices[at + 1] === last + 1) {
        at += 1;
        last += 1;
        whole ||= this.#dropped.get(last) === true;
      }
      at += 1;
      const above = tree.line(first - 1);
      if (!whole) {
        const apart = last === lineCount - 1 && above?.kind === 'blank';
        if (apart && this.#looksFed(first - 2)) gone.add(first - 1);
        continue;
      }
      const below = tree.line(last + 1);
      const endBelow = below === undefined || below.kind === 'blank';
      // A blank line that is the end of a continuation is not a separator.
      const separator = above?.kind === 'blank' && above.firstLine === above.lastLine;
      if (separator && endBelow) gone.add(first - 1);
      else if (first === 0 && below?.kind === 'blank') gone.add(last + 1);
    }
    for (const index of gone) {
      const line = tree.line(index);
      if (line !== undefined) this.replace(line.start, line.end, '');
    }
    const final = lineCount - 1;
    if (!gone.has(final)) return;
    let kept = final;
    while (kept >= 0 && gone.has(kept)) kept -= 1;
    const line = tree.line(kept);
    if (line === undefined) return;
    let from = line.end;
    // What only fed a backslash goes as well.
    const fed =
      tree.line(kept + 1)?.kind === 'blank' ? 0 : fedBytes(text.slice(line.start, line.end));
    from -= fed;
    if (tree.line(final)?.open === true) {
      // The file had no last line end; what is its last line now gives up its own.
      from -= 1;
      const crlf = fed === 0 && lineEndOf(this.tree, kept) === '\r\n';
      if (crlf && text.charCodeAt(from - 1) === 13) from -= 1;
    }
    if (from < line.end) this.replace(Math.max(line.start, from), line.end, '');
  }
}
