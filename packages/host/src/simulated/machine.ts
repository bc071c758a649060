import type { Lifetime } from '../operations.ts';

/** An address in the simulated kernel. */
export interface SimulatedAddress {
  readonly device: string;
  readonly address: string;
  readonly prefix: number;
  readonly label: string | undefined;
  readonly broadcast: string | undefined;
  /** Clock time at which the kernel removes it; Infinity: never. */
  expiresAt: number;
}

export interface Attributes {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** What one simulated host is. Mutable; only the LAN touches it. */
export interface Machine {
  readonly name: string;
  readonly mac: string;
  readonly device: string;
  addresses: SimulatedAddress[];
  /** Neighbour table: address → MAC. */
  readonly neighbours: Map<string, string>;
  /** Addresses it says nothing about, and until when. */
  readonly quiet: Map<string, number>;
  /** Packets go on to that address, and until when: all of them, or those of flows it does not know. */
  readonly relays: Map<
    string,
    { readonly to: string; readonly until: number; readonly everything: boolean }
  >;
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
}

export function machine(description: MachineDescription): Machine {
  return {
    name: description.name,
    mac: description.mac,
    device: 'eth0',
    addresses: description.addresses.map((held) => ({
      device: 'eth0',
      address: held.address,
      prefix: held.prefix,
      label: held.label ?? 'eth0',
      broadcast: undefined,
      expiresAt: Infinity,
    })),
    neighbours: new Map(),
    quiet: new Map(),
    relays: new Map(),
    files: new Map(
      Object.entries(description.files ?? {}).map(([path, text]) => [path, Buffer.from(text)]),
    ),
    directories: new Set(),
    links: new Map(),
    attributes: new Map(),
    sysctls: new Map(),
    services: new Set(description.services ?? []),
    ifstate: new Map(Object.entries(description.ifstate ?? {})),
    gateway: description.gateway,
  };
}

export function lifetimeAt(address: SimulatedAddress, now: number): Lifetime {
  return address.expiresAt === Infinity ? 'forever' : Math.floor((address.expiresAt - now) / 1000);
}
