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
  const others = new Set(moves.map(({ outage }) => outage.because)).size - 1;
  const windows = distinctBy(moves, outageWindow);
  return [
    `${expected}${budget}: ${worst.outage.because}${others === 0 ? '' : `, and so for ${String(others)} more`}`,
    ...counted(
      windows.map(
        (move) => `${windows.length > 1 ? `${move.address}: ` : ''}${outageWindow(move)}`,
      ),
      4,
    ),
    ...undoneWith(moves),
    'if a host loses its power: below',
    ...beyondGateways(moves),
  ];
}

/** What a failure costs that vipbook lives to undo. */
function undoneWith(moves: readonly PlannedMove[]): readonly string[] {
  const lines = moves.map(({ strategy }) =>
    strategy === 'make-before-break'
      ? 'a failure that vipbook undoes makes none: the old host answers again before the new one gives up'
      : 'a failure that vipbook undoes makes it longer: the old host takes the address back once the new one has given it up, some round trips later',
  );
  return [...new Set(lines)];
}

/** A router that nobody can look into has a say of its own in how long its side of the world waits. */
function beyondGateways(moves: readonly PlannedMove[]): readonly string[] {
  const unknown = new Set(
    moves.flatMap(({ neighbours }) =>
      neighbours.flatMap(({ gateway, host, address }) =>
        gateway && host === undefined ? [address] : [],
      ),
    ),
  );
  return [...unknown].map(
    (address) =>
      `for what comes through ${address}: a minute to hours, if that gateway does not follow (PLN040)`,
  );
}

function outageWindow({
  commitStep,
  outage: { expectedMs, beginsAt, endsAt, worstMs },
}: PlannedMove): string {
  const steps =
    beginsAt === undefined
      ? ''
      : expectedMs > 0
        ? `it begins at step ${String(beginsAt)}${endsAt === undefined ? '' : ` and ends with step ${String(endsAt)}`}`
        : `if there is one after all, it begins at step ${String(beginsAt)}${endsAt === undefined ? '' : ` and is over by step ${String(endsAt)}`}`;
  const from = beginsAt === undefined ? '' : ` from step ${String(beginsAt)}`;
  const until = commitStep === null ? '' : `${from} to the commit (step ${String(commitStep)})`;
  const worst = `if vipbook dies${until}, ${
    worstMs === null
      ? 'nobody answers until somebody acts'
      : `nobody answers for ${String(worstMs / 1000)} s at worst`
  }`;
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
    {
      of: '',
      says: 'on each host waits a script, its guard. When it has heard nothing from vipbook (killed, or its machine or its connections gone) for as long as the steps "arm" say, it acts alone. Times count from the last that it heard:',
    },
    ...kinds.flatMap(({ move, whose, of }) =>
      move.ifControllerDies.map(({ when, then, withinSeconds }) => ({
        of: whose === '' ? when : `${whose}, ${when}`,
        says: `${of(then)}${within(withinSeconds)}`,
      })),
    ),
  ];
}

export interface Kind {
  readonly move: PlannedMove;
  /** Their addresses; nothing, when there is only one move. */
  readonly whose: string;
  /** A text of the first one's, said of all. */
  readonly of: (text: string) => string;
}

/** More moves than these are told together though their hosts differ, by the first of each kind. */
const mostApart = 6;

/** Moves whose text is the same but for the addresses. */
function alike(
  moves: readonly PlannedMove[],
  textOf: (move: PlannedMove) => string,
): readonly Kind[] {
  const many = moves.length > mostApart;
  const kinds = new Map<string, PlannedMove[]>();
  for (const move of moves) {
    const names = [move.address, ...(many ? [move.old.host, move.new.host] : [])];
    const nameless = names.reduce(
      (text, name, at) => (name === '' ? text : text.replaceAll(name, `\0${String(at)}`)),
      JSON.stringify([move.old.host, move.new.host, textOf(move)]),
    );
    kinds.set(nameless, [...(kinds.get(nameless) ?? []), move]);
  }
  return [...kinds.values()].flatMap((own): readonly Kind[] => {
    const [move] = own;
    if (move === undefined) return [];
    if (moves.length === 1) return [{ move, whose: '', of: (text) => text }];
    if (many) {
      const more = own.length === 1 ? '' : ` (and so ${String(own.length - 1)} more)`;
      return [{ move, whose: `${move.address}${more}`, of: (text) => text }];
    }
    const all = joined(own.map(({ address }) => address));
    return [{ move, whose: all, of: (text) => naming(text, move.address, all) }];
  });
}

/** Not within a longer address. */
function naming(text: string, address: string, all: string): string {
  return text
    .split(/([0-9a-fA-F.:]+)/)
    .map((part) => {
      const end = /[.:]$/.test(part) && part.slice(0, -1) === address ? part.slice(-1) : '';
      return part === `${address}${end}` ? `${all}${end}` : part;
    })
    .join('');
}

function within(seconds: number | null): string {
  return seconds === null || seconds === 0
    ? ''
    : `; address, files and locks are in order within ${String(seconds)} s`;
}

/** What becomes of open connections, once for moves that are alike. */
export function connectionLines(moves: readonly PlannedMove[]): readonly Told[] {
  return alike(
    moves.filter((move) => move.connections !== undefined),
    ({ connections }) => connections?.says ?? '',
  ).map(({ move, whose, of }) => ({ of: whose, says: of(move.connections?.says ?? '') }));
}

/** What happens when a host is gone and vipbook is not: once for moves that are alike. */
export function powerLines(moves: readonly PlannedMove[]): readonly Told[] {
  return alike(
    moves.filter(({ ifHostDies }) => ifHostDies !== undefined),
    ({ ifHostDies = [] }) => JSON.stringify(ifHostDies.map(({ when, then }) => [when, then])),
  ).flatMap(({ move, whose, of }) =>
    (move.ifHostDies ?? []).map(({ when, then }) => ({
      of: whose === '' ? when : `${whose}, ${when}`,
      says: of(then),
    })),
  );
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

/** Moves whose failures are undone alike; `roughly`: as many steps of the same strategy are. */
export function rollbackKinds(moves: readonly PlannedMove[], roughly: boolean): readonly Kind[] {
  return alike(moves, ({ strategy, rollback, commitStep }) =>
    JSON.stringify(roughly ? [strategy, rollback.length] : [rollback, commitStep]),
  );
}

/** What a failure, and not a death, means on either side of the commit. */
export const afterCommit =
  'A failure after the commit undoes nothing: the address stays where it went, and vipbook resume finishes what is left (so do the guards, if nobody does). To take all of it back later: vipbook rollback, which plans, checks and makes such a move the other way, with an outage of the same kind.';

function joined(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}`;
}

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
  return later ? undefined : certain ? 'the outage is over' : 'from here on it is over';
}

/** How a check of preflight is known to hold. */
export const proofs = {
  facts: 'So it was when the facts were gathered; apply looks again before it changes anything',
  apply: 'Only apply can look, and does before it changes anything',
  nobody: 'vipbook cannot check this: look yourself',
} as const;

/** It reads as a failure, and is none. */
export const oldIsLost =
  'That the old host is lost once the new one has the address is no failure: the move goes on without it.';

export const applyRefuses =
  'It asks the hosts again, under their locks, and refuses before it changes anything if the plan is not the one with this hash or was applied before, or if anything that it was made from is not so any more: playbook, inventory, addresses, files, MAC addresses. Then plan again.';
