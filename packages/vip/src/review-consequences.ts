import type { ConsequenceReview } from './review.ts';
import type { MoveFacts } from './sides.ts';
import type { Timing } from './timing.ts';

/** For a reviewer: what happens by itself when vipbook, or a host, is gone in the middle of a move. */

export function breakWorstMs({ oldAsks }: Timing): number {
  return oldAsks * 1000 + takeBackMs + waryMs;
}

/** It asks from 2 s before the lease ends, and listens for longer than else: a new host that lives and is silent may
 *  be about to take it. */
const waryMs = 4500;

/** From the end of the lease (1.3 s late, measured) until the old host has found the wire silent. */
export const takeBackMs = 4000;

export function consequencesOf(sides: MoveFacts): readonly ConsequenceReview[] {
  const { follows } = sides.hold;
  if (follows !== undefined) return afterAnchor(sides, follows.new.address);
  return sides.request.strategy === 'break-before-make'
    ? afterBreak(sides)
    : afterOverlap(sides, sides.request.address);
}

const guardsFinish = "the guards that are still armed finish files and ifupdown's state";

/** Both hosts wait until they know how the anchor's move ended. */
function afterAnchor(
  { old, new: next, request, hold }: MoveFacts,
  anchor: string,
): readonly ConsequenceReview[] {
  const { address } = request;
  return [
    {
      when: 'before the commit',
      then: `the guards ask the wire who has ${anchor}: as soon as that is back on its old host, ${next.host} lets go of ${address}, and ${old.host} keeps it, or takes it back and announces it if it was silent for it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `as soon as it sees that ${anchor} stays on its new host, ${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

function afterOverlap(
  { old, new: next, hold }: MoveFacts,
  address: string,
): readonly ConsequenceReview[] {
  return [
    {
      when: 'before the cut-over',
      then: `${old.host} keeps ${address}, and its guard puts its interfaces file back; ${next.host} holds it for ${String(hold.timing.lease)} s at most, silent, then its kernel removes it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'between the cut-over and the commit',
      then: `${next.host} serves until the ${String(hold.timing.lease)} s are over for which its kernel has ${address}; the guard of ${old.host} asks the wire until nobody answers any more, takes ${address} back and announces it; nobody answers for it in between, ${String(takeBackMs / 1000)} s at worst`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

function afterBreak({ old, new: next, request, hold }: MoveFacts): readonly ConsequenceReview[] {
  const { address } = request;
  return [
    {
      when: `before ${old.host} lets go`,
      then: `${old.host} keeps ${address}, and its guard puts its interfaces file back`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: `after ${old.host} has let go, before ${next.host} has it`,
      then: `nobody answers for ${address} until the guard of ${old.host} has asked the wire, takes it back and announces it: ${String(breakWorstMs(hold.timing) / 1000)} s at worst`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: `once ${next.host} has it, before the commit`,
      then: `${next.host} serves until the ${String(hold.timing.lease)} s are over for which its kernel has ${address}; then nobody answers for it, ${String((takeBackMs + waryMs) / 1000)} s at worst, until the guard of ${old.host} has asked the wire, takes it back and announces it`,
      withinSeconds: hold.timing.lapse,
    },
    {
      when: 'after the commit',
      then: `${next.host} keeps ${address}; ${guardsFinish}`,
      withinSeconds: hold.timing.newLooks + hold.timing.lapse + 35,
    },
  ];
}

/** Vipbook lives, and one of the two hosts loses its power. */
export function powerCuts({
  old,
  new: next,
  request,
  hold,
}: MoveFacts): readonly ConsequenceReview[] {
  const breaks = request.strategy === 'break-before-make';
  const { oldAsks, lease } = hold.timing;
  const missedMs = breaks ? breakWorstMs(hold.timing) : (Math.max(oldAsks, lease) + 5) * 1000;
  const lets = breaks ? 'it has let go' : 'the cut-over';
  return [
    {
      when: old.host,
      then: `before ${lets} the move is undone, and nobody has ${request.address} until ${old.host} is up again; after it the move goes on without it`,
      withinSeconds: null,
    },
    {
      when: next.host,
      then: `before the commit ${old.host} keeps the address or takes it back: if it had ${breaks ? 'let go' : 'fallen silent'}, nobody answers until vipbook or the guard of ${old.host} finds ${next.host} gone, ${String(missedMs / 1000)} s at worst; after the commit nobody has ${request.address} until ${next.host} is up again`,
      withinSeconds: null,
    },
    {
      when: 'at the next boot',
      then: hold.hook
        ? 'a boot hook, on the disk from the arming to the end, asks the wire who has the address before the host takes it or leaves it'
        : 'a host brings up what its interfaces file says, as always',
      withinSeconds: null,
    },
  ];
}
