import { escapeHtml, printable } from '@vipbook/diagnostics';

/** For text and for attributes in double quotes; control and bidirectional characters are shown, not obeyed. */
export function esc(value: string): string {
  return escapeHtml(printable(value));
}
