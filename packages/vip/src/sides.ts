import type { AddressFact, Facts, GuardAnchor } from '@vipbook/host';
import type { FilePlan } from './files.ts';
import type { MoveRequest, RunIdentity } from './request.ts';
import type { Timing } from './timing.ts';

/** One host of a move, and everything about it that was decided beforehand. */
export interface Side {
  readonly host: string;
  readonly facts: Facts;
  readonly device: string;
  /** Own address on the device; what the other side relays to. */
  readonly own: AddressFact | undefined;
  readonly mac: string;
  readonly files: FilePlan;
}

/** What the hosts hold the move by. */
export interface Hold {
  readonly run: RunIdentity;
  /** Greater than any that the address has had on either host. */
  readonly epoch: number;
  /** The last epoch on each host, as its facts told it. */
  readonly seen: { readonly old: number; readonly new: number };
  readonly timing: Timing;
  /** Files of one of the hosts say something else than its kernel meanwhile: a boot needs help. */
  readonly hook: boolean;
  /** No other move ends with this one. */
  readonly alone: boolean;
  /** One of several moves, and not the one whose end is that of all: how each host finds out about that one. */
  readonly follows?: { readonly old: GuardAnchor; readonly new: GuardAnchor };
}

/** Everything the strategies need; made by `planMove` once preflight has passed. */
export interface MoveFacts {
  readonly request: MoveRequest;
  readonly prefix: number;
  readonly old: Side;
  readonly new: Side;
  /** How the old host holds it, to put it back exactly so. */
  readonly held: AddressFact;
  /** The new host holds it with a preferred lifetime of 0, as the old one does and the file that is written will say. */
  readonly deprecated: boolean;
  /** Label on the new host, if any. */
  readonly label: string | undefined;
  /** 'none' where the declaration that is written has no broadcast either. */
  readonly broadcast: string | undefined;
  readonly neighbours: readonly string[];
  /** Both sides have nft. */
  readonly quietable: boolean;
  readonly hold: Hold;
}

/**
 * Without nft the old host cannot be silenced: until it lets go it answers as well as the new one, and may. That no
 * third machine does, and that the new one does, can be told before the commit; that it is the only one, after it.
 */
export function bothAnswer({ quietable, request }: MoveFacts): boolean {
  return !quietable && request.strategy === 'make-before-break';
}
