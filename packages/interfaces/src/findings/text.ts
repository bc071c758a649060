import { closest, diagnostic, type Fix } from '@vipbook/diagnostics';
import { decode } from '../bytes.ts';
import { families } from '../families.ts';
import type { Line } from '../lines.ts';
import type { ConfigurationFile } from '../model.ts';
import { byteRange, textRange } from '../place.ts';
import { headerWords, type BodyLine, type Stanza, type SyntaxTree } from '../tree.ts';
import { longestWord, type Word } from '../words.ts';
import { commentAboveFix, onLine, replaceFix, type Report } from './report.ts';

/** What is wrong with the letters of a file, whatever ifupdown makes of it. */
export function checkText(report: Report, file: ConfigurationFile): void {
  const { tree } = file;
  checkMark(report, tree);
  for (const [index, line] of tree.lines.entries()) {
    if (line.kind === 'comment') checkComment(report, tree, line, tree.lines[index + 1]);
    else if (line.kind === 'statement') checkStatement(report, file, line);
  }
  if (tree.text.includes('\0')) checkNul(report, tree);
  for (const stanza of tree.stanzas) {
    checkHeader(report, file, stanza);
    for (const line of stanza.body) checkBody(report, file, stanza, line);
  }
}

function checkMark(report: Report, tree: SyntaxTree): void {
  // As the first word's beginning it is found where ifupdown stops; before a comment it is found here.
  const first = tree.line(0);
  if (first === undefined || !tree.text.startsWith('\xef\xbb\xbf')) return;
  const range = byteRange(tree, first, 0, 3);
  report.add(
    diagnostic('IFC009', {
      message: 'the file begins with a byte order mark',
      where: { file: tree.path, range },
      fixes: [{ title: 'Remove the mark', edits: [{ file: tree.path, range, newText: '' }] }],
    }),
  );
}

function checkComment(report: Report, tree: SyntaxTree, line: Line, next: Line | undefined): void {
  let end = line.end;
  while (end > line.start && /[\r\n]/.test(tree.text.charAt(end - 1))) end -= 1;
  if (tree.text.charAt(end - 1) !== '\\' || next?.kind !== 'statement') return;
  const range = byteRange(tree, line, end - 1, end);
  report.add(
    diagnostic('IFC015', {
      message: 'the comment ends in a backslash, but the next line is read all the same',
      where: { file: tree.path, range },
      fixes: [{ title: 'Remove the backslash', edits: [{ file: tree.path, range, newText: '' }] }],
    }),
  );
}

function checkStatement(report: Report, file: ConfigurationFile, line: Line): void {
  const { tree } = file;
  const { text } = line;
  if (text.endsWith('\\')) {
    const last = text.length - 1;
    const from = textRange(tree, line, last, last + 1).end.offset ?? 0;
    let to = from;
    while (to < line.end && tree.text.charAt(to) !== '\n') to += 1;
    const what = tree.text.slice(from, to).includes('\r') ? 'a carriage return' : 'a blank';
    const range = byteRange(tree, line, from, to);
    report.add(
      diagnostic('IFC014', {
        message: `${what} follows the backslash, so the line is not continued`,
        where: { file: tree.path, range },
        fixes: [{ title: `Remove ${what}`, edits: [{ file: tree.path, range, newText: '' }] }],
      }),
    );
  }
  if (text.includes('\xa0')) {
    const at = text.indexOf('\xa0');
    // In UTF-8 it has two bytes; a lone one may be a part of another letter.
    const two = at > 0 && text.charAt(at - 1) === '\xc2';
    if (two) {
      const message = 'the no-break space here does not separate words';
      const fix = replaceFix('Replace it with a blank', tree, line, at - 1, at + 1, ' ');
      report.add(onLine('IFC049', message, file, line, [at - 1, at + 1], { fixes: [fix] }));
    }
  }
  if (line.pieces !== undefined) checkSwallowed(report, file, line);
}

/** Physical lines that were joined although they look like the beginning of a stanza. */
function checkSwallowed(report: Report, file: ConfigurationFile, line: Line): void {
  const { tree } = file;
  for (const piece of line.pieces?.slice(1) ?? []) {
    const found = /^[ \t]*((?:iface|auto|mapping|allow-[a-z]+)[ \t]+\S+)/.exec(
      tree.text.slice(piece.from, piece.from + 200),
    );
    if (found === null || piece.from >= line.end) continue;
    const range = byteRange(tree, line, piece.from, piece.from + found[0].length);
    report.add(
      diagnostic('IFC016', {
        message: `"${decode(found[1] ?? '')}" is a part of the line above, which ends in a backslash`,
        where: { file: tree.path, range },
        fixes: withoutBackslash(tree, line, piece.from),
      }),
    );
  }
}

