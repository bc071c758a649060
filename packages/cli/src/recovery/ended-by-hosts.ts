import { VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import {
  encodeEntry,
  isBridge,
  openMoves,
  type MovePart,
  type MoveState,
  type RunView,
} from '@vipbook/journal';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';
import { leadsUntil } from './bridges.ts';
import { holdersOf, waiting, type HostSays } from './look.ts';

/** A move, and what its hosts say of it. Without hosts: not asked. */
export interface Seen {
  readonly move: MoveState;
  /** Which of its addresses. */
  readonly part: MovePart;
  readonly hosts?: readonly HostSays[];
}

/** What is told of a run. */
export interface Report {
  readonly view: RunView;
  readonly moves: readonly Seen[];
  readonly findings: readonly Diagnostic[];
}

/**
 * The hosts of a dead run have ended its moves by themselves: nothing of it is there any more, and each address is
 * on one host for good, by its interfaces file, too. Then the journal may say so, and nobody is told of the run again.
 */
export function endedByHosts({ view, moves }: Report, now: number): string | undefined {
  if (view.standing !== 'unfinished' || openMoves(view.state).length === 0) return undefined;
  const places = moves.map(({ move, part, hosts = [] }): string | undefined => {
    // It has no lock any more, its address is where it was, and it goes on for a time all the same.
    if (isBridge(move) && (leadsUntil(view, move) ?? 0) > now) return undefined;
    const quiet = hosts.every(
      ({ findings, lock, unwritten }) =>
        findings.length === 0 &&
        unwritten === undefined &&
        (lock?.holder === undefined || lock.holder.secondsLeft < 0) &&
        lock?.guard === undefined,
    );
    const [holder, ...others] = holdersOf(hosts);
    if (!quiet || holder === undefined || others.length > 0) return undefined;
    const forGood = holder.held.every(({ lifetime }) => lifetime === 'forever');
    return forGood ? `${part.address} is on ${holder.host}` : undefined;
  });
  return places.includes(undefined) ? undefined : places.join(', ');
}

export function waitingIn(moves: readonly Seen[]): ReturnType<typeof waiting> {
  return moves.flatMap(({ hosts = [] }) => waiting(hosts));
}

/**
 * How the hosts have ended an open move of such a run; undefined: some of its addresses are on their new hosts, some are
 * not, which is neither.
 */
function endOf(move: MoveState, moves: readonly Seen[]): 'done' | 'undone' | undefined {
  const own = moves.filter((seen) => seen.move === move);
  const allOn = (side: 'from' | 'to'): boolean =>
    own.length > 0 && own.every(({ part, hosts = [] }) => holdersOf(hosts)[0]?.host === part[side]);
  if (allOn('from')) return 'undone';
  return allOn('to') ? 'done' : undefined;
}

/** With the end of each move: what a rollback takes back is the last move that was made, whoever ended it. */
export function settle({ view, moves }: Report, places: string, terminal: Terminal): void {
  const { store } = journals(terminal);
  try {
    const file = store.append(view.run);
    for (const open of openMoves(view.state)) {
      const end = endOf(open, moves);
      if (end === undefined) continue;
      const { move } = open.intent;
      file.write(encodeEntry({ entry: 'move-end', at: Date.now(), move, end, by: 'its hosts' }));
    }
    const reason = `ended by the hosts themselves: ${places}`;
    file.write(encodeEntry({ entry: 'settled', at: Date.now(), reason }));
    file.close();
    store.close(view.run);
  } catch (error) {
    // To look must be possible where nothing can be written.
    if (!(error instanceof VipbookError)) throw error;
  }
}
