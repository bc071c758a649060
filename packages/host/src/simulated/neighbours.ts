import { nobody, type Frame } from './frame.ts';
import type { SimulatedLan } from './lan.ts';
import { holds, hostMs, ownAddressOf, type Machine } from './machine.ts';

/**
 * Linux's neighbour table for ARP (net/core/neighbour.c, net/ipv4/arp.c), as far as it decides where
 * packets go while an address moves. NOARP and the garbage collection are not there.
 */
export type NeighbourState =
  'INCOMPLETE' | 'REACHABLE' | 'STALE' | 'DELAY' | 'PROBE' | 'FAILED' | 'PERMANENT';

/** A packet that waits for its next hop. */
export interface Waiting {
  readonly go: (mac: string, now: number) => void;
  readonly fail: (why: string, now: number) => void;
}

export interface Neighbour {
  readonly address: string;
  state: NeighbourState;
  mac: string | undefined;
  /** When the MAC last changed. */
  updatedAt: number;
  reachableUntil: number;
  probes: number;
  /** Counts the timers that were set: only the last one counts. */
  timer: number;
  /** What its ARP requests say as their sender, if arp_announce lets them. */
  source: string;
  waiting: Waiting[];
}

/** Small packets that an unresolved entry keeps, then the oldest goes (unres_qlen_bytes: measured). */
export const unresolvedQueue = 256;
const baseReachableMs = 30_000;
const delayFirstProbeMs = 5_000;
const retransmitMs = 1_000;
const lockTimeMs = 1_000;
const mostProbes = 3;

const hasMac = new Set<NeighbourState>(['REACHABLE', 'STALE', 'DELAY', 'PROBE', 'PERMANENT']);

/** As `ip neigh` shows it: REACHABLE becomes STALE without anything happening. */
export function stateOf(entry: Neighbour, now: number): NeighbourState {
  return entry.state === 'REACHABLE' && now >= entry.reachableUntil ? 'STALE' : entry.state;
}

/** The MAC to send to now; undefined: the packet waits, and is told. */
export function resolve(
  lan: SimulatedLan,
  host: Machine,
  address: string,
  source: string,
  waiting: Waiting,
  now: number,
): string | undefined {
  const known = host.neighbours.get(address);
  if (known === undefined || known.state === 'FAILED') {
    const entry = freshEntry(address, now);
    entry.source = source;
    entry.waiting.push(waiting);
    host.neighbours.set(address, entry);
    ask(lan, host, entry, now);
    return undefined;
  }
  if (known.state === 'INCOMPLETE') {
    known.waiting.push(waiting);
    if (known.waiting.length > unresolvedQueue)
      known.waiting.shift()?.fail(`the queue of ${host.name} for ${address} is full`, now);
    return undefined;
  }
  if (stateOf(known, now) === 'STALE') {
    known.state = 'DELAY';
    known.source = source;
    setTimer(lan, host, known, delayFirstProbeMs, now);
  }
  return known.mac;
}

function freshEntry(address: string, now: number): Neighbour {
  return {
    address,
    state: 'INCOMPLETE',
    mac: undefined,
    updatedAt: now - lockTimeMs - 1,
    reachableUntil: 0,
    probes: 0,
    timer: 0,
    source: nobody,
    waiting: [],
  };
}

/** Broadcast while unresolved, to the known MAC while probing. */
function ask(lan: SimulatedLan, host: Machine, entry: Neighbour, now: number): void {
  entry.probes += 1;
  const spa = announces(host, entry.source) ? entry.source : ownAddressOf(host);
  const to = entry.state === 'PROBE' ? entry.mac : undefined;
  // nft's output hook: nothing is said in the name of a quiet address.
  if (!host.quiet.has(spa))
    lan.transmit(host, { op: 'request', sha: host.mac, spa, tpa: entry.address, to }, now);
  setTimer(lan, host, entry, retransmitMs, now);
}

