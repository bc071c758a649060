/** A word of a shell command, unquoted; `from` and `to` are indices into the command's text. */
export interface ShellWord {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** A simple command between separators. */
export interface SimpleCommand {
  readonly words: readonly ShellWord[];
  /** [from, to) in the text, from the first word to the end of the last, redirections included. */
  readonly from: number;
  readonly to: number;
  /** What stands before it: '' (the beginning), `;`, `&&`, `||`, `|`, `&` or a line feed. */
  readonly before: string;
  /** Where that separator begins. */
  readonly beforeAt: number;
}

export interface ShellLine {
  readonly commands: readonly SimpleCommand[];
  /** Holds if, for, braces, subshells, command substitution: parts must not be cut out. */
  readonly compound: boolean;
}

const reserved = new Set(
  'if then else elif fi for while until do done case esac in { } ! function'.split(' '),
);

/**
 * Enough of sh's grammar to find the simple commands of a hook line (POSIX.1-2017, XCU 2.3, 2.9): quotes,
 * separators, redirections. Variables stay as they are.
 */
export function readShell(text: string): ShellLine {
  const commands: SimpleCommand[] = [];
  let compound = false;
  let words: ShellWord[] = [];
  let word = '';
  let wordFrom = -1;
  let redirect = false;
  let before = '';
  let beforeAt = 0;
  let to = 0;

  const endWord = (at: number): void => {
    if (wordFrom < 0) return;
    to = at;
    if (redirect) redirect = false;
    else if (words.length === 0 && reserved.has(word)) compound = true;
    else words.push({ text: word, from: wordFrom, to: at });
    word = '';
    wordFrom = -1;
  };
  const endCommand = (at: number, separator: string): void => {
    endWord(at);
    const first = words[0];
    if (first !== undefined) {
      commands.push({ words, from: first.from, to, before, beforeAt });
    }
    words = [];
    redirect = false;
    before = separator;
    beforeAt = at;
  };

  let at = 0;
  while (at < text.length) {
    const letter = text.charAt(at);
    if (letter === ' ' || letter === '\t') {
      endWord(at);
      at += 1;
      continue;
    }
    if (letter === '\n' || letter === ';' || letter === '&' || letter === '|') {
      // `2>&1` is a redirection, not a separator.
      if (letter === '&' && /[<>]$/.test(text.slice(Math.max(0, at - 1), at))) {
        at += 1;
        continue;
      }
      const double = letter !== '\n' && text.charAt(at + 1) === letter;
      endCommand(at, double ? letter + letter : letter);
      at += double ? 2 : 1;
      continue;
    }
    if (letter === '#' && wordFrom < 0) {
      // The rest is a comment to the shell.
      const end = text.indexOf('\n', at);
      at = end < 0 ? text.length : end;
      continue;
    }
    if (letter === '(' || letter === ')' || letter === '`') {
      compound = true;
      endWord(at);
      at += 1;
      continue;
    }
    if (letter === '<' || letter === '>') {
      // A number directly before it belongs to it.
      if (wordFrom >= 0 && /^[0-9]+$/.test(word)) {
        word = '';
        wordFrom = -1;
      } else {
        endWord(at);
      }
      redirect = true;
      at += text.charAt(at + 1) === '>' ? 2 : 1;
      to = at;
      continue;
    }
    if (wordFrom < 0) wordFrom = at;
    if (letter === "'") {
      const close = text.indexOf("'", at + 1);
      const end = close < 0 ? text.length : close;
      word += text.slice(at + 1, end);
      at = end + 1;
    } else if (letter === '"') {
      at += 1;
      while (at < text.length && text.charAt(at) !== '"') {
        if (text.charAt(at) === '\\' && at + 1 < text.length) at += 1;
        if (text.charAt(at) === '`') compound = true;
        word += text.charAt(at);
        at += 1;
      }
      at += 1;
    } else if (letter === '\\' && at + 1 < text.length) {
      word += text.charAt(at + 1);
      at += 2;
    } else {
      word += letter;
      at += 1;
    }
  }
  endCommand(text.length, '');
  return { commands, compound };
}
