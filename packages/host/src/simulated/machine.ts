import type { Lifetime, Opening } from '../operations.ts';
import type { AddressLock } from '../held.ts';
import type { Frame } from './frame.ts';
import type { SimulatedGuard, SimulatedHook } from './guard.ts';
import type { SimulatedLock } from './held.ts';
import type { Neighbour } from './neighbours.ts';

/** An address in the simulated kernel. */
export interface SimulatedAddress {
  readonly device: string;
  readonly address: string;
  readonly prefix: number;
  readonly label: string | undefined;
  readonly broadcast: string | undefined;
  /** Clock time at which its lifetime is over; Infinity: never. The kernel removes it a little later. */
  expiresAt: number;
  removedAt: number;
  /** Its preferred lifetime is 0. */
  deprecated: boolean;
}

export interface Attributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

export interface Relay {
  readonly to: string;
  readonly until: number;
  /** All packets, or those of flows that the machine does not know. */
  readonly everything: boolean;
}

export interface Traffic {
  received: number;
  sent: number;
  readonly except: string | undefined;
  readonly senders: Map<string, number>;
}

export interface Announcer {
  readonly address: string;
}

/** What one simulated host is. Mutable; only the LAN touches it. */
export interface Machine {
  readonly name: string;
  readonly mac: string;
  readonly device: string;
  readonly description: MachineDescription;
  /** Powered, and its kernel runs. */
  on: boolean;
  /** Grows with each power cut: what belongs to an earlier life is over. */
  boots: number;
  /** How fast its clock runs: 1.01 is a second in a hundred too fast. */
  rate: number;
  /** Until then its processes do not run; its kernel does. */
  stalledUntil: number;
  addresses: SimulatedAddress[];
  readonly neighbours: Map<string, Neighbour>;
  /** Addresses it says nothing about, and until when. */
  readonly quiet: Map<string, number>;
  /** Packets go on to another address, and until when. */
  readonly relays: Map<string, Relay>;
  /** What still comes for an address is served by another host, and until when. */
  readonly bridges: Map<string, { how: 'hand-on' | 'dnat'; to: string; until: number }>;
  /** Settings that a bridge switched on: its end switches them off. */
  readonly switchedOn: Set<string>;
  /** Addresses that a started program waits to add, since when, and until when it waits. */
  readonly staged: Map<string, { at: number; until: number; waits: boolean }>;
  /** Who repeats an announcement in the background. */
  readonly announcers: Set<Announcer>;
  /** Open TCP connections of an address: number of the flow, and when it ends by itself. */
  readonly flows: Map<number, number>;
  /** TCP connections that are being opened; and those whose SYNs go on to the host that opens them. */
  opening: readonly Opening[];
  readonly left: Map<string, readonly Opening[]>;
  /** Packets of addresses that somebody counts. */
  readonly counters: Map<string, { received: number; sent: number }>;
  /** The same for a move, with when each MAC was last heard, but that of the other host. */
  readonly traffic: Map<string, Traffic>;
  /** Raw sockets: they see what arrives before any filter does. */
  readonly taps: Set<(frame: Frame) => void>;
  readonly files: Map<string, Uint8Array>;
  /** Those made by name; a directory is also whatever a file's path goes through. */
  readonly directories: Set<string>;
  /** Symlinks, to what they say. */
  readonly links: Map<string, string>;
  /** Where they are not the usual ones. */
  readonly attributes: Map<string, Attributes>;
  readonly sysctls: Map<string, string>;
  readonly services: Set<string>;
  ifstate: Map<string, string>;
  /** In /run: lost with the power. */
  readonly locks: Map<string, SimulatedLock>;
  /** The epoch of addresses without a lock of their own. */
  epochFloor: number;
  /** The last word that was heard under each lock, and from which script. */
  readonly words: Map<string, { readonly word: number; readonly from: object }>;
  readonly guards: Map<string, SimulatedGuard>;
  readonly confirmed: Map<
    string,
    | { readonly run: string; readonly by: string }
    /** A run waits for it until then. */
    | { readonly epoch: number; readonly until: number }
  >;
  readonly lasts: Map<string, NonNullable<AddressLock['last']>>;
  /** On the disk: run at boot. */
  readonly hooks: Map<string, SimulatedHook>;
  readonly gateway: string | undefined;
}

