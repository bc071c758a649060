import type { Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, Facts } from '@vipbook/host';
import { act } from './act.ts';
import { executeMove } from './execute.ts';
import type { MoveInputs } from './inputs.ts';
import { planMove } from './plan-move.ts';
import type { MoveRequest } from './request.ts';
import { askMove, cannotTell, type HostStanding, type MoveStanding } from './standing.ts';
import type { MoveStep } from './step.ts';
import { undo } from './undo.ts';
import type { MoveEnd, MoveWorld } from './world.ts';

/**
 * The controller of a move is gone, and another one (or the same, later) takes it up. The hosts are asked
 * where it stands, and the steps are made again from what the move was decided from, under a new epoch: what
 * the first controller may still send is refused from then on.
 */

/** Go on to the end. */
export async function resumeMove(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd> {
  const taken = await takeUp(inputs, world);
  return 'end' in taken ? taken : goOn(inputs, taken, world);
}

/** Take back what is not committed; what is, is finished, for a move back to begin from. */
export async function rollbackMove(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd> {
  const taken = await takeUp(inputs, world);
  if ('end' in taken) return taken;
  if (taken.standing.state === 'committed') return goOn(inputs, taken, world);
  const warnings: Diagnostic[] = [];
  const { end, left } = await undo([taken.lock, ...undoable(taken)], world, warnings);
  return { ...ended(end, left), warnings };
}

/** A move whose hosts obey nobody else any more. */
interface TakenUp {
  readonly standing: MoveStanding;
  readonly lock: MoveStep;
  /** All of them but the lock. */
  readonly steps: readonly MoveStep[];
}

/**
 * Asked, locked, and asked again: until the lock is ours the first controller may go on, and even commit,
 * between the answer of one host and that of the other.
 */
async function takeUp(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd | TakenUp> {
  const first = await askMove(inputs, world);
  const over = alreadyOver(first, inputs);
  if (over !== undefined) return over;
  const { steps, findings } = again(inputs, first);
  const [lock, ...rest] = steps;
  if (lock === undefined) return ended('uncertain', findings);
  const { byHost, results } = await act(lock.actions, world, false);
  const committed = first.state === 'committed';
  // The old host may be the one that is gone: a committed move goes on without it.
  const needed = lock.actions.filter(
    ({ host }) => !committed || host !== inputs.request.from || results.has(host),
  );
  const problems = needed.flatMap(({ host }) => byHost.get(host) ?? []);
  if (problems.length > 0) {
    await act(lock.undo, world, true);
    return ended('uncertain', problems);
  }
  const standing = await askMove(inputs, world);
  // What was committed stays so, whether the new host can still say it or not.
  if (committed) return { standing: { ...standing, state: 'committed' }, lock, steps: rest };
  if (standing.old === undefined || standing.next === undefined)
    return ended('uncertain', cannotTell(standing, inputs.request.from));
  const lost = alreadyOver(standing, inputs);
  return lost ?? { standing, lock, steps: rest };
}

async function goOn(
  { request }: MoveInputs,
  { standing, lock, steps }: TakenUp,
  world: MoveWorld,
): Promise<MoveEnd> {
  if (standing.state === 'committed') {
    const first = steps.findIndex((step) => step.phase === 'release');
    return executeMove([{ ...lock, without: request.from }, ...steps.slice(first)], world, {
      committed: true,
    });
  }
  const first = firstStep(request, standing, steps);
  return executeMove([lock, ...steps.slice(first)], world, {
    begun: undoable({ standing, lock, steps }),
  });
}

/** The first controller may have begun any of them. */
function undoable({ steps }: TakenUp): readonly MoveStep[] {
  return steps.slice(
    0,
    steps.findIndex((step) => step.commits === true),
  );
}

function alreadyOver(standing: MoveStanding, inputs: MoveInputs): MoveEnd | undefined {
  if (standing.state === 'done' || standing.state === 'undone') return ended(standing.state, []);
  if (standing.state === 'unknown' || standing.state === 'deciding')
    return ended('uncertain', cannotTell(standing, inputs.request.from));
  return undefined;
}

function ended(end: MoveEnd['end'], errors: readonly Diagnostic[]): MoveEnd {
  return { end, errors, warnings: [], interrupted: false, steps: [] };
}

function again(
  inputs: MoveInputs,
  standing: MoveStanding,
): { readonly steps: readonly MoveStep[]; readonly findings: readonly Diagnostic[] } {
  const { request, wire } = inputs;
  const old = withLock(inputs.old, standing.old);
  const next = withLock(inputs.next, standing.next);
  return planMove(request, old, next, wire);
}

/** A host that cannot be asked keeps the epoch that it had at least. */
function withLock(facts: Facts, standing: HostStanding | undefined): Facts {
  if (standing === undefined) return facts;
  const locks: readonly AddressLock[] = standing.lock === undefined ? [] : [standing.lock];
  return { ...facts, locks };
}

/**
 * Steps may be run twice, but one: a new host that speaks already must not be silenced again, the old one
 * may be silent.
 */
function firstStep(
  request: MoveRequest,
  { next }: MoveStanding,
  steps: readonly MoveStep[],
): number {
  const speaks = next?.held !== undefined && !next.quiet;
  if (request.strategy === 'break-before-make' || !speaks) return 0;
  return Math.max(
    0,
    steps.findIndex((step) => step.phase === 'quiet'),
  );
}
