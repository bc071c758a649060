import type { Plan, PlannedMove, PlannedStep } from '@vipbook/plan';

/** Words that every drawing of a plan uses. */

export function age(milliseconds: number): string {
  const minutes = Math.max(0, Math.floor(milliseconds / 60_000));
  if (minutes < 60) return `${String(minutes)} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${String(hours)} h` : `${String(Math.floor(hours / 24))} days`;
}

/** What is expected, between which steps, and the longest that a failure in the middle can make of it. */
export function outageLines({ summary, moves }: Plan): readonly string[] {
  const worst = [...moves].sort((a, b) => b.outage.expectedMs - a.outage.expectedMs)[0];
  if (worst === undefined) return ['no address moves'];
  const { outageMs, outageBudgetMs } = summary;
  const expected =
    outageMs === null || outageMs === 0 ? 'none expected' : `${String(outageMs)} ms expected`;
  const budget = outageBudgetMs === null ? '' : `, ${String(outageBudgetMs)} ms allowed`;
  const windows = distinctBy(moves, outageWindow);
  return [
    `${expected}${budget}: ${worst.outage.because}`,
    ...counted(
      windows.map(
        (move) => `${windows.length > 1 ? `${move.address}: ` : ''}${outageWindow(move)}`,
      ),
      4,
    ),
  ];
}

function outageWindow({ outage: { expectedMs, beginsAt, endsAt, worstMs } }: PlannedMove): string {
  const steps =
    beginsAt === undefined
      ? ''
      : expectedMs > 0
        ? `it begins at step ${String(beginsAt)}${endsAt === undefined ? '' : ` and ends with step ${String(endsAt)}`}`
        : `one could begin at step ${String(beginsAt)}${endsAt === undefined ? '' : `, and is over by step ${String(endsAt)}`}`;
  const worst =
    worstMs === null
      ? 'if vipbook dies in it, it lasts until somebody acts'
      : `if vipbook dies in it, it lasts ${String(worstMs / 1000)} s at worst`;
  return steps === '' ? worst : `${steps}; ${worst}`;
}

/** A line of a table's cell: when or for whom, and what. */
export interface Told {
  readonly of: string;
  readonly says: string;
}

/** What happens when vipbook, or the machine that it runs on, is gone: once for moves that are alike. */
export function deathLines(moves: readonly PlannedMove[]): readonly Told[] {
  const kinds = alike(moves, ({ ifControllerDies }) =>
    JSON.stringify(ifControllerDies.map(({ when, then }) => [when, then])),
  );
  return [
    { of: '', says: 'a script that waits on each host, its guard, then decides:' },
    ...kinds.flatMap(({ move, whose }) =>
      move.ifControllerDies.map(({ when, then, withinSeconds }) => ({
        of: whose === '' ? when : `${whose}, ${when}`,
        says: `${then}${within(withinSeconds)}`,
      })),
    ),
  ];
}

interface Kind {
  readonly move: PlannedMove;
  /** The first one's address and how many more; nothing, when there is only one move. */
  readonly whose: string;
}

/** Moves whose text is the same but for the names of hosts and addresses, by the first of each. */
function alike(
  moves: readonly PlannedMove[],
  textOf: (move: PlannedMove) => string,
): readonly Kind[] {
  const kinds = new Map<string, PlannedMove[]>();
  for (const move of moves) {
    const nameless = [move.old.host, move.new.host, move.address].reduce(
      (text, name, at) => (name === '' ? text : text.replaceAll(name, `\0${String(at)}`)),
      textOf(move),
    );
    kinds.set(nameless, [...(kinds.get(nameless) ?? []), move]);
  }
  return [...kinds.values()].flatMap((own): readonly Kind[] => {
    const [move] = own;
    if (move === undefined) return [];
    const more = own.length === 1 ? '' : ` (and so ${String(own.length - 1)} more)`;
    return [{ move, whose: moves.length === 1 ? '' : `${move.address}${more}` }];
  });
}

function within(seconds: number | null): string {
  return seconds === null || seconds === 0 ? '' : `; all is settled within ${String(seconds)} s`;
}

/** What becomes of open connections, once for moves that are alike. */
export function connectionLines(moves: readonly PlannedMove[]): readonly Told[] {
  return alike(
    moves.filter((move) => move.connections !== undefined),
    ({ connections }) => connections?.says ?? '',
  ).map(({ move, whose }) => ({ of: whose, says: move.connections?.says ?? '' }));
}

/** Addresses that go all or none, as one sentence for each such group. */
export function togetherLines(moves: readonly PlannedMove[]): readonly string[] {
  return moves.flatMap(({ together, address }) =>
    together?.anchor === address
      ? [
          `${String(together.others.length + 1)} addresses move all or none: the commit of ${address} is that of all`,
        ]
      : [],
  );
}

/** What a failure, and not a death, means on either side of the commit. */
export const afterCommit =
  'A failure behind it undoes nothing: the address stays where it went, and vipbook resume finishes what is left. To take all of it back later: vipbook rollback, which plans, checks and makes moves like these.';

function distinctBy<T>(all: readonly T[], key: (one: T) => string): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const own = key(one);
    if (seen.has(own)) return false;
    seen.add(own);
    return true;
  });
}

function counted(lines: readonly string[], most: number): readonly string[] {
  return lines.length <= most
    ? lines
    : [...lines.slice(0, most), `and ${String(lines.length - most)} more`];
}

/** What stands beside a step of which the reviewer's outage begins or ends; of several that end it, the last. */
export function outageMark(plan: Plan, step: PlannedStep): string | undefined {
  const own = plan.moves.filter((move) => move.task === step.task);
  const certain = own.some((move) => move.outage.expectedMs > 0);
  if (step.outage === undefined) return undefined;
  if (step.outage === 'begins')
    return certain ? 'the outage begins here' : 'an outage could begin here';
  if (step.outage === 'within')
    return certain ? 'the outage is here' : 'an outage could happen here';
  const later = plan.steps.some(
    ({ task, group, outage, number }) =>
      task === step.task && group === step.group && outage === 'ends' && number > step.number,
  );
  return later ? undefined : 'it has ended here';
}