/** arp_announce below 2: the sender is the source of the packet that wants to go. */
function announces(host: Machine, source: string): boolean {
  const value = (scope: string): number =>
    Number(host.sysctls.get(`net/ipv4/conf/${scope}/arp_announce`) ?? 0);
  return Math.max(value('all'), value(host.device)) < 2 && holds(host, source);
}

function setTimer(
  lan: SimulatedLan,
  host: Machine,
  entry: Neighbour,
  milliseconds: number,
  now: number,
): void {
  entry.timer += 1;
  const set = entry.timer;
  lan.schedule(now + hostMs(host, milliseconds), (at) => {
    if (entry.timer === set && host.neighbours.get(entry.address) === entry)
      elapsed(lan, host, entry, at);
  });
}

function elapsed(lan: SimulatedLan, host: Machine, entry: Neighbour, now: number): void {
  if (entry.state === 'DELAY') {
    entry.state = 'PROBE';
    entry.probes = 0;
  }
  if (entry.state !== 'PROBE' && entry.state !== 'INCOMPLETE') return;
  if (entry.probes < mostProbes) {
    ask(lan, host, entry, now);
    return;
  }
  entry.state = 'FAILED';
  const { waiting } = entry;
  entry.waiting = [];
  for (const packet of waiting) packet.fail('nobody answers ARP', now);
}

/** neigh_update(): what an ARP packet says about a neighbour. */
function update(
  lan: SimulatedLan,
  host: Machine,
  address: string,
  mac: string,
  how: { state: 'REACHABLE' | 'STALE'; override: boolean; create: boolean },
  now: number,
): void {
  let entry = host.neighbours.get(address);
  if (entry === undefined) {
    if (!how.create) return;
    entry = freshEntry(address, now);
    host.neighbours.set(address, entry);
  }
  if (entry.state === 'PERMANENT') return;
  if (hasMac.has(entry.state)) {
    if (entry.mac !== mac && !how.override) return;
    if (entry.mac === mac && how.state === 'STALE') return;
  }
  if (entry.mac !== mac) entry.updatedAt = now;
  entry.mac = mac;
  entry.state = how.state;
  entry.timer += 1;
  if (how.state === 'REACHABLE')
    entry.reachableUntil = now + hostMs(host, baseReachableMs * lan.random.between(0.5, 1.5));
  const { waiting } = entry;
  if (waiting.length === 0) return;
  entry.waiting = [];
  // Sending is use: a STALE entry goes on to DELAY.
  for (const packet of waiting) {
    const now_ = resolve(lan, host, address, entry.source, packet, now);
    if (now_ !== undefined) packet.go(now_, now);
  }
}

/** arp_process(): a frame has arrived at a host. */
export function receive(lan: SimulatedLan, host: Machine, frame: Frame, now: number): void {
  if (!host.on) return;
  for (const tap of host.taps) tap(frame);
  // nft's input hook.
  if (host.quiet.has(frame.tpa)) return;
  const { spa, tpa, sha } = frame;
  if (frame.op === 'request') {
    // A sender that the host holds itself is a martian: not answered.
    const answers = holds(host, tpa) && (spa === nobody || !holds(host, spa));
    if (answers) {
      if (spa !== nobody)
        update(lan, host, spa, sha, { state: 'STALE', override: true, create: true }, now);
      lan.transmit(host, { op: 'reply', sha: host.mac, spa: tpa, tpa: spa, to: sha }, now);
      return;
    }
    if (spa === nobody) return;
  }
  const entry = host.neighbours.get(spa);
  if (entry === undefined) return;
  const gratuitous = spa === tpa;
  const answered = frame.op === 'reply' && frame.to !== undefined;
  update(
    lan,
    host,
    spa,
    sha,
    {
      state: answered ? 'REACHABLE' : 'STALE',
      override: gratuitous || now - entry.updatedAt > lockTimeMs,
      create: false,
    },
    now,
  );
}
