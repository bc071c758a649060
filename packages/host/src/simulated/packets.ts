import type { SimulatedLan } from './lan.ts';
import { holds, type Machine } from './machine.ts';
import { resolve } from './neighbours.ts';

export type PacketEnd = { readonly by: Machine } | { readonly lost: string };

/** A question to an address that comes back answered, or not. */
export interface Packet {
  readonly from: Machine;
  /** What it says it is from, and what the answer goes to. */
  readonly source: string;
  readonly address: string;
  /** Of which TCP connection; undefined: of none, any holder answers. */
  readonly flow?: number;
  readonly done: (end: PacketEnd, now: number) => void;
}

/** More would be two hosts that hand a packet to each other. */
const mostHops = 4;

/** Data takes no time on the wire here; waiting for ARP does. */
export function sendPacket(lan: SimulatedLan, packet: Packet, now: number): void {
  if (!packet.from.on) packet.done({ lost: `${packet.from.name} is off` }, now);
  else if (holds(packet.from, packet.address)) packet.done({ by: packet.from }, now);
  else forward(lan, packet.from, packet.address, packet.source, packet, 0, now);
}

function forward(
  lan: SimulatedLan,
  via: Machine,
  nextHop: string,
  source: string,
  packet: Packet,
  hops: number,
  now: number,
): void {
  const go = (mac: string, at: number): void => {
    arrive(lan, via, mac, packet, hops, at);
  };
  const fail = (lost: string, at: number): void => {
    packet.done({ lost }, at);
  };
  const mac = resolve(lan, via, nextHop, source, { go, fail }, now);
  if (mac !== undefined) go(mac, now);
}

function arrive(
  lan: SimulatedLan,
  via: Machine,
  mac: string,
  packet: Packet,
  hops: number,
  now: number,
): void {
  const target = lan.byMac(mac);
  if (target?.on !== true || !lan.reaches(via.name, target.name, now)) {
    packet.done({ lost: `${target?.name ?? mac} is not there` }, now);
    return;
  }
  for (const counted of [target.counters, target.traffic].map((all) => all.get(packet.address)))
    if (counted !== undefined) counted.received += 1;
  const traffic = target.traffic.get(packet.address);
  if (traffic !== undefined && via.mac !== traffic.except) traffic.senders.set(via.mac, now);
  const relay = target.relays.get(packet.address);
  const bridge = target.bridges.get(packet.address);
  if (bridge?.how === 'dnat') {
    // Its way is another network's; there and back by this host.
    const by = [...lan.machines.values()].find((each) => each.on && holds(each, bridge.to));
    if (by === undefined) packet.done({ lost: `nobody has ${bridge.to}` }, now);
    else answer(lan, by, packet, now);
  } else if (holds(target, packet.address)) {
    if (packet.flow === undefined || target.flows.has(packet.flow))
      answer(lan, target, packet, now);
    else if (relay?.everything === false && hops < mostHops)
      forward(lan, target, relay.to, packet.source, packet, hops + 1, now);
    else packet.done({ lost: `${target.name} does not know the connection` }, now);
  } else if (bridge !== undefined && hops < mostHops) {
    forward(lan, target, bridge.to, packet.source, packet, hops + 1, now);
  } else if (relay?.everything === true && hops < mostHops) {
    forward(lan, target, relay.to, packet.source, packet, hops + 1, now);
  } else {
    packet.done({ lost: `${target.name} does not hold it any more` }, now);
  }
}

/** The answer has the address as its source, which is what an ARP request for the asker may say. */
function answer(lan: SimulatedLan, by: Machine, packet: Packet, now: number): void {
  const go = (mac: string, at: number): void => {
    for (const counted of [by.counters, by.traffic].map((all) => all.get(packet.address)))
      if (counted !== undefined) counted.sent += 1;
    const back = lan.byMac(mac);
    packet.done(
      back === packet.from && back.on && lan.reaches(by.name, back.name, at)
        ? { by }
        : { lost: `the answer of ${by.name} did not arrive` },
      at,
    );
  };
  const fail = (_why: string, at: number): void => {
    packet.done({ lost: `${by.name} does not find ${packet.source}` }, at);
  };
  const mac = resolve(lan, by, packet.source, packet.address, { go, fail }, now);
  if (mac !== undefined) go(mac, now);
}
