import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { guardRun, type AddressLock, type Fence, type GuardWait } from '../held.ts';
import { describeHolder, waitsForNone } from '../locks-read.ts';
import type { IpAddress } from '../operations.ts';
import { clean } from './clean.ts';
import { metAfterSeconds } from './decision.ts';
import {
  startMeeting,
  startWatcher,
  type GuardWorld,
  type SimulatedGuard,
  type SimulatedHook,
} from './guard.ts';
import type { SimulatedLan } from './lan.ts';
import { lifetimeAt, lockOn, nobodys, type Machine } from './machine.ts';
import type { Interpreters } from './network.ts';

type HeldOperation =
  | `lock.${'acquire' | 'renew' | 'release' | 'query' | 'break' | 'ask' | 'confirm'}`
  | `guard.${'arm' | 'commit' | 'disarm'}`
  | 'host.clean';

export interface SimulatedLock {
  readonly epoch: number;
  /** Undefined: nobody's. */
  readonly run: string | undefined;
  /** Clock time. */
  readonly until: number;
  readonly owner: string;
  readonly reason: string;
}

/** Locks and guards of one machine. */
export function heldInterpreters(
  lan: SimulatedLan,
  self: Machine,
  world: GuardWorld,
): Interpreters<HeldOperation> {
  const lockOf = (address: IpAddress): SimulatedLock => lockOn(self, address);
  const where = { host: self.name };
  return {
    'lock.acquire'(input, now) {
      const lock = lockOf(input.address);
      const guard = self.guards.get(input.address);
      const mine = lock.run === input.run;
      const over = lock.run === undefined || lock.until <= now;
      const guarded =
        guard !== undefined && (guard.input.run !== input.run || guard.state === 'deciding');
      if (!mine && (!over || guarded)) {
        return diagnostic('VIP034', {
          message: `${input.address} is locked on ${self.name} ${describeHolder(lockAt(self, input.address, now))}`,
          where,
        });
      }
      if (!(mine && lock.epoch === input.epoch && input.fresh !== true)) {
        if (lock.epoch !== input.seen || input.epoch <= lock.epoch) {
          return diagnostic('VIP036', {
            message: `${input.address} on ${self.name} is at epoch ${String(lock.epoch)}, not at ${String(input.seen)} as when it was looked at`,
            where,
          });
        }
      }
      const { epoch, run, owner, reason } = input;
      self.locks.set(input.address, {
        epoch,
        run,
        owner,
        reason,
        until: now + (input.seconds * 1000) / self.rate,
      });
      return { epoch };
    },
    'lock.renew'(input, now) {
      const lock = lockOf(input.address);
      if (lock.run !== input.run || lock.epoch !== input.epoch)
        return lostLock(input.address, self.name);
      self.locks.set(input.address, {
        ...lock,
        until: now + (input.seconds * 1000) / self.rate,
      });
      return { renewed: true };
    },
    'lock.release'(input) {
      const lock = lockOf(input.address);
      if (lock.run !== input.run || lock.epoch !== input.epoch) return { changed: false };
      self.locks.set(input.address, nobodys(input.unused ?? lock.epoch));
      self.confirmed.delete(input.address);
      self.words.delete(input.address);
      return { changed: true };
    },
    'lock.query': (input, now) => ({ locks: locksAt(self, now, input.address) }),
    'lock.break'(input, now) {
      const was = lockAt(self, input.address, now);
      if (was?.holder === undefined) return { changed: false, was: null };
      self.locks.set(input.address, nobodys(was.epoch + 1));
      self.confirmed.delete(input.address);
      self.words.delete(input.address);
      const guard = self.guards.get(input.address);
      if (guard !== undefined) guard.deadline = -Infinity;
      return { changed: true, was };
    },
    'lock.ask'({ address, run, epoch, seconds }, now) {
      const lock = lockOf(address);
      if (lock.run !== run || lock.epoch !== epoch) return lostLock(address, self.name);
      const said = self.confirmed.get(address);
      const known = said !== undefined && ('by' in said ? said.run === run : said.epoch === epoch);
      if (!known) self.confirmed.set(address, { epoch, until: now + (seconds * 1000) / self.rate });
      return { asked: true };
    },
    'lock.confirm'(input, now) {
      const { run, epoch } = lockOf(input.address);
      if (run === undefined || run === guardRun) {
        return diagnostic('VIP037', {
          message: `no move of ${input.address} is under way on ${self.name}`,
          where,
        });
      }
      const said = self.confirmed.get(input.address);
      const asks = said !== undefined && ('by' in said ? said.run === run : said.epoch === epoch);
      const over = asks && !('by' in said) && said.until <= now;
      if (!asks || over) return waitsForNone(input.address, run, over, self.name);
      self.confirmed.set(input.address, { run, by: input.by });
      return { run };
    },

    'guard.arm'(input, now) {
      const guard: SimulatedGuard = {
        input,
        state: 'armed',
        deadline: now + (input.askAfterSeconds * 1000) / self.rate,
      };
      self.guards.set(input.address, guard);
      if (input.hook) self.hooks.set(input.address, { input, state: 'armed' });
      else self.hooks.delete(input.address);
      startWatcher(lan, self, guard, world);
      return { by: 'setsid' };
    },
    'guard.commit'(input, now) {
      const guard = self.guards.get(input.address);
      if (guard === undefined || guard.input.run !== input.run || guard.state === 'deciding')
        return noGuard(self.name, input.address);
      const held = self.addresses.find(
        (one) =>
          one.address === input.address &&
          one.prefix === input.prefix &&
          one.device === input.device,
      );
      const left = held === undefined ? 0 : lifetimeAt(held, now);
      if (held === undefined || (left !== 'forever' && left < 3)) {
        return diagnostic('HST008', {
          message: `the lease of ${input.address} on ${self.name} has lapsed`,
          where,
        });
      }
      if (left !== 'forever') held.deprecated = input.deprecated === true;
      held.expiresAt = Infinity;
      held.removedAt = Infinity;
      const changed = guard.state !== 'committed';
      guard.state = 'committed';
      const onDisk = self.hooks.get(input.address);
      if (onDisk !== undefined) self.hooks.set(input.address, { ...onDisk, state: 'committed' });
      return { changed };
    },
    'guard.disarm'(input) {
      const guard = self.guards.get(input.address);
      if (guard === undefined || guard.input.run !== input.run) return { changed: false };
      if (guard.state === 'deciding') return noGuard(self.name, input.address);
      self.guards.delete(input.address);
      const onDisk = self.hooks.get(input.address);
      if (input.unmet === true && onDisk !== undefined) {
        self.hooks.set(input.address, { ...onDisk, state: 'unmet' });
        startMeeting(lan, self, guard, world);
      } else self.hooks.delete(input.address);
      return { changed: true };
    },
    'host.clean': (input, now) => clean(self, input, now),
  };
}

