import type { Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, Facts } from '@vipbook/host';
import { act } from './act.ts';
import { executeMove } from './execute.ts';
import type { MoveInputs } from './inputs.ts';
import { planMoves } from './plan-moves.ts';
import { putFilesRight } from './put-files-right.ts';
import {
  askMovesOf,
  cannotTell,
  type HostStanding,
  type MovesStanding,
  type MoveStanding,
} from './standing.ts';
import type { Action, MoveStep } from './step.ts';
import { undo } from './undo.ts';
import { someUnwritten } from './unwritten.ts';
import type { MoveEnd, MoveWorld } from './world.ts';

/**
 * The controller of a move, or of several that all happen or none, is gone, and another one (or the same, later)
 * takes it up. The hosts are asked where it stands, and the steps are made again from what it was decided from,
 * under a new epoch: what the first controller may still send is refused from then on.
 */

/** Go on to the end. */
export async function resumeMoves(
  inputs: readonly MoveInputs[],
  world: MoveWorld,
): Promise<MoveEnd> {
  const taken = await takeUp(inputs, world);
  return 'end' in taken ? taken : goOn(inputs, taken, world);
}

export function resumeMove(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd> {
  return resumeMoves([inputs], world);
}

/** Take back what is not committed; what is, is finished, for a move back to begin from. */
export async function rollbackMoves(
  inputs: readonly MoveInputs[],
  world: MoveWorld,
): Promise<MoveEnd> {
  const taken = await takeUp(inputs, world);
  if ('end' in taken) return taken;
  return taken.standing.state === 'committed' ? goOn(inputs, taken, world) : goBack(taken, world);
}

export function rollbackMove(inputs: MoveInputs, world: MoveWorld): Promise<MoveEnd> {
  return rollbackMoves([inputs], world);
}

async function goBack(taken: TakenUp, world: MoveWorld): Promise<MoveEnd> {
  const warnings: Diagnostic[] = [];
  const { end, left } = await undo([taken.lock, ...undoable(taken.steps)], world, warnings);
  return { ...ended(end, left), warnings };
}

/** A move whose hosts obey nobody else any more. */
interface TakenUp {
  readonly standing: MovesStanding;
  readonly lock: MoveStep;
  /** All of them but the lock. */
  readonly steps: readonly MoveStep[];
}

/**
 * Asked, locked, and asked again: until the lock is ours the first controller may go on, and even commit,
 * between the answer of one host and that of the other.
 */
async function takeUp(
  inputs: readonly MoveInputs[],
  world: MoveWorld,
  attempts = 3,
): Promise<MoveEnd | TakenUp> {
  const first = await askMovesOf(inputs, world);
  const over = alreadyOver(first, inputs);
  if (over !== undefined)
    return someUnwritten(first, runOf(inputs)) && over.end !== 'uncertain'
      ? putFilesRight(inputs, over, world)
      : over;
  const { steps, findings } = again(inputs, first);
  const [lock, ...rest] = steps;
  if (lock === undefined) return ended('uncertain', findings);
  const committed = first.state === 'committed';
  // In turn: of two that take it up at once, and so under the same epoch, one gets nothing and the other all.
  const { byHost, results } = await act(lock.actions.map(fresh), world, false, !committed);
  // The old host may be the one that is gone: a committed move goes on without it.
  const spare = sparedOnceCommitted(inputs);
  const needed = lock.actions.filter(
    ({ host }) => !committed || !spare.includes(host) || results.has(host),
  );
  const problems = needed.flatMap(({ host }) => byHost.get(host) ?? []);
  if (problems.length > 0) {
    // Where it was refused, a lock of this run and epoch is that of the other controller.
    const got = lock.undo.filter(({ host }) => results.has(host) && byHost.get(host)?.length === 0);
    // Looked at while another controller had locked one host only: that one is ours now, and so the move is.
    const between = got.length > 0 && problems.every(({ code }) => code === 'VIP036');
    if (between && attempts > 1) return takeUp(inputs, world, attempts - 1);
    await act(got, world, true);
    return ended('uncertain', problems);
  }
  const standing = await askMovesOf(inputs, world);
  // The hosts have ended it between the two looks, and could not write it down: then it is over, as if found so.
  if (someUnwritten(standing, runOf(inputs)) && attempts > 1) {
    await act(lock.undo, world, true);
    return takeUp(inputs, world, attempts - 1);
  }
  // What was committed stays so, whether the new host can still say it or not.
  if (committed) return { standing: { ...standing, state: 'committed' }, lock, steps: rest };
  if (standing.moves.some(({ old, next }) => old === undefined || next === undefined))
    return ended('uncertain', cannotTell(standing, hostOf(inputs), runOf(inputs)));
  const lost = alreadyOver(standing, inputs);
  return lost ?? { standing, lock, steps: rest };
}

function fresh(action: Action): Action {
  const operations = action.operations.map((operation) =>
    operation.do === 'lock.acquire' ? { ...operation, fresh: true } : operation,
  );
  return { ...action, operations };
}

function hostOf([first]: readonly MoveInputs[]): string {
  return first?.request.from ?? '';
}

function runOf([first]: readonly MoveInputs[]): string | undefined {
  return first?.request.run?.id;
}

/** Old hosts to which nothing comes. */
function sparedOnceCommitted(inputs: readonly MoveInputs[]): readonly string[] {
  const next = inputs.map(({ request }) => request.to);
  return inputs.map(({ request }) => request.from).filter((host) => !next.includes(host));
}

async function goOn(
  inputs: readonly MoveInputs[],
  taken: TakenUp,
  world: MoveWorld,
): Promise<MoveEnd> {
  const { standing, lock, steps } = taken;
  if (standing.state === 'committed') {
    // The others may not have been told yet: the commit of all is the first of these steps.
    const first = steps.findIndex((step) => step.commits === true) + 1;
    const left = steps.slice(first).map((step) => withoutDone(step, inputs, standing));
    return executeMove([{ ...lock, without: sparedOnceCommitted(inputs) }, ...left], world, {
      committed: true,
    });
  }
  const first = firstStep(inputs, standing, steps);
  if (first === undefined) return goBack(taken, world);
  const renewed = first === 0 ? steps : renewRelays(steps);
  return executeMove([lock, ...renewed.slice(first)], world, { begun: undoable(renewed) });
}

/**
 * What only the old host knows is handed on to it for as long as a move takes; so long from the claim, which is not
 * repeated, while what is waited for begins anew. At the same time as the old host falls silent: nothing gets slower.
 */
function renewRelays(steps: readonly MoveStep[]): readonly MoveStep[] {
  const relays = steps
    .filter(({ phase }) => phase === 'claim')
    .flatMap(({ actions }) => actions)
    .map((action): Action => ({
      ...action,
      title: 'hand on for as long as the move still takes',
      operations: action.operations.filter(
        (operation) => operation.do === 'flow.relay' && operation.to !== null,
      ),
    }))
    .filter(({ operations }) => operations.length > 0);
  return steps.map((step) => (step.phase === 'quiet' ? withOperations(step, relays) : step));
}

/** Behind what the hosts do in this step: its judge knows its own results by their places. */
function withOperations(step: MoveStep, more: readonly Action[]): MoveStep {
  const hosts = step.actions.map(({ host }) => host);
  return {
    ...step,
    actions: [
      ...step.actions.map((action) => ({
        ...action,
        operations: [
          ...action.operations,
          ...more
            .filter(({ host }) => host === action.host)
            .flatMap(({ operations }) => operations),
        ],
      })),
      ...more.filter(({ host }) => !hosts.includes(host)),
    ],
  };
}

/** What was told of the commit has perhaps no guard any more that could be told again. */
function withoutDone(
  step: MoveStep,
  inputs: readonly MoveInputs[],
  { moves }: MovesStanding,
): MoveStep {
  if (step.phase !== 'commit') return step;
  const done = inputs.flatMap(({ request }, index) =>
    moves[index]?.next?.held?.lifetime === 'forever' ? [request.address] : [],
  );
  const actions = step.actions.map((action) => ({
    ...action,
    operations: action.operations.filter(
      (operation) => operation.do !== 'guard.commit' || !done.includes(operation.address),
    ),
  }));
  return { ...step, actions };
}

/** The first controller may have begun any of them. */
function undoable(steps: readonly MoveStep[]): readonly MoveStep[] {
  return steps.slice(
    0,
    steps.findIndex((step) => step.commits === true),
  );
}

function alreadyOver(standing: MovesStanding, inputs: readonly MoveInputs[]): MoveEnd | undefined {
  if (standing.state === 'done' || standing.state === 'undone') return ended(standing.state, []);
  if (standing.state === 'unknown' || standing.state === 'deciding')
    return ended('uncertain', cannotTell(standing, hostOf(inputs), runOf(inputs)));
  return undefined;
}

function ended(end: MoveEnd['end'], errors: readonly Diagnostic[]): MoveEnd {
  return { end, errors, warnings: [], interrupted: false, steps: [] };
}

function again(
  inputs: readonly MoveInputs[],
  standing: MovesStanding,
): { readonly steps: readonly MoveStep[]; readonly findings: readonly Diagnostic[] } {
  return planMoves(
    inputs.map((one, index) => ({
      ...one,
      old: withLock(one.old, one.request.address, standing.moves[index]?.old),
      next: withLock(one.next, one.request.address, standing.moves[index]?.next),
    })),
  );
}

/** A host that cannot be asked keeps the epoch that it had at least. */
function withLock(facts: Facts, address: string, standing: HostStanding | undefined): Facts {
  if (standing === undefined) return facts;
  // What it says now counts, and no floor that it had when it was asked for its facts.
  const lock: AddressLock = standing.lock ?? { address, epoch: 0 };
  return { ...facts, locks: [lock] };
}

/**
 * Steps may be run twice, but one: a new host that speaks already must not be silenced again, the old one may be
 * silent. Undefined: some speak and others do not even hold their address, so that there is only the way back.
 */
function firstStep(
  inputs: readonly MoveInputs[],
  { moves }: MovesStanding,
  steps: readonly MoveStep[],
): number | undefined {
  const speaks = ({ next }: MoveStanding): boolean => next?.held !== undefined && !next.quiet;
  const at = (phase: MoveStep['phase']): number =>
    Math.max(
      0,
      steps.findIndex((step) => step.phase === phase),
    );
  const breaks = inputs[0]?.request.strategy === 'break-before-make';
  if (breaks || !moves.some(speaks)) return 0;
  // An old host that took its address back has put its file back as well; that it is armed again would be a new move.
  const took = inputs.some(({ request }, index) => {
    const { lock } = moves[index]?.old ?? {};
    return lock?.last?.run === request.run?.id && lock?.last?.end === 'took' && !lock.guard;
  });
  if (took) return undefined;
  if (moves.every(speaks)) return at('quiet');
  return moves.every(({ next }) => next?.held !== undefined) ? at('cut-over') : undefined;
}
