import { isIP } from 'node:net';
import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import {
  guardRun,
  type AddressLock,
  type GuardEnd,
  type GuardState,
  type GuardWait,
  type Unwritten,
} from './held.ts';

const states: readonly GuardState[] = ['armed', 'committed', 'deciding'];
const ends: readonly GuardEnd[] = ['took', 'kept', 'forgot'];
const reasons: readonly Unwritten[] = ['changed', 'refused'];

/**
 * What hosts print about their locks: blocks of lines, each begins with `lock`; a line `unmet` for each boot hook
 * that waits.
 */
export function readLocks(text: string): readonly AddressLock[] {
  const found: AddressLock[] = [];
  const waits = new Map<string, GuardWait>();
  let block: Map<string, string> | undefined;
  const end = (): void => {
    const lock = block === undefined ? undefined : readLock(block);
    if (lock !== undefined) found.push(lock);
  };
  for (const line of text.split('\n')) {
    const at = line.indexOf(' ');
    const [key, value] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1)];
    if (key === 'lock') {
      end();
      block = new Map();
    }
    if (key === 'unmet') readWait(value, waits);
    else block?.set(key, value);
  }
  end();
  const all = found.map((lock) => {
    const wait = waits.get(lock.address);
    waits.delete(lock.address);
    return wait === undefined ? lock : { ...lock, waits: wait };
  });
  // Its lock went with a reboot, or rested for longest.
  const epoch = readEpochFloor(text) ?? 0;
  return [...all, ...[...waits].map(([address, wait]) => ({ address, epoch, waits: wait }))];
}

/** The epoch of addresses that have no block of their own: the line `floor`, which begins none. */
export function readEpochFloor(text: string): number | undefined {
  const found = /^floor (\d+)$/m.exec(text)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The line of a guard's script that names its address and what else it needs to know. */
function readWait(line: string, into: Map<string, GuardWait>): void {
  const words = new Map(
    line.split(' ').flatMap((word): readonly (readonly [string, string])[] => {
      const [, key, value] = /^(\w+)=(.*)$/.exec(word) ?? [];
      return key === undefined || value === undefined ? [] : [[key, value]];
    }),
  );
  const of = (key: string): string => words.get(key) ?? '';
  const [address, role, otherOwn, seconds] = [of('vip'), of('role'), of('own'), of('meets')];
  if (isIP(address) === 0 || (role !== 'old' && role !== 'new') || !/^\d+$/.test(seconds)) return;
  into.set(address, {
    run: of('run'),
    role,
    other: of('other'),
    ...(isIP(otherOwn) === 0 ? {} : { otherOwn }),
    seconds: Number(seconds),
  });
}

function readLock(lines: ReadonlyMap<string, string>): AddressLock | undefined {
  const [address, epoch, run = '-', left] = (lines.get('lock') ?? '').split(' ');
  if (address === undefined || address === '' || Number.isNaN(Number(epoch))) return undefined;
  const [state, role, guardedBy = '', until] = (lines.get('guard') ?? '').split(' ');
  const [confirmed = '', ...by] = (lines.get('confirmed') ?? '').split(' ');
  const [lastRun = '', end, at, why] = (lines.get('last') ?? '').split(' ');
  const knownState = states.find((known) => known === state);
  const knownEnd = ends.find((known) => known === end);
  const unwritten = reasons.find((known) => known === why);
  return {
    address,
    epoch: Number(epoch),
    ...(run === '-'
      ? {}
      : {
          holder: {
            run,
            owner: lines.get('owner') ?? '',
            reason: lines.get('reason') ?? '',
            secondsLeft: Number(left),
          },
        }),
    ...(knownState === undefined || (role !== 'old' && role !== 'new')
      ? {}
      : { guard: { state: knownState, role, run: guardedBy, secondsLeft: Number(until) } }),
    ...(confirmed === '-' ? { asks: { secondsLeft: Number(by[0]) } } : {}),
    ...(confirmed === '' || confirmed === '-'
      ? {}
      : { confirmed: { run: confirmed, by: by.join(' ') } }),
    ...(knownEnd === undefined
      ? {}
      : {
          last: {
            run: lastRun,
            end: knownEnd,
            at: Number(at),
            ...(unwritten === undefined ? {} : { unwritten }),
          },
        }),
  };
}

/** For a sentence: `by alice@laptop (chat to new), run 01J…, 25 s left`. */
export function describeHolder(lock: AddressLock | null): string {
  const { holder, guard } = lock ?? {};
  if (guard?.state === 'deciding' || holder?.run === guardRun) {
    return `by the host itself, which decides since the controller of run ${guard?.run ?? '?'} fell silent`;
  }
  if (holder === undefined) {
    return guard === undefined ? 'by somebody' : `by run ${guard.run}, whose guard is armed`;
  }
  const reason = holder.reason === '' ? '' : ` (${holder.reason})`;
  return `by ${holder.owner}${reason}, run ${holder.run}, ${holder.secondsLeft < 0 ? 'its guard is armed' : `${String(holder.secondsLeft)} s left`}`;
}

/** Somebody says yes, and nobody has asked. */
export function waitsForNone(
  address: string,
  run: string,
  over: boolean,
  host: string,
): Diagnostic {
  return diagnostic('VIP068', {
    message: over
      ? `${host}: the time in which run ${run} waited for a yes is over; the move of ${address} is taken back`
      : `${host}: run ${run}, which moves ${address}, does not wait for a yes`,
    where: { host },
  });
}
