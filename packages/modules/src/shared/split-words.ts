/**
 * Split a text into words as a POSIX shell would, quotes and backslashes removed, nothing expanded.
 * Undefined when a quote is not closed.
 */
export function splitWords(text: string): readonly string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quoted: '"' | "'" | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (quoted === undefined && /\s/.test(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quoted === undefined && (char === '"' || char === "'")) {
      quoted = char;
      word ??= '';
    } else if (char === quoted) {
      quoted = undefined;
    } else if (char === '\\' && quoted !== "'") {
      const next = text.charAt(at + 1);
      // Inside double quotes a backslash only escapes what would end or begin something there.
      const literal =
        quoted === '"' && next !== '"' && next !== '\\' && next !== '$' && next !== '`';
      if (literal) word = (word ?? '') + char;
      else {
        word = (word ?? '') + (next === '\n' ? '' : next);
        at += 1;
      }
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quoted !== undefined) return undefined;
  return word === undefined ? words : [...words, word];
}
