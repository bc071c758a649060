import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, HeldAddress, Operation, OperationResult } from '@vipbook/host';
import { act } from './act.ts';
import type { MoveInputs } from './inputs.ts';
import type { Action, StepResults } from './step.ts';
import type { MoveWorld } from './world.ts';

/** What one host says of the address now. */
export interface HostStanding {
  readonly host: string;
  readonly lock: AddressLock | undefined;
  readonly held: HeldAddress | undefined;
  /** It says nothing about the address on the wire. */
  readonly quiet: boolean;
}

/** Where an interrupted move stands, as its hosts say. */
export interface MoveStanding {
  readonly where: 'old' | 'new' | 'both' | 'nowhere' | 'unknown';
  /**
   * under way: the run has the lock, and neither committed nor fell silent for long. committed: it only goes
   * forward. deciding: a guard is at work. done, undone: nothing is left to do. unknown: hosts were lost.
   */
  readonly state: 'under way' | 'committed' | 'deciding' | 'done' | 'undone' | 'unknown';
  readonly message: string;
  /** Undefined: it could not be asked. */
  readonly old: HostStanding | undefined;
  readonly next: HostStanding | undefined;
  readonly problems: readonly Diagnostic[];
}

/** Ask both hosts. Changes nothing, and is no sign of life. */
export async function askMove(
  inputs: Pick<MoveInputs, 'request'>,
  world: MoveWorld,
): Promise<MoveStanding> {
  const { address, from, to, run } = inputs.request;
  const operations: readonly Operation[] = [
    { do: 'lock.query', address },
    { do: 'address.query', address },
    { do: 'arp.query', address },
  ];
  const actions: readonly Action[] = [from, to].map((host) => ({
    host,
    title: `ask where ${address} is`,
    operations,
  }));
  const { results, problems } = await act(actions, world, true);
  const old = standingOf(from, results);
  const next = standingOf(to, results);
  return { ...judge(address, run?.id, old, next, from, to), old, next, problems };
}

function standingOf(host: string, results: StepResults): HostStanding | undefined {
  const [lock, held, arp] = results.get(host) ?? [];
  if (lock === undefined) return undefined;
  return {
    host,
    lock: outOf(lock, 'locks')?.locks[0],
    held: outOf(held, 'found')?.found[0],
    quiet: outOf(arp, 'quiet')?.quiet === true,
  };
}

interface Outs {
  locks: { readonly locks: readonly AddressLock[] };
  found: { readonly found: readonly HeldAddress[] };
  quiet: { readonly quiet: boolean };
}

function outOf<K extends keyof Outs>(
  result: OperationResult | undefined,
  key: K,
): Outs[K] | undefined {
  if (result?.status !== 'done' || !(key in result.out)) return undefined;
  return result.out as unknown as Outs[K];
}

function judge(
  address: string,
  run: string | undefined,
  old: HostStanding | undefined,
  next: HostStanding | undefined,
  from: string,
  to: string,
): Pick<MoveStanding, 'where' | 'state' | 'message'> {
  const ours = (side: HostStanding | undefined): boolean =>
    side?.lock?.guard?.run === run || side?.lock?.holder?.run === run;
  const where = whereOf(old, next);
  const deciding = [old, next].find((side) => side?.lock?.guard?.state === 'deciding');
  if (deciding !== undefined) {
    return {
      where,
      state: 'deciding',
      message: `${deciding.host} decides by itself, since the controller was silent for too long; look again in a minute`,
    };
  }
  const final = next?.held?.lifetime === 'forever';
  if (next?.lock?.guard?.state === 'committed' || (final && ours(next))) {
    return {
      where,
      state: 'committed',
      message: `${address} belongs to ${to}; what is left only goes forward`,
    };
  }
  if (ours(old) || ours(next)) {
    return {
      where,
      state: 'under way',
      message: `the move of ${address} from ${from} to ${to} was not committed; both hosts can still go either way`,
    };
  }
  if (old === undefined || next === undefined) {
    const lost = old === undefined ? from : to;
    return { where, state: 'unknown', message: `${lost} could not be asked` };
  }
  if (where === 'new' && final) return { where, state: 'done', message: `${address} is on ${to}` };
  if (where === 'old') return { where, state: 'undone', message: `${address} is on ${from}` };
  return {
    where,
    state: 'unknown',
    message:
      where === 'nowhere'
        ? `neither ${from} nor ${to} holds ${address}`
        : `both ${from} and ${to} hold ${address}`,
  };
}

function whereOf(
  old: HostStanding | undefined,
  next: HostStanding | undefined,
): MoveStanding['where'] {
  if (old === undefined || next === undefined) return 'unknown';
  if (old.held !== undefined) return next.held === undefined ? 'old' : 'both';
  return next.held === undefined ? 'nowhere' : 'new';
}

export function cannotTell(standing: MoveStanding, host: string): readonly Diagnostic[] {
  return [
    ...standing.problems,
    diagnostic(standing.state === 'deciding' ? 'VIP034' : 'VIP020', {
      message: standing.message,
      where: { host },
    }),
  ];
}
