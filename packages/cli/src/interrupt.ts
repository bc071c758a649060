import { setMaxListeners } from 'node:events';
import type { Terminal } from './terminal.ts';
import { exitCode } from './exit-codes.ts';

/** What Ctrl-C and SIGTERM mean while hosts are being changed. */
export interface Interrupts {
  /** Aborted by the first: finish or take back what runs, start nothing more. */
  readonly orderly: AbortSignal;
  /** Aborted by the second: give up now. */
  readonly atOnce: AbortSignal;
  /** The run is over: signals mean nothing any more. */
  dispose(): void;
}

/** Work that Ctrl-C may end. */
export async function withInterrupts<T>(
  terminal: Terminal,
  work: (interrupts: Interrupts) => Promise<T>,
): Promise<T> {
  const interrupts = listenForInterrupts(terminal);
  try {
    return await work(interrupts);
  } finally {
    interrupts.dispose();
  }
}

/** After the second signal, this long for the last words of the run; then the process ends regardless. */
const lastWordsMs = 1_000;

/** Takes the place of Node's own handlers until disposed. A third signal ends the process where it stands. */
export function listenForInterrupts(terminal: Terminal): Interrupts {
  const orderly = new AbortController();
  const atOnce = new AbortController();
  // Every host listens; Node would warn of a leak from the eleventh on.
  setMaxListeners(0, orderly.signal, atOnce.signal);
  let over = false;
  const listener = (signal: NodeJS.Signals): void => {
    if (over) return;
    if (!orderly.signal.aborted) {
      terminal.error(
        `\n${signal}: finishing what runs and starting nothing more. Once more ends at once, with the outcome uncertain.\n`,
      );
      orderly.abort(signal);
    } else if (!atOnce.signal.aborted) {
      terminal.error(
        `\n${signal} again: ending now. What was running on the hosts is uncertain; look with: vipbook addresses\n`,
      );
      atOnce.abort(signal);
      setTimeout(() => process.exit(exitCode.interrupted), lastWordsMs).unref();
    } else {
      process.exit(exitCode.interrupted);
    }
  };
  // A terminal that is closed sends SIGHUP: the run goes to its end in good order as with Ctrl-C.
  const signals: NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  // In place of what bin/vipbook set up for the time before this.
  for (const signal of signals) process.removeAllListeners(signal).on(signal, listener);
  return {
    orderly: orderly.signal,
    atOnce: atOnce.signal,
    dispose() {
      // A signal in the last moments must not turn a finished run into a killed one.
      over = true;
      setTimeout(() => {
        for (const signal of signals) process.off(signal, listener);
      }, lastWordsMs).unref();
    },
  };
}
