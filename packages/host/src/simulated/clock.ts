import { Queue, type Due } from './queue.ts';

/** Time for a simulated LAN: real, or virtual and as fast as the machine can. Milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const realClock: Clock = {
  now: () => performance.now(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
};

interface Sleeper extends Due {
  readonly wake: () => void;
}

/**
 * Virtual time: it jumps to the next sleeper's hour whenever nobody has anything else to do. Sleepers of
 * one hour wake in the order in which they lay down, so that a run is the same every time.
 */
export class VirtualClock implements Clock {
  #now = 0;
  #order = 0;
  readonly #sleepers = new Queue<Sleeper>();

  now(): number {
    return this.#now;
  }

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => {
      this.#sleepers.push({
        at: this.#now + Math.max(0, milliseconds),
        order: (this.#order += 1),
        wake,
      });
    });
  }

  /** Let time run until the promise has settled. Rejects when it waits for something that never comes. */
  async run<T>(work: Promise<T>): Promise<T> {
    const state = { settled: false };
    const done = (): void => {
      state.settled = true;
    };
    work.then(done, done);
    for (;;) {
      await everyPromise();
      if (state.settled) return work;
      let next = this.#sleepers.pop();
      if (next === undefined) {
        // Something that is not ours may still be under way.
        await new Promise((resolve) => setImmediate(resolve));
        // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- settled while we waited
        if (state.settled) return work;
        next = this.#sleepers.pop();
      }
      if (next === undefined)
        throw new Error('the simulation waits for something that never comes');
      this.#now = Math.max(this.#now, next.at);
      next.wake();
    }
  }
}

/** Resolves once every promise that can settle without time passing has done so: the next tick comes
 *  after all microtasks, and needs no turn of the event loop. */
function everyPromise(): Promise<void> {
  return new Promise((resolve) => {
    process.nextTick(resolve);
  });
}
