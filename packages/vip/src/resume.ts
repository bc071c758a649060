import type { Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, Facts } from '@vipbook/host';
import { act } from './act.ts';
import { executeMove } from './execute.ts';
import type { MoveInputs } from './inputs.ts';
import { planMove } from './plan-move.ts';
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
  const standing = await askMove(inputs, world);
  const over = alreadyOver(standing, inputs);
  if (over !== undefined) return over;
  const { steps, findings } = again(inputs, standing);
  const [lock, ...rest] = steps;
  if (lock === undefined) return ended('uncertain', findings);
  if (standing.state === 'committed') {
    const first = rest.findIndex((step) => step.phase === 'release');
    // The old host may be the one that is gone: the new one goes on without it.
    return executeMove([{ ...lock, without: inputs.request.from }, ...rest.slice(first)], world, {
      committed: true,
    });
  }
  const first = firstStep(inputs, standing, rest);
  return executeMove([lock, ...rest.slice(first)], world, { begun: rest.slice(0, first) });
}

/** Take back what is not committed; what is, is finished, for a move back to begin from. */
export async function rollbackMove(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd> {
  const standing = await askMove(inputs, world);
  const over = alreadyOver(standing, inputs);
  if (over !== undefined) return over;
  if (standing.state === 'committed') return resumeMove(inputs, world);
  const { steps, findings } = again(inputs, standing);
  const [lock] = steps;
  if (lock === undefined) return ended('uncertain', findings);
  const { problems } = await act(lock.actions, world, false);
  if (problems.length > 0) return ended('uncertain', problems);
  const warnings: Diagnostic[] = [];
  const commit = steps.findIndex((step) => step.commits === true);
  const { end, left } = await undo(steps.slice(0, commit), world, warnings);
  return { ...ended(end, left), warnings };
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
  { request }: MoveInputs,
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
