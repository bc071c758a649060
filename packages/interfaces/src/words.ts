import { isSpace } from './bytes.ts';

/** A word of a logical line: its text and where in the line's text it stands, [start, end). */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * ifupdown keeps 79 bytes of a word. What it does with the rest is undefined behaviour; the builds of
 * Debian 12 and 13 drop it.
 */
export const longestWord = 79;

/**
 * Where the word that begins at `from` ends. The first word of a line is empty when its text begins with
 * a space, which only a continuation can bring about: leading space is taken off a line before the next
 * one is joined to it.
 */
export function endOfWord(text: string, from: number, to = text.length): number {
  let end = from;
  while (end < to && !isSpace(text.charCodeAt(end))) end += 1;
  return end;
}

/** The words from `from` on. */
export function wordsFrom(text: string, from: number): Word[] {
  return wordsWithin(text, from, text.length, 0);
}

/** The words of a part of a longer text; their places are counted from `zero`. */
export function wordsWithin(text: string, from: number, to: number, zero: number): Word[] {
  const words: Word[] = [];
  let at = from;
  for (;;) {
    while (at < to && isSpace(text.charCodeAt(at))) at += 1;
    if (at >= to) return words;
    const start = at;
    while (at < to && !isSpace(text.charCodeAt(at))) at += 1;
    words.push({ text: text.slice(start, at), start: start - zero, end: at - zero });
  }
}

/** Where the rest of the line begins after a word that ends at `end`. */
export function restFrom(text: string, end: number, to = text.length): number {
  let at = end;
  while (at < to && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

/** The word as ifupdown keeps it. */
export function kept(word: string): string {
  return word.length > longestWord ? word.slice(0, longestWord) : word;
}
