import type { Context } from 'mocha';
import { labObstacles } from '../src/index.ts';

/** Skip, and say why, where no lab can be raised. */
export function skipWithoutLab(context: Context, { systemd = false } = {}): void {
  const [obstacle] = labObstacles(undefined, systemd);
  if (obstacle === undefined) return;
  console.log(`        skipped: ${obstacle.message}`);
  context.skip();
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Try until it holds. @throws what `check` throws last. */
export async function eventually(check: () => void, withinMs = 5000): Promise<void> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    try {
      check();
      return;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(10);
    }
  }
}
