import { act } from './act.ts';
import type { MoveFacts } from './sides.ts';
import type { MoveStep, Seen, Witness } from './step.ts';
import { whohas, whohasMs } from './operations.ts';
import { outcome } from './verify.ts';
import type { MoveWorld } from './world.ts';

export const askAgainMs = 1000;

/**
 * The old host asks the wire whether the new one has the address. Where two must never hold it, also whether the new
 * one lives: if it has just booted and is silent, its boot hook may be about to take what was committed.
 */
export function witnessOf(move: MoveFacts): Witness {
  const { request, old, new: next, hold } = move;
  const { address, strategy } = request;
  const own = strategy === 'break-before-make' ? next.own?.address : undefined;
  return {
    action: {
      host: old.host,
      title: `ask who has ${address}`,
      operations: [
        own === undefined
          ? whohas(old, move)
          : {
              do: 'arp.survey',
              device: old.device,
              addresses: [address, own],
              timeoutMs: whohasMs,
            },
      ],
    },
    lapsedMs: hold.timing.lapsedMs,
    seen(results) {
      const asked =
        own === undefined
          ? [outcome(results, old.host, 0, 'arp.whohas')?.macs]
          : (outcome(results, old.host, 0, 'arp.survey')?.answers ?? []).map(({ macs }) => macs);
      const [holds, lives] = asked.map((macs) => macs?.includes(next.mac));
      if (holds === undefined) return undefined;
      return holds ? 'holds' : lives === true ? 'lives' : 'silent';
    },
  };
}

/** Does the lost host still answer on the wire? Undefined: nobody could tell. */
export async function askWitness(step: MoveStep, world: MoveWorld): Promise<Seen | undefined> {
  if (step.witness === undefined) return undefined;
  const { results } = await act([step.witness.action], world, false);
  return step.witness.seen(results);
}

/** Silent twice in a row, it is gone. One that lives is silent for good after longer than a boot hook thinks. */
const believed = { silent: 2, lives: 6 };

/** Counts what a witness has seen, a second apart. */
export class Silence {
  #silent = 0;
  #lives = 0;

  /** @returns whether the lost host does not have the address. */
  add(seen: Seen | undefined): boolean {
    const counts = seen === 'silent' || seen === 'lives';
    this.#silent = seen === 'silent' ? this.#silent + 1 : 0;
    this.#lives = counts ? this.#lives + (seen === 'lives' ? 1 : 0) : 0;
    return this.#silent >= believed.silent || this.#lives >= believed.lives;
  }
}
