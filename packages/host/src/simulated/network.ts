import { diagnostic } from '@vipbook/diagnostics';
import type { OperationName, OperationOf, Operations } from '../operations.ts';
import { askedAtOnce, roundsOf } from '../rounds.ts';
import { endBridge, openBridge } from './bridges.ts';
import { nobody } from './frame.ts';
import type { SimulatedLan } from './lan.ts';
import {
  hostMs,
  lifetimeAt,
  type Announcer,
  type Machine,
  type SimulatedAddress,
  type Traffic,
} from './machine.ts';
import { stateOf } from './neighbours.ts';
import { ownAddressOf, holds } from './machine.ts';
import { sendPacket } from './packets.ts';

/** Of an ICMP echo as ping(8) sends it, with its IP header. */
const echoBytes = 84;
const count = (packets: number) => ({ packets, bytes: packets * echoBytes });
/** Who has sent nothing for so long is no longer named: as on a real host. */
const recentMs = 500;

/** An operation that has begun and whose outcome is known later. */
export class Later<T> {
  /** At most so long, in milliseconds. */
  readonly mostMs: number;
  readonly finished: () => boolean;
  readonly outcome: () => T;

  constructor(mostMs: number, finished: () => boolean, outcome: () => T) {
    this.mostMs = mostMs;
    this.finished = finished;
    this.outcome = outcome;
  }
}

export type Interpreter<N extends OperationName> = (
  input: OperationOf<N>,
  now: number,
) => Operations[N]['out'] | ReturnType<typeof diagnostic> | Later<Operations[N]['out']>;

export type Interpreters<N extends OperationName = OperationName> = {
  readonly [O in N]: Interpreter<O>;
};

type NetworkOperation =
  | `address.${'add' | 'delete' | 'stage' | 'trigger' | 'unstage' | 'lifetime' | 'query'}`
  | `arp.${'announce' | 'query' | 'hush' | 'direct' | 'whohas' | 'survey' | 'quiet'}`
  | `flow.${'relay' | 'count' | 'opening' | 'leave'}`
  | `neighbour.${'query' | 'flush'}`
  | 'bridge.open'
  | 'bridge.close'
  | 'nft.tidy'
  | 'shell.hasten'
  | 'counter.read'
  | 'counter.end'
  | 'traffic.begin'
  | 'traffic.read'
  | 'traffic.end'
  | 'tcp.reach'
  | 'icmp.ping';

/** Between two gratuitous announcements, as the real host's loop has it. */
const againMs = 1100;
/** From the word to a started `ip` until the address is there. */
const triggerMs = 0.4;
/** A lease in its last seconds counts as over: it may lapse between the look and the change. */
const leastLeft = 3;

