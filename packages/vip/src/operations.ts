import type { Operation, OperationOf } from '@vipbook/host';
import type { MoveFacts, Side } from './sides.ts';
import { deviceSysctl, isDeprecated } from './view.ts';

/** The operations that both strategies are made of. */

/** How long a neighbour may take to acknowledge. */
const acknowledgeMs = 250;
/** How long answers to "who has" are collected. */
export const whohasMs = 100;

/** ARP requests of the host must not carry the VIP as sender: one would steal the traffic back. */
export function announceOwn(side: Side): Operation {
  return { do: 'sysctl.set', key: arpAnnounceKey(side), value: '2' };
}

/** What the new host does before it holds the address. */
export function readyTitle({ request, new: next }: MoveFacts): string {
  const ready = `be ready for ${request.address}, with a guard that acts if vipbook is gone`;
  // Setting arp_announce does no harm where it means nothing: an address of IPv6 has no ARP.
  return request.address.includes(':')
    ? ready
    : `${ready}; ARP requests on ${next.device} never have it as their sender`;
}

export function restoreAnnounce(side: Side): Operation {
  return {
    do: 'sysctl.set',
    key: arpAnnounceKey(side),
    value: deviceSysctl(side.facts, side.device, 'arp_announce'),
  };
}

/** A lost neighbour solicitation is sent again after this, while the address moves. */
const askAgainMs = 100;

/**
 * IPv6: the new host's solicitation both tells a neighbour of the address and asks for its MAC. With two such frames
 * lost the neighbour learns from the announcement to all nodes, and sends here, while the kernel waits a second
 * before it asks again and drops what its queue cannot hold: 743 of one packet a millisecond, and none with this
 * (`npx mocha test/run/lost-frame.test.ts`). With IPv4 the answer to arping resolves the neighbour too.
 */
export function askQuickly(side: Side, move: MoveFacts): readonly Operation[] {
  return setRetransmit(side, move, String(askAgainMs));
}

export function restoreAsking(side: Side, move: MoveFacts): readonly Operation[] {
  return [...setRetransmit(side, move), ...setAdvertising(side, move, false)];
}

const advertising = { accept_dad: '0', ndisc_notify: '1' } as const;

/** What `advertiseAtOnce` changes on the device; nothing where the kernel is not to advertise. */
export function advertisingKeys(side: Side, move: MoveFacts): readonly string[] {
  return advertises(side, move)
    ? Object.keys(advertising).map((name) => `net/ipv6/conf/${side.device}/${name}`)
    : [];
}

/**
 * Does the new host's kernel tell everybody by itself, in the very millisecond in which it has the address? An address
 * that is added with DAD while DAD is off is complete at once, and is then advertised, unsolicited and overriding, to
 * all nodes (`ndisc_notify`; addrconf_dad_completed in net/ipv6/addrconf.c, RFC 4861 section 7.2.6). One that is added
 * without DAD is not. Of accept_dad the greater value, of the device's and of all devices', counts. Only where the address
 * must speak as soon as it is there: with an overlap it begins silent.
 */
export function advertises(side: Side, { request }: MoveFacts): boolean {
  const set = (scope: string, name: string): string | undefined =>
    side.facts.sysctls[`net/ipv6/conf/${scope}/${name}`];
  return (
    request.strategy === 'break-before-make' &&
    request.address.includes(':') &&
    Object.keys(advertising).every((name) => set(side.device, name) !== undefined) &&
    Number(set('all', 'accept_dad') ?? 1) <= 0
  );
}

/** Right before the address is taken: other addresses that are added meanwhile are not checked for duplicates. */
export function advertiseAtOnce(side: Side, move: MoveFacts): readonly Operation[] {
  return setAdvertising(side, move, true);
}

/** As soon as it is told; `restoreAsking` does it once more, for moves that end before. */
export function advertiseNoMore(side: Side, move: MoveFacts): readonly Operation[] {
  return setAdvertising(side, move, false);
}

function setAdvertising(side: Side, move: MoveFacts, on: boolean): readonly Operation[] {
  if (!advertises(side, move)) return [];
  return Object.entries(advertising).flatMap(([name, wanted]): readonly Operation[] => {
    const key = `net/ipv6/conf/${side.device}/${name}`;
    const before = side.facts.sysctls[key] ?? wanted;
    return before === wanted ? [] : [{ do: 'sysctl.set', key, value: on ? wanted : before }];
  });
}

/** Nothing where the host did not tell the value. Unit: ms (Documentation/networking/ip-sysctl.rst). */
function setRetransmit(side: Side, move: MoveFacts, value?: string): readonly Operation[] {
  if (!move.request.address.includes(':')) return [];
  const key = retransmitKey(side.device);
  const before = side.facts.sysctls[key];
  return before === undefined || Number(before) <= askAgainMs
    ? []
    : [{ do: 'sysctl.set', key, value: value ?? before }];
}

