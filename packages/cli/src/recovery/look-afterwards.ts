import { hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import {
  planMoves,
  watchMoves,
  watchOf,
  type MoveEnd,
  type MoveInputs,
  type MoveWorld,
} from '@vipbook/vip';

/** `watch:` of a move that another controller has begun and this one has finished. @returns what was found */
export async function lookAfterwards(
  inputs: readonly MoveInputs[],
  end: MoveEnd,
  world: MoveWorld,
): Promise<readonly Diagnostic[]> {
  if (end.end !== 'done' || hasErrors(end.errors)) return [];
  // Who answers for which address has not changed with the controller.
  const watch = watchOf(planMoves(inputs));
  if (watch === undefined) return [];
  const [watched] = await Promise.all(watchMoves([{ ...watch, world, sinceMs: world.now() }]));
  return watched?.moves.flatMap(({ finding }) => finding ?? []) ?? [];
}
