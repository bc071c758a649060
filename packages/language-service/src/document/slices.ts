import type { Steps } from '@vipbook/playbook';
import { Cancelled } from '../api.ts';

/** A `pause` that lets other work go first every `milliseconds`. */
export function timeSlices(
  now: () => number,
  turn: () => Promise<void>,
  milliseconds = 20,
): () => Promise<void> | undefined {
  let until = 0;
  return () => {
    if (now() < until) return undefined;
    return turn().then(() => {
      until = now() + milliseconds;
    });
  };
}

/** A computation in slices. `stopped` is asked after each pause. */
export async function inSlices<Result>(
  steps: Steps<Result>,
  pause: () => Promise<void> | undefined,
  stopped: () => boolean,
): Promise<Result> {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    const waiting = pause();
    if (waiting === undefined) continue;
    await waiting;
    if (stopped()) throw new Cancelled();
  }
}
