/** One line in pieces no wider than `width`, as Python's textwrap breaks it (white space kept as it is). */
export function wrapLine(
  line: string,
  width: number,
  breakLongWords: boolean,
  breakOnHyphens: boolean,
): string[] {
  const chunks = breakOnHyphens ? hyphenChunks(line) : line.split(/([\t-\r ]+)/);
  const left = chunks.filter((chunk) => chunk !== '').reverse();
  const lines: string[] = [];
  while (left.length > 0) {
    const current: string[] = [];
    let size = 0;
    if (lines.length > 0 && (left.at(-1) ?? '').trim() === '') left.pop();
    for (
      let next = left.at(-1);
      next !== undefined && size + next.length <= width;
      next = left.at(-1)
    ) {
      current.push(next);
      size += next.length;
      left.pop();
    }
    const long = left.at(-1);
    if (long !== undefined && long.length > width) {
      size += takeLong(left, long, current, width - size, breakLongWords, breakOnHyphens, width);
    }
    if (current.length > 0 && (current.at(-1) ?? '').trim() === '') current.pop();
    if (current.length > 0) lines.push(current.join(''));
  }
  return lines;
}

/** A word wider than a line: broken, or put on a line of its own. */
function takeLong(
  left: string[],
  word: string,
  current: string[],
  space: number,
  breakLongWords: boolean,
  breakOnHyphens: boolean,
  width: number,
): number {
  const room = width < 1 ? 1 : space;
  if (breakLongWords) {
    let end = room;
    if (breakOnHyphens && word.length > room) {
      const hyphen = word.lastIndexOf('-', room - 1);
      if (hyphen > 0 && /[^-]/.test(word.slice(0, hyphen))) end = hyphen + 1;
    }
    current.push(word.slice(0, end));
    left[left.length - 1] = word.slice(end);
    return end;
  }
  if (current.length === 0) {
    current.push(word);
    left.pop();
  }
  return 0;
}

const hyphenated =
  /([\t-\r ]+|(?<=[\w!"'&.,?])-{2,}(?=\w)|[^\t-\r ]+?(?:-(?:(?<=[^\W\d_]{2}-)|(?<=[^\W\d_]-[^\W\d_]-))(?=[^\W\d_]-?[^\W\d_])|(?=[\t-\r ]|$)|(?<=[\w!"'&.,?])(?=-{2,}\w)))/u;

function hyphenChunks(line: string): string[] {
  return line.split(hyphenated);
}
