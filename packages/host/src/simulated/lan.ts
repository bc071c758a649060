import type { Clock } from './clock.ts';
import { machine, type Machine, type MachineDescription } from './machine.ts';

/** One thing that happened, for timelines and for tests. */
export interface LanEvent {
  /** Clock time in milliseconds. */
  readonly at: number;
  readonly host: string;
  readonly what: string;
}

/** A probe that never came back. */
export interface LostProbe {
  readonly at: number;
  readonly why: string;
}

/**
 * One Ethernet segment: hosts with addresses, neighbour tables and ARP, in one process. What happens is
 * decided by state alone, and time comes from outside, so a run can be repeated exactly.
 */
export class SimulatedLan {
  readonly clock: Clock;
  readonly machines = new Map<string, Machine>();
  readonly events: LanEvent[] = [];
  readonly #watchers = new Set<(now: number) => void>();

  constructor(clock: Clock, hosts: readonly MachineDescription[]) {
    this.clock = clock;
    for (const host of hosts) this.machines.set(host.name, machine(host));
  }

  /** Called with the time before anything changes, so that probes up to then see the old state. */
  watch(watcher: (now: number) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Change something, at this moment. */
  change<T>(host: Machine, what: string, action: (now: number) => T): T {
    const now = this.clock.now();
    for (const watcher of this.#watchers) watcher(now);
    this.#expire(now);
    this.events.push({ at: now, host: host.name, what });
    return action(now);
  }

  /** Leases end by themselves; nothing has to run for it. */
  #expire(now: number): void {
    for (const host of this.machines.values()) {
      host.addresses = host.addresses.filter((held) => held.expiresAt > now);
    }
  }

  holders(address: string, now: number): readonly Machine[] {
    return [...this.machines.values()].filter((host) =>
      host.addresses.some((held) => held.address === address && held.expiresAt > now),
    );
  }

  /** Who would answer an ARP request for the address now? */
  answering(address: string, now: number, asker: Machine): readonly Machine[] {
    return this.holders(address, now).filter(
      (host) => host !== asker && (host.quiet.get(address) ?? 0) <= now,
    );
  }

  byAddress(address: string, now: number): Machine | undefined {
    return this.holders(address, now)[0];
  }

  /** Gratuitous ARP changes entries that exist (arp_accept 0), here at the same moment everywhere. */
  announce(from: Machine, address: string): void {
    for (const host of this.machines.values()) {
      if (host !== from && host.neighbours.has(address)) host.neighbours.set(address, from.mac);
    }
  }

  /** A request with the address as sender creates or overrides the entry, and is answered. */
  direct(from: Machine, address: string, target: string, now: number): boolean {
    const host = this.byAddress(target, now);
    if (host === undefined || host === from) return false;
    host.neighbours.set(address, from.mac);
    return true;
  }

  /** One packet from a host to an address: who answers it, or why nobody does. */
  send(from: Machine, address: string, now: number): { by: Machine } | { lost: string } {
    let mac = from.neighbours.get(address);
    if (mac === undefined) {
      const [first] = this.answering(address, now, from);
      if (first === undefined) return { lost: 'nobody answers ARP' };
      mac = first.mac;
      from.neighbours.set(address, mac);
    }
    const target = [...this.machines.values()].find((host) => host.mac === mac);
    if (target === undefined) return { lost: `no machine has ${mac}` };
    const holds = target.addresses.some((held) => held.address === address && held.expiresAt > now);
    if (holds) return { by: target };
    const relay = target.relays.get(address);
    const next =
      relay?.everything === true && relay.until > now ? this.byAddress(relay.to, now) : undefined;
    return next?.addresses.some((held) => held.address === address && held.expiresAt > now) === true
      ? { by: next }
      : { lost: `${target.name} does not hold it any more` };
  }
}
