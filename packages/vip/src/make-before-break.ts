import { diagnostic } from '@vipbook/diagnostics';
import type { Operation } from '@vipbook/host';
import {
  announce,
  announceOwn,
  claim,
  hush,
  leaseSeconds,
  quiet,
  quietSeconds,
  release,
  restoreAnnounce,
} from './operations.ts';
import { commitSteps } from './commit.ts';
import { flushStep } from './flush.ts';
import type { MoveFacts } from './sides.ts';
import { fine, type MoveStep } from './step.ts';
import { judgeAcknowledgements, outcome, verifyStep } from './verify.ts';

/** How often the drain looks at the old host's connections. */
const drainEveryMs = 200;

/**
 * Both hosts hold the address for a moment, the new one silent until it announces. The order is what
 * makes it lossless: both silent at once is the only real danger, so the old host falls silent last.
 */
export function makeBeforeBreak(move: MoveFacts): readonly MoveStep[] {
  const { request, old, new: next } = move;
  const { address } = request;
  const relay: readonly Operation[] =
    move.quietable && old.own !== undefined
      ? [
          {
            do: 'flow.relay',
            address,
            to: old.own.address,
            device: next.device,
            seconds: Math.ceil(quietSeconds + request.drain),
          },
        ]
      : [];
  const endRelay: readonly Operation[] =
    relay.length === 0
      ? []
      : [{ do: 'flow.relay', address, to: null, device: next.device, seconds: 0 }];
  const tidy: readonly Operation[] = move.quietable ? [{ do: 'nft.tidy' }] : [];
  const quieten = (on: boolean): readonly Operation[] => (move.quietable ? [quiet(move, on)] : []);

  return [
    {
      phase: 'arm',
      title: 'the old host keeps the address, and its file no longer names it',
      actions: [
        {
          host: old.host,
          title: `write the interfaces file without ${address}`,
          operations: [announceOwn(old), hush(move), ...old.files.write],
        },
        {
          host: next.host,
          title: 'send ARP from own addresses only',
          operations: [announceOwn(next)],
        },
      ],
      undo: [
        {
          host: old.host,
          title: 'put the interfaces file back',
          operations: [...old.files.restore, restoreAnnounce(old)],
        },
        { host: next.host, title: 'restore arp_announce', operations: [restoreAnnounce(next)] },
      ],
    },
    {
      phase: 'claim',
      title: 'the new host holds the address, silent, as a lease',
      actions: [
        {
          host: next.host,
          title: `hold ${address}/${String(move.prefix)} on ${next.device} silently, for ${String(leaseSeconds)} s at most`,
          operations: [...quieten(true), ...relay, claim(move, leaseSeconds)],
        },
      ],
      undo: [
        {
          host: next.host,
          title: `give up ${address}`,
          operations: [
            ...quieten(true),
            release(next, move),
            ...endRelay,
            ...quieten(false),
            ...tidy,
          ],
        },
      ],
    },
    {
      phase: 'cut-over',
      title: 'the new host announces the address',
      actions: [
        {
          host: next.host,
          title: `announce ${address} to the segment and to each neighbour`,
          operations: [...quieten(false), ...announce(next, move)],
        },
      ],
      undo: [
        {
          host: next.host,
          title: `fall silent for ${address}`,
          operations: [hush(move), ...quieten(true)],
        },
      ],
      judge: (results) => judgeAcknowledgements(move, results, next.host, move.quietable ? 2 : 1),
    },
    {
      phase: 'quiet',
      title: 'the old host falls silent for the address, and keeps it',
      actions: [
        {
          host: old.host,
          title: `fall silent for ${address}`,
          operations: quieten(true),
        },
      ],
      undo: [
        // At the same time: what the new host repeats must not come after what the old one says.
        { host: next.host, title: 'announce it no more', operations: [hush(move)] },
        {
          host: old.host,
          title: `announce ${address} again`,
          operations: [...quieten(false), ...announce(old, move), ...tidy],
        },
      ],
    },
    ...flushStep(move),
    // Without nft the old host cannot be silenced, so it must let go before the wire can be judged.
    ...(move.quietable ? [verifyStep(move)] : []),
    ...drainStep(move),
    ...commitSteps(move, {
      release: [release(old, move), ...quieten(false), ...tidy],
      settle: [...endRelay, ...tidy],
    }),
  ];
}

/** Wait for the connections that only the old host knows. */
function drainStep(move: MoveFacts): readonly MoveStep[] {
  const { address, drain } = move.request;
  if (drain <= 0 || (move.old.facts.tools['ss'] ?? null) === null) return [];
  return [
    {
      phase: 'drain',
      title: 'open connections end on the old host',
      actions: [
        {
          host: move.old.host,
          title: `count open connections of ${address}, for ${String(drain)} s at most`,
          operations: [
            { do: 'flow.count', address },
            // A long drain outlives the silence and the lease: both are renewed with each look.
            ...(move.quietable ? [quiet(move, true)] : []),
          ],
        },
        {
          host: move.new.host,
          title: 'renew the lease',
          operations: [
            {
              do: 'address.lifetime',
              device: move.new.device,
              address,
              prefix: move.prefix,
              lifetime: leaseSeconds,
            },
          ],
        },
      ],
      undo: [],
      judge(results, elapsedMs) {
        const open = outcome(results, move.old.host, 0, 'flow.count')?.open ?? 0;
        if (open === 0) return fine;
        const left = drain * 1000 - elapsedMs;
        const note = `${String(open)} connection${open === 1 ? '' : 's'} still open on ${move.old.host}`;
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
