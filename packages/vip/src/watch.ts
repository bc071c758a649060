import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { OperationOf } from '@vipbook/host';
import { act, tell, type Acted } from './act.ts';
import { listed } from './listed.ts';
import { whohas } from './operations.ts';
import type { MovesPlan } from './plan-moves.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type Action, type MoveStep, type StepResults } from './step.ts';
import { outcome } from './verify.ts';
import { asksForItsOwn } from './view.ts';
import type { MoveWorld } from './world.ts';

/** How long a look goes on when nobody says otherwise, in seconds: `watch: 15s`. */
export const defaultWatchSeconds = 15;

const lookEveryMs = 1000;
/** A frame can get lost, and its answer too: so many looks in a row without any answer, and nobody is there. */
const silences = 3;
/** How long the new host's answer may take, as when the move was verified: a slow segment, or a busy old host. */
const answerMs = 500;
/** How long one look waits for a host. */
const patienceMs = 3000;

/**
 * `watch:`, as a reviewer reads it: when everything is done, both hosts look for a while who has the address.
 * It is no part of what `executeMove` runs, because nothing has to wait for it: see `watchMoves`.
 */
export function watchStep(move: MoveFacts): readonly MoveStep[] {
  const { watchSeconds = 0 } = move.request;
  if (watchSeconds <= 0) return [];
  return [
    {
      phase: 'watch',
      title: `the address stays for ${String(watchSeconds)} s`,
      actions: looks([move], watchSeconds),
      undo: [],
      judge: () => fine,
    },
  ];
}

/** One question to one host about one of the addresses. */
interface Question {
  readonly move: MoveFacts;
  /** Who answers on the wire, or what the kernel itself holds. */
  readonly operation: OperationOf<'arp.whohas'> | OperationOf<'address.query'>;
}

/**
 * Both hosts are asked, one round trip each, whatever the number of addresses: nobody's kernel asks the wire for what it
 * has itself, so an address that is back on the old host is seen from the new one, and in the old one's kernel.
 */
function questionsFor(host: string, moves: readonly MoveFacts[]): readonly Question[] {
  const own = moves.filter((move) => [move.old.host, move.new.host].includes(host));
  const wire = own.flatMap((move): readonly Question[] => {
    const side = move.old.host === host ? move.old : move.new;
    const asks = asksForItsOwn(side.facts, move.request.address);
    if (side === move.new) return asks ? [{ move, operation: whohas(side, move) }] : [];
    // A kernel asks only within a subnet of its own.
    if (!asks && side.own === undefined) return [];
    return [{ move, operation: whohas(side, move, answerMs) }];
  });
  const kernel = own.map((move): Question => {
    const { address } = move.request;
    return { move, operation: { do: 'address.query', address } };
  });
  return [...wire, ...kernel];
}

function looks(moves: readonly MoveFacts[], seconds: number): readonly Action[] {
  const hosts = [...new Set(moves.flatMap(({ old, new: next }) => [old.host, next.host]))];
  return hosts.map((host) => {
    const questions = questionsFor(host, moves);
    const addresses = [...new Set(questions.map(({ move }) => move.request.address))];
    return {
      host,
      title: `look for ${String(seconds)} s whether ${listed(addresses)} ${addresses.length === 1 ? 'flips' : 'flip'} back`,
      operations: questions.map(({ operation }) => operation),
    };
  });
}

/** What is looked at after a move, or after several. */
export interface Watch {
  readonly moves: readonly MoveFacts[];
  readonly seconds: number;
}

/** What became of it. `looks`: those that were answered; none of them saw a flip unless there are errors. */
export interface Watched {
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly looks: number;
  /** The new host was heard by the old one at the last look that told. */
  readonly heard: boolean;
}

/** Undefined: nothing moved, or nobody wants to look. @param left - only these addresses; all of them if absent */
export function watchOf(
  { moves }: Pick<MovesPlan, 'moves'>,
  left?: ReadonlySet<string>,
): Watch | undefined {
  const wanted = moves.flatMap(({ sides }) => {
    if (sides === undefined || (sides.request.watchSeconds ?? 0) <= 0) return [];
    return left === undefined || left.has(sides.request.address) ? [sides] : [];
  });
  const seconds = Math.max(0, ...wanted.map(({ request }) => request.watchSeconds ?? 0));
  return wanted.length === 0 ? undefined : { moves: wanted, seconds };
}

/** What one look saw of one address. Undefined: the host could not be asked. */
interface Sight {
  /** From the old host: MACs that answer. */
  readonly fromOld: readonly string[] | undefined;
  /** From the new host: MACs of others that answer. */
  readonly fromNew: readonly string[] | undefined;
  readonly oldHolds: boolean | undefined;
  readonly newHolds: boolean | undefined;
}

type Answers = Pick<Acted, 'results' | 'byHost'>;

/** A host that has not answered one look in time is not asked again until it has: it may be switched off. */
class Looker {
  readonly #world: MoveWorld;
  readonly #asked = new Map<string, Promise<Acted>>();

  constructor(world: MoveWorld) {
    // The countdown is what people want to read, not each look.
    this.#world = { ...world, progress: () => undefined };
  }

