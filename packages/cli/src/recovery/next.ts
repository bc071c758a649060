import { guardRun, type AddressLock } from '@vipbook/host';
import { openMoves, type MovePart, type RunView } from '@vipbook/journal';
import { decides, judge, whileDeciding, type HostStanding } from '@vipbook/vip';
import { byItself, type HostSays } from './look.ts';
import { notWritten, runAgain } from './typed.ts';
import { nextCommand } from './words.ts';

/** What to do next about a run. */
export interface Next {
  /** What comes before the command; absent: it can be typed now. */
  readonly first?: string;
  readonly command: string;
}

/** An address of a run, and what its hosts say; absent: they were not asked. */
export interface Asked {
  readonly part: MovePart;
  readonly hosts?: readonly HostSays[];
}

/**
 * The command to type next, or nothing. `vipbook resume` asks the hosts where the move stands, and does nothing where
 * they decide by themselves or cannot say it: then this is what comes before.
 */
export function nextOf(view: RunView, asked: readonly Asked[]): Next | undefined {
  const command = nextCommand(view) ?? (isUnwritten(asked) ? playedAgain(view) : undefined);
  if (command === undefined) return undefined;
  if (openMoves(view.state).length === 0) {
    const first = view.state.start && notWritten(view.state.start);
    return { ...(first === undefined ? {} : { first }), command };
  }
  const look = `vipbook status ${view.run}`;
  const hosts = asked.flatMap((one) => one.hosts ?? []);
  const deciding = hosts.filter(({ lock }) => decides(lock)).map(({ host }) => host);
  if (deciding.length > 0) return whileDeciding(deciding, view.run);
  const stuck = asked.flatMap((one) => beforeLook(view.run, one) ?? []);
  if (stuck.length > 0) return { first: stuck.join('; '), command: look };
  if (view.standing !== 'unseen') return { command };
  const { pid, host } = view.state.start?.by ?? {};
  const where = host === undefined ? 'where it was begun' : `on ${host}`;
  return {
    first: `make sure that it is dead (process ${String(pid ?? '?')} ${where})`,
    command,
  };
}

/** A guard has finished what the run left to it, and could not write its file. */
function isUnwritten(asked: readonly Asked[]): boolean {
  return asked.some(({ hosts = [] }) => hosts.some(({ unwritten }) => unwritten !== undefined));
}

/** Of a move that is made it only puts the files right. */
function playedAgain({ standing, state: { start } }: RunView): string | undefined {
  if (standing === 'running' || start === undefined || start.purpose === 'rollback')
    return undefined;
  return runAgain(start);
}

/** What must come before anybody can tell whose the address is; undefined: `resume` can. */
function beforeLook(run: string, { part, hosts = [] }: Asked): string | undefined {
  const { address, from, to } = part;
  const of = (role: HostSays['role']): HostStanding | undefined => {
    const says = hosts.find((one) => one.role === role && one.findings.length === 0);
    return says === undefined
      ? undefined
      : { host: says.host, lock: says.lock, held: says.held[0], quiet: false };
  };
  const [old, next] = [of('old'), of('new')];
  if (old === undefined || next === undefined) return undefined;
  const { state, where, message } = judge(address, run, old, next, from, to);
  if (state !== 'unknown') return undefined;
  const other = [old, next].find(({ lock }) => isOther(lock, run))?.lock?.holder;
  if (other !== undefined) return `wait until run ${other.run} (${other.owner}) is over`;
  if (byItself(hosts).length > 0) return 'wait for what happens by itself';
  return `${message}: ${where === 'nowhere' ? 'give it to one of them' : 'take it from one of them'} by hand`;
}

function isOther(lock: AddressLock | undefined, run: string): boolean {
  const holder = lock?.holder;
  return (
    holder !== undefined &&
    holder.run !== run &&
    holder.run !== guardRun &&
    (holder.secondsLeft >= 0 || lock?.guard !== undefined)
  );
}
