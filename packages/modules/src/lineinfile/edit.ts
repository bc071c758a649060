import { byteRegex, type ByteRegex, type RegexMatch } from '@vipbook/expressions';
import { splitLines, stripEnd, toBinary } from '../shared/files/lines.ts';

/** What is wanted of the lines; all texts as one character a byte. */
export interface LineWish {
  readonly line: string;
  readonly regexp?: string;
  readonly searchString?: string;
  readonly insertAfter?: string;
  readonly insertBefore?: string;
  readonly backrefs: boolean;
  readonly firstMatch: boolean;
}

export interface Edited {
  readonly text: string;
  /** Ansible's words; empty: nothing to do. */
  readonly message: string;
  readonly found?: number;
}

type Finder = (line: string) => RegexMatch | true | undefined;

function finderFor(
  regexp: string | undefined,
  searchString: string | undefined,
): Finder | undefined {
  if (regexp !== undefined) {
    const regex = byteRegex(regexp);
    return (line) => regex.search(line);
  }
  if (searchString === undefined) return undefined;
  return (line) => (line.includes(searchString) ? true : undefined);
}

/** The line is there: replaced where the expression (or the text) is found, else put in its place. */
export function withLine(text: string, wish: LineWish): Edited {
  const lines = splitLines(text);
  const find = finderFor(wish.regexp, wish.searchString);
  const hit = find === undefined ? undefined : findLine(lines, find, wish.firstMatch);
  const anchor = wish.insertAfter ?? wish.insertBefore;
  const anchored = anchor === undefined || isEnd(wish) ? undefined : byteRegex(anchor);
  if (hit !== undefined) return replaced(lines, hit.index, replacement(wish, hit.match));
  const { exact, at } = findPlace(lines, wish, anchored);
  if (exact !== undefined) return replaced(lines, exact, wish.line);
  if (wish.backrefs) return same(text);
  return inserted(lines, wish, at);
}

/** `EOF` and `BOF` are places, not expressions. */
function isEnd({ insertAfter, insertBefore }: LineWish): boolean {
  return (
    insertAfter === 'EOF' ||
    insertAfter === 'BOF' ||
    (insertAfter === undefined && insertBefore === 'BOF')
  );
}

function findLine(
  lines: readonly string[],
  find: Finder,
  first: boolean,
): { readonly index: number; readonly match: RegexMatch | true } | undefined {
  let hit: { index: number; match: RegexMatch | true } | undefined;
  for (const [index, line] of lines.entries()) {
    const match = find(line);
    if (match === undefined) continue;
    hit = { index, match };
    if (first) break;
  }
  return hit;
}

function replacement({ line, backrefs, regexp }: LineWish, match: RegexMatch | true): string {
  if (!backrefs || match === true || regexp === undefined) return line;
  return byteRegex(regexp).expand(match, line);
}

function replaced(lines: readonly string[], index: number, line: string): Edited {
  const whole = line.endsWith('\n') ? line : `${line}\n`;
  if (lines[index] === whole) return same(lines.join(''));
  return { text: lines.with(index, whole).join(''), message: 'line replaced' };
}

/** The line itself, if it is there; else behind or before which line it belongs. The last match counts. */
function findPlace(
  lines: readonly string[],
  wish: LineWish,
  anchor: ByteRegex | undefined,
): { readonly exact?: number; readonly at?: number } {
  let exact: number | undefined;
  let at: number | undefined;
  for (const [index, line] of lines.entries()) {
    if (stripEnd(line) === wish.line) {
      exact = index;
    } else if (anchor?.search(line) !== undefined) {
      at = wish.insertAfter === undefined ? index : index + 1;
      if (wish.firstMatch) break;
    }
  }
  return { ...(exact === undefined ? {} : { exact }), ...(at === undefined ? {} : { at }) };
}

function inserted(lines: readonly string[], wish: LineWish, at: number | undefined): Edited {
  const added = `${wish.line}\n`;
  const done = (text: string): Edited => ({ text, message: 'line added' });
  if (wish.insertBefore === 'BOF' || wish.insertAfter === 'BOF')
    return done(added + lines.join(''));
  const last = lines.at(-1);
  const closed = last === undefined || /[\n\r]$/.test(last);
  if (wish.insertAfter === 'EOF' || at === undefined)
    return done(`${lines.join('')}${closed ? '' : '\n'}${added}`);
  // Behind a last line that has no newline Ansible would glue both together; a newline comes between.
  const gap = at === lines.length && !closed ? '\n' : '';
  if (
    wish.insertAfter !== undefined &&
    stripEnd(lines[at] ?? '') === wish.line &&
    at < lines.length
  )
    return same(lines.join(''));
  return done(`${lines.slice(0, at).join('')}${gap}${added}${lines.slice(at).join('')}`);
}

/** No line that is found is there. */
export function withoutLine(
  text: string,
  wish: Pick<LineWish, 'regexp' | 'searchString'> & { readonly line?: string },
): Edited {
  const find =
    finderFor(wish.regexp, wish.searchString) ??
    ((line: string) => (stripEnd(line) === wish.line ? true : undefined));
  const lines = splitLines(text);
  const kept = lines.filter((line) => find(line) === undefined);
  const found = lines.length - kept.length;
  return {
    text: kept.join(''),
    message: found === 0 ? '' : `${String(found)} line(s) removed`,
    found,
  };
}

function same(text: string): Edited {
  return { text, message: '' };
}

/** The wish as arguments say it, as bytes. */
export function wishOf(args: {
  readonly line?: string;
  readonly regexp?: string;
  readonly search_string?: string;
  readonly insertafter?: string;
  readonly insertbefore?: string;
  readonly backrefs?: boolean;
  readonly firstmatch?: boolean;
}): LineWish {
  const after = args.insertafter ?? (args.insertbefore === undefined ? 'EOF' : undefined);
  return {
    line: toBinary(args.line ?? ''),
    ...(args.regexp === undefined ? {} : { regexp: toBinary(args.regexp) }),
    ...(args.search_string === undefined ? {} : { searchString: toBinary(args.search_string) }),
    ...(after === undefined ? {} : { insertAfter: toBinary(after) }),
    ...(args.insertbefore === undefined ? {} : { insertBefore: toBinary(args.insertbefore) }),
    backrefs: args.backrefs ?? false,
    firstMatch: args.firstmatch ?? false,
  };
}