  async look(actions: readonly Action[]): Promise<Answers> {
    const all = await Promise.all(actions.map((action) => this.#ask(action)));
    return {
      results: new Map(all.flatMap(({ results }) => [...results])),
      byHost: new Map(all.flatMap(({ byHost }) => [...byHost])),
    };
  }

  async #ask(action: Action): Promise<Answers> {
    const work = this.#asked.get(action.host) ?? act([action], this.#world, true);
    this.#asked.set(action.host, work);
    const late = this.#world.sleep(patienceMs).then(() => undefined);
    const acted = await Promise.race([work, late]);
    if (acted === undefined) return { results: new Map(), byHost: new Map() };
    this.#asked.delete(action.host);
    return acted;
  }
}

/**
 * Look every second until so long after `sinceMs` (of the world's clock), and once at least. It changes nothing and
 * undoes nothing: the move is complete. One host that cannot be asked is nothing to tell, for the old one may have been
 * switched off; two are a warning.
 */
export async function watchMoves(
  { moves, seconds }: Watch,
  world: MoveWorld,
  sinceMs: number,
): Promise<Watched> {
  const actions = looks(moves, seconds);
  const looker = new Looker(world);
  const silent = new Map<MoveFacts, number>();
  const flips = new Map<MoveFacts, Diagnostic>();
  let heard = false;
  for (let answered = 0; ;) {
    const { results, byHost } = await looker.look(actions);
    if (world.signal.aborted)
      return {
        errors: [...flips.values()],
        warnings: [],
        interrupted: true,
        looks: answered,
        heard,
      };
    const leftMs = sinceMs + seconds * 1000 - world.now();
    const warnings: Diagnostic[] = [];
    let doubtful = false;
    for (const move of moves) {
      const sight = sightOf(move, moves, results);
      if (sight.oldHolds === undefined && sight.newHolds === undefined) {
        warnings.push(unseen(move, byHost));
        continue;
      }
      answered += 1;
      const times = sight.fromOld?.length === 0 ? (silent.get(move) ?? 0) + 1 : 0;
      silent.set(move, times);
      heard = sight.fromOld !== undefined && times === 0;
      doubtful ||= times > 0 && times < silences;
      const flip = flipOf(move, sight, times);
      if (flip !== undefined && !flips.has(move)) flips.set(move, flip);
    }
    // All that can go wrong has.
    const over = (leftMs <= 0 && !doubtful) || flips.size === moves.length;
    if (over)
      return { errors: [...flips.values()], warnings, interrupted: false, looks: answered, heard };
    const [first] = actions;
    if (first !== undefined) tell(world, first.host, note(leftMs));
    await world.sleep(leftMs > 0 ? Math.min(lookEveryMs, leftMs) : lookEveryMs);
  }
}

function sightOf(move: MoveFacts, moves: readonly MoveFacts[], results: StepResults): Sight {
  const at = (host: string, name: 'arp.whohas' | 'address.query'): number =>
    questionsFor(host, moves).findIndex(
      (question) => question.move === move && question.operation.do === name,
    );
  const wire = (host: string): readonly string[] | undefined =>
    outcome(results, host, at(host, 'arp.whohas'), 'arp.whohas')?.macs;
  const holds = (host: string): boolean | undefined => {
    const found = outcome(results, host, at(host, 'address.query'), 'address.query')?.found;
    return found === undefined ? undefined : found.length > 0;
  };
  const { old, new: next } = move;
  return {
    fromOld: wire(old.host),
    fromNew: wire(next.host),
    oldHolds: holds(old.host),
    newHolds: holds(next.host),
  };
}

/** As long as a line of a terminal is wide; what is looked at stands in the title. */
function note(leftMs: number): string {
  const left = String(Math.max(1, Math.ceil(leftMs / 1000)));
  return `${left} s to go; Ctrl-C is safe, the move is complete`;
}

function unseen(
  { old, new: next, request }: MoveFacts,
  byHost: ReadonlyMap<string, readonly Diagnostic[]>,
): Diagnostic {
  const why = [old.host, next.host].map(
    (host) => byHost.get(host)?.[0]?.message ?? `${host} gave no answer`,
  );
  return diagnostic('VIP066', {
    message: `neither ${old.host} nor ${next.host} could be asked who has ${request.address}: ${why.join('; ')}`,
    where: { host: old.host },
  });
}

/** @param silentFor - looks in a row in which nobody answered the old host */
function flipOf(
  { old, new: next, request }: MoveFacts,
  { fromOld = [], fromNew = [], oldHolds, newHolds }: Sight,
  silentFor: number,
): Diagnostic | undefined {
  const { address } = request;
  const tell = (message: string): Diagnostic =>
    diagnostic('VIP045', { message, where: { host: old.host } });
  if (oldHolds === true)
    return tell(
      `${old.host} (${old.mac}) holds ${address} again${newHolds === true ? `, and so does ${next.host}` : ''}`,
    );
  if (newHolds === false) return tell(`${next.host} (${next.mac}) no longer holds ${address}`);
  const others = [...new Set([...fromOld, ...fromNew])].filter((mac) => mac !== next.mac);
  if (others.length > 0) {
    const too = fromOld.length === 0 || fromOld.includes(next.mac);
    return tell(
      `${listed(others)} ${others.length === 1 ? 'answers' : 'answer'} for ${address}${too ? `, besides ${next.host}` : `, not ${next.host} (${next.mac})`}`,
    );
  }
  return silentFor < silences
    ? undefined
    : tell(`${next.host} (${next.mac}) no longer answers for ${address}`);
}
