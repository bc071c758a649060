import { diagnostic } from '@vipbook/diagnostics';
import type { Operation } from '@vipbook/host';
import { quiet, renew } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type MoveStep } from './step.ts';
import { withoutOldMs } from './timing.ts';
import { outcome } from './verify.ts';

/** Connections that only the old host knows are waited for, until they end or the time is over. */

/** How often the drain looks at the old host's connections. */
const drainEveryMs = 200;
/** A client whose first SYN-ACK was lost has asked twice more by then (after 1 and 3 s; RFC 6298). */
const openedWithinMs = 3200;

/** Are connections that only the old host knows waited for? */
export function drains({ old, request }: MoveFacts): boolean {
  const canCount = (old.facts.tools['ss'] ?? null) !== null;
  return request.drain > 0 && request.connections !== 'drop' && canCount;
}

/** A long drain outlives the silence and the lease: both are renewed with each look. */
function renewals(move: MoveFacts): {
  readonly old: readonly Operation[];
  readonly new: Operation;
} {
  return {
    old: move.quietable ? [quiet(move, true)] : [],
    new: renew(move),
  };
}

/** Of several moves one that has nothing to wait for: while the others wait, its hosts must not decide by themselves. */
export function waitWithOthers(move: MoveFacts): MoveStep {
  const { old, new: next, request } = move;
  const renewed = renewals(move);
  const { address } = request;
  const title = `keep ${address} while the others wait`;
  // Whatever a host is asked under the move's lock tells its guard that the controller lives.
  const lives: Operation = { do: 'lock.query', address };
  return {
    phase: 'drain',
    title: 'open connections end on the old host',
    without: [old.host],
    withoutForMs: withoutOldMs(move.hold.timing),
    actions: [
      { host: old.host, title, operations: renewed.old.length > 0 ? renewed.old : [lives] },
      { host: next.host, title: 'renew the lease', operations: [renewed.new] },
    ],
    undo: [],
  };
}

/** Wait for the connections that only the old host knows. */
export function drainStep(move: MoveFacts): readonly MoveStep[] {
  const { address, drain } = move.request;
  if (!drains(move)) return [];
  const renewed = renewals(move);
  return [
    {
      phase: 'drain',
      title: 'open connections end on the old host',
      without: [move.old.host],
      withoutForMs: withoutOldMs(move.hold.timing),
      actions: [
        {
          host: move.old.host,
          title: `count open connections of ${address}, for ${String(drain)} s at most`,
          operations: [{ do: 'flow.count', address }, ...renewed.old],
        },
        {
          host: move.new.host,
          title: 'renew the lease',
          operations: [renewed.new],
        },
      ],
      undo: [],
      judge(results, elapsedMs) {
        const counted = outcome(results, move.old.host, 0, 'flow.count');
        const { open = 0, halfOpen = 0 } = counted ?? {};
        const left = drain * 1000 - elapsedMs;
        // Half-open ones of clients that are gone, of scans and floods, stay for a minute: no reason to wait.
        if (open === 0 && (halfOpen === 0 || elapsedMs > openedWithinMs || left <= 0)) return fine;
        const note =
          open === 0
            ? `${String(halfOpen)} connection${halfOpen === 1 ? '' : 's'} being opened on ${move.old.host}`
            : `${String(open)} connection${open === 1 ? '' : 's'} still open on ${move.old.host}`;
        if (left > 0) {
          return {
            ...fine,
            note: `${note}, waiting ${String(Math.ceil(left / 1000))} s at most`,
            againAfterMs: drainEveryMs,
          };
        }
        return {
          errors: [],
          warnings: [
            diagnostic('VIP027', {
              message: `${note} after ${String(drain)} s: ${open === 1 ? 'it breaks' : 'they break'} now`,
              where: { host: move.old.host },
            }),
          ],
          note,
        };
      },
    },
  ];
}
