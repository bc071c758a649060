import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { inSubnet } from '../address.ts';
import type { MoveRequest } from '../request.ts';
import { linkOf, sysctl } from '../view.ts';

/**
 * Settings of the kernel by which a host would not answer for the address, answer twice, or drop what comes for it
 * (Documentation/networking/ip-sysctl.rst). All of them are ARP's and IPv4's.
 */
export function checkSettings(
  request: MoveRequest,
  next: Facts,
  device: string,
  prefix: number,
): readonly Diagnostic[] {
  if (request.address.includes(':')) return [];
  return [
    ...checkAnswers(request, next, device, prefix),
    ...checkTwice(request, next, device),
    ...checkReversePath(request, next, device),
  ];
}

function checkAnswers(
  { address, to }: MoveRequest,
  next: Facts,
  device: string,
  prefix: number,
): readonly Diagnostic[] {
  const ignore = sysctl(next, device, 'arp_ignore');
  // 1 and 3 answer for an address of the interface itself, and this one is global.
  const why =
    ignore === 8
      ? 'it answers for no address'
      : ignore === 2 && prefix >= 31
        ? `it answers only to senders in the subnet of the address, and a /${String(prefix)} has none`
        : undefined;
  if (why === undefined) return [];
  return [
    diagnostic('VIP050', {
      message: `${to} would not answer for ${address}: arp_ignore is ${String(ignore)} on ${device}, so that ${why}`,
      where: { host: to },
      remedy: `sysctl -w net.ipv4.conf.${device}.arp_ignore=1 (and net.ipv4.conf.all.arp_ignore, of which the greater counts; on ${to})`,
    }),
  ];
}

/** Another link in the same subnet answers, too ("ARP flux"), unless a setting keeps it from that; or one that
 *  arp_filter has chosen answers in its place. */
function checkTwice(
  { address, to }: MoveRequest,
  next: Facts,
  device: string,
): readonly Diagnostic[] {
  const others = next.addresses.filter(
    (held) =>
      held.device !== device &&
      held.device !== 'lo' &&
      held.family === 4 &&
      inSubnet(address, held.address, held.prefix) &&
      linkOf(next, held.device)?.carrier === true,
  );
  const where = { host: to };
  const links = [...new Set(others.map((held) => held.device))];
  return links.flatMap((other): Diagnostic[] => {
    if (sysctl(next, device, 'arp_filter') === 1) {
      return [
        diagnostic('VIP051', {
          message: `${device} and ${other} of ${to} are in the subnet of ${address}, and arp_filter lets only that one answer which its route to the asker leaves by`,
          where,
          remedy: `See \`ip route get CLIENT from ${address}\` on ${to}, or use arp_ignore=1 and arp_announce=2 in place of arp_filter there.`,
        }),
      ];
    }
    if (sysctl(next, other, 'arp_ignore') > 0) return [];
    return [
      diagnostic('VIP051', {
        message: `${device} and ${other} of ${to} are in the subnet of ${address}: if they are on one segment, both answer for it, with two MAC addresses`,
        where,
        remedy: `sysctl -w net.ipv4.conf.all.arp_ignore=1 net.ipv4.conf.all.arp_announce=2 (on ${to})`,
      }),
    ];
  });
}

/** Strict filtering drops a packet whose answer would leave by another link than it came in by. */
function checkReversePath(
  { address, to }: MoveRequest,
  next: Facts,
  device: string,
): readonly Diagnostic[] {
  if (sysctl(next, device, 'rp_filter') !== 1) return [];
  const away = next.routes
    .filter((route) => route.family === 4 && route.destination === 'default')
    .sort((a, b) => (a.metric ?? 0) - (b.metric ?? 0))[0];
  if (away?.device === undefined || away.device === device) return [];
  return [
    diagnostic('VIP052', {
      message: `rp_filter is 1 on ${device} of ${to}, and its default route leaves by ${away.device}: what comes for ${address} from beyond the subnet is dropped`,
      where: { host: to },
      remedy: `sysctl -w net.ipv4.conf.${device}.rp_filter=2 (and net.ipv4.conf.all.rp_filter, of which the greater counts; on ${to}), or a rule: ip rule add from ${address} lookup TABLE`,
    }),
  ];
}
