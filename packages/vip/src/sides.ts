import type { AddressFact, Facts } from '@vipbook/host';
import type { FilePlan } from './files.ts';
import type { MoveRequest } from './request.ts';

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

/** Everything the strategies need; made by `planMove` once preflight has passed. */
export interface MoveFacts {
  readonly request: MoveRequest;
  readonly prefix: number;
  readonly old: Side;
  readonly new: Side;
  /** How the old host holds it, to put it back exactly so. */
  readonly held: AddressFact;
  /** Label on the new host, if any. */
  readonly label: string | undefined;
  /** 'none' where the declaration that is written has no broadcast either. */
  readonly broadcast: string | undefined;
  readonly neighbours: readonly string[];
  /** Both sides have nft. */
  readonly quietable: boolean;
}
