import type { Clock } from './clock.ts';
import { nobody, type Frame } from './frame.ts';
import { runHooks } from './guard.ts';
import { holds, hostMs, machine, type Machine, type MachineDescription } from './machine.ts';
import { receive } from './neighbours.ts';
import { perform } from './perform.ts';
import { bootedState } from './power.ts';
import { Queue, type Due } from './queue.ts';
import { Random } from './random.ts';

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

/** How the segment and the hosts' kernels behave. The defaults are a calm LAN. */
export interface LanConditions {
  /** Decides everything that is left to chance. Default 1. */
  readonly seed: number;
  /** One way, of every frame. Default 0.05 ms. */
  readonly frameMs: number;
  /** How much latencies vary, of frames and of operations: 0 (the default) not at all, 1 with a heavy tail. */
  readonly spread: number;
  /** Share of ARP frames that the switch drops for each receiver. Default 0. */
  readonly loss: number;
  /** How late the kernel removes an address whose lifetime is over (measured: 100 to 1300 ms). */
  readonly lateMs: readonly [number, number];
}

const calm: LanConditions = { seed: 1, frameMs: 0.05, spread: 0, loss: 0, lateMs: [400, 400] };

interface Task extends Due {
  readonly action: (now: number) => void;
}

/**
 * One Ethernet segment: hosts with addresses, neighbour tables and ARP, in one process. What happens is
 * decided by state and seed alone, and time comes from outside, so a run can be repeated exactly. Frames,
 * kernel timers and probes are tasks of the LAN's own; they happen, each at its hour, before anything
 * else is changed or asked.
 */
export class SimulatedLan {
  readonly clock: Clock;
  readonly machines = new Map<string, Machine>();
  readonly events: LanEvent[] = [];
  readonly conditions: LanConditions;
  readonly random: Random;
  readonly #tasks = new Queue<Task>();
  readonly #byMac = new Map<string, Machine>();
  readonly #cuts = new Map<string, number>();
  readonly #watchers = new Set<(now: number) => void>();
  readonly #observers = new Set<(event: LanEvent) => void>();
  #order = 0;
  #advancing = false;

  constructor(
    clock: Clock,
    hosts: readonly MachineDescription[],
    conditions: Partial<LanConditions> = {},
  ) {
    this.clock = clock;
    this.conditions = { ...calm, ...conditions };
    this.random = new Random(this.conditions.seed);
    for (const host of hosts) {
      const made = machine(host);
      this.machines.set(host.name, made);
      this.#byMac.set(host.mac, made);
    }
  }

