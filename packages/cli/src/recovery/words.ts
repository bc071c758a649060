import {
  directionOf,
  isBridge,
  lastStep,
  openMoves,
  partsOf,
  type MoveState,
  type RunView,
} from '@vipbook/journal';
import { listed } from '@vipbook/vip';
import { runAgain, typed } from './typed.ts';

/** `2026-11-26 01:04:58`, by this machine's clock. */
export function clock(at: number): string {
  const date = new Date(at);
  const two = (number: number): string => String(number).padStart(2, '0');
  const day = `${String(date.getFullYear())}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  return `${day} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

/** `0.35 s`, `12 s`, `3 min`, `2 h`, `5 days`. */
export function span(milliseconds: number): string {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  if (seconds < 120) return `${String(Math.round(seconds))} s`;
  if (seconds < 7200) return `${String(Math.round(seconds / 60))} min`;
  if (seconds < 172_800) return `${String(Math.round(seconds / 3600))} h`;
  return `${String(Math.round(seconds / 86_400))} days`;
}

const exits: Readonly<Record<number, string>> = {
  0: 'well',
  2: 'a host failed',
  4: 'unreachable or playbook error',
  99: 'interrupted',
};

/** A step that waits says the same again and again, at most its seconds change: once is enough. */
export function unrepeated(): (text: string) => boolean {
  // Three lines make a round of the longest wait, that for a yes.
  const remembered = 4;
  let last: readonly string[] = [];
  return (text) => {
    const key = text.replaceAll(/\b\d+ s\b/g, '');
    const known = last.includes(key);
    last = [...last.filter((one) => one !== key), key].slice(-remembered);
    return !known;
  };
}

/** How a run stands, in a word or two. */
export function outcomeText({ state, standing }: RunView): string {
  switch (standing) {
    case 'empty':
      return 'never began';
    case 'running':
      return 'running';
    case 'unseen':
      return 'perhaps running elsewhere';
    case 'unfinished':
      return 'UNFINISHED';
    case 'broken-off':
      return 'killed between tasks';
    case 'finished': {
      if (state.end === undefined) return state.settled?.reason ?? 'settled';
      const code = state.end.exitCode;
      return exits[code] ?? `exit code ${String(code)}`;
    }
  }
}

export function moveEndText(move: MoveState): string {
  if (move.end !== undefined) return move.end.end;
  return directionOf(move) === 'nothing' ? 'not begun' : 'open';
}

/** `192.168.1.60 old -> new (done)`; of several that move together each is told. */
export function moveText(move: MoveState): string {
  const parts = partsOf(move).map(({ address, from, to }) => `${address} ${from} -> ${to}`);
  return `${parts.join(', ')} (${isBridge(move) ? 'bridge, ' : ''}${moveEndText(move)})`;
}

/** `192.168.1.60 and 192.168.1.61` */
export function addressesText(move: MoveState): string {
  return listed(partsOf(move).map(({ address }) => address));
}

/** `192.168.1.60 from old to new` */
export function partsText(move: MoveState): string {
  const parts = partsOf(move);
  const hosts = (side: 'from' | 'to'): string =>
    listed([...new Set(parts.map((part) => part[side]))]);
  return `${addressesText(move)} from ${hosts('from')} to ${hosts('to')}`;
}

/** `192.168.1.60 is on new, 192.168.1.61 is on other` */
export function placesText(move: MoveState, side: 'from' | 'to'): string {
  if (isBridge(move)) {
    const { address, from, to } = move.intent;
    return `${address} is on ${from}, and leads ${side === 'to' ? `to ${to}` : 'nowhere'}`;
  }
  return partsOf(move)
    .map((part) => `${part.address} is on ${part[side]}`)
    .join(', ');
}

/** What takes away what a run has left on a host, reached as the run reached it. */
export function cleanCommand({ state }: RunView, host: string): string {
  const become = state.moves
    .filter((move) => partsOf(move).some(({ from, to }) => from === host || to === host))
    .find(({ intent }) => intent.become !== undefined)?.intent.become;
  return typed(['clean', host], state.start, become);
}

/** How to say yes to a run that lives and waits for it. */
export function confirmCommand(view: RunView): string | undefined {
  if (view.standing !== 'running') return undefined;
  return openMoves(view.state).some(isAtConsent) ? `vipbook confirm ${view.run}` : undefined;
}

/** As far as the journal knows, it waits for a yes. */
export function isAtConsent(move: MoveState): boolean {
  const last = lastStep(move);
  return last?.intent.phase === 'consent' && last.outcome === undefined;
}

/** The one command to type next, or nothing. */
export function nextCommand(view: RunView): string | undefined {
  if (view.standing === 'running') return undefined;
  if (openMoves(view.state).length > 0)
    return `vipbook resume ${view.run}${view.standing === 'unseen' ? ' --take-over' : ''}`;
  const { start, pending } = view.state;
  if (view.standing !== 'unfinished' || pending.length === 0 || start === undefined)
    return undefined;
  return runAgain(start);
}
