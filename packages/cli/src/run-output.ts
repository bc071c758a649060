import type { RunEvent } from '@vipbook/engine';
import { humanReporter, liveLine, ndjson, paintFor, wantsColour } from '@vipbook/report';
import { readSource } from './failure.ts';
import type { Terminal } from './terminal.ts';

export interface RunOutputOptions {
  readonly output: 'human' | 'json';
  readonly verbosity: number;
  readonly diff: boolean;
  /** False only for --no-color. */
  readonly colour: boolean;
}

export interface RunOutput {
  event(event: RunEvent): void;
  /** Text of somebody else (a question) is about to be written. */
  pause(): void;
  end(): void;
}

/** Draws events as they come: for people with a live line on a terminal, or one event a line for programs. */
export function runOutput(terminal: Terminal, options: RunOutputOptions): RunOutput {
  if (options.output === 'json') {
    return {
      event: (event) => terminal.out(ndjson(event)),
      pause: () => undefined,
      end: () => undefined,
    };
  }
  const paint = paintFor(wantsColour(terminal.outIsTerminal, terminal.environment, options.colour));
  const draw = humanReporter({
    paint,
    verbosity: options.verbosity,
    diff: options.diff,
    readSource,
    ...(terminal.outIsTerminal ? { columns: Math.max(40, terminal.columns() - 1) } : {}),
  });
  const live =
    terminal.outIsTerminal && terminal.environment['TERM'] !== 'dumb'
      ? liveLine({
          write: (text) => terminal.out(text),
          columns: () => terminal.columns(),
          now: () => performance.now(),
          every(milliseconds, callback) {
            const timer = setInterval(callback, milliseconds);
            timer.unref();
            return () => clearInterval(timer);
          },
        })
      : undefined;
  return {
    event(event) {
      const { out, error } = draw(event);
      if (out !== '' || error !== '') live?.clear();
      if (out !== '') terminal.out(out);
      if (error !== '') terminal.error(error);
      live?.event(event);
    },
    pause: () => live?.clear(),
    end: () => live?.stop(),
  };
}
