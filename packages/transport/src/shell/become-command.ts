import { quote, quoteAll } from '../quote.ts';
import type { Become } from '../transport.ts';

/** Random words by which our own lines are told from the host's. */
export interface BecomeMarks {
  /** sudo asks with this. */
  readonly prompt: string;
  /** The new shell is there. */
  readonly ready: string;
  /** The program is not installed. */
  readonly missing: string;
}

/**
 * The line that turns a waiting `sh` into the same under another user. The program runs with LC_ALL=C,
 * so that its refusals can be told apart whatever the host's language is; the new shell gets the old
 * LC_ALL back. `exec` twice: no process more than needed, and closing our end reaches the new shell.
 */
export function becomeLine(become: Become, marks: BecomeMarks): Buffer {
  const inside = `if [ -n "$1" ]; then LC_ALL=$1; else unset LC_ALL; fi; echo ${marks.ready}; exec /bin/sh`;
  const start = ['/bin/sh', '-c', inside, 'sh'];
  const method = become.method;
  const words = `"\${LC_ALL-}"`;
  let command: string;
  switch (method) {
    case 'sudo':
      command = `${quoteAll(['sudo', '-S', '-p', marks.prompt, '-u', become.user, '--', ...start])} ${words}`;
      break;
    case 'doas':
      command = `${quoteAll(['doas', '-u', become.user, ...start])} ${words}`;
      break;
    case 'su':
      // su hands what follows the user's name to the shell it starts: "$0" is the first of them.
      command = `${quoteAll(['su', '-s', '/bin/sh', '-c', inside, become.user, 'sh'])} ${words}`;
      break;
  }
  // Login PATHs of plain users often lack the sbin directories; su and doas may live anywhere in it.
  return Buffer.from(
    `command -v ${quote(method)} >/dev/null 2>&1 || { echo ${marks.missing}; exit 127; }; exec env LC_ALL=C ${command}\n`,
  );
}

export type Refusal = 'not-allowed' | 'terminal' | 'password' | 'unknown-user' | 'other';

/** What a program's words (in the C locale) mean. */
export function readRefusal(words: string): Refusal {
  if (
    /must have a tty|a terminal is required|must be run from a terminal|no tty present|tty required/i.test(
      words,
    )
  ) {
    return 'terminal';
  }
  if (
    /not in the sudoers|not allowed to|may not run|Operation not permitted|Permission denied/i.test(
      words,
    )
  ) {
    return 'not-allowed';
  }
  if (/unknown user|does not exist|no passwd entry|unknown id|user not found/i.test(words)) {
    return 'unknown-user';
  }
  if (
    /incorrect password|Authentication failure|Authentication failed|incorrect|Sorry, try again/i.test(
      words,
    )
  ) {
    return 'password';
  }
  return 'other';
}
