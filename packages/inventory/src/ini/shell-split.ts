/** One word of a line, with where it stands in it (quotes included). */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const blank = ' \t\r\n';

/**
 * Split a line into words as Python's `shlex.split(line, comments=True)`: POSIX quotes, a backslash before
 * any character outside single quotes (inside double quotes only before `"` and `\`), and a `#` outside
 * quotes, even within a word, begins a comment. Returns what is wrong as a text.
 */
export function shellSplit(line: string): readonly ShellWord[] | string {
  const words: ShellWord[] = [];
  let at = 0;
  while (at < line.length) {
    if (blank.includes(line.charAt(at))) {
      at += 1;
      continue;
    }
    if (line.charAt(at) === '#') break;
    const start = at;
    let text = '';
    let quoted = false;
    let comment = false;
    while (at < line.length && !blank.includes(line.charAt(at))) {
      const character = line.charAt(at);
      if (character === '#') {
        comment = true;
        break;
      }
      if (character === "'" || character === '"') {
        const inside = quotedPart(line, at);
        if (inside === undefined) return 'No closing quotation';
        text += inside.text;
        at = inside.end;
        quoted = true;
      } else if (character === '\\') {
        if (at + 1 >= line.length) return 'No escaped character';
        text += line.charAt(at + 1);
        at += 2;
      } else {
        text += character;
        at += 1;
      }
    }
    if (text !== '' || quoted) words.push({ text, start, end: at });
    if (comment) break;
  }
  return words;
}

function quotedPart(line: string, open: number): { text: string; end: number } | undefined {
  const quote = line.charAt(open);
  let text = '';
  for (let at = open + 1; at < line.length; at += 1) {
    const character = line.charAt(at);
    if (character === quote) return { text, end: at + 1 };
    if (character === '\\' && quote === '"') {
      const next = line.charAt(at + 1);
      if (next === '') return undefined;
      text += next === '"' || next === '\\' ? next : `\\${next}`;
      at += 1;
    } else {
      text += character;
    }
  }
  return undefined;
}
