import { redact, type Secret } from '@vipbook/diagnostics';
import { writeSync } from 'node:fs';
import { isatty } from 'node:tty';

/** What the command needs of the process it runs in; tests bring their own. */
export interface Terminal {
  out(text: string): void;
  error(text: string): void;
  /** Values that nothing which is written holds; whoever learns of one adds it. */
  readonly secrets: Set<Secret>;
  readonly outIsTerminal: boolean;
  readonly errorIsTerminal: boolean;
  columns(): number;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
}

const wait = new Int32Array(new SharedArrayBuffer(4));

/**
 * Write everything, now. `process.stdout` would do the same for files, pipes and terminals on Linux, but
 * costs some milliseconds to load. A reader who went away (EPIPE) must not stop a move that is half done,
 * so what nobody reads is dropped.
 */
function writeAll(descriptor: number, text: string): void {
  let rest = Buffer.from(text, 'utf8');
  while (rest.length > 0) {
    try {
      rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      // A pipe that somebody made non-blocking, and is full: wait for the reader.
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return;
      Atomics.wait(wait, 0, 0, 5);
    }
  }
}

export function processTerminal(): Terminal {
  const outIsTerminal = isatty(1);
  // The last door: whatever forgot to hide what it was told has another chance here.
  const secrets = new Set<Secret>();
  return {
    out: (text) => writeAll(1, redact(text, secrets)),
    error: (text) => writeAll(2, redact(text, secrets)),
    secrets,
    outIsTerminal,
    errorIsTerminal: isatty(2),
    columns: () => (outIsTerminal ? process.stdout.columns : 80),
    environment: process.env,
    workingDirectory: process.cwd(),
  };
}
