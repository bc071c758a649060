import { decode, headerWords, type BodyLine, type Line, type Stanza } from '@vipbook/interfaces';
import type { InterfacesAnalysis } from './analysis.ts';
import { indexIn } from './convert.ts';

/** A word of an interfaces file, and what it is there. */
export interface PlaceInFile {
  readonly what:
    /** The first word of a stanza: `iface`, `auto`, … */
    | 'keyword'
    /** A name in `auto`, `allow-…`, `iface`, `inherits`, `mapping`, … */
    | 'name'
    | 'family'
    | 'method'
    | 'inherits'
    /** A path behind `source`. */
    | 'path'
    /** The name of an option, and its value. */
    | 'option'
    | 'value';
  /** Decoded. */
  readonly word: string;
  readonly stanza: Stanza;
  readonly option: BodyLine | undefined;
  readonly line: Line;
  /** Of the word, in the line's text. */
  readonly from: number;
  readonly to: number;
  /** The offset, in the line's text. */
  readonly at: number;
  /** Of the stanza around; empty outside of iface stanzas. */
  readonly family: string;
  readonly method: string;
}

/** The word at a UTF-16 offset; undefined in comments, blanks and beyond words. */
export function placeAt(analysis: InterfacesAnalysis, offset: number): PlaceInFile | undefined {
  const byte = analysis.bytes.toByte(offset);
  const stanza = stanzaAt(analysis, byte);
  if (stanza === undefined) return undefined;
  const words = headerWords(stanza);
  const isIface = stanza.kind === 'iface';
  const family = isIface ? decode(words[1]?.text ?? '') : '';
  const method = isIface ? decode(words[2]?.text ?? '') : '';
  const common = { stanza, family, method };
  const inHeader = within(stanza.header, byte);
  if (inHeader !== undefined) {
    const line = stanza.header;
    if (inHeader <= stanza.keyword.length) {
      const word = decode(stanza.keyword);
      const [from, to] = [0, stanza.keyword.length];
      return { ...common, what: 'keyword', word, option: undefined, line, from, to, at: inHeader };
    }
    const at = words.findIndex(({ start, end }) => inHeader >= start && inHeader <= end);
    const found = words[at];
    if (found === undefined) return undefined;
    const what = headerPart(stanza, at, decode(words[at - 1]?.text ?? ''));
    const { start: from, end: to } = found;
    const word = decode(found.text);
    return { ...common, what, word, option: undefined, line, from, to, at: inHeader };
  }
  for (const option of stanza.body) {
    const at = within(option.line, byte);
    if (at === undefined) continue;
    const { line } = option;
    const isName = at <= option.nameEnd;
    const from = isName ? 0 : option.valueStart;
    const to = isName ? option.nameEnd : line.text.length;
    const word = decode(line.text.slice(from, to));
    if (at < from) return undefined;
    return { ...common, what: isName ? 'option' : 'value', word, option, line, from, to, at };
  }
  return undefined;
}

function headerPart(stanza: Stanza, at: number, before: string): PlaceInFile['what'] {
  if (stanza.kind === 'source' || stanza.kind === 'source-directory') return 'path';
  if (stanza.kind !== 'iface' || at === 0) return 'name';
  if (before === 'inherits') return 'name';
  if (at === 1) return 'family';
  return at === 2 ? 'method' : 'inherits';
}

/** Index into the line's text, when the byte is in the line. */
function within(line: Line, byte: number): number | undefined {
  if (byte < line.textStart || byte > line.end) return undefined;
  const index = indexIn(line, byte);
  return index === undefined || index > line.text.length ? undefined : index;
}

/** The stanza whose lines hold the byte, by halving. */
export function stanzaAt({ tree }: InterfacesAnalysis, byte: number): Stanza | undefined {
  let low = 0;
  let high = tree.stanzas.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    const stanza = tree.stanzas[middle];
    if (stanza !== undefined && stanza.header.start <= byte) low = middle;
    else high = middle - 1;
  }
  const found = tree.stanzas[low];
  return found === undefined || found.header.start > byte ? undefined : found;
}
