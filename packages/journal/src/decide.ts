import type { MoveState, RunState, StepState } from './state.ts';

/**
 * What is to be done about a move, by its journal alone.
 * - `nothing`: it never touched a host, or it is known how it ended.
 * - `back`: it was being undone; that goes on.
 * - `forward`: the commit is known to have happened.
 * - `ask`: the commit was begun and nothing is known of its end; only the hosts can tell.
 * - `either`: begun, not committed: back is always safe, forward if everything still stands.
 */
export type Direction = 'nothing' | 'back' | 'forward' | 'ask' | 'either';

export function directionOf(move: MoveState): Direction {
  if (move.end !== undefined && move.end.end !== 'uncertain') return 'nothing';
  if (move.steps.length === 0) return 'nothing';
  const commit = move.steps.find(({ intent }) => intent.commits === true);
  if (commit?.outcome?.outcome === 'done') return 'forward';
  if (commit !== undefined && commit.outcome?.outcome !== 'failed') return 'ask';
  return move.steps.some(({ intent }) => intent.undo === true) ? 'back' : 'either';
}

/** Moves of which it is not known that they ended well one way or the other. */
export function openMoves(state: RunState): readonly MoveState[] {
  return state.moves.filter((move) => directionOf(move) !== 'nothing');
}

/** The step that was begun last. */
export function lastStep(move: MoveState): StepState | undefined {
  return move.steps.at(-1);
}

/** Is a process that wrote alive? `unknown`: it cannot be seen from here. */
export type Liveness = 'alive' | 'dead' | 'unknown';

/**
 * - `empty`: it died before its first line was whole; nothing was begun.
 * - `running`: its process, or a command that took it up, lives.
 * - `unseen`: it did not end, and whether its process lives cannot be seen from here.
 * - `unfinished`: nobody works on it, and something was begun whose end is not known.
 * - `broken-off`: it died, but everything that it had begun had ended.
 * - `finished`: it said its end, and nothing is uncertain.
 */
export type Standing = 'empty' | 'running' | 'unseen' | 'unfinished' | 'broken-off' | 'finished';

export interface Life {
  /** Of the process that began the run, and of the commands that took it up. */
  readonly owner: Liveness;
  readonly attached: readonly Liveness[];
}

export function standingOf(state: RunState, life: Life): Standing {
  if (state.start === undefined) return 'empty';
  if (life.attached.includes('alive')) return 'running';
  if (state.settled !== undefined) return 'finished';
  const open = openMoves(state).length > 0;
  if (state.end !== undefined) return open ? 'unfinished' : 'finished';
  if (life.owner === 'alive') return 'running';
  if (life.owner === 'unknown' || life.attached.includes('unknown')) return 'unseen';
  return open || state.pending.length > 0 ? 'unfinished' : 'broken-off';
}

/** A bridge to another subnet: the old host keeps the address, and leads what comes for it to the new one. */
export function isBridge({ steps }: MoveState): boolean {
  return steps.some(({ intent }) => intent.phase === 'bridge');
}

/** Each address of a move, and where it goes: several when they move all or none. */
export function partsOf({ intent }: MoveState): readonly MovePart[] {
  const { address, from, to, others = [] } = intent;
  return [{ address, from, to }, ...others];
}

export interface MovePart {
  readonly address: string;
  readonly from: string;
  readonly to: string;
}

/** Does this run hold up others that want to touch the address? */
export function concerns(state: RunState, address: string): boolean {
  return openMoves(state)
    .flatMap(partsOf)
    .some((part) => part.address === address);
}

/** Which of those who took a run up may work on it: the first one that is not dead. */
export function holderOf(
  state: RunState,
  liveness: (attach: RunState['attached'][number]) => Liveness,
): RunState['attached'][number] | undefined {
  return state.attached.find((attach) => liveness(attach) !== 'dead');
}
