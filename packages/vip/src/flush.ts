import type { MoveFacts } from './sides.ts';
import type { Action, MoveStep } from './step.ts';

/** Remote caches where we can log in: after the announcement, never before (an emptied cache asks at
 *  once, and the old host would answer). */
export function flushStep(move: MoveFacts): readonly MoveStep[] {
  const { address, flush } = move.request;
  if (flush.length === 0) return [];
  const actions: readonly Action[] = flush.map((host) => ({
    host,
    title: `forget the old neighbour entry of ${address}`,
    operations: [{ do: 'neighbour.flush', address }],
  }));
  return [
    { phase: 'flush', title: 'remote caches are flushed', actions, undo: actions, optional: true },
  ];
}
