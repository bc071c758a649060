import { isatty } from 'node:tty';
import { createInterface } from 'node:readline/promises';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { printable } from '@vipbook/report';
import type { Terminal } from '../terminal.ts';

/**
 * Ask the person at the terminal; anything but yes ends the command. What an earlier yes has changed stays.
 * @throws VipbookError CLI030 when there is nobody to ask, or they said no.
 */
export async function agree(terminal: Terminal, question: string): Promise<void> {
  if (!isatty(0)) {
    throw new VipbookError(
      diagnostic('CLI030', { message: `there is no terminal to ask on: ${question}` }),
    );
  }
  terminal.error(printable(question));
  const reader = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await reader.question(' (y/N) ');
    if (/^y(?:es)?$/i.test(answer.trim())) return;
  } finally {
    reader.close();
  }
  throw new VipbookError(
    diagnostic('CLI030', {
      message: 'the answer was no; nothing was changed after this question',
      remedy: '',
    }),
  );
}
