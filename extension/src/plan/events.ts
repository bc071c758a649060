import type { Diagnostic, Place } from '@vipbook/diagnostics';
import type { Recap, RunEvent, TaskResultEvent } from '@vipbook/engine';

/** A file's bytes as `--output json` prints them. */
export type WireBytes = { readonly text: string } | { readonly base64: string };

export interface WireDiff {
  readonly host: string;
  readonly path: string;
  readonly before: WireBytes | null;
  readonly after: WireBytes | null;
  readonly about?: 'attributes' | 'summary';
}

export type WireResult = Omit<TaskResultEvent, 'diffs'> & { readonly diffs: readonly WireDiff[] };
/** A {@link RunEvent} as it comes out of `vipbook … --output json`. */
export type WireEvent = Exclude<RunEvent, TaskResultEvent> | WireResult;
export type { Diagnostic, Place, Recap };

/** One line of output as an event; undefined for anything else. */
export function parseEvent(line: string): WireEvent | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const value = JSON.parse(line) as { readonly event?: unknown };
    return typeof value.event === 'string' ? (value as WireEvent) : undefined;
  } catch {
    return undefined;
  }
}

/** Calls back with each whole line of a text that comes in pieces. */
export function lineReader(onLine: (line: string) => void): {
  push(text: string): void;
  end(): void;
} {
  let rest = '';
  return {
    push(text) {
      const lines = (rest + text).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) onLine(line);
    },
    end() {
      if (rest !== '') onLine(rest);
      rest = '';
    },
  };
}

export function textOf(bytes: WireBytes | null): string {
  if (bytes === null) return '';
  return 'text' in bytes ? bytes.text : Buffer.from(bytes.base64, 'base64').toString('latin1');
}
