import type { Operation } from '@vipbook/host';
import {
  announce,
  announceOwn,
  askQuickly,
  claim,
  endTraffic,
  hush,
  quiet,
  release,
  restore,
  restoreAnnounce,
  restoreAsking,
  readyTitle,
  traffic,
} from './operations.ts';
import { closeBridge, handOn, reopenBridge } from './bridge.ts';
import { commitSteps } from './commit.ts';
import { drainStep } from './drain.ts';
import { flushStep } from './flush.ts';
import { fenced, giveUpFiles, guardNew, guardOld, letGo, lockStep } from './hold.ts';
import { bothAnswer, type MoveFacts } from './sides.ts';
import type { MoveStep } from './step.ts';
import { judgeAcknowledgements, verifyStep } from './verify.ts';

/** Are packets of connections that only the old host knows handed on to it? */
export function relays({ quietable, old, request }: MoveFacts): boolean {
  return quietable && old.own !== undefined && request.connections !== 'drop';
}

/** What silences, relays and takes down again: nothing of it without nft. */
interface Parts {
  readonly relay: readonly Operation[];
  /** Asked of the old host, for what is left to it. */
  readonly opening: readonly Operation[];
  /** Filled when it is sent, with what the old host said last (`Openings`). */
  readonly leave: readonly Operation[];
  readonly endRelay: readonly Operation[];
  readonly tidy: readonly Operation[];
  readonly quieten: (on: boolean) => readonly Operation[];
}

function partsOf(move: MoveFacts): Parts {
  const { old, new: next, request, hold } = move;
  const { address } = request;
  const kept = old.own !== undefined && relays(move);
  const way = {
    address,
    to: old.own?.address ?? '',
    device: next.device,
    seconds: Math.ceil(hold.timing.quiet + request.drain + (request.confirmSeconds ?? 0)),
  };
  const relay: readonly Operation[] = kept ? [{ do: 'flow.relay', ...way }] : [];
  return {
    relay,
    opening: kept ? [{ do: 'flow.opening', address }] : [],
    leave: kept ? [{ do: 'flow.leave', ...way, opening: [] }] : [],
    endRelay:
      relay.length === 0
        ? []
        : [{ do: 'flow.relay', address, to: null, device: next.device, seconds: 0 }],
    tidy: move.quietable ? [...endTraffic(move), { do: 'nft.tidy' }] : [],
    quieten: (on) => (move.quietable ? [quiet(move, on)] : []),
  };
}

/**
 * Both hosts hold the address for a moment, the new one silent until it announces. The order is what
 * makes it lossless: both silent at once is the only real danger, so the old host falls silent last.
 */
export function makeBeforeBreak(move: MoveFacts): readonly MoveStep[] {
  const { old, new: next } = move;
  const { tidy, quieten, leave, endRelay } = partsOf(move);
  const steps: readonly MoveStep[] = [
    armStep(move),
    claimStep(move),
    cutOverStep(move),
    quietStep(move),
    ...flushStep(move),
    verifyStep(move, { counted: true, first: leave }),
    ...drainStep(move),
    ...commitSteps(move, {
      release: [release(old, move), ...quieten(false), ...tidy, ...handOn(move)],
      settle: [...endRelay, ...tidy],
      // Until now the old host answered, too: who asked meanwhile may have heard it last.
      alone: bothAnswer(move) ? announce(next, move) : [],
    }),
  ];
  return [
    lockStep(move),
    ...steps.map((step) => (step.phase === 'watch' ? step : fenced(move, step))),
  ];
}

