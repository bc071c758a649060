import { diagnostic, Secret, VipbookError } from '@vipbook/diagnostics';
import { readAtMost } from '@vipbook/inventory';
import { readSync } from 'node:fs';
import { isatty, ReadStream } from 'node:tty';
import { processTerminal } from './terminal.ts';
import { whyUnreadable } from './unreadable.ts';

/** Asks people for secrets; tests bring their own. */
export type AskSecret = (prompt: string) => Promise<Secret>;

const backspace = new Set(['\b', '\u007f']);

/** Read a line with echo off from the terminal; what is piped in is taken as it comes. */
export async function askSecret(prompt: string): Promise<Secret> {
  return new Secret(isatty(0) ? await typed(prompt) : lineOfStandardInput());
}

/** The next line of standard input, byte by byte, so that a second question finds the second line. */
function lineOfStandardInput(): string {
  const bytes: number[] = [];
  const one = Buffer.alloc(1);
  let more = true;
  while (more) {
    try {
      more = readSync(0, one, 0, 1, null) === 1;
    } catch {
      more = false;
    }
    if (more && one[0] === 0x0a) break;
    if (more) bytes.push(one[0] ?? 0);
  }
  if (!more && bytes.length === 0)
    throw new VipbookError(
      diagnostic('CLI004', { message: 'a password is needed, and nobody can be asked for it' }),
    );
  return Buffer.from(bytes).toString('utf8').replace(/\r$/, '');
}

function typed(prompt: string): Promise<string> {
  const terminal = processTerminal();
  const input = new ReadStream(0);
  input.setRawMode(true);
  input.setEncoding('utf8');
  terminal.error(prompt);
  return new Promise((resolve, reject) => {
    let text = '';
    const end = (): void => {
      input.off('data', onData);
      input.setRawMode(false);
      input.pause();
      terminal.error('\n');
    };
    const onData = (chunk: string | Buffer): void => {
      for (const character of chunk.toString()) {
        if (character === '\r' || character === '\n' || character === '\u0004') {
          end();
          resolve(text);
          return;
        }
        if (character === '\u0003') {
          end();
          reject(
            new VipbookError(
              diagnostic('CLI007', { message: 'interrupted; nothing was changed', remedy: '' }),
            ),
          );
          return;
        }
        if (backspace.has(character)) text = text.slice(0, -1);
        else if (character === '\u0015') text = '';
        else text += character;
      }
    };
    input.on('data', onData);
  });
}

/** A first line is wanted of a password file; what is longer is no password. */
const maxBytes = 64 * 1024;

/** A password file's first line, as Ansible reads it. */
export function secretFromFile(file: string): Secret {
  try {
    return new Secret(
      (readAtMost(file, maxBytes).toString('utf8').split('\n', 1)[0] ?? '').replace(/\r$/, ''),
    );
  } catch (error) {
    throw new VipbookError(
      diagnostic('CLI003', {
        message: `password file ${file}: ${whyUnreadable(error)}`,
        where: { file },
      }),
    );
  }
}
