import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import { listed } from '../listed.ts';
import type { MoveFacts } from '../sides.ts';
import type { Sight } from './questions.ts';

/** A frame can get lost, and its answer too: so many looks in a row without any answer, and nobody is there. */
const silences = 3;

/** What all looks so far say of one address. */
export interface Seen {
  /** Those that somebody answered. */
  readonly looks: number;
  /** In a row, in which nobody answered the old host for the address, although its link works. */
  readonly silent: number;
  /** The first one: it stays, whatever is seen later. */
  readonly flip: Diagnostic | undefined;
  /** By the last look: the old host heard the new one; or the new one itself said that it holds it. */
  readonly last: 'heard' | 'held' | 'unknown';
}

export const unseen: Seen = { looks: 0, silent: 0, flip: undefined, last: 'unknown' };

export function see(move: MoveFacts, before: Seen, sight: Sight): Seen {
  const { fromOld, fromNew, oldHolds, newHolds } = sight;
  const told = [fromOld, fromNew, oldHolds, newHolds].some((each) => each !== undefined);
  const silent = fromOld?.length === 0 && !isDeaf(sight) ? before.silent + 1 : 0;
  return {
    looks: before.looks + (told ? 1 : 0),
    silent,
    flip: before.flip ?? flipOf(move, sight, silent),
    last:
      fromOld?.includes(move.new.mac) === true ? 'heard' : newHolds === true ? 'held' : 'unknown',
  };
}

/** One more look will tell. */
export function isDoubtful({ silent, flip }: Seen): boolean {
  return flip === undefined && silent > 0;
}

/**
 * Is the old host's link down, its cable pulled? Then that it hears nobody says nothing of the new host. That one's own
 * address tells it as long as it is there; one that is gone is silent at it, too.
 */
function isDeaf({ hearsNew, hearsGateway, newHolds }: Sight): boolean {
  if (hearsNew === true || hearsGateway === true) return false;
  return hearsGateway === false || (newHolds === true && hearsNew === false);
}

function flipOf(
  { old, new: next, request }: MoveFacts,
  { fromOld = [], fromNew = [], oldHolds, newHolds }: Sight,
  silent: number,
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
  return silent < silences
    ? undefined
    : tell(`${next.host} (${next.mac}) no longer answers for ${address}`);
}

/** @param why - a host gave no answer, or could not do what it was asked */
export function unknown(
  { old, new: next, request }: MoveFacts,
  { fromOld, oldHolds }: Sight,
  why: (host: string) => string | undefined,
): Diagnostic {
  const { address } = request;
  const reason = (host: string): string => why(host) ?? `${host} gave no answer`;
  const heardNothing =
    fromOld === undefined
      ? (why(old.host) ?? `${old.host} cannot ask the wire for it`)
      : `${old.host} hears nobody on ${old.device}`;
  return diagnostic('VIP066', {
    message:
      oldHolds === undefined && fromOld === undefined
        ? `neither ${old.host} nor ${next.host} could be asked who has ${address}: ${reason(old.host)}; ${reason(next.host)}`
        : `${next.host} could not be asked whether it still has ${address}, and ${old.host} cannot tell: ${reason(next.host)}; ${heardNothing}`,
    where: { host: old.host },
  });
}