function armStep(move: MoveFacts): MoveStep {
  const { old, new: next, request } = move;
  const { address } = request;
  const { tidy, quieten, opening, endRelay } = partsOf(move);
  return {
    phase: 'arm',
    title: 'the old host keeps the address, and its file no longer names it',
    actions: [
      {
        host: old.host,
        title: `arm the guard, and write the interfaces file without ${address}`,
        operations: [
          guardOld(move, {
            take: [...quieten(false), restore(move), ...announce(old, move)],
            drop: [release(old, move)],
            keep: [...old.files.restore, ...old.files.stateBefore, restoreAnnounce(old), ...tidy],
            forget: [
              hush(move),
              release(old, move),
              ...quieten(false),
              ...tidy,
              ...old.files.write,
              ...old.files.state,
              restoreAnnounce(old),
              ...handOn(move),
            ],
          }),
          ...closeBridge(old, address),
          announceOwn(old),
          hush(move),
          ...old.files.write,
          // As late as the old host can be asked before the new one speaks, and waits for no answer.
          ...opening,
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
              ...endRelay,
              ...tidy,
              restoreAnnounce(next),
              ...restoreAsking(next, move),
            ],
            forget: [
              hush(move),
              release(next, move),
              ...endRelay,
              ...quieten(false),
              ...tidy,
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
          // A new host that stood still may have repeated its announcement just before it was hushed.
          ...announce(old, move).slice(0, 1),
          ...old.files.restore,
          ...reopenBridge(old, address),
          restoreAnnounce(old),
          ...letGo(move),
        ],
      },
      {
        host: next.host,
        title: 'take down what was there for the move, and let the guard go',
        operations: [
          ...reopenBridge(next, address),
          restoreAnnounce(next),
          ...restoreAsking(next, move),
          ...letGo(move),
        ],
      },
    ],
  };
}

function claimStep(move: MoveFacts): MoveStep {
  const { new: next, request, hold } = move;
  const { address } = request;
  const { tidy, quieten, relay, endRelay } = partsOf(move);
  const { lease } = hold.timing;
  return {
    phase: 'claim',
    title: 'the new host holds the address, silent, as a lease',
    actions: [
      {
        host: next.host,
        title: `hold ${address}/${String(move.prefix)} on ${next.device} silently, for ${String(lease)} s at most`,
        operations: [
          ...quieten(true),
          ...relay,
          ...traffic(next, move, 'traffic.begin'),
          claim(move, lease),
        ],
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
  };
}

function cutOverStep(move: MoveFacts): MoveStep {
  const { old, new: next, request } = move;
  const { quieten, leave } = partsOf(move);
  const operations: readonly Operation[] = [...leave, ...quieten(false), ...announce(next, move)];
  return {
    phase: 'cut-over',
    title: 'the new host announces the address',
    actions: [
      {
        host: next.host,
        title: `announce ${request.address} to the segment and to each neighbour`,
        operations,
      },
    ],
    undo: [
      {
        host: next.host,
        title: `stop repeating the announcement of ${request.address}, and fall silent for it`,
        operations: [hush(move), ...quieten(true)],
      },
      // Neighbours have heard the new one, whether the old one fell silent or not.
      {
        host: old.host,
        title: `announce ${request.address} to whoever has heard ${next.host}`,
        operations: announce(old, move),
      },
    ],
    judge: (results) =>
      judgeAcknowledgements(
        move,
        results,
        next.host,
        operations.findIndex((operation) => operation.do === 'arp.direct'),
      ),
  };
}

function quietStep(move: MoveFacts): MoveStep {
  const { old, new: next, request } = move;
  const { tidy, quieten, opening } = partsOf(move);
  return {
    phase: 'quiet',
    title: 'the old host falls silent for the address, and keeps it',
    without: [old.host],
    actions: [
      {
        host: old.host,
        title: `fall silent for ${request.address}`,
        // Who has begun since it was armed is told to the new host before it looks (`verifyStep`).
        operations: [...quieten(true), ...traffic(old, move, 'traffic.begin'), ...opening],
      },
    ],
    undo: [
      // At the same time: what the new host repeats must not come after what the old one says.
      {
        host: next.host,
        title: `stop repeating the announcement of ${request.address}`,
        operations: [hush(move)],
      },
      {
        host: old.host,
        title: `speak for ${request.address} again, and announce it`,
        operations: [...quieten(false), ...announce(old, move), ...tidy],
      },
    ],
  };
}
