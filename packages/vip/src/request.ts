import type { IpAddress } from '@vipbook/host';
import type { NeighbourKind } from './neighbours/kinds.ts';

export type Strategy = 'make-before-break' | 'break-before-make';
export type Persist = 'auto' | 'alias' | 'up-down' | 'stanza' | 'none';

/** Who moves it, and why: what another operator is told. */
export interface RunIdentity {
  /** Letters, digits, `_` and `-`. */
  readonly id: string;
  /** `alice@laptop` */
  readonly owner: string;
  readonly reason: string;
  /** What is typed behind `vipbook confirm ADDRESS` to reach its hosts, quoted; absent: nothing. */
  readonly confirmFlags?: string;
}

/** A move as it was asked for, its words already checked. */
export interface MoveRequest {
  readonly address: IpAddress;
  /** Undefined: as the old host holds it. */
  readonly prefix?: number;
  readonly from: string;
  readonly to: string;
  /** Device on the new host; undefined: found from the subnet. */
  readonly device?: string;
  readonly label?: string;
  readonly strategy: Strategy;
  readonly persist: Persist;
  /** Interfaces file that a new declaration goes to. */
  readonly file?: string;
  /** How many times the address is announced, 1 to 20. */
  readonly announce: number;
  /** Hosts whose neighbour caches are flushed, and which confirm who answers. */
  readonly flush: readonly string[];
  /** A host that is neither of the two and has an address in the subnet: it is asked after the cut-over what it
   *  sees. Absent: there is none that could be asked. `reached`: `port` answered it before the move. */
  readonly third?: { readonly host: string; readonly device: string; readonly reached?: boolean };
  /** Names of the service, which lead to the address. */
  readonly names?: readonly string[];
  /** What still comes to the old host goes on to the new one for so long; undefined: it does not. */
  readonly bridgeSeconds?: number;
  /** What neighbours run whose MAC address does not tell it: for what is advised when one does not follow. */
  readonly neighbours?: readonly { readonly address: IpAddress; readonly kind: NeighbourKind }[];
  /** Seconds to wait for open connections on the old host. */
  readonly drain: number;
  /** TCP port that must answer at the address afterwards. */
  readonly port?: number;
  /** Service that must run on the new host. */
  readonly service?: string;
  /** What becomes of TCP connections that the old host has; `keep` unless said otherwise. */
  readonly connections?: 'keep' | 'drop';
  /** Wait so long for a person's yes before the commit, and undo without it. */
  readonly confirmSeconds?: number;
  /** Look for so long afterwards whether the address flips back; 0 or absent: not at all. */
  readonly watchSeconds?: number;
  /** After so long without their controller the hosts decide by themselves; 30 unless said otherwise. */
  readonly leaseSeconds?: number;
  readonly run?: RunIdentity;
  /** Codes of checks that may fail, with the reason. */
  readonly overrule: ReadonlyMap<string, string>;
}

/** `state: present | absent` on one host. */
export interface PresenceRequest {
  readonly address: IpAddress;
  readonly prefix?: number;
  readonly host: string;
  readonly state: 'present' | 'absent';
  readonly device?: string;
  readonly label?: string;
  readonly persist: Persist;
  readonly file?: string;
  readonly announce: number;
  /** Whose lock is its own. */
  readonly run?: Pick<RunIdentity, 'id'>;
}