/** Addresses, ARP, quiet and relays of one machine, as the kernel and nft do it. */
export function networkInterpreters(
  lan: SimulatedLan,
  self: Machine,
): Interpreters<NetworkOperation> {
  return {
    'address.add': (input, now) => ({ changed: addAddress(lan, self, input, now) }),
    'address.stage'(input, now) {
      const until = now + input.seconds * 1000;
      self.staged.set(input.address, { at: now, until, waits: true });
      return { staged: true };
    },
    'address.trigger'(input, now) {
      const staged = self.staged.get(input.address);
      if (staged === undefined || (now - staged.at) * self.rate > input.withinSeconds * 1000) {
        return diagnostic('HST016', {
          message: `the word to take ${input.address} reached ${self.name} more than ${String(input.withinSeconds)} s after it had made ready`,
          where: { host: self.name },
        });
      }
      if (staged.waits && staged.until > now)
        lan.after(self, triggerMs, now, (at) => {
          if (self.staged.get(input.address) !== staged || !staged.waits) return;
          staged.waits = false;
          if (holds(self, input.address)) return;
          addAddress(lan, self, input, at);
          lan.happened(self.name, `the waiting ip adds ${input.address}`, at);
        });
      return { triggered: true };
    },
    'address.unstage'(input) {
      self.staged.delete(input.address);
      return { unstaged: true };
    },
    'address.delete': (input) => ({ changed: deleteAddress(self, input) }),
    'address.lifetime'(input, now) {
      const held = exact(self, input);
      const left = held === undefined ? 0 : lifetimeAt(held, now);
      if (held === undefined || (left !== 'forever' && left < leastLeft)) {
        return diagnostic('HST008', {
          message: `${input.address}/${String(input.prefix)} is not on ${input.device} of ${self.name} any more`,
          where: { host: self.name },
        });
      }
      if (input.lifetime === 'forever' && left === 'forever') return { changed: false };
      setLifetime(lan, self, held, input, now);
      return { changed: true };
    },
    'address.query': (input, now) => ({
      found: self.addresses
        .filter((held) => held.address === input.address)
        .map((held) => ({
          device: held.device,
          address: held.address,
          prefix: held.prefix,
          lifetime: lifetimeAt(held, now),
          ...(held.label === undefined ? {} : { label: held.label }),
        })),
    }),

    'arp.announce'(input, now) {
      lan.announce(self, input.address, now);
      const announcer: Announcer = { address: input.address };
      if (input.count > 1) self.announcers.add(announcer);
      announceAgain(lan, self, announcer, input.count - 1, now);
      return { started: true };
    },
    'arp.hush'(input) {
      const ended = [...self.announcers].filter(({ address }) => address === input.address);
      for (const announcer of ended) self.announcers.delete(announcer);
      return { changed: ended.length > 0 };
    },
    'arp.direct'(input, now) {
      const acknowledged = new Set<string>();
      const size = askedAtOnce(1);
      const ask = (from: number, at: number): void => {
        for (const target of input.targets.slice(from, from + size)) {
          const end = lan.ask(self, target, input.address, () => acknowledged.add(target), at);
          lan.after(self, input.timeoutMs, at, end);
        }
      };
      // As if each round had somebody who is dead.
      const [, ...later] = roundsOf(input.targets.length, size);
      ask(0, now);
      later.forEach((from, before) => {
        lan.after(self, input.timeoutMs * (before + 1), now, (at) => {
          ask(from, at);
        });
      });
      return new Later(
        input.timeoutMs * (later.length + 1),
        () => acknowledged.size === input.targets.length,
        () => ({
          acknowledged: input.targets.filter((target) => acknowledged.has(target)),
          silent: input.targets.filter((target) => !acknowledged.has(target)),
        }),
      );
    },
    'arp.whohas'(input, now) {
      const macs = new Set<string>();
      const end = lan.ask(self, input.address, nobody, (mac) => macs.add(mac), now);
      const patience = Math.max(input.timeoutMs, input.patienceMs ?? 0);
      lan.after(self, patience, now, end);
      let collected = false;
      lan.after(self, input.timeoutMs, now, () => {
        collected = true;
      });
      return new Later(
        patience,
        () => collected && macs.size > 0,
        () => ({ macs: [...macs] }),
      );
    },
    'arp.survey'(input, now) {
      const heard = input.addresses.map((address) => ({ address, macs: new Set<string>() }));
      for (const { address, macs } of heard) {
        const end = lan.ask(self, address, nobody, (mac) => macs.add(mac), now);
        lan.after(self, input.timeoutMs, now, end);
      }
      return new Later(
        input.timeoutMs,
        () => false,
        () => ({ answers: heard.map(({ address, macs }) => ({ address, macs: [...macs] })) }),
      );
    },
    'arp.query': (input) => ({ quiet: self.quiet.has(input.address) }),
    'arp.quiet'(input, now) {
      const was = self.quiet.has(input.address);
      if (input.quiet) keepQuiet(lan, self, input.address, input.seconds ?? 60, now);
      else self.quiet.delete(input.address);
      return { changed: was !== input.quiet };
    },
    'flow.relay'(input, now) {
      const was = self.relays.has(input.address);
      if (input.to === null) {
        self.relays.delete(input.address);
        self.left.delete(input.address);
        return { changed: was };
      }
      const relay = {
        to: input.to,
        until: now + hostMs(self, input.seconds * 1000),
        everything: input.of === 'everything',
      };
      self.relays.set(input.address, relay);
      lan.schedule(relay.until, (at) => {
        if (self.relays.get(input.address) !== relay) return;
        self.relays.delete(input.address);
        lan.happened(self.name, `the relay of ${input.address} ends by itself`, at);
      });
      return { changed: true };
    },
    'bridge.open'(input, now) {
      openBridge(lan, self, input, now);
      return { changed: true };
    },
    'bridge.close': ({ address }) => ({ changed: endBridge(self, address) }),
    'nft.tidy': () => ({ changed: false }),
    // Nothing else runs there.
    'shell.hasten': () => ({ changed: true }),
    'flow.count'(_input, now) {
      let open = 0;
      for (const until of self.flows.values()) if (until > now) open += 1;
      return { open, halfOpen: self.opening.length };
    },
    'flow.opening': () => ({ opening: [...self.opening] }),
    'flow.leave'({ address, opening }) {
      const before = self.left.get(address) ?? [];
      if (opening.length > 0) self.left.set(address, [...before, ...opening]);
      return { changed: opening.length > 0 };
    },
    'counter.read'({ address }) {
      let counted = self.counters.get(address);
      if (counted === undefined) {
        counted = { received: 0, sent: 0 };
        self.counters.set(address, counted);
      }
      return { received: count(counted.received), sent: count(counted.sent) };
    },
    'counter.end': ({ address }) => ({ changed: self.counters.delete(address) }),
    'traffic.begin'(input) {
      const before = self.traffic.has(input.address);
      counting(self, input);
      return { changed: !before };
    },
    'traffic.read'(input, now) {
      const { received, sent, senders } = counting(self, input);
      return {
        received: count(received),
        sent: count(sent),
        senders: [...senders].flatMap(([mac, at]) => (now - at < recentMs ? [mac] : [])),
      };
    },
    'traffic.end': ({ address }) => ({ changed: self.traffic.delete(address) }),

    'neighbour.query'(input, now) {
      const entry = self.neighbours.get(input.address);
      if (entry === undefined) return { found: [] };
      return {
        found: [
          {
            address: input.address,
            device: self.device,
            state: stateOf(entry, now),
            ...(entry.mac === undefined || entry.state === 'FAILED' ? {} : { mac: entry.mac }),
          },
        ],
      };
    },
    'neighbour.flush'(input, now) {
      const entry = self.neighbours.get(input.address);
      if (entry === undefined) return { flushed: 0, permanent: [] };
      if (entry.state === 'PERMANENT') {
        const { address, mac, state } = entry;
        const found = {
          address,
          device: self.device,
          state,
          ...(mac === undefined ? {} : { mac }),
        };
        return { flushed: 0, permanent: [found] };
      }
      self.neighbours.delete(input.address);
      for (const packet of entry.waiting) packet.fail('its neighbour entry was flushed', now);
      return { flushed: 1, permanent: [] };
    },

    'tcp.reach': (input, now) =>
      packetThere(
        lan,
        self,
        input,
        (lost) => ({ reached: lost === undefined, detail: lost ?? 'open' }),
        now,
      ),
    'icmp.ping': (input, now) =>
      packetThere(
        lan,
        self,
        input,
        (lost) => ({ sent: input.count, received: lost === undefined ? input.count : 0 }),
        now,
      ),
  };
}

