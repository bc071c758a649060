import type { AddressLock, GuardWait, HeldAddress } from '@vipbook/host';
import type { Diagnostic } from '@vipbook/diagnostics';
import type { MovePart } from '@vipbook/journal';
import { judgeUnwritten } from '@vipbook/vip';
import { findingsOf } from '../failure.ts';
import { ask, outcomeOf, type Answer, type Door } from './door.ts';

/** What a host says of an address now. */
export interface HostSays {
  readonly host: string;
  readonly role: 'old' | 'new';
  readonly held: readonly HeldAddress[];
  /** Open TCP connections to the address. */
  readonly connections?: number;
  readonly lock?: AddressLock;
  /** The other host of the move. */
  readonly other: string;
  /** Why it could not be asked. */
  readonly findings: readonly Diagnostic[];
  /** Its guard ended the move and could not write its interfaces file, which says otherwise now. */
  readonly unwritten?: Diagnostic;
}

/** Ask both hosts of an address that moves; one round trip each (more where a file was not written), nothing is changed. */
export async function lookAt(
  { address, from, to }: MovePart,
  door: Door,
  signal: AbortSignal,
): Promise<readonly HostSays[]> {
  const answers = await ask(
    door,
    [from, to],
    [
      { do: 'address.query', address },
      { do: 'lock.query', address },
      { do: 'flow.count', address },
    ],
    signal,
  );
  const all = answers.map((answer) =>
    answer.host === from ? says(answer, 'old', to) : says(answer, 'new', from),
  );
  return Promise.all(all.map((one) => withFiles(address, one, door, signal)));
}

/** That its guard could not write its file is told by the host; whether the file is still wrong, by the file. */
async function withFiles(
  address: string,
  says: HostSays,
  door: Door,
  signal: AbortSignal,
): Promise<HostSays> {
  const { host, lock } = says;
  const why = lock?.last?.unwritten;
  // While a later move is under way files are to say something else than the kernel.
  const locked = (lock?.holder?.secondsLeft ?? -1) >= 0;
  if (why === undefined || lock?.guard !== undefined || locked) return says;
  try {
    const facts = await (await door.host(host)).facts({ signal });
    const unwritten = judgeUnwritten(address, host, facts, why);
    return unwritten === undefined ? says : { ...says, unwritten };
  } catch (error) {
    return { ...says, findings: findingsOf(error) };
  }
}

function says(answer: Answer, role: 'old' | 'new', other: string): HostSays {
  const held = outcomeOf(answer, 0, 'found')?.found ?? [];
  const lock = outcomeOf(answer, 1, 'locks')?.locks[0];
  const open = outcomeOf(answer, 2, 'open')?.open;
  return {
    host: answer.host,
    role,
    other,
    // `found` of another operation would be neighbours: there is none here.
    held: held as readonly HeldAddress[],
    ...(lock === undefined ? {} : { lock }),
    ...(open === undefined ? {} : { connections: open }),
    // Without ss there is no count, which is no failure.
    findings: answer.results.length === 0 ? answer.findings : [],
  };
}

/** Hosts that hold it for good or as a lease. */
export function holdersOf(all: readonly HostSays[]): readonly HostSays[] {
  return all.filter(({ held }) => held.length > 0);
}

/**
 * What will happen without anybody's help, and when: guards act, leases lapse; in the order in which it will. What
 * waits for another host comes last: nobody knows when that will be back.
 */
export function byItself(all: readonly HostSays[]): readonly string[] {
  const events: { readonly inSeconds: number; readonly text: string }[] = [];
  for (const { host, role, held, lock } of all) {
    const guard = lock?.guard;
    for (const { lifetime } of held) {
      if (lifetime === 'forever') continue;
      events.push({
        inSeconds: lifetime,
        text: `${host} loses the address, unless it is renewed: the kernel ends its lease`,
      });
    }
    if (guard !== undefined) {
      const inSeconds = Math.max(0, guard.secondsLeft);
      events.push({ inSeconds, text: `${host}: ${whatGuardDoes(role, guard.state)}` });
    }
  }
  const timed = events
    .sort((a, b) => a.inSeconds - b.inSeconds)
    .map(
      ({ inSeconds, text }) => `${inSeconds === 0 ? 'now' : `in ${String(inSeconds)} s`}: ${text}`,
    );
  const untimed = waiting(all).map(
    ({ host, other, wait }) =>
      `once ${other} has been back for ${String(wait.seconds)} s: ${host} takes its boot hook away`,
  );
  return [...timed, ...untimed];
}

/** Hosts whose boot hook waits for the other one. */
export function waiting(
  all: readonly HostSays[],
): readonly { readonly host: string; readonly other: string; readonly wait: GuardWait }[] {
  return all.flatMap(({ host, other, lock }) =>
    lock?.waits === undefined ? [] : [{ host, other, wait: lock.waits }],
  );
}

function whatGuardDoes(role: 'old' | 'new', state: 'armed' | 'committed' | 'deciding'): string {
  if (state === 'committed')
    return 'the move was committed; its guard finishes it (file, bookkeeping) by itself';
  return role === 'old'
    ? 'its guard asks the wire who has the address; if nobody answers it takes it back, and says so'
    : 'its guard lets go of the address if the move was not committed, and keeps it if it was';
}
