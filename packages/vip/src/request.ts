import type { IpAddress } from '@vipbook/host';

export type Strategy = 'make-before-break' | 'break-before-make';
export type Persist = 'auto' | 'alias' | 'up-down' | 'stanza' | 'none';

/** Who moves it, and why: what another operator is told. */
export interface RunIdentity {
  /** Letters, digits, `_` and `-`. */
  readonly id: string;
  /** `alice@laptop` */
  readonly owner: string;
  readonly reason: string;
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
  /** Look for so long afterwards whether the address flips back. */
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
}