export interface MachineDescription {
  readonly name: string;
  readonly mac: string;
  readonly addresses: readonly {
    readonly address: string;
    readonly prefix: number;
    readonly label?: string;
  }[];
  readonly files?: Readonly<Record<string, string>>;
  readonly ifstate?: Readonly<Record<string, string>>;
  readonly services?: readonly string[];
  readonly gateway?: string;
  /** How fast its clock runs; 1 unless said otherwise. */
  readonly clockRate?: number;
}

export function machine(description: MachineDescription): Machine {
  return {
    name: description.name,
    mac: description.mac,
    device: 'eth0',
    description,
    on: true,
    boots: 0,
    rate: description.clockRate ?? 1,
    stalledUntil: 0,
    addresses: describedAddresses(description),
    neighbours: new Map(),
    quiet: new Map(),
    relays: new Map(),
    bridges: new Map(),
    switchedOn: new Set(),
    staged: new Map(),
    announcers: new Set(),
    flows: new Map(),
    opening: [],
    left: new Map(),
    counters: new Map(),
    traffic: new Map(),
    taps: new Set(),
    files: new Map(
      Object.entries(description.files ?? {}).map(([path, text]) => [path, bytesOf(text)]),
    ),
    directories: new Set(),
    links: new Map(),
    attributes: new Map(),
    sysctls: new Map(),
    services: new Set(description.services ?? []),
    ifstate: new Map(Object.entries(description.ifstate ?? {})),
    locks: new Map(),
    epochFloor: 0,
    words: new Map(),
    guards: new Map(),
    confirmed: new Map(),
    lasts: new Map(),
    hooks: new Map(),
    gateway: description.gateway,
  };
}

export function describedAddresses(description: MachineDescription): SimulatedAddress[] {
  return description.addresses.map((held) => ({
    device: 'eth0',
    address: held.address,
    prefix: held.prefix,
    label: held.label ?? 'eth0',
    broadcast: undefined,
    expiresAt: Infinity,
    removedAt: Infinity,
    deprecated: false,
  }));
}

/** The same bytes for the same text, so that they are hashed once in a million runs. */
const known = new Map<string, Uint8Array>();
function bytesOf(text: string): Uint8Array {
  const bytes = known.get(text) ?? Buffer.from(text);
  if (known.size < 1000) known.set(text, bytes);
  return bytes;
}

/** Seconds left as the kernel tells them: it takes the whole seconds that have passed (inet_fill_ifaddr in
 *  net/ipv4/devinet.c), so that a begun second counts. */
export function lifetimeAt(address: SimulatedAddress, now: number): Lifetime {
  return address.expiresAt === Infinity
    ? 'forever'
    : Math.max(0, Math.ceil((address.expiresAt - now) / 1000));
}

export function holds(host: Machine, address: string): boolean {
  for (const held of host.addresses) if (held.address === address) return true;
  return false;
}

/** Nobody's, where it has none of its own: its epoch is then the floor. */
export function lockOn(host: Machine, address: string): SimulatedLock {
  return host.locks.get(address) ?? nobodys(host.epochFloor);
}

export function nobodys(epoch: number): SimulatedLock {
  return { epoch, run: undefined, until: 0, owner: '', reason: '' };
}

/** The address it speaks with of its own accord: never one with a label of its own. */
export function ownAddressOf(host: Machine): string {
  const own = host.addresses.find((held) => held.label === undefined || held.label === held.device);
  return (own ?? host.addresses[0])?.address ?? '0.0.0.0';
}

/** How many milliseconds pass until a timer of the host's kernel is over. */
export function hostMs(host: Machine, milliseconds: number): number {
  return milliseconds / host.rate;
}

/** What the kernel begins with, of IPv6 (net/ipv6/addrconf.c, net/ipv6/ndisc.c); those of IPv4 are 0 unless set. */
export function defaultSysctls(device: string): Readonly<Record<string, string>> {
  return {
    'net/ipv6/conf/all/accept_dad': '0',
    'net/ipv6/conf/all/ndisc_notify': '0',
    'net/ipv6/conf/default/accept_dad': '1',
    'net/ipv6/conf/default/ndisc_notify': '0',
    [`net/ipv6/conf/${device}/accept_dad`]: '1',
    [`net/ipv6/conf/${device}/ndisc_notify`]: '0',
    'net/ipv6/neigh/default/retrans_time_ms': '1000',
    [`net/ipv6/neigh/${device}/retrans_time_ms`]: '1000',
  };
}

export function sysctlOf(host: Machine, key: string): string {
  return host.sysctls.get(key) ?? defaultSysctls(host.device)[key] ?? '0';
}
