import { act, isLost, type Acted } from './act.ts';
import type { MoveStep } from './step.ts';
import type { MoveWorld } from './world.ts';

const againMs = 300;
/** A connection that broke at once comes back at once; a host that was silent for longer is left to its guard. */
const soonMs = 5000;

/**
 * Behind the commit a host whose connection broke is told once more, so that it need not wait for its guard. What it
 * did already does no harm twice. One that refuses now has let go of the move, or its guard has it: then it stays lost,
 * because what became of it is not known.
 */
export async function tellAgain(
  step: MoveStep,
  first: Acted,
  world: MoveWorld,
  begin: number,
): Promise<Acted> {
  let acted = first;
  for (;;) {
    const lost = step.actions.filter(
      (action) => action.fences !== undefined && isLost(action, acted.results),
    );
    if (lost.length === 0 || world.now() - begin > soonMs) return acted;
    await world.sleep(againMs);
    // Like everything behind the commit: one thing that fails keeps a host from nothing of the rest.
    const again = await act(lost, world, true);
    const refused = lost.filter(({ host }) =>
      again.byHost.get(host)?.some(({ code }) => code === 'VIP035'),
    );
    acted = merged(
      step,
      acted,
      again,
      refused.map(({ host }) => host),
    );
    if (refused.length > 0) return acted;
  }
}

function merged(step: MoveStep, before: Acted, after: Acted, without: readonly string[]): Acted {
  const told = <T>(all: ReadonlyMap<string, T>): readonly (readonly [string, T])[] =>
    [...all].filter(([host]) => !without.includes(host));
  const results = new Map([...before.results, ...told(after.results)]);
  // Whoever answers now has no broken connection any more.
  const byHost = new Map([...before.byHost, ...told(after.byHost)]);
  const problemsOf = (optional: boolean): Acted['problems'] =>
    step.actions
      .filter((action) => (action.optional === true) === optional)
      .flatMap((action) => byHost.get(action.host) ?? []);
  return { results, byHost, problems: problemsOf(false), overlooked: problemsOf(true) };
}