function packetThere<T>(
  lan: SimulatedLan,
  self: Machine,
  input: { address: string; timeoutMs: number; source?: string },
  outcome: (lost: string | undefined) => T,
  now: number,
): Later<T> {
  let ended = false;
  let lost: string | undefined = 'no answer in time';
  sendPacket(
    lan,
    {
      from: self,
      source: input.source ?? ownAddressOf(self),
      address: input.address,
      done(end) {
        if (ended) return;
        ended = true;
        lost = 'by' in end ? undefined : end.lost;
      },
    },
    now,
  );
  return new Later(
    input.timeoutMs,
    () => ended,
    () => outcome(lost),
  );
}

interface Exact {
  readonly device: string;
  readonly address: string;
  readonly prefix: number;
}

function counting(
  self: Machine,
  { address, except }: OperationOf<'traffic.read'> | OperationOf<'traffic.begin'>,
): Traffic {
  const counted = self.traffic.get(address) ?? {
    received: 0,
    sent: 0,
    except,
    senders: new Map<string, number>(),
  };
  self.traffic.set(address, counted);
  return counted;
}

function exact(self: Machine, input: Exact): SimulatedAddress | undefined {
  return self.addresses.find(
    (held) =>
      held.address === input.address &&
      held.prefix === input.prefix &&
      held.device === input.device,
  );
}

