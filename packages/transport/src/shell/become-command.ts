import { quote, quoteAll } from '../quote.ts';
import type { Become } from '../transport.ts';

/** Random words by which our own lines are told from the host's. */
export interface BecomeMarks {
  /** On both streams, just before the program starts: what came earlier is not its prompt. */
  readonly started: string;
  /** sudo asks with this. */
  readonly prompt: string;
  /** The new shell is there. */
  readonly ready: string;
  /** The program is not installed. */
  readonly missing: string;
}

/** Said by a terminal that waits for a become line with its echo off. */
export const terminalWaits = 'vb-terminal-waits';

/**
 * The command for a session on a terminal, for programs that ask there and nowhere else (doas, sudo with
 * requiretty, su of old). Every login shell, fish and csh too, reads it alike.
 */
export const terminalCommand = `exec /bin/sh -c 'stty -echo -opost; echo ${terminalWaits}; IFS= read -r l; eval "$l"'`;

/** In the shell of the other user: take back the language, say that it is there, wait for scripts. */
function insideScript(marks: BecomeMarks, terminal: boolean): string {
  const language = 'if [ -n "$1" ]; then LC_ALL=$1; else unset LC_ALL; fi';
  if (!terminal) return `${language}; echo ${marks.ready}; exec /bin/sh`;
  // A terminal in raw mode carries any bytes. `cat |`, because a sh that reads from a terminal prompts.
  // Standard error has no stream of its own here, so it gets a file without a name.
  return (
    `${language}; stty raw -echo; f=$(mktemp) && exec 8<>"$f" && rm -f "$f" || exit 1; ` +
    `echo ${marks.ready}; cat | /bin/sh`
  );
}

/**
 * The line that turns a waiting `sh` into the same under another user. The program runs with LC_ALL=C,
 * so that its refusals can be told apart whatever the host's language is; the new shell gets the old
 * LC_ALL back. `exec`: no process more than needed, and closing our end reaches the new shell.
 */
export function becomeLine(become: Become, marks: BecomeMarks, terminal: boolean): Buffer {
  const { method, user } = become;
  const inside = insideScript(marks, terminal);
  const shell = ['/bin/sh', '-c', inside, 'sh'];
  const words = {
    sudo: ['sudo', ...(terminal ? [] : ['-S']), '-p', marks.prompt, '-u', user, '--', ...shell],
    doas: ['doas', '-u', user, ...shell],
    // su hands what follows the user's name to the shell it starts: "$0" is the first of them.
    su: ['su', '-s', '/bin/sh', '-c', inside, user, 'sh'],
  }[method];
  return Buffer.from(
    `command -v ${quote(method)} >/dev/null 2>&1 || { echo ${marks.missing}; exit 127; }; ` +
      `echo ${marks.started}; echo ${marks.started} >&2; exec env LC_ALL=C ${quoteAll(words)} "\${LC_ALL-}"\n`,
  );
}

export type Refusal = 'not-allowed' | 'terminal' | 'password' | 'unknown-user' | 'other';

/** What a program's words (in the C locale) mean. */
export function readRefusal(words: string): Refusal {
  if (
    /must have a tty|needs a terminal|a terminal is required|must be run from a terminal|no tty present|tty (?:is )?required/i.test(
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
