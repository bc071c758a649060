import type { AddressLock } from './held.ts';
import type { HeldAddress, HostFile, IpAddress, Lifetime, NeighbourEntry } from './operations.ts';

/** All that one round trip tells about a host. Plain data: serialises to JSON (bytes as base64). */
export interface Facts {
  readonly host: string;
  readonly hostname: string;
  readonly bootId: string;
  readonly kernel: string;
  /** From /etc/os-release; empty strings where it has none. */
  readonly os: { readonly id: string; readonly version: string; readonly name: string };
  /** Who the facts were gathered as. */
  readonly user: { readonly name: string; readonly uid: number };
  readonly init: 'systemd' | 'sysvinit' | 'other';
  readonly links: readonly Link[];
  readonly addresses: readonly AddressFact[];
  /** Of the main table. */
  readonly routes: readonly Route[];
  /** Of other tables, those that name a source. Absent where nobody asked. */
  readonly policyRoutes?: readonly Route[];
  /** Policy rules (ip-rule(8)) that name a source or a destination. Absent where nobody asked. */
  readonly rules?: readonly Rule[];
  readonly neighbours: readonly NeighbourEntry[];
  /** /etc/network/interfaces and every file it reads, by path; empty when there is none. */
  readonly files: Readonly<Record<string, HostFile>>;
  /** /run/network/ifstate: interface name to logical name; null where ifupdown keeps none. */
  readonly ifstate: Readonly<Record<string, string>> | null;
  /** Who is in charge of a link, by device name. */
  readonly managers: Readonly<Record<string, LinkManager>>;
  /** Which ifup is installed, and its version as it prints it. */
  readonly ifupdown: {
    readonly flavour: 'ifupdown' | 'ifupdown2' | 'ifupdown-ng' | 'none';
    readonly version: string;
  };
  /** Programs by name: absolute path, or null when absent. */
  readonly tools: Readonly<Record<string, string | null>>;
  readonly arping: 'iputils' | 'habets' | 'busybox' | 'none';
  /** The sysctls that decide a move, by path below /proc/sys: `net/ipv4/conf/eth0/arp_ignore`. */
  readonly sysctls: Readonly<Record<string, string>>;
  /** Listening TCP sockets. */
  readonly listening: readonly ListeningSocket[];
  /** Programs that give addresses to hosts by themselves, by their files in /run. Absent where nobody asked. */
  readonly failover?: readonly string[];
  /** Where the firewall drops what the host sends and no rule accepts. Absent where nobody asked. */
  readonly dropChains?: readonly DropChain[];
  /** What comes for an address goes on to another host, for a time. Absent where nobody asked. */
  readonly bridges?: readonly BridgeFact[];
  /** Locks and guards of addresses, past ones too: their epochs only grow. Absent where nobody asked. */
  readonly locks?: readonly AddressLock[];
  /** Epoch of every address that is not in `locks`. Absent: 0. */
  readonly epochFloor?: number;
}

/** A base chain of nft(8) on the way out whose policy is drop. */
export interface DropChain {
  readonly family: string;
  readonly table: string;
  readonly chain: string;
  readonly hook: 'output' | 'postrouting' | 'egress';
  /** Of `egress`. */
  readonly devices?: readonly string[];
  /** What stands before `accept` in its rules, as nft prints it; empty: everything is accepted. */
  readonly accepts: readonly string[];
}

export interface BridgeFact {
  readonly address: IpAddress;
  readonly how: 'hand-on' | 'dnat';
  readonly to: IpAddress;
  readonly secondsLeft: number;
}

export type LinkManager =
  'ifupdown' | 'ifupdown2' | 'ifupdown-ng' | 'networkd' | 'NetworkManager' | 'netplan' | 'none';

export interface Link {
  readonly index: number;
  readonly name: string;
  readonly mac: string;
  readonly mtu: number;
  /** Administratively up. */
  readonly up: boolean;
  readonly carrier: boolean;
  readonly kind?: string;
  readonly master?: string;
}

export interface AddressFact extends HeldAddress {
  readonly family: 4 | 6;
  readonly broadcast?: IpAddress;
  readonly scope: string;
  readonly secondary: boolean;
  readonly preferred: Lifetime;
  /** tentative, dadfailed, deprecated, dynamic, noprefixroute … */
  readonly flags: readonly string[];
}

export interface Route {
  readonly family: 4 | 6;
  /** Canonical prefix, or 'default'. */
  readonly destination: string;
  readonly gateway?: IpAddress;
  readonly device?: string;
  readonly source?: IpAddress;
  readonly metric?: number;
  /** Who made it: kernel, boot, static, dhcp … (ip-route(8)). */
  readonly protocol?: string;
  /** Only of those that are not in the main one. */
  readonly table?: string;
}

/** `ip rule add from … to … lookup …`; prefixes as ip(8) prints them. */
export interface Rule {
  readonly family: 4 | 6;
  readonly priority: number;
  readonly from?: string;
  readonly to?: string;
  readonly table?: string;
}

export interface ListeningSocket {
  /** '*' for the IPv4 and IPv6 wildcard, '0.0.0.0', '::', or an address. */
  readonly address: string;
  readonly port: number;
  readonly process?: string;
}