function addAddress(
  lan: SimulatedLan,
  self: Machine,
  input: Operations['address.add']['in'],
  now: number,
): boolean {
  const lifetime = input.lifetime ?? 'forever';
  let held = exact(self, input);
  const label = input.label ?? input.device;
  if (held !== undefined && input.label !== undefined && held.label !== label) {
    deleteAddress(self, input);
    held = undefined;
  }
  if (held !== undefined) {
    if (lifetime === 'forever' && held.expiresAt === Infinity)
      if (input.deprecated !== true || held.deprecated) return false;
    setLifetime(lan, self, held, input, now);
    return true;
  }
  const { device, address, prefix, broadcast } = input;
  const times = { expiresAt: Infinity, removedAt: Infinity, deprecated: false };
  const added = { device, address, prefix, label, broadcast, ...times };
  self.addresses.push(added);
  setLifetime(lan, self, added, input, now);
  return true;
}

/** The kernel removes an address by itself: never early, and somewhat late. */
function setLifetime(
  lan: SimulatedLan,
  self: Machine,
  held: SimulatedAddress,
  {
    lifetime = 'forever',
    deprecated = false,
  }: Pick<Operations['address.add']['in'], 'lifetime' | 'deprecated'>,
  now: number,
): void {
  held.deprecated = deprecated;
  if (lifetime === 'forever') {
    held.expiresAt = Infinity;
    held.removedAt = Infinity;
    return;
  }
  const [least, most] = lan.conditions.lateMs;
  const removedAt =
    now +
    hostMs(self, lifetime * 1000) +
    (least === most ? least : lan.random.between(least, most));
  held.expiresAt = now + hostMs(self, lifetime * 1000);
  held.removedAt = removedAt;
  lan.schedule(removedAt, (at) => {
    if (held.removedAt !== removedAt || !self.addresses.includes(held)) return;
    deleteAddress(self, held);
    lan.happened(self.name, `the lease of ${held.address} is over`, at);
  });
}

/** With a primary the kernel deletes its secondaries, unless it may promote one. */
function deleteAddress(self: Machine, input: Exact): boolean {
  const held = exact(self, input);
  if (held === undefined) return false;
  const alike = self.addresses.filter(
    (other) =>
      other.device === held.device &&
      other.prefix === held.prefix &&
      network(other.address, held.prefix) === network(held.address, held.prefix),
  );
  const promotes = ['all', held.device].some(
    (scope) => self.sysctls.get(`net/ipv4/conf/${scope}/promote_secondaries`) === '1',
  );
  const gone = alike[0] === held && !promotes ? alike : [held];
  self.addresses = self.addresses.filter((other) => !gone.includes(other));
  return true;
}

function network(address: string, prefix: number): string {
  if (address.includes(':')) return address;
  let bits = 0;
  for (const part of address.split('.')) bits = bits * 256 + Number(part);
  return String(Math.floor(bits / 2 ** (32 - prefix)));
}

/** Repeats in the background, each only while the host holds the address and speaks for it. */
function announceAgain(
  lan: SimulatedLan,
  self: Machine,
  announcer: Announcer,
  left: number,
  now: number,
): void {
  const { address } = announcer;
  if (left <= 0) {
    self.announcers.delete(announcer);
    return;
  }
  lan.after(self, againMs, now, (at) => {
    if (!self.announcers.has(announcer)) return;
    if (!holds(self, address) || self.quiet.has(address)) {
      self.announcers.delete(announcer);
      return;
    }
    lan.announce(self, address, at);
    announceAgain(lan, self, announcer, left - 1, at);
  });
}

function keepQuiet(
  lan: SimulatedLan,
  self: Machine,
  address: string,
  seconds: number,
  now: number,
): void {
  const until = now + hostMs(self, seconds * 1000);
  self.quiet.set(address, until);
  lan.schedule(until, (at) => {
    if (self.quiet.get(address) !== until) return;
    self.quiet.delete(address);
    lan.happened(self.name, `the silence for ${address} is over`, at);
  });
}
