import { hasErrors, type Diagnostic } from '@vipbook/diagnostics';
import {
  planMoves,
  watchedText,
  watchMoves,
  watchOf,
  watchTitle,
  type MoveEnd,
  type MoveInputs,
  type MoveWorld,
  type Watching,
} from '@vipbook/vip';

/** `watch:` of a move that another controller has begun and this one has finished. */
export function watchAfter(
  inputs: readonly MoveInputs[],
  end: MoveEnd,
  world: MoveWorld,
): Watching | undefined {
  if (end.end !== 'done' || hasErrors(end.errors)) return undefined;
  // Who answers for which address has not changed with the controller.
  const watch = watchOf(planMoves(inputs));
  return watch === undefined ? undefined : { ...watch, world, sinceMs: world.now() };
}

/** What a later move has moved on is not where an earlier one has put it. */
export function without(watch: Watching, addresses: readonly string[]): Watching | undefined {
  const moves = watch.moves.filter(({ request }) => !addresses.includes(request.address));
  return moves.length === 0 ? undefined : { ...watch, moves };
}

/** Nothing waits for it, and nothing is open: Ctrl-C ends it. @returns of each watch what was found */
export async function lookAfterwards(
  watches: readonly Watching[],
  wait: Pick<MoveWorld, 'signal' | 'sleep'>,
  say: (line: string) => void,
): Promise<readonly (readonly Diagnostic[])[]> {
  if (watches.length === 0 || wait.signal.aborted) return watches.map(() => []);
  const moves = watches.flatMap((watch) => watch.moves);
  const seconds = Math.max(...watches.map((watch) => watch.seconds));
  const complete = moves.length === 1 ? 'the move is complete' : 'the moves are complete';
  say(`looking whether ${watchTitle({ moves, seconds })}; Ctrl-C is safe, ${complete}`);
  const watched = await Promise.all(
    watchMoves(
      watches.map((watch) => ({
        ...watch,
        world: {
          ...watch.world,
          ...wait,
          progress: () => undefined,
        },
      })),
    ),
  );
  const seen = watched.flatMap((each) => each.moves);
  if (watched.some(({ interrupted }) => interrupted)) say(`interrupted; ${complete}`);
  else if (seen.every(({ finding }) => finding === undefined)) say(watchedText(seen));
  return watched.map((each) => each.moves.flatMap(({ finding }) => finding ?? []));
}