  /** Called with the time before anything changes. */
  watch(watcher: (now: number) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Called after each thing that happened. */
  observe(observer: (event: LanEvent) => void): () => void {
    this.#observers.add(observer);
    return () => this.#observers.delete(observer);
  }

  /** Change something, at this moment. */
  change<T>(host: Machine, what: string, action: (now: number) => T): T {
    const now = this.clock.now();
    this.advance(now);
    for (const watcher of this.#watchers) watcher(now);
    const result = action(now);
    this.happened(host.name, what, now);
    return result;
  }

  happened(host: string, what: string, now: number): void {
    const event: LanEvent = { at: now, host, what };
    this.events.push(event);
    for (const observer of this.#observers) observer(event);
  }

  /** Do something at an hour: the LAN's own clockwork. */
  schedule(at: number, action: (now: number) => void): void {
    this.#tasks.push({ at, order: (this.#order += 1), action });
  }

  /** Let everything happen that is due by now. */
  advance(now: number): void {
    if (this.#advancing) return;
    this.#advancing = true;
    try {
      for (;;) {
        const due = this.#tasks.peek();
        if (due === undefined || due.at > now) return;
        for (const watcher of this.#watchers) watcher(due.at);
        this.#tasks.pop();
        due.action(due.at);
      }
    } finally {
      this.#advancing = false;
    }
  }

  /** When something is next due; Infinity: nothing is. */
  nextDue(): number {
    return this.#tasks.peek()?.at ?? Infinity;
  }

  /** Powered hosts that have the address. */
  holders(address: string, now: number): readonly Machine[] {
    this.advance(now);
    return [...this.machines.values()].filter((host) => host.on && holds(host, address));
  }

  /** Who would answer an ARP request for the address now? */
  answering(address: string, now: number, asker?: Machine): readonly Machine[] {
    return this.holders(address, now).filter((host) => host !== asker && !host.quiet.has(address));
  }

  byMac(mac: string): Machine | undefined {
    return this.#byMac.get(mac);
  }

  // --- the switch ---

  /** Nothing passes between two hosts (or the controller, by any name of its own) for a time. */
  cut(a: string, b: string, until: number): void {
    this.#cuts.set(pair(a, b), until);
  }

  reaches(a: string, b: string, now: number): boolean {
    return this.#cuts.size === 0 || (this.#cuts.get(pair(a, b)) ?? 0) <= now;
  }

  /** Send a frame; each host that it reaches receives it a moment later. */
  transmit(from: Machine, frame: Frame, now: number): void {
    if (!from.on) return;
    if (frame.to !== undefined) {
      const target = this.#byMac.get(frame.to);
      if (target !== undefined) this.#carry(from, target, frame, now);
      return;
    }
    for (const target of this.machines.values())
      if (target !== from) this.#carry(from, target, frame, now);
  }

  #carry(from: Machine, target: Machine, frame: Frame, now: number): void {
    const { frameMs, spread, loss } = this.conditions;
    if (!this.reaches(from.name, target.name, now)) return;
    if (loss > 0 && this.random.chance(loss)) return;
    this.schedule(now + frameMs * this.random.heavyTail(spread), (at) => {
      receive(this, target, frame, at);
    });
  }

  /** Gratuitous ARP of both forms, as arping -U and -A send it: past nft, but not for an address that is
   *  not there. */
  announce(from: Machine, address: string, now: number): void {
    if (!holds(from, address)) return;
    const frame = { sha: from.mac, spa: address, tpa: address, to: undefined };
    this.transmit(from, { ...frame, op: 'request' }, now);
    this.transmit(from, { ...frame, op: 'reply' }, now);
  }

  /** Ask from a raw socket, as arping does; `heard` gets each answer until the returned end. */
  ask(
    from: Machine,
    target: string,
    sender: string,
    heard: (mac: string) => void,
    now: number,
  ): () => void {
    if (sender !== nobody && !holds(from, sender)) return () => undefined;
    const tap = (frame: Frame): void => {
      if (frame.op === 'reply' && frame.spa === target && frame.to === from.mac) heard(frame.sha);
    };
    from.taps.add(tap);
    this.transmit(
      from,
      { op: 'request', sha: from.mac, spa: sender, tpa: target, to: undefined },
      now,
    );
    return () => from.taps.delete(tap);
  }

  // --- power ---

  /** A power cut: what is not on the disk is gone. */
  powerOff(name: string): void {
    const host = this.#machine(name);
    this.change(host, 'power cut', () => {
      host.on = false;
      host.boots += 1;
      host.addresses = [];
      host.ifstate = new Map();
      for (const map of [
        host.neighbours,
        host.quiet,
        host.relays,
        host.bridges,
        host.staged,
        host.flows,
        host.counters,
        host.traffic,
      ])
        map.clear();
      host.announcers.clear();
      host.opening = [];
      host.left.clear();
      for (const map of [host.locks, host.words, host.guards, host.confirmed, host.lasts])
        map.clear();
      host.epochFloor = 0;
      host.sysctls.clear();
      host.switchedOn.clear();
      host.taps.clear();
    });
  }

  /** Boots: `ifup -a` with the files as they are. It announces nothing. */
  powerOn(name: string): void {
    const host = this.#machine(name);
    if (host.on) return;
    this.change(host, 'boots: ifup -a', () => {
      const { addresses, ifstate } = bootedState(host);
      host.on = true;
      host.addresses = addresses;
      host.ifstate = ifstate;
      runHooks(this, host, { perform: (operation) => perform(this, host, operation) });
    });
  }

  /** The host's processes stand still for a time; its kernel goes on. */
  stall(name: string, milliseconds: number): void {
    const host = this.#machine(name);
    this.change(host, `stalls for ${String(Math.round(milliseconds))} ms`, (now) => {
      host.stalledUntil = Math.max(host.stalledUntil, now + milliseconds);
    });
  }

  #machine(name: string): Machine {
    const host = this.machines.get(name);
    if (host === undefined) throw new RangeError(`no machine ${name} on this LAN`);
    return host;
  }

  /** Let a host have spoken with another before the story begins. */
  know(name: string, address: string, mac: string, reachableMs: number): void {
    const now = this.clock.now();
    this.#machine(name).neighbours.set(address, {
      address,
      state: 'REACHABLE',
      mac,
      updatedAt: now - 60_000,
      reachableUntil: now + reachableMs,
      probes: 0,
      timer: 0,
      source: nobody,
      waiting: [],
    });
  }

  // --- leases of the kernel ---

  /** Do something when a timer of a host's kernel is over, unless the host was off in the meantime. */
  after(host: Machine, milliseconds: number, now: number, action: (now: number) => void): void {
    const { boots } = host;
    this.schedule(now + hostMs(host, milliseconds), (at) => {
      if (host.boots === boots) action(at);
    });
  }
}

function pair(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}
