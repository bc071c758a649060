import { printable } from '../../escape.ts';

/** For text and for attributes in double quotes; control and bidirectional characters are shown, not obeyed. */
export function esc(value: string): string {
  return printable(value)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
