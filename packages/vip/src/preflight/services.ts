import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, ListeningSocket } from '@vipbook/host';
import type { MoveRequest } from '../request.ts';

/** Would a socket be reached at the address? `*` and `::` take IPv4 as well (net.ipv6.bindv6only is 0). */
function serves(socket: ListeningSocket, address: string): boolean {
  const wildcards = address.includes(':') ? ['*', '::'] : ['*', '0.0.0.0', '::'];
  return socket.address === address || wildcards.includes(socket.address);
}

function asks(facts: Facts): boolean {
  return (facts.tools['ss'] ?? null) !== null;
}

/** A service that binds to the address alone can start before it is there only with this. */
function bindsBefore(facts: Facts): boolean {
  return facts.sysctls['net/ipv4/ip_nonlocal_bind'] === '1';
}

/** `port:` must be served on the new host. */
export function checkPort(port: number, request: MoveRequest, next: Facts): readonly Diagnostic[] {
  if (!asks(next)) return [];
  const there = next.listening.filter((socket) => socket.port === port);
  if (there.some((socket) => serves(socket, request.address))) return [];
  const [other] = there;
  return [
    diagnostic('VIP025', {
      message:
        other === undefined
          ? `nothing on ${request.to} listens on port ${String(port)}`
          : `${nameOf(other)} on ${request.to} listens on ${other.address}:${String(port)} only, not on the wildcard`,
      where: { host: request.to },
    }),
  ];
}

/**
 * What listens on the old host for the address (on itself, or on the wildcard) and not on the new one: nobody
 * said that it matters, but who moves an address wants to know.
 */
export function checkServices(
  request: MoveRequest,
  old: Facts,
  next: Facts,
): readonly Diagnostic[] {
  if (!asks(old) || !asks(next)) return [];
  const { address, from, to } = request;
  const onOld = old.listening.filter((socket) => serves(socket, address));
  const missing = onOld.filter(
    ({ port }) =>
      port !== request.port &&
      !next.listening.some((socket) => socket.port === port && serves(socket, address)),
  );
  const seen = new Set<number>();
  return missing.flatMap((socket) => {
    if (seen.has(socket.port)) return [];
    seen.add(socket.port);
    const bound = onOld.every((other) => other.port !== socket.port || other.address === address);
    const port = String(socket.port);
    const how = bound ? `at ${address}` : 'on the wildcard';
    const before =
      !bound || bindsBefore(next)
        ? ''
        : `; bound to the address, it can start there only once the address is there (net.ipv4.ip_nonlocal_bind is 0)`;
    return [
      diagnostic('VIP054', {
        message: `${nameOf(socket)} listens on port ${port} of ${from} ${how}, and nothing on ${to} does${before}`,
        where: { host: to },
        remedy: bound
          ? `Start it on ${to} with the address: \`sysctl -w net.ipv4.ip_nonlocal_bind=1\` lets it bind beforehand. Or let it listen on the wildcard.`
          : `If it is wanted at the address, start it on ${to} first.`,
      }),
    ];
  });
}

function nameOf({ process }: ListeningSocket): string {
  return process ?? 'a service';
}
