import { byteRegex } from '@vipbook/expressions';
import { splitAnyLines, toBinary } from '../shared/files/lines.ts';

/** What is wanted; all texts as one character a byte. */
export interface BlockWish {
  /** Empty: no block. */
  readonly block: string;
  readonly begin: string;
  readonly end: string;
  readonly insertAfter?: string;
  readonly insertBefore?: string;
}

/** The text with the block between its markers, and in no other place; every other line stays. */
export function withBlock(text: string, wish: BlockWish): string {
  const lines = splitAnyLines(text);
  const begin = `${wish.begin}\n`;
  const end = `${wish.end}\n`;
  const first = lines.lastIndexOf(begin);
  const last = lines.lastIndexOf(end);
  let at: number;
  if (first >= 0 && last >= 0) {
    // The markers may stand the wrong way round.
    at = Math.min(first, last);
    lines.splice(at, Math.abs(last - first) + 1);
  } else {
    at = placeFor(text, lines, wish);
  }
  const before = lines[at - 1];
  if (before !== undefined && !before.endsWith('\n')) lines[at - 1] = `${before}\n`;
  lines.splice(at, 0, ...blockLines(wish, begin, end));
  return lines.join('');
}

function blockLines({ block }: BlockWish, begin: string, end: string): readonly string[] {
  if (block === '') return [];
  return [begin, block.endsWith('\n') ? block : `${block}\n`, end];
}

/** The index of the line before which a new block goes. */
function placeFor(text: string, lines: readonly string[], wish: BlockWish): number {
  const { insertAfter, insertBefore } = wish;
  const after = insertAfter !== undefined || insertBefore === undefined;
  const pattern = insertAfter ?? insertBefore ?? 'EOF';
  if (after && pattern === 'EOF') return lines.length;
  if (!after && pattern === 'BOF') return 0;
  const regex = byteRegex(pattern);
  if (regex.multiline) {
    const match = regex.search(text);
    if (match === undefined) return lines.length;
    const line = text.slice(0, after ? match.end : match.start).split('\n').length - 1;
    return after ? line + 1 : line;
  }
  const found = lines.findLastIndex((line) => regex.search(line) !== undefined);
  if (found < 0) return lines.length;
  return after ? found + 1 : found;
}

/** The wish as arguments say it, as bytes. */
export function wishOf(args: {
  readonly state?: string;
  readonly block?: string;
  readonly marker?: string;
  readonly marker_begin?: string;
  readonly marker_end?: string;
  readonly insertafter?: string;
  readonly insertbefore?: string;
}): BlockWish {
  const marker = args.marker ?? '# {mark} ANSIBLE MANAGED BLOCK';
  const line = (mark: string): string => toBinary(marker.replaceAll('{mark}', mark));
  return {
    block: args.state === 'absent' ? '' : toBinary(args.block ?? ''),
    begin: line(args.marker_begin ?? 'BEGIN'),
    end: line(args.marker_end ?? 'END'),
    ...(args.insertafter === undefined ? {} : { insertAfter: toBinary(args.insertafter) }),
    ...(args.insertbefore === undefined ? {} : { insertBefore: toBinary(args.insertbefore) }),
  };
}
