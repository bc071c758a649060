const widest = 100;

/** Text broken at blanks so that no line is wider than the terminal, nor too wide to read. */
export function wrap(text: string, columns: number): string {
  const width = Math.min(Math.max(20, columns), widest);
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = '';
    }
    line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line].join('\n');
}
