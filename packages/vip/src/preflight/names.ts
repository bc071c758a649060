import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import { leadsElsewhere } from '../bridge.ts';
import type { MoveRequest } from '../request.ts';

/** One address that a name leads to. */
export interface ResolvedName {
  readonly address: string;
  /** Caches may keep it so long, in seconds; undefined where no name server said so (/etc/hosts). */
  readonly ttlSeconds?: number;
}

/** What names lead to, seen from the controller; a text: why it could not be asked. */
export type ResolvedNames = ReadonlyMap<string, readonly ResolvedName[] | string>;

/** Longer than this a changed record is waited for by nobody. */
const longTtlSeconds = 300;

/** The names of the service (`names:`) lead to the address; and where it cannot move along, how long they do. */
export function checkNames(
  request: MoveRequest,
  next: Facts,
  resolved: ResolvedNames,
): readonly Diagnostic[] {
  const elsewhere = leadsElsewhere(request, next);
  return [...resolved].flatMap(([name, answer]) => {
    if (typeof answer === 'string')
      return [lost(request, name, `could not be resolved: ${answer}`)];
    if (answer.length === 0) return [lost(request, name, 'does not resolve')];
    const ours = answer.find(({ address }) => address === request.address);
    if (ours === undefined)
      return [lost(request, name, `is ${answer.map(described).join(' and ')}`)];
    const others = answer.filter((each) => each !== ours);
    return [
      ...(others.length === 0
        ? []
        : [
            lost(
              request,
              name,
              `is ${others.map(described).join(' and ')}, too: not all of its clients come to the address`,
            ),
          ]),
      ...(elsewhere ? late(request, name, ours) : []),
    ];
  });
}

function described({ address, ttlSeconds }: ResolvedName): string {
  return ttlSeconds === undefined
    ? `${address} (by /etc/hosts)`
    : `${address} (TTL ${String(ttlSeconds)} s)`;
}

function lost({ address }: MoveRequest, name: string, what: string): Diagnostic {
  return diagnostic('VIP064', {
    message:
      what.startsWith('is ') && !what.includes(', too')
        ? `${name} ${what}, not ${address}`
        : `${name} ${what}`,
  });
}

function late(
  { address, bridgeSeconds = 0 }: MoveRequest,
  name: string,
  { ttlSeconds }: ResolvedName,
): readonly Diagnostic[] {
  if (ttlSeconds === undefined || (ttlSeconds <= longTtlSeconds && ttlSeconds <= bridgeSeconds))
    return [];
  return [
    diagnostic('VIP065', {
      message: `${name} leads to ${address} for ${String(ttlSeconds)} s in caches, and the bridge lasts ${String(bridgeSeconds)} s`,
    }),
  ];
}
