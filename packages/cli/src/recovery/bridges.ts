import { VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { BridgeFact } from '@vipbook/host';
import { readRun, type JournalStore, type MoveState, type RunView } from '@vipbook/journal';
import { movesFromJson } from '@vipbook/vip';
import { findingsOf } from '../failure.ts';
import type { ConnectionFlags } from '../options/connection.ts';
import { journals } from '../recording.ts';
import type { Terminal } from '../terminal.ts';
import { doorOf } from './recorded.ts';
import { cleanCommand, clock, span } from './words.ts';

/** A bridge on a host, as it says itself; or, where it was not or could not be asked, as the journal says. */
export interface StandingBridge {
  readonly host: string;
  readonly address: string;
  /** Milliseconds since 1970, by this machine's clock. From the journal: at the latest. */
  readonly until: number;
  /** The run that made it; undefined: no run in these journals. */
  readonly run?: string;
  /** What ends it before its time. */
  readonly remedy: string;
  /** What the host says; undefined: only the journal says so. */
  readonly seen?: BridgeFact;
}

/** What a run made, and when it is over at the latest. */
interface Made {
  readonly view: RunView;
  readonly move: MoveState;
  readonly host: string;
  readonly address: string;
  readonly until: number;
}

export interface Bridges {
  readonly bridges: readonly StandingBridge[];
  readonly findings: readonly Diagnostic[];
}

/** Bridges that runs have made and whose time is not over, oldest run first. Without `run`: of all runs. */
export function madeBridges(terminal: Terminal, now: number, run?: string): readonly Made[] {
  const { store, processes } = journals(terminal);
  const latest = new Map<string, Made>();
  for (const name of run === undefined ? store.runs() : [run]) {
    if (!hasBridge(store, name)) continue;
    try {
      const view = readRun(store, name, processes);
      for (const made of view.state.moves.flatMap((move) => madeBy(view, move)))
        if (made.until > now) latest.set(`${made.host} ${made.address}`, made);
    } catch (error) {
      // A journal that cannot be read is named where it is open; of others it would be named for ever.
      if (!(error instanceof VipbookError)) throw error;
    }
  }
  return [...latest.values()];
}

/** Most journals have none, and need not be read line by line. */
function hasBridge(store: JournalStore, run: string): boolean {
  const bytes = store.read(run);
  return bytes !== undefined && Buffer.from(bytes).includes('"bridgeSeconds"');
}

function madeBy(view: RunView, move: MoveState): readonly Made[] {
  if (move.end?.end === 'undone' || move.steps.length === 0) return [];
  const begun = move.end?.at ?? view.state.lastAt ?? move.intent.at;
  try {
    return movesFromJson(move.intent.inputs).flatMap(({ request }): Made[] => {
      const { address, from: host, bridgeSeconds } = request;
      if (bridgeSeconds === undefined) return [];
      return [{ view, move, host, address, until: begun + bridgeSeconds * 1000 }];
    });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [];
  }
}

/** When what the move has made leads nowhere any more, at the latest. Undefined: it made no bridge. */
export function leadsUntil(view: RunView, move: MoveState): number | undefined {
  return madeBy(view, move)[0]?.until;
}

/** Each host is asked once, as the last of the runs reached it; nothing is changed. All its bridges are told. */
export async function standingBridges(
  all: readonly Made[],
  init: {
    readonly flags: ConnectionFlags & { readonly offline?: boolean };
    readonly terminal: Terminal;
    readonly signal: AbortSignal;
  },
): Promise<Bridges> {
  const bridges: StandingBridge[] = [];
  const findings: Diagnostic[] = [];
  for (const host of new Set(all.map((made) => made.host))) {
    const here = all.filter((made) => made.host === host);
    const last = here.at(-1);
    if (last === undefined) continue;
    const remedy = cleanCommand(last.view, host);
    const said = init.flags.offline === true ? undefined : await ask(last, init, findings);
    if (said === undefined)
      bridges.push(
        ...here.map(({ view, address, until }) => ({
          host,
          address,
          until,
          run: view.run,
          remedy,
        })),
      );
    for (const seen of said ?? []) {
      const run = here.find(({ address }) => address === seen.address)?.view.run;
      const until = Date.now() + seen.secondsLeft * 1000;
      const { address } = seen;
      bridges.push({ host, address, until, remedy, ...(run === undefined ? {} : { run }), seen });
    }
  }
  return { bridges, findings };
}

async function ask(
  { view, move, host }: Made,
  init: Parameters<typeof standingBridges>[1],
  findings: Diagnostic[],
): Promise<readonly BridgeFact[] | undefined> {
  try {
    const door = await doorOf(view, [move], init);
    try {
      const { bridges = [] } = await (await door.host(host)).facts({ signal: init.signal });
      return bridges.filter(({ secondsLeft }) => secondsLeft > 0);
    } finally {
      await door.close();
    }
  } catch (error) {
    findings.push(...findingsOf(error));
    return undefined;
  }
}

const does = { dnat: 'is translated to', 'hand-on': 'is handed on to' } as const;

/** `old: 10.8.0.60 is translated to 192.168.1.51 until 2026-11-26 03:10:00 (42 min left), run …` */
export function bridgeText({ host, address, until, run, seen }: StandingBridge): string {
  const left = `${clock(until)} (${span(until - Date.now())} left)`;
  const by = run === undefined ? '' : `, run ${run}`;
  return seen === undefined
    ? `${host}: not asked; the journal: a bridge of ${address}, until ${left} at the latest${by}`
    : `${host}: what comes for ${address} ${does[seen.how]} ${seen.to} until ${left}${by}`;
}

export function bridgeForPrograms(bridge: StandingBridge): Record<string, unknown> {
  const { host, address, until, run, remedy, seen } = bridge;
  return {
    host,
    address,
    how: seen?.how ?? null,
    to: seen?.to ?? null,
    secondsLeft: seen?.secondsLeft ?? null,
    until,
    run: run ?? null,
    from: seen === undefined ? 'journal' : 'host',
    remedy,
  };
}
