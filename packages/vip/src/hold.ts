import type { AddressLock, Facts, Fence, Operation, OperationOf } from '@vipbook/host';
import type { MoveRequest } from './request.ts';
import type { Hold, MoveFacts, Side } from './sides.ts';
import type { Action, MoveStep } from './step.ts';
import { timingOf } from './timing.ts';

/** How the hosts hold a move by themselves: its lock, and the guards that end it without its controller. */

export function lockIn(facts: Facts, address: string): AddressLock | undefined {
  return facts.locks?.find((lock) => lock.address === address);
}

export function holdOf(request: MoveRequest, old: Facts, next: Facts): Hold {
  const seen = {
    old: lockIn(old, request.address)?.epoch ?? 0,
    new: lockIn(next, request.address)?.epoch ?? 0,
  };
  const { from, to, address } = request;
  return {
    run: request.run ?? { id: 'unnamed', owner: 'vipbook', reason: `${address}: ${from} to ${to}` },
    epoch: Math.max(seen.old, seen.new) + 1,
    seen,
    timing: timingOf(request),
  };
}

export function fenceOf(move: MoveFacts): Fence {
  return { address: move.request.address, run: move.hold.run.id, epoch: move.hold.epoch };
}

/** Every action under the lock of the move. */
export function fenced(move: MoveFacts, step: MoveStep): MoveStep {
  const fences = [fenceOf(move)];
  const all = (actions: readonly Action[]): readonly Action[] =>
    actions.map((action) =>
      action.host === move.old.host || action.host === move.new.host
        ? { ...action, fences }
        : action,
    );
  return {
    ...step,
    actions: all(step.actions),
    undo: all(step.undo),
    ...(step.witness === undefined
      ? {}
      : {
          witness: {
            ...step.witness,
            action: all([step.witness.action])[0] ?? step.witness.action,
          },
        }),
  };
}

const retryMs = 100;
const patienceMs = 2000;

/**
 * Both hosts at once. Of two runs that each got one of the two, that one wins which has the host with the
 * lower MAC address: it tries the other again until the loser has let go.
 */
export function lockStep(move: MoveFacts): MoveStep {
  const { old, new: next, request, hold } = move;
  const lock = (side: Side, seen: number): Action => ({
    host: side.host,
    title: `lock ${request.address}`,
    operations: [
      {
        do: 'lock.acquire',
        address: request.address,
        run: hold.run.id,
        epoch: hold.epoch,
        seen,
        owner: hold.run.owner,
        reason: hold.run.reason,
        seconds: hold.timing.lock,
      },
    ],
  });
  const unlock = (side: Side, seen: number): Action => ({
    host: side.host,
    title: `unlock ${request.address}`,
    operations: [{ ...unlockOperation(move), unused: seen }],
  });
  const first = old.mac <= next.mac ? old : next;
  return {
    phase: 'lock',
    title: 'the address is locked on both hosts',
    request,
    actions: [lock(old, hold.seen.old), lock(next, hold.seen.new)],
    undo: [unlock(old, hold.seen.old), unlock(next, hold.seen.new)],
    again(results, elapsedMs) {
      const [won] = results.get(first.host) ?? [];
      return won?.status === 'done' && elapsedMs < patienceMs ? retryMs : undefined;
    },
  };
}

export function unlockOperation(move: MoveFacts): OperationOf<'lock.release'> {
  return {
    do: 'lock.release',
    address: move.request.address,
    run: move.hold.run.id,
    epoch: move.hold.epoch,
  };
}

/** The last words to a host: its guard goes, then its lock. */
export function letGo(move: MoveFacts): readonly Operation[] {
  return [
    { do: 'guard.disarm', address: move.request.address, run: move.hold.run.id },
    unlockOperation(move),
  ];
}

/**
 * What a committed new host's guard does with files when the other host has the address after all: it may have
 * written them just before its power went. Files that it never wrote stay: they are not what `expect` says.
 */
export function giveUpFiles(side: Side): readonly Operation[] {
  return [...side.files.restore, ...side.files.stateBefore];
}

type Duties = Pick<OperationOf<'guard.arm'>, 'take' | 'drop' | 'keep' | 'forget'>;

/** What the old host does without its controller: take the address back, or forget it. */
export function guardOld(move: MoveFacts, duties: Duties): Operation {
  const { old, new: next, hold } = move;
  return {
    ...guard(move, old, duties),
    role: 'old',
    other: next.mac,
    askAfterSeconds: hold.timing.oldAsks,
  };
}

/** What the new host does without its controller: forget the address, or after the commit keep it. */
export function guardNew(move: MoveFacts, duties: Duties): Operation {
  const { old, new: next, hold } = move;
  return {
    ...guard(move, next, duties),
    role: 'new',
    other: old.mac,
    askAfterSeconds: hold.timing.newLooks,
  };
}

function guard(
  move: MoveFacts,
  side: Side,
  duties: Duties,
): Omit<OperationOf<'guard.arm'>, 'role' | 'other' | 'askAfterSeconds'> {
  return {
    do: 'guard.arm',
    address: move.request.address,
    run: move.hold.run.id,
    device: side.device,
    lapseSeconds: move.hold.timing.lapse,
    // Only then do the files say something else than the kernel, and a boot needs help.
    hook: [move.old, move.new].some(({ files }) => files.write.length > 0),
    ...duties,
  };
}