/** The backslash that ends the physical line above an offset. */
function withoutBackslash(tree: SyntaxTree, line: Line, below: number): readonly Fix[] {
  let at = below - 1;
  while (at > line.start && /[\r\n]/.test(tree.text.charAt(at))) at -= 1;
  if (tree.text.charAt(at) !== '\\') return [];
  const range = byteRange(tree, line, at, at + 1);
  return [{ title: 'Remove the backslash', edits: [{ file: tree.path, range, newText: '' }] }];
}

function checkNul(report: Report, tree: SyntaxTree): void {
  const at = tree.text.indexOf('\0');
  const line = tree.lines.find((each) => each.start <= at && at < each.end);
  if (line === undefined) return;
  const range = byteRange(tree, line, at, at + 1);
  report.add(
    diagnostic('IFC045', {
      message: 'what follows the NUL byte in this line is lost',
      where: { file: tree.path, range },
      fixes: [{ title: 'Remove the NUL byte', edits: [{ file: tree.path, range, newText: '' }] }],
    }),
  );
}

function checkLength(report: Report, file: ConfigurationFile, line: Line, word: Word): void {
  if (word.end - word.start <= longestWord) return;
  const message = `the word has ${String(word.end - word.start)} bytes; ifupdown has room for ${String(longestWord)}`;
  report.add(onLine('IFC008', message, file, line, [word.start, word.end]));
}

function checkHeader(report: Report, file: ConfigurationFile, stanza: Stanza): void {
  const { header } = stanza;
  const wordy = stanza.kind !== 'source' && stanza.kind !== 'source-directory';
  if (!wordy) return;
  const words = headerWords(stanza);
  const limit = stanza.kind === 'iface' ? 5 : words.length;
  checkLength(report, file, header, {
    text: '',
    start: 0,
    end: header.text.search(/\s|$/),
  });
  for (const word of words.slice(0, limit)) checkLength(report, file, header, word);
  if (stanza.kind === 'iface' || stanza.kind === 'misplaced' || stanza.kind === 'mapping') return;
  const comment = words.find((word) => word.text.startsWith('#'));
  if (comment !== undefined) commentFinding(report, file, header, comment.start, 'names');
}

function commentFinding(
  report: Report,
  file: ConfigurationFile,
  line: Line,
  at: number,
  what: string,
): void {
  const message = `"${shortened(line.text.slice(at))}" is no comment here: it belongs to the ${what}`;
  const fixes = [commentAboveFix(file.tree, line, at)];
  report.add(onLine('IFC013', message, file, line, [at, line.text.length], { fixes }));
}

function shortened(text: string): string {
  const shown = decode(text.slice(0, 60));
  return text.length > 60 ? `${shown}…` : shown;
}

const hookNames = new Set(['up', 'down', 'pre-up', 'post-up', 'pre-down', 'post-down']);
const known = new Set(
  Object.values(families).flatMap((methods) =>
    Object.values(methods ?? {}).flatMap((options) => options.map(({ name }) => name)),
  ),
);
const keywords = ['iface', 'auto', 'mapping', 'source', 'source-directory', 'allow-hotplug'];
/** Options of hook scripts that are near a keyword by chance. */
const notMisspelt = new Set(['autoneg', 'mapping', 'sources', 'script', 'map', 'media', 'mac']);
const misspelt = new Map<string, string | undefined>();

/** The keyword that an option's name was probably meant to be. */
function meantKeyword(name: string): string | undefined {
  if (name.length < 3 || name.length > 20 || known.has(name) || notMisspelt.has(name))
    return undefined;
  if (misspelt.has(name)) return misspelt.get(name);
  const found = closest(name, keywords);
  const meant =
    found !== undefined && Math.abs(found.length - name.length) <= 1 ? found : undefined;
  if (misspelt.size < 10_000) misspelt.set(name, meant);
  return meant;
}

function checkBody(
  report: Report,
  file: ConfigurationFile,
  stanza: Stanza,
  option: BodyLine,
): void {
  const { line, name, nameEnd, valueStart } = option;
  checkLength(report, file, line, { text: '', start: 0, end: nameEnd });
  if (stanza.kind !== 'iface' || option.bare || hookNames.has(name)) return;
  const comment = line.text.indexOf('#', valueStart);
  if (comment > valueStart && /\s/.test(line.text.charAt(comment - 1)) && name !== 'description') {
    commentFinding(report, file, line, comment, 'value');
  }
  const meant = meantKeyword(name);
  if (meant !== undefined) {
    const message = `"${decode(name)}" is taken for an option of the stanza above. Did you mean "${meant}"?`;
    report.add(
      onLine('IFC034', message, file, line, [0, nameEnd], {
        fixes: [replaceFix(`Write "${meant}"`, file.tree, line, 0, nameEnd, meant)],
      }),
    );
  }
}