/** Is each lock still the one that the command was given under? A look is a sign of life. */
export function refusedBy(
  self: Machine,
  fences: readonly Fence[],
  now: number,
  from: object,
): Diagnostic | undefined {
  for (const fence of fences) {
    const lock = lockOn(self, fence.address);
    if (lock.run !== fence.run || lock.epoch !== fence.epoch)
      return lostLock(fence.address, self.name);
    const { word } = fence;
    const heard = self.words.get(fence.address);
    if (word !== undefined) {
      if (heard?.from === from ? heard.word !== word : (heard?.word ?? 0) >= word)
        return lostLock(fence.address, self.name);
      self.words.set(fence.address, { word, from });
    }
    const guard = self.guards.get(fence.address);
    if (guard !== undefined && guard.state !== 'deciding') {
      guard.deadline = now + (guard.input.askAfterSeconds * 1000) / self.rate;
    }
  }
  return undefined;
}

export function locksAt(self: Machine, now: number, only?: IpAddress): readonly AddressLock[] {
  const waiting = [...self.hooks].filter(([, { state }]) => state === 'unmet');
  const addresses = new Set([
    ...[...self.locks.keys(), ...self.guards.keys()],
    ...waiting.map(([address]) => address),
    // Asked for one address, it is told as if it had a lock of its own.
    ...(only !== undefined && self.epochFloor > 0 ? [only] : []),
  ]);
  return [...addresses]
    .filter((address) => only === undefined || address === only)
    .flatMap((address) => lockAt(self, address, now) ?? []);
}

function lockAt(self: Machine, address: IpAddress, now: number): AddressLock | null {
  const lock = lockOn(self, address);
  const guard = self.guards.get(address);
  const confirmed = self.confirmed.get(address);
  const last = self.lasts.get(address);
  const onDisk = self.hooks.get(address);
  const seconds = (until: number): number => Math.floor((until - now) / 1000);
  return {
    address,
    epoch: lock.epoch,
    ...(lock.run === undefined
      ? {}
      : {
          holder: {
            run: lock.run,
            owner: lock.owner,
            reason: lock.reason,
            secondsLeft: seconds(lock.until),
          },
        }),
    ...(guard === undefined
      ? {}
      : {
          guard: {
            state: guard.state,
            role: guard.input.role,
            run: guard.input.run,
            secondsLeft: seconds(guard.deadline),
          },
        }),
    ...(confirmed === undefined
      ? {}
      : 'by' in confirmed
        ? { confirmed }
        : { asks: { secondsLeft: Math.ceil((confirmed.until - now) / 1000) } }),
    ...(last === undefined ? {} : { last }),
    ...(onDisk?.state === 'unmet' ? { waits: waitOf(onDisk.input) } : {}),
  };
}

function waitOf(input: SimulatedHook['input']): GuardWait {
  const { run, role, other, otherOwn, lapseSeconds } = input;
  return {
    run,
    role,
    other: other.toLowerCase(),
    ...(otherOwn === undefined ? {} : { otherOwn }),
    seconds: metAfterSeconds(lapseSeconds),
  };
}

function lostLock(address: IpAddress, host: string): Diagnostic {
  return diagnostic('VIP035', {
    message: `${host} refused: the lock of ${address} belongs to another run now, or to none`,
    where: { host },
  });
}

function noGuard(host: string, address: IpAddress): Diagnostic {
  return diagnostic('VIP038', {
    message: `no guard of this run stands on ${host} for ${address}`,
    where: { host },
  });
}
