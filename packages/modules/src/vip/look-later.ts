import type { Facts } from '@vipbook/host';
import {
  judgeBooks,
  watchMoves,
  watchOf,
  watchedText,
  watchTitle,
  type BooksJudged,
  type MovesPlan,
  type MoveWatched,
  type MoveWorld,
  type Watch,
  type Watched,
  type Watching,
} from '@vipbook/vip';
import type { LaterLook, LookKind, ModuleContext, Outcome, WantedLook } from '../module.ts';
import { placed } from './placed.ts';

/** `watch:` counts from now; the rest of the playbook goes on meanwhile. */
export function lookLater(plan: MovesPlan, world: MoveWorld, context: ModuleContext): void {
  const all = watchOf(plan);
  if (all !== undefined)
    context.afterwards?.add(new MoveLook({ plan, world, context, sinceMs: world.now() }, all));
}

interface Made {
  readonly plan: MovesPlan;
  readonly world: MoveWorld;
  readonly context: ModuleContext;
  readonly sinceMs: number;
}

class MoveLook implements LaterLook {
  readonly kind = moveLooks;
  readonly addresses: readonly string[];
  readonly made: Made;

  constructor(made: Made, { moves }: Watch) {
    this.made = made;
    this.addresses = moves.map(({ request }) => request.address);
  }
}

const moveLooks: LookKind = {
  title: (wanted) => watchTitle(together(wanted.flatMap(watchOfLook))),
  look(groups, wait) {
    const watches = groups.map((wanted) =>
      wanted.flatMap(watchOfLook).map((each): TaskWatching => ({
        ...each,
        world: { ...each.world, signal: wait.signal, sleep: wait.sleep },
      })),
    );
    const ends = watchMoves(watches.flat());
    const first = watches.map((_, at) => watches.slice(0, at).flat().length);
    return watches.map(async (own, at) => {
      const ended = ends.slice(first[at], (first[at] ?? 0) + own.length);
      const seen = await Promise.all(ended);
      return outcomesOf(own, seen, await Promise.all(own.map(books)));
    });
  },
};

/** Younger than the shortest watch, and the same for all that end together. */
const booksYoungerThanMs = 500;
/** A host may be switched off by now; and one that is busy takes its time. */
const booksPatienceMs = 5000;

type Books = ReadonlyMap<MoveWatched['move'], BooksJudged>;

async function books({ moves, world, context }: TaskWatching): Promise<Books> {
  if (world.signal.aborted) return new Map();
  const late = world.sleep(booksPatienceMs).then(() => undefined);
  const read = (host: string): Promise<Facts | undefined> =>
    Promise.race([
      context.facts(host, { youngerThanMs: booksYoungerThanMs }).catch(() => undefined),
      late,
    ]);
  return new Map(
    await Promise.all(
      moves.map(async (move) => {
        const [old, next] = await Promise.all([read(move.old.host), read(move.new.host)]);
        return [move, judgeBooks(move, { old, new: next })] as const;
      }),
    ),
  );
}

interface TaskWatching extends Watching {
  readonly context: ModuleContext;
}

function watchOfLook({ look, left }: WantedLook): readonly TaskWatching[] {
  if (!(look instanceof MoveLook)) return [];
  const watch = watchOf(look.made.plan, left);
  return watch === undefined ? [] : [{ ...watch, ...look.made }];
}

function together(watches: readonly Watch[]): Watch {
  return {
    moves: watches.flatMap(({ moves }) => moves),
    seconds: Math.max(0, ...watches.map(({ seconds }) => seconds)),
  };
}

/** On the hosts that looked. */
function outcomesOf(
  watches: readonly TaskWatching[],
  ended: readonly Watched[],
  read: readonly Books[],
): ReadonlyMap<string, Outcome> {
  const { moves, seconds } = together(watches);
  const seen = ended.flatMap(({ moves: each }, at) =>
    each.map(({ finding, ...rest }): MoveWatched => {
      const context = watches[at]?.context;
      return finding === undefined || context === undefined
        ? rest
        : { ...rest, finding: placed(finding, context) };
    }),
  );
  const interrupted = ended.some((each) => each.interrupted);
  const booksOf = new Map(
    read.flatMap((each, at) =>
      [...each].map(([move, judged]) => {
        const context = watches[at]?.context;
        const findings =
          context === undefined ? [] : judged.findings.map((one) => placed(one, context));
        return [move, { ...judged, findings }] as const;
      }),
    ),
  );
  const hosts = [...new Set(moves.map(({ old }) => old.host))];
  return new Map(
    hosts.map((host): readonly [string, Outcome] => {
      const own = seen.filter(({ move }) => move.old.host === host);
      // Where the address flipped back, they say nothing that this does not.
      const judged = own.map(({ move, finding }) =>
        finding?.code === 'VIP045' ? undefined : booksOf.get(move),
      );
      const found = [
        ...own.flatMap(({ finding }) => finding ?? []),
        ...judged.flatMap((each) => each?.findings ?? []),
      ];
      const errors = found.filter(({ severity }) => severity === 'error');
      const [error, ...others] = errors;
      const warnings = [...others, ...found.filter((finding) => !errors.includes(finding))];
      const looks = Math.max(0, ...own.map((each) => each.looks));
      const said = { data: { seconds, looks }, warnings };
      if (error !== undefined) return [host, { ...said, status: 'failed', error }];
      if (interrupted)
        return [host, { ...said, status: 'skipped', message: 'interrupted; the move is complete' }];
      const known = own.some(({ last }) => last !== 'unknown');
      const agree = judged.every((each) => each?.agree === true);
      const message = `${watchedText(own)}${agree ? '; kernel, file and ifstate agree on both hosts' : ''}`;
      return [host, { ...said, status: known ? 'ok' : 'skipped', message }];
    }),
  );
}
