import { listed } from '../listed.ts';
import type { MoveWatched, Watch } from '../watch.ts';

/** `192.168.1.60 stays on new for 15 s` */
export function watchTitle({ moves, seconds }: Watch): string {
  const addresses = listed(moves.map(({ request }) => request.address));
  const hosts = listed([...new Set(moves.map((move) => move.new.host))]);
  return `${addresses} ${moves.length === 1 ? 'stays' : 'stay'} on ${hosts} for ${String(seconds)} s`;
}

/** Who said what at the last look; of which address, where it is not the same of all. */
export function watchedText(seen: readonly MoveWatched[]): string {
  const parts = (['heard', 'held', 'unknown'] as const).flatMap((last) => {
    const own = seen.filter((each) => each.last === last);
    if (own.length === 0) return [];
    const hosts = new Set(own.map(({ move }) => `${move.new.host} (${move.new.mac})`));
    const names = listed([...hosts]);
    const text =
      last === 'heard'
        ? `only ${names} answered`
        : last === 'held'
          ? `${names} still ${hosts.size > 1 ? 'hold' : 'holds'} it`
          : 'nobody could tell who has it';
    const addresses = listed(own.map(({ move }) => move.request.address));
    return [own.length === seen.length ? text : `${addresses}: ${text}`];
  });
  return parts.join('; ');
}
