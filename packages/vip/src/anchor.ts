import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, GuardAnchor } from '@vipbook/host';
import type { MoveInputs } from './inputs.ts';
import { whohasMs } from './operations.ts';
import type { MoveFacts } from './sides.ts';
import type { Action, StepResults } from './step.ts';
import { outcome } from './verify.ts';
import { holding, linkOf, subnetFor } from './view.ts';

/**
 * Of several moves that all happen or none, one is the anchor: its commit is the commit of all. The hosts of the
 * others, left alone, ask who answers for its address, so they must be on its segment.
 */

/** The first move whose address every host that takes part can ask for; IPv4 before IPv6. */
export function chooseAnchor(moves: readonly MoveInputs[]): MoveInputs | undefined {
  const able = moves.filter((move) => askersOf(move, moves).every((facts) => canAsk(facts, move)));
  return able.find(({ request }) => !request.address.includes(':')) ?? able[0];
}

/** Hosts with no part in the anchor's own move. */
function askersOf({ request }: MoveInputs, moves: readonly MoveInputs[]): readonly Facts[] {
  const byHost = new Map(
    moves.flatMap((move): [string, Facts][] => [
      [move.request.from, move.old],
      [move.request.to, move.next],
    ]),
  );
  return [...byHost].flatMap(([host, facts]) =>
    host === request.from || host === request.to ? [] : [facts],
  );
}

function canAsk(facts: Facts, { request }: MoveInputs): boolean {
  const device = subnetFor(facts, request.address)?.device;
  const link = device === undefined ? undefined : linkOf(facts, device);
  const asks = request.address.includes(':') || facts.arping !== 'none';
  return link?.up === true && link.carrier && asks;
}

/** No move of them can be the anchor. */
export function noAnchor(moves: readonly MoveInputs[]): Diagnostic {
  const deaf = moves.flatMap((move) =>
    askersOf(move, moves)
      .filter((facts) => !canAsk(facts, move))
      .map(({ host }) => `${host} cannot ask for ${move.request.address}`),
  );
  return diagnostic('VIP060', {
    message: `no address is on a segment of all hosts that take part: ${[...new Set(deaf)].slice(0, 4).join('; ')}`,
    where: { host: moves[0]?.request.to ?? '' },
  });
}

/** How a host of another move finds out how the anchor's ended. */
export function anchorFor(host: string, facts: Facts, anchor: MoveFacts): GuardAnchor {
  const { old, new: next, request } = anchor;
  const macs = { old: old.mac, new: next.mac };
  const { address } = request;
  if (host === old.host) return { address, role: 'old', device: old.device, ...macs };
  if (host === next.host) return { address, role: 'new', device: next.device, ...macs };
  return { address, device: subnetFor(facts, address)?.device ?? '', ...macs };
}

/** Before anything changes: each host that may have to ask for the anchor's address does. */
export function anchorQuestions(moves: readonly MoveInputs[]): readonly Action[] {
  const anchor = moves.length < 2 ? undefined : chooseAnchor(moves);
  if (anchor === undefined) return [];
  const { address } = anchor.request;
  return askersOf(anchor, moves).map((facts) => ({
    host: facts.host,
    title: `ask who has ${address}`,
    operations: [
      {
        do: 'arp.whohas',
        device: subnetFor(facts, address)?.device ?? '',
        address,
        timeoutMs: whohasMs,
      },
    ],
  }));
}

/** Who must hear the anchor's old host and does not. What was not asked is not judged. */
export function judgeAnchorAnswers(
  moves: readonly MoveInputs[],
  results: StepResults,
): readonly Diagnostic[] {
  const anchor = chooseAnchor(moves);
  if (anchor === undefined) return [];
  const { request, old } = anchor;
  const held = holding(old, request.address);
  const mac = held === undefined ? undefined : linkOf(old, held.device)?.mac;
  if (mac === undefined) return [];
  return [...results.keys()].flatMap((host) => {
    const macs = outcome(results, host, 0, 'arp.whohas')?.macs;
    if (macs === undefined || macs.includes(mac)) return [];
    return [
      diagnostic('VIP060', {
        message: `${host} asked who has ${request.address}, and ${request.from} (${mac}), which holds it, did not answer there`,
        where: { host },
      }),
    ];
  });
}
