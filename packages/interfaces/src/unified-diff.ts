/**
 * A line by line comparison as diff -u prints it. Bytes are Latin-1 characters. What is the same at both
 * ends is set aside first; a middle that is too large to compare is shown as replaced.
 */
export function unifiedDiff(
  before: string,
  after: string,
  names: { readonly before: string; readonly after: string },
  context = 3,
): string {
  const a = linesOf(before);
  const b = linesOf(after);
  const steps = compare(a, b);
  if (steps.every(({ kind }) => kind === ' ')) return '';
  const out: string[] = [`--- ${names.before}\n`, `+++ ${names.after}\n`];
  let at = 0;
  while (at < steps.length) {
    while (at < steps.length && steps[at]?.kind === ' ') at += 1;
    if (at >= steps.length) break;
    const start = Math.max(0, at - context);
    let end = at;
    let same = 0;
    for (let next = at; next < steps.length && same <= 2 * context; next += 1) {
      if (steps[next]?.kind === ' ') {
        same += 1;
      } else {
        same = 0;
        end = next + 1;
      }
    }
    end = Math.min(steps.length, end + context);
    out.push(...hunk(steps, start, end));
    at = end;
  }
  return out.join('');
}

interface Step {
  readonly kind: ' ' | '-' | '+';
  readonly text: string;
  /** Lines of each side before this one. */
  readonly a: number;
  readonly b: number;
}

function linesOf(text: string): string[] {
  return text === '' ? [] : (text.match(/[^\n]*\n|[^\n]+$/g) ?? []);
}

function hunk(steps: readonly Step[], start: number, end: number): string[] {
  const part = steps.slice(start, end);
  const first = part[0];
  const countA = part.filter(({ kind }) => kind !== '+').length;
  const countB = part.filter(({ kind }) => kind !== '-').length;
  const range = (from: number, count: number): string =>
    `${String(count === 0 ? from : from + 1)}${count === 1 ? '' : `,${String(count)}`}`;
  return [
    `@@ -${range(first?.a ?? 0, countA)} +${range(first?.b ?? 0, countB)} @@\n`,
    ...part.map(({ kind, text }) =>
      text.endsWith('\n') ? kind + text : `${kind}${text}\n\\ No newline at end of file\n`,
    ),
  ];
}

/** The most cells of the table of common lines. */
const mostCells = 4_000_000;

function compare(a: readonly string[], b: readonly string[]): Step[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let endA = a.length;
  let endB = b.length;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  const steps: Step[] = [];
  const push = (kind: Step['kind'], text: string | undefined, at: number, bt: number): void => {
    steps.push({ kind, text: text ?? '', a: at, b: bt });
  };
  for (let at = 0; at < start; at += 1) push(' ', a[at], at, at);
  let i = start;
  let j = start;
  const rows = endA - start;
  const columns = endB - start;
  if (rows * columns <= mostCells) {
    const width = columns + 1;
    // Longest common subsequence from each pair of places on.
    const table = new Uint32Array((rows + 1) * width);
    for (let row = rows - 1; row >= 0; row -= 1) {
      for (let column = columns - 1; column >= 0; column -= 1) {
        table[row * width + column] =
          a[start + row] === b[start + column]
            ? (table[(row + 1) * width + column + 1] ?? 0) + 1
            : Math.max(
                table[(row + 1) * width + column] ?? 0,
                table[row * width + column + 1] ?? 0,
              );
      }
    }
    while (i < endA && j < endB) {
      const here = (i - start) * width + (j - start);
      if (a[i] === b[j]) {
        push(' ', a[i], i, j);
        i += 1;
        j += 1;
      } else if ((table[here + width] ?? 0) >= (table[here + 1] ?? 0)) {
        push('-', a[i], i, j);
        i += 1;
      } else {
        push('+', b[j], i, j);
        j += 1;
      }
    }
  }
  for (; i < endA; i += 1) push('-', a[i], i, j);
  for (; j < endB; j += 1) push('+', b[j], i, j);
  for (let at = 0; endA + at < a.length; at += 1) push(' ', a[endA + at], endA + at, endB + at);
  return steps;
}
