import CliTable from 'cli-table3';
import type { Paint } from './paint.ts';

/** A table with a line below its heading and no other frame: dense, and easy to read across. */
export function framed(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  paint: Paint,
): string {
  const drawn = new CliTable({
    head: head.map((cell) => paint('strong', cell)),
    // Colours come from `paint`, so that one place decides whether there are any.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 1 },
    chars: {
      top: '',
      'top-mid': '',
      'top-left': '',
      'top-right': '',
      bottom: '',
      'bottom-mid': '',
      'bottom-left': '',
      'bottom-right': '',
      left: '',
      'left-mid': '',
      mid: '',
      'mid-mid': '',
      right: '',
      'right-mid': '',
      middle: ' ',
    },
  });
  drawn.push(...rows.map((row) => [...row]));
  const lines = drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd());
  return `${lines.join('\n')}\n`;
}
