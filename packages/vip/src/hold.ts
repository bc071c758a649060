import type { AddressLock, Facts, Fence, Operation, OperationOf } from '@vipbook/host';
import type { MoveRequest } from './request.ts';
import type { Hold, MoveFacts, Side } from './sides.ts';
import type { Action, MoveStep } from './step.ts';
import { timingOf } from './timing.ts';

/** How the hosts hold a move by themselves: its lock, and the guards that end it without its controller. */

export function lockIn(facts: Facts, address: string): AddressLock | undefined {
  return facts.locks?.find((lock) => lock.address === address);
}

export function holdOf(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  { hook, alone, follows }: Pick<Hold, 'hook' | 'alone' | 'follows'>,
): Hold {
  const seen = {
    old: lockIn(old, request.address)?.epoch ?? old.epochFloor ?? 0,
    new: lockIn(next, request.address)?.epoch ?? next.epochFloor ?? 0,
  };
  const { from, to, address } = request;
  return {
    run: request.run ?? { id: 'unnamed', owner: 'vipbook', reason: `${address}: ${from} to ${to}` },
    epoch: Math.max(seen.old, seen.new) + 1,
    seen,
    timing: timingOf(request, follows !== undefined),
    hook,
    alone,
    ...(follows === undefined ? {} : { follows }),
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
    operations: [lockOperation(move, seen)],
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
    requests: [request],
    actions: [lock(old, hold.seen.old), lock(next, hold.seen.new)],
    undo: [unlock(old, hold.seen.old), unlock(next, hold.seen.new)],
    again(results, elapsedMs) {
      const [won] = results.get(first.host) ?? [];
      return won?.status === 'done' && elapsedMs < patienceMs ? retryMs : undefined;
    },
  };
}

/**
 * All addresses of several moves, in an order that is the same for everybody: host after host by MAC address, on
 * each host by address. Of two runs that want some of the same, that one goes on which got the first of those; the
 * other gives everything back and is told who has it. While it does, the first one tries again.
 */
export function lockOfAll(moves: readonly MoveFacts[]): MoveStep {
  const sides = moves.flatMap((move) => [
    { move, side: move.old, seen: move.hold.seen.old },
    { move, side: move.new, seen: move.hold.seen.new },
  ]);
  const byMac = [...sides].sort((a, b) => order(a.side.mac, b.side.mac));
  const hosts = [...new Set(byMac.map(({ side }) => side.host))];
  const onHost = (host: string): typeof sides =>
    sides
      .filter(({ side }) => side.host === host)
      .sort((a, b) => order(a.move.request.address, b.move.request.address));
  const actions = hosts.map((host): Action => {
    const own = onHost(host);
    return {
      host,
      title: `lock ${own.map(({ move }) => move.request.address).join(', ')}`,
      operations: own.map(({ move, seen }) => lockOperation(move, seen)),
    };
  });
  return {
    phase: 'lock',
    title: 'the addresses are locked on all hosts',
    requests: moves.map(({ request }) => request),
    inTurn: true,
    actions,
    undo: hosts.map((host) => ({
      host,
      title: 'unlock the addresses',
      operations: onHost(host).map(({ move, seen }) => ({
        ...unlockOperation(move),
        unused: seen,
      })),
    })),
    again(results, elapsedMs) {
      const refused = hosts.flatMap((host) =>
        onHost(host).filter((_, at) => results.get(host)?.[at]?.status === 'failed'),
      );
      const second = refused.every(({ move, side }) => {
        const first = hosts.find((host) => [move.old.host, move.new.host].includes(host));
        return side.host !== first;
      });
      return refused.length > 0 && second && elapsedMs < patienceMs ? retryMs : undefined;
    },
  };
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function lockOperation({ request, hold }: MoveFacts, seen: number): OperationOf<'lock.acquire'> {
  return {
    do: 'lock.acquire',
    address: request.address,
    run: hold.run.id,
    epoch: hold.epoch,
    seen,
    owner: hold.run.owner,
    reason: hold.run.reason,
    seconds: hold.timing.lock,
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

/** A word to the old host, to fall silent, may be late by so much: then both are silent until the lease lapses. */
const servesSeconds = 8;

type Duties = Pick<OperationOf<'guard.arm'>, 'take' | 'drop' | 'keep' | 'forget'>;

/** What the old host does without its controller: take the address back, or forget it. */
export function guardOld(move: MoveFacts, duties: Duties): Operation {
  const { old, new: next, hold } = move;
  return {
    ...guard(move, old, next, duties),
    role: 'old',
    wary: move.request.strategy === 'break-before-make',
    askAfterSeconds: hold.timing.oldAsks,
    ...(hold.follows === undefined ? {} : { anchor: hold.follows.old }),
  };
}

/** What the new host does without its controller: forget the address, or after the commit keep it. */
export function guardNew(move: MoveFacts, duties: Duties): Operation {
  const { old, new: next, hold } = move;
  return {
    ...guard(move, next, old, duties),
    role: 'new',
    askAfterSeconds: hold.timing.newLooks,
    // Where two must never hold it, one that hears the other gives way at once.
    servesSeconds: move.request.strategy === 'break-before-make' ? 0 : servesSeconds,
    ...(hold.follows === undefined ? {} : { anchor: hold.follows.new }),
  };
}

function guard(
  move: MoveFacts,
  side: Side,
  other: Side,
  duties: Duties,
): Omit<OperationOf<'guard.arm'>, 'role' | 'askAfterSeconds'> {
  return {
    do: 'guard.arm',
    address: move.request.address,
    run: move.hold.run.id,
    epoch: move.hold.epoch,
    device: side.device,
    other: other.mac,
    ...(other.own === undefined ? {} : { otherOwn: other.own.address }),
    // The files of several moves are written for all of them: one alone cannot give them up again.
    untilMet: move.hold.hook && move.hold.alone,
    lapseSeconds: move.hold.timing.lapse,
    hook: move.hold.hook,
    ...duties,
  };
}
