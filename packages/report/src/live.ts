import type { RunEvent } from '@vipbook/engine';
import { printableLine } from './escape.ts';

/** The terminal and the clock, from outside. */
export interface LiveSurface {
  write(text: string): void;
  /** Present width in columns. */
  columns(): number;
  now(): number;
  /** Call back every so many milliseconds until the returned function is called. */
  every(milliseconds: number, callback: () => void): () => void;
}

/** A step shorter than this is over before anybody could read what it is doing. */
const quietMs = 300;
const redrawMs = 100;

/**
 * One line at the bottom of a terminal that says what hosts are doing and for how long. `clear` before
 * printing anything else; it comes back by itself.
 */
export function liveLine(surface: LiveSurface): {
  event(event: RunEvent): void;
  clear(): void;
  stop(): void;
} {
  const doing = new Map<string, { message: string; since: number }>();
  let task: { name: string; since: number } | undefined;
  let stopTimer: (() => void) | undefined;
  let shown = false;

  const clear = (): void => {
    if (shown) surface.write('\r\x1b[K');
    shown = false;
  };
  const draw = (): void => {
    if (task === undefined) return;
    const elapsed = surface.now() - task.since;
    if (elapsed < quietMs) return;
    const hosts = [...doing].map(([host, { message }]) => `${host}: ${message}`).join(' | ');
    const text = `${(elapsed / 1000).toFixed(1)} s  ${hosts === '' ? task.name : hosts}`;
    surface.write(`\r\x1b[K${printableLine(text).slice(0, Math.max(10, surface.columns() - 1))}`);
    shown = true;
  };
  const idle = (): void => {
    stopTimer?.();
    stopTimer = undefined;
    task = undefined;
    doing.clear();
  };
  return {
    event(event) {
      if (event.event === 'task-start') {
        doing.clear();
        task = { name: event.name, since: surface.now() };
        stopTimer ??= surface.every(redrawMs, draw);
      } else if (event.event === 'progress') {
        doing.set(event.host, { message: event.message, since: surface.now() });
      } else if (event.event === 'task-result') {
        doing.delete(event.host);
      } else if (event.event === 'run-end') {
        idle();
      }
    },
    clear,
    stop() {
      clear();
      idle();
    },
  };
}
