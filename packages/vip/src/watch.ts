import type { Diagnostic } from '@vipbook/diagnostics';
import { tell } from './act.ts';
import type { MovesPlan } from './plan-moves.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type Action, type MoveStep } from './step.ts';
import { isDoubtful, see, unknown, unseen, type Seen } from './watch/judge.ts';
import { Looker, type Answers } from './watch/looker.ts';
import { operationsFor, questionsOf, sightOf, type Question } from './watch/questions.ts';
import type { MoveWorld } from './world.ts';

/** How long a look goes on when nobody says otherwise, in seconds: `watch: 15s`. */
export const defaultWatchSeconds = 15;

const lookEveryMs = 1000;

/**
 * `watch:`, as a reviewer reads it: when everything is done, both hosts look for a while who has the address.
 * It is no part of what `executeMove` runs, because nothing has to wait for it: see `watchMoves`.
 */
export function watchStep(move: MoveFacts): readonly MoveStep[] {
  const { address, watchSeconds = 0 } = move.request;
  if (watchSeconds <= 0) return [];
  const questions = questionsOf(move);
  const seconds = String(watchSeconds);
  return [
    {
      phase: 'watch',
      title: `the address stays for ${seconds} s`,
      actions: [move.old.host, move.new.host].map((host): Action => ({
        host,
        title: `look for ${seconds} s whether ${address} flips back`,
        operations: operationsFor(host, questions),
      })),
      undo: [],
      judge: () => fine,
    },
  ];
}

/** What is looked at after a move, or after several. */
export interface Watch {
  readonly moves: readonly MoveFacts[];
  readonly seconds: number;
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

/** A watch that is to be kept. */
export interface Watching extends Watch {
  readonly world: MoveWorld;
  /** Of the world's clock: the seconds count from here. */
  readonly sinceMs: number;
}

/** What became of one address. */
export interface MoveWatched extends Pick<Seen, 'looks' | 'last'> {
  readonly move: MoveFacts;
  /** VIP045: it flipped back, at whichever look. VIP066: at the last one nobody could tell. */
  readonly finding?: Diagnostic;
}

export interface Watched {
  readonly moves: readonly MoveWatched[];
  readonly interrupted: boolean;
}

/**
 * Look every second, each watch until its time is over, and once at least. It changes nothing and undoes nothing: the
 * moves are complete. One host that cannot be asked is nothing to tell, for the old one may have been switched off;
 * where the other cannot tell either, it is a warning. All watches go together: one round trip to each host a look.
 *
 * @returns of each watch what became of it, as soon as it is over
 */
export function watchMoves(all: readonly Watching[]): readonly Promise<Watched>[] {
  const runners = all.map((watching) => new Runner(watching));
  runAll(runners).catch((error: unknown) => {
    for (const runner of runners) runner.fail(error);
  });
  return runners.map(({ ended }) => ended);
}

async function runAll(runners: readonly Runner[]): Promise<void> {
  const looker = new Looker();
  for (let running = runners; ;) {
    const answers = await looker.look(running);
    running = running.filter((runner) => !runner.take(answers));
    const [first] = running;
    if (first === undefined) return;
    const leftMs = Math.max(...running.map((runner) => runner.leftMs));
    first.note(leftMs);
    // Watches that end one soon after the other, as those of a loop do, end with the same look.
    await first.world.sleep(leftMs > 0 ? Math.min(lookEveryMs, leftMs) : lookEveryMs);
  }
}

/** One watch under way. */
class Runner {
  readonly world: MoveWorld;
  readonly questions: readonly Question[];
  readonly ended: Promise<Watched>;
  readonly #watching: Watching;
  #seen: ReadonlyMap<MoveFacts, Seen>;
  #end: (watched: Watched) => void = () => undefined;
  fail: (error: unknown) => void = () => undefined;

  constructor(watching: Watching) {
    this.#watching = watching;
    this.world = watching.world;
    this.questions = watching.moves.flatMap(questionsOf);
    this.#seen = new Map(watching.moves.map((move) => [move, unseen]));
    this.ended = new Promise((resolve, reject) => {
      this.#end = resolve;
      this.fail = reject;
    });
  }

  get leftMs(): number {
    const { sinceMs, seconds } = this.#watching;
    return sinceMs + seconds * 1000 - this.world.now();
  }

  /** True: it is over. */
  take(answers: Answers): boolean {
    const { world } = this;
    if (world.signal.aborted) {
      this.#end(this.#watched(true, () => undefined));
      return true;
    }
    const sights = new Map(
      this.#watching.moves.map((move) => [
        move,
        sightOf(move, (host, operation) => answers.result(world, host, operation)),
      ]),
    );
    this.#seen = new Map(
      [...sights].map(([move, sight]) => [move, see(move, this.#seen.get(move) ?? unseen, sight)]),
    );
    const all = [...this.#seen.values()];
    // All that can go wrong has.
    const flipped = all.every(({ flip }) => flip !== undefined);
    if (!flipped && (this.leftMs > 0 || all.some(isDoubtful))) return false;
    const doubt = (move: MoveFacts): Diagnostic | undefined => {
      const sight = sights.get(move);
      return sight && unknown(move, sight, (host) => answers.problem(world, host));
    };
    this.#end(this.#watched(false, doubt));
    return true;
  }

  #watched(interrupted: boolean, doubt: (move: MoveFacts) => Diagnostic | undefined): Watched {
    return {
      interrupted,
      moves: [...this.#seen].map(([move, { flip, last, looks }]) => {
        const finding = flip ?? (last === 'unknown' ? doubt(move) : undefined);
        return { move, looks, last, ...(finding === undefined ? {} : { finding }) };
      }),
    };
  }

  /** As long as a line of a terminal is wide; what is looked at stands in the title. */
  note(leftMs: number): void {
    const [move] = this.#watching.moves;
    const left = String(Math.max(1, Math.ceil(leftMs / 1000)));
    if (move !== undefined)
      tell(this.world, move.old.host, `${left} s to go; Ctrl-C is safe, the move is complete`);
  }
}
