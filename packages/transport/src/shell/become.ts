import { randomBytes } from 'node:crypto';
import { redact, type VipbookError } from '@vipbook/diagnostics';
import { excerpt, hostError } from '../failures.ts';
import type { Become } from '../transport.ts';
import { becomeLine, readRefusal, type BecomeMarks } from './become-command.ts';
import type { Pipe, PipeEnd } from './pipe.ts';

/** Time for the program and its password check, in milliseconds; PAM delays a wrong one by some seconds. */
const becomeTimeoutMs = 30_000;

/** su and doas choose their own prompt; in the C locale it ends so. */
const plainPrompt = /(?:^|\n)[^\n]*[Pp]assword[^\n]*: ?$/;

/**
 * Turn the `sh` at the end of `pipe` into one of another user. The password goes to standard input once,
 * and only after its prompt has been seen: sent earlier it could end up as a command of the first shell.
 */
export function becomeUser(
  host: string,
  pipe: Pipe,
  become: Become,
  terminal = false,
): Promise<void> {
  const word = (kind: string): string => `vb${kind}${randomBytes(12).toString('hex')}`;
  const marks: BecomeMarks = {
    started: word('s'),
    prompt: word('p'),
    ready: word('r'),
    missing: word('m'),
  };
  const who = `${become.method} to ${become.user}`;

  return new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    let answered = { stdout: 0, stderr: 0 };
    let passwordSent = false;
    let settled = false;

    const timer = setTimeout(() => {
      fail(
        hostError(
          host,
          'SSH035',
          `${who}: no shell after ${String(becomeTimeoutMs / 1000)} s${quoted()}.`,
        ),
      );
    }, becomeTimeoutMs);
    const settle = (): boolean => {
      if (settled) return false;
      settled = true;
      clearTimeout(timer);
      return true;
    };
    const fail = (error: VipbookError): void => {
      if (!settle()) return;
      pipe.close();
      reject(error);
    };
    const quoted = (): string => {
      const words = excerpt(heard());
      return words === '' ? '' : `; it said "${words}"`;
    };
    const heard = (): string =>
      redact(
        // On a terminal there is one stream for both.
        (terminal ? stdout : stderr).replaceAll(marks.started, '').replaceAll(marks.prompt, ''),
        become.password === undefined ? [] : [become.password],
      );

    // Where a prompt goes differs: stderr for sudo and PAM, stdout for busybox. A login script's last words
    // may look like one, and a password sent for them would be a command to the first shell.
    const unanswered = (text: string, from: number): string => {
      const at = text.indexOf(marks.started);
      return at === -1 ? '' : text.slice(Math.max(at + marks.started.length, from));
    };
    const prompted = (): boolean => {
      const found = [unanswered(stdout, answered.stdout), unanswered(stderr, answered.stderr)].some(
        (text) => (become.method === 'sudo' ? text.includes(marks.prompt) : plainPrompt.test(text)),
      );
      if (found) answered = { stdout: stdout.length, stderr: stderr.length };
      return found;
    };

    const look = (): void => {
      if (new RegExp(`${marks.ready}\\r?\\n`).test(stdout)) {
        if (settle()) resolve();
        return;
      }
      if (stdout.includes(marks.missing)) {
        fail(hostError(host, 'SSH034', `${become.method} is not there on the host.`));
        return;
      }
      if (!prompted()) return;
      if (become.password === undefined) {
        fail(hostError(host, 'SSH030', `${who}: the host asks for a password, none was given.`));
      } else if (passwordSent) {
        fail(hostError(host, 'SSH031', `${who}: the password was not accepted.`));
      } else {
        passwordSent = true;
        pipe.write(Buffer.from(`${become.password.reveal()}\n`, 'utf8'));
      }
    };

    const ended = (how: PipeEnd): void => {
      if (how.kind === 'lost') {
        fail(hostError(host, 'SSH045', `${who}: the connection was lost: ${how.reason}.`));
        return;
      }
      switch (readRefusal(heard())) {
        case 'terminal':
          fail(hostError(host, 'SSH033', `${who} is refused without a terminal${quoted()}.`));
          return;
        case 'not-allowed':
          fail(hostError(host, 'SSH032', `${who} is not allowed${quoted()}.`));
          return;
        case 'password':
          if (passwordSent) {
            fail(hostError(host, 'SSH031', `${who}: the password was not accepted.`));
          } else if (terminal) {
            fail(hostError(host, 'SSH032', `${who} is not allowed${quoted()}.`));
          } else {
            // doas: it could not ask, for want of a terminal.
            fail(hostError(host, 'SSH033', `${who} is refused without a terminal${quoted()}.`));
          }
          return;
        case 'unknown-user':
          fail(
            hostError(host, 'SSH035', `${who}: no such user on the host${quoted()}.`, {
              remedy: 'Correct ansible_become_user.',
            }),
          );
          return;
        case 'other':
          fail(hostError(host, 'SSH035', `${who} failed${quoted()}.`));
      }
    };

    pipe.listen({
      stdout: (chunk) => {
        stdout += chunk.toString('utf8');
        look();
      },
      stderr: (chunk) => {
        stderr += chunk.toString('utf8');
        look();
      },
      end: ended,
    });
    pipe.write(becomeLine(become, marks, terminal));
  });
}
