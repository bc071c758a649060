const safe = /^[A-Za-z0-9_@%+=:,./-]+$/;

/**
 * Quote one word for a POSIX shell: the only function by which anything gets into a command line.
 * NUL cannot be passed in an argument at all (execve(2)), so it is refused.
 */
export function quote(word: string): string {
  if (word.includes('\0')) throw new RangeError('a shell word cannot hold a NUL byte');
  if (safe.test(word)) return word;
  return `'${word.replaceAll("'", `'\\''`)}'`;
}

/** A whole command line from its words. */
export function quoteAll(words: readonly string[]): string {
  return words.map(quote).join(' ');
}