export function retransmitKey(device: string): string {
  return `net/ipv6/neigh/${device}/retrans_time_ms`;
}

function arpAnnounceKey(side: Side): string {
  return `net/ipv4/conf/${side.device}/arp_announce`;
}

/**
 * Until it has been announced, with IPv6: what the new host begins itself must not have a source whose answers still go to
 * the old one. From then on a server that leaves its source to the kernel answers from the address, as on the old host.
 */
function unannounced(move: MoveFacts): { readonly deprecated?: true } {
  return move.request.address.includes(':') ? { deprecated: true } : announced(move);
}

/** From the cut-over on. */
export function announced({ deprecated }: MoveFacts): { readonly deprecated?: true } {
  return deprecated ? { deprecated } : {};
}

export function claim(move: MoveFacts, lifetime: number | 'forever'): OperationOf<'address.add'> {
  return {
    do: 'address.add',
    device: move.new.device,
    address: move.request.address,
    prefix: move.prefix,
    lifetime,
    ...(lifetime === 'forever' ? announced(move) : unannounced(move)),
    ...(move.label === undefined ? {} : { label: move.label }),
    ...(move.broadcast === undefined ? {} : { broadcast: move.broadcast }),
    ...(move.request.address.includes(':') ? { noDad: true } : {}),
  };
}

export function release(side: Side, move: MoveFacts): Operation {
  return {
    do: 'address.delete',
    device: side.device,
    address: move.request.address,
    prefix: side === move.old ? move.held.prefix : move.prefix,
  };
}

/** Put it back on the old host as it was there. */
export function restore(move: MoveFacts): Operation {
  const { held } = move;
  return {
    do: 'address.add',
    device: held.device,
    address: held.address,
    prefix: held.prefix,
    lifetime: held.lifetime,
    broadcast: held.broadcast ?? 'none',
    ...(held.label === undefined || held.label === held.device ? {} : { label: held.label }),
    ...(held.family === 6 ? { noDad: true } : {}),
    ...(isDeprecated(held) ? { deprecated: true } : {}),
  };
}

/** What else a host has to do makes an outage no longer: on before it begins, off with what is taken down after it. */
export function hasten(on: boolean): Operation {
  return { do: 'shell.hasten', hasten: on };
}

/** What an earlier move still repeats must not come after this one's announcement. */
export function hush(move: MoveFacts): Operation {
  return { do: 'arp.hush', address: move.request.address };
}

/** Gratuitous ARP of both forms, and directed requests that ask each neighbour for its answer. */
export function announce(
  side: Side,
  move: MoveFacts,
): readonly [OperationOf<'arp.announce'>, OperationOf<'arp.direct'>] {
  return [
    {
      do: 'arp.announce',
      device: side.device,
      address: move.request.address,
      count: move.request.announce,
    },
    {
      do: 'arp.direct',
      device: side.device,
      address: move.request.address,
      targets: move.neighbours,
      timeoutMs: acknowledgeMs,
    },
  ];
}

export function quiet(move: MoveFacts, on: boolean): Operation {
  return {
    do: 'arp.quiet',
    address: move.request.address,
    quiet: on,
    ...(on ? { seconds: move.hold.timing.quiet } : {}),
  };
}

/** @param patienceMs - how long the first answer may take, where one is expected */
export function whohas(
  side: Side,
  move: MoveFacts,
  patienceMs?: number,
): OperationOf<'arp.whohas'> {
  return {
    do: 'arp.whohas',
    device: side.device,
    address: move.request.address,
    timeoutMs: whohasMs,
    ...(patienceMs === undefined ? {} : { patienceMs }),
  };
}

/** Count the packets of the address; on the old host, which neighbours still send to it themselves. */
export function traffic(
  side: Side,
  move: MoveFacts,
  what: 'traffic.begin' | 'traffic.read' = 'traffic.read',
): readonly Operation[] {
  if (!move.quietable) return [];
  const other = side === move.old ? move.new : move.old;
  return [{ do: what, address: move.request.address, except: other.mac }];
}

export function endTraffic(move: MoveFacts): readonly Operation[] {
  return move.quietable ? [{ do: 'traffic.end', address: move.request.address }] : [];
}

/** Of what the new host claims: it lapses a whole lease from now. */
export function renew(move: MoveFacts): Operation {
  const { request, new: next, prefix, hold } = move;
  return {
    do: 'address.lifetime',
    device: next.device,
    address: request.address,
    prefix,
    lifetime: hold.timing.lease,
    ...announced(move),
  };
}
