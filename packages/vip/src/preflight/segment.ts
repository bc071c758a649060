import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { inSubnet } from '../address.ts';
import type { MoveRequest } from '../request.ts';
import { chooseDevice } from './device.ts';
import { holding, linkOf, ownAddress } from '../view.ts';

/** Which MACs answered a host, by the address that it asked for. */
export type Heard = ReadonlyMap<string, readonly string[]>;

/** Whom a host should hear on the segment of the address: the other host, and its gateways there. */
export function neighboursOf(
  facts: Facts,
  device: string,
  other: Facts,
  vip: string,
): readonly string[] {
  const family = vip.includes(':') ? 6 : 4;
  const otherDevice = holding(other, vip)?.device ?? chooseDevice(other, { address: vip }).device;
  const theirs = otherDevice === undefined ? undefined : ownAddress(other, otherDevice, vip);
  const gateways = facts.routes
    .filter((route) => route.family === family && route.device === device)
    .flatMap(({ gateway }) => (gateway === undefined || isLinkLocal(gateway) ? [] : [gateway]));
  // Routes to many networks lead through few gateways; the first ones tell enough.
  const few = [...new Set(gateways)].slice(0, 4);
  const own = ownAddress(facts, device, vip);
  const shared =
    theirs !== undefined && own !== undefined && inSubnet(theirs.address, own.address, own.prefix);
  return [...(shared ? [theirs.address] : []), ...few];
}

function isLinkLocal(address: string): boolean {
  return /^fe[89ab]/i.test(address);
}

/** Do both hosts hear each other, and the same gateway? */
export function checkSegment(
  request: MoveRequest,
  old: Facts,
  next: Facts,
  heard: ReadonlyMap<string, Heard>,
): readonly Diagnostic[] {
  const { address, from, to } = request;
  const device = chooseDevice(next, request).device;
  const held = holding(old, address);
  if (device === undefined || held === undefined) return [];
  const pairs = [
    { host: from, other: to, device, facts: next },
    { host: to, other: from, device: held.device, facts: old },
  ];
  return [
    ...pairs.flatMap((pair) => checkOther(pair, address, heard.get(pair.host))),
    ...checkGateways([old, held.device], [next, device], request, heard),
  ];
}

function checkOther(
  pair: { host: string; other: string; device: string; facts: Facts },
  vip: string,
  heard: Heard | undefined,
): readonly Diagnostic[] {
  const own = ownAddress(pair.facts, pair.device, vip);
  const mac = linkOf(pair.facts, pair.device)?.mac;
  const macs = own === undefined ? undefined : heard?.get(own.address);
  if (own === undefined || mac === undefined || macs === undefined || macs.includes(mac)) return [];
  const instead = macs.length === 0 ? '' : `, but ${macs.join(' and ')}`;
  return [
    diagnostic('VIP011', {
      message: `${pair.host} asked who has ${own.address}, and ${pair.other} (${mac}), whose own address it is, did not answer${instead}`,
      where: { host: pair.host },
    }),
  ];
}

function checkGateways(
  [old, oldDevice]: readonly [Facts, string],
  [next, device]: readonly [Facts, string],
  { address, from, to }: MoveRequest,
  heard: ReadonlyMap<string, Heard>,
): readonly Diagnostic[] {
  const gateways = (facts: Facts, on: string): readonly string[] =>
    facts.routes.flatMap(({ gateway, device: of }) =>
      gateway === undefined || of !== on ? [] : [gateway],
    );
  const asked = (host: string, gateway: string): readonly string[] | undefined =>
    heard.get(host)?.get(gateway);
  const silent = (host: string, gateway: string): Diagnostic =>
    diagnostic('VIP048', {
      message: `the gateway ${gateway} did not answer ${host}`,
      where: { host },
    });
  const own = new Set([...old.addresses, ...next.addresses].map((held) => held.address));
  const all = [...new Set([...gateways(old, oldDevice), ...gateways(next, device)])];
  return all
    .filter((gateway) => gateway !== address && !own.has(gateway))
    .flatMap((gateway): Diagnostic[] => {
      const [byOld, byNew] = [asked(from, gateway), asked(to, gateway)];
      const unheard = [
        ...(byOld?.length === 0 ? [silent(from, gateway)] : []),
        ...(byNew?.length === 0 ? [silent(to, gateway)] : []),
      ];
      if (unheard.length > 0 || byOld === undefined || byNew === undefined) return unheard;
      if (byOld.some((mac) => byNew.includes(mac))) return [];
      return [
        diagnostic('VIP048', {
          message: `the gateway ${gateway} is ${byOld.join(' and ')} to ${from} and ${byNew.join(' and ')} to ${to}: these may be two segments`,
          where: { host: to },
        }),
      ];
    });
}
