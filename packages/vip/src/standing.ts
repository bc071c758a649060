import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { AddressLock, HeldAddress, Operation, OperationResult } from '@vipbook/host';
import { act, findingsOf } from './act.ts';
import { leadsElsewhere } from './bridge.ts';
import { adviceText, decides, whileDeciding } from './deciding.ts';
import type { MoveInputs } from './inputs.ts';
import { listed } from './listed.ts';
import type { MoveRequest } from './request.ts';
import type { Action } from './step.ts';
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

/** Where several moves stand that all happen or none: together, and each. */
export interface MovesStanding {
  readonly state: MoveStanding['state'];
  readonly message: string;
  readonly moves: readonly MoveStanding[];
  readonly problems: readonly Diagnostic[];
}

/** Ask all hosts at once. Changes nothing, and is no sign of life. */
export async function askMoves(
  requests: readonly MoveRequest[],
  world: MoveWorld,
): Promise<MovesStanding> {
  const hosts = [...new Set(requests.flatMap(({ from, to }) => [from, to]))];
  const actions = hosts.map((host): Action => {
    const own = requests.filter(({ from, to }) => from === host || to === host);
    return {
      host,
      title: `ask where ${listed(own.map(({ address }) => address))} is`,
      operations: own.flatMap(({ address }) => questions(address)),
    };
  });
  const { results, problems } = await act(actions, world, true);
  const moves = requests.map((request): MoveStanding => {
    const of = (host: string): HostStanding | undefined => {
      const own = requests.filter(({ from, to }) => from === host || to === host);
      const all = results.get(host);
      const at = own.indexOf(request) * questions('').length;
      return all === undefined ? undefined : standingOf(host, all.slice(at));
    };
    const { address, from, to, run } = request;
    const old = of(from);
    const next = of(to);
    return { ...judge(address, run?.id, old, next, from, to), old, next, problems };
  });
  return { ...standingOfAll(moves), moves, problems };
}

/** A commit of one is that of all; as long as anything is left to do of one, it is of all. */
function standingOfAll(moves: readonly MoveStanding[]): Pick<MovesStanding, 'state' | 'message'> {
  const worst = (['deciding', 'committed', 'unknown', 'under way'] as const)
    .map((state) => moves.find((move) => move.state === state))
    .find((move) => move !== undefined);
  const [first] = moves;
  if (worst !== undefined) return worst;
  if (first === undefined) return { state: 'unknown', message: 'no address' };
  const other = moves.find(({ state }) => state !== first.state);
  const messages = [...new Set(moves.map(({ message }) => message))].join('; ');
  return other === undefined
    ? { state: first.state, message: messages }
    : { state: 'unknown', message: `not all in the same way: ${messages}` };
}

/**
 * Where they stand, of moves of which it is known what they were decided from. A bridge to another subnet leaves the
 * address with its old host, so where that is says nothing about it: the host is asked whether it leads away.
 */
export async function askMovesOf(
  inputs: readonly MoveInputs[],
  world: MoveWorld,
): Promise<MovesStanding> {
  const standing = await askMoves(
    inputs.map(({ request }) => request),
    world,
  );
  const [only] = inputs;
  const [move] = standing.moves;
  if (only === undefined || move === undefined || inputs.length > 1) return standing;
  if (standing.state !== 'undone' || !leadsElsewhere(only.request, only.next)) return standing;
  const { address, from, to } = only.request;
  const said = (
    state: MovesStanding['state'],
    message: string,
    problems = standing.problems,
  ): MovesStanding => ({
    state,
    message,
    problems,
    moves: [{ ...move, state, message, problems }],
  });
  try {
    const { bridges = [] } = await (await world.host(from)).facts();
    const bridge = bridges.find((one) => one.address === address && one.secondsLeft > 0);
    return bridge === undefined
      ? said('undone', `${address} is on ${from}, and leads nowhere`)
      : said('done', `${address} is on ${from}, and leads to ${bridge.to} (${to})`);
  } catch (error) {
    return said('unknown', `${from} could not be asked`, [
      ...standing.problems,
      ...findingsOf(error, from),
    ]);
  }
}

function questions(address: string): readonly Operation[] {
  return [
    { do: 'lock.query', address },
    { do: 'address.query', address },
    { do: 'arp.query', address },
  ];
}

/** Ask both hosts. Changes nothing, and is no sign of life. */
export async function askMove(
  inputs: Pick<MoveInputs, 'request'>,
  world: MoveWorld,
): Promise<MoveStanding> {
  const { moves } = await askMoves([inputs.request], world);
  const [standing] = moves;
  if (standing === undefined) throw new RangeError('no move was asked for');
  return standing;
}

function standingOf(host: string, results: readonly OperationResult[]): HostStanding | undefined {
  const [lock, held, arp] = results;
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

/** Where one address stands, of what its hosts have said; undefined: one that could not be asked. */
export function judge(
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
      message: `${deciding.host} decides by itself, since the controller was silent for too long`,
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

/** Whose address it is cannot be told now: why, and what to do. `run`: the one whose move it is. */
export function cannotTell(
  standing: MovesStanding,
  host: string,
  run: string | undefined,
): readonly Diagnostic[] {
  const { state, message, problems } = standing;
  const code = state === 'deciding' ? 'VIP034' : 'VIP020';
  const advice = waitForThem(standing, run) ?? askAgain(run);
  return [
    ...problems,
    diagnostic(code, {
      message,
      where: { host },
      ...(advice === undefined ? {} : { remedy: advice }),
    }),
  ];
}

function askAgain(run: string | undefined): string | undefined {
  return run === undefined ? undefined : `vipbook status ${run} says what to do next`;
}

/** What to do while hosts decide by themselves, now or at once; undefined: none does. */
export function waitForThem({ moves }: MovesStanding, run: string | undefined): string | undefined {
  const hosts = moves
    .flatMap(({ old, next }) => [old, next])
    .flatMap((side) => (side !== undefined && decides(side.lock) ? [side.host] : []));
  return hosts.length === 0 ? undefined : adviceText(whileDeciding(hosts, run));
}
