import type { Operation } from '@vipbook/host';
import {
  advertiseAtOnce,
  advertiseNoMore,
  advertises,
  announce,
  announceOwn,
  askQuickly,
  claim,
  endTraffic,
  hasten,
  hush,
  release,
  restore,
  restoreAnnounce,
  restoreAsking,
  readyTitle,
} from './operations.ts';
import { closeBridge, handOn, reopenBridge } from './bridge.ts';
import { commitSteps } from './commit.ts';
import { flushStep } from './flush.ts';
import { fenced, giveUpFiles, guardNew, guardOld, letGo, lockStep } from './hold.ts';
import type { MoveFacts } from './sides.ts';
import type { MoveStep } from './step.ts';
import { judgeAcknowledgements, verifyStep } from './verify.ts';
import { witnessOf } from './witness.ts';

/**
 * From when the new host was ready, before the old one let go. An old host that rebooted right after it, or whose lock
 * was broken, listens for 3.6 s at least before it takes the address back: a later word would make two.
 */
const withinSeconds = 3;

/**
 * Never two: the old host has let go, and said so, before the new one takes the address. Everything
 * that can be done beforehand is, so that the outage is one round trip and the announcement.
 */
export function breakBeforeMake(move: MoveFacts): readonly MoveStep[] {
  const { request, old, new: next, hold } = move;
  const { address } = request;
  const { noDad, ...claimed } = claim(move, hold.timing.lease);
  const add = advertises(next, move) || noDad === undefined ? claimed : { ...claimed, noDad };
  const unstage: Operation = { do: 'address.unstage', address };
  // The old host is told too: it is what waits for the address, see below.
  const toTell = old.own === undefined ? [] : [old.own.address];
  const [first, direct] = announce(next, {
    ...move,
    neighbours: [...move.neighbours, ...toTell],
  });
  // What neighbours still send to the old host goes on to whoever has the address next. Until that is
  // known the old host's kernel keeps the packets in its queue for an unresolved neighbour (some 256
  // small ones), and sends them on when the new host announces: late, not lost.
  const forward = (to: string | null): readonly Operation[] =>
    move.quietable
      ? [
          {
            do: 'flow.relay',
            address,
            to,
            device: old.device,
            seconds: hold.timing.quiet + (request.confirmSeconds ?? 0),
            of: 'everything',
          },
        ]
      : [];
  const uncount = endTraffic(move);
  const unforward: readonly Operation[] =
    forward(null).length === 0 ? [] : [...forward(null), ...uncount, { do: 'nft.tidy' }];
  const steps: readonly MoveStep[] = [
    {
      phase: 'arm',
      title: 'the file of the old host no longer names the address',
      actions: [
        {
          host: old.host,
          title: `arm the guard, and write the interfaces file without ${address}`,
          operations: [
            guardOld(move, {
              take: [restore(move), ...announce(old, move)],
              drop: [release(old, move)],
              keep: [
                ...unforward,
                ...old.files.restore,
                ...old.files.stateBefore,
                restoreAnnounce(old),
              ],
              forget: [
                hush(move),
                release(old, move),
                ...unforward,
                ...old.files.write,
                ...old.files.state,
                restoreAnnounce(old),
                ...handOn(move),
              ],
            }),
            ...closeBridge(old, address),
            announceOwn(old),
            hush(move),
            ...forward(address),
            // An entry left from an earlier move would send packets where the address is not yet.
            { do: 'neighbour.flush', address },
            ...old.files.write,
            hasten(true),
          ],
        },
        {
          host: next.host,
          title: readyTitle(move),
          operations: [
            guardNew(move, {
              take: [claim(move, 'forever'), ...announce(next, move)],
              drop: [release(next, move)],
              keep: [
                ...next.files.write,
                ...next.files.state,
                unstage,
                ...uncount,
                restoreAnnounce(next),
                ...restoreAsking(next, move),
              ],
              forget: [
                hush(move),
                unstage,
                release(next, move),
                ...uncount,
                ...giveUpFiles(next),
                restoreAnnounce(next),
                ...restoreAsking(next, move),
              ],
            }),
            ...closeBridge(next, address),
            announceOwn(next),
            ...askQuickly(next, move),
          ],
        },
      ],
      undo: [
        {
          host: old.host,
          title: 'put the interfaces file and the settings back, and let the guard go',
          operations: [
            ...unforward,
            ...old.files.restore,
            ...reopenBridge(old, address),
            restoreAnnounce(old),
            hasten(false),
            ...letGo(move),
          ],
        },
        {
          host: next.host,
          title: 'take down what was there for the move, and let the guard go',
          operations: [
            unstage,
            ...uncount,
            ...reopenBridge(next, address),
            restoreAnnounce(next),
            ...restoreAsking(next, move),
            hasten(false),
            ...letGo(move),
          ],
        },
      ],
    },
    readyStep(move, [
      // What is staged runs as its shell does. A kernel that advertises the address itself does so in a worker of its own,
      // which what runs in real time would keep waiting.
      ...(advertises(next, move) ? [] : [hasten(true)]),
      ...advertiseAtOnce(next, move),
      { ...add, do: 'address.stage', seconds: hold.timing.lease },
    ]),
    {
      phase: 'cut-over',
      title: 'the old host lets go',
      actions: [{ host: old.host, title: `delete ${address}`, operations: [release(old, move)] }],
      undo: [
        {
          host: old.host,
          title: `take ${address} back and announce it`,
          operations: [restore(move), ...announce(old, move)],
        },
      ],
    },
    {
      phase: 'claim',
      ahead: true,
      title: 'the new host takes the address and announces it',
      actions: [
        {
          host: next.host,
          title: `take ${address} and announce it`,
          operations: [
            { ...add, do: 'address.trigger', withinSeconds },
            // Whatever became of the trigger: after `add` it is certain, and announced to each neighbour. A kernel that
            // advertises the address itself is left a processor to do so.
            ...(advertises(next, move) ? [add, first] : [first, add]),
            direct,
            // Not for as long as a person thinks about it: see `advertises`.
            ...advertiseNoMore(next, move),
          ],
        },
      ],
      undo: [
        {
          host: next.host,
          title: `give up ${address}`,
          operations: [hush(move), release(next, move)],
        },
      ],
      // Never two: the old host takes it back only once the new one is silent, or its lease has lapsed.
      witness: witnessOf(move),
      judge: (results) => judgeAcknowledgements(move, results, next.host, 3),
    },
    ...flushStep(move),
    verifyStep(move),
    ...commitSteps(move, {
      release: [hasten(false), ...unforward, ...handOn(move)],
      settle: [hasten(false), unstage, ...uncount],
    }),
  ];
  return [
    lockStep(move),
    ...steps.map((step) => (step.phase === 'watch' ? step : fenced(move, step))),
  ];
}

/**
 * A step of its own, right before the cut-over, because the time of the word to take the address begins here: a slow
 * disk of the old host, or addresses that are handed over before this one, must not use it up. Nothing is away yet.
 */
function readyStep({ new: next, request }: MoveFacts, operations: readonly Operation[]): MoveStep {
  return {
    phase: 'ready',
    title: 'the new host waits for the word to take the address',
    actions: [
      {
        host: next.host,
        title: `start what takes ${request.address}, and let it wait`,
        operations,
      },
    ],
    // What it left goes when all is taken down.
    undo: [],
  };
}
