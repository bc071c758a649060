import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts, Route, Rule } from '@vipbook/host';
import { inSubnet } from '../address.ts';
import type { MoveRequest } from '../request.ts';

/** What routes of the old host say of the address: they do not move with it. */
export function checkRoutes(request: MoveRequest, old: Facts, next: Facts): readonly Diagnostic[] {
  return [...checkSources(request, old), ...checkRules(request, old, next)];
}

function checkSources({ address, from }: MoveRequest, old: Facts): readonly Diagnostic[] {
  const where = { host: from };
  const has = (route: Route): boolean => route.source === address && route.protocol !== 'kernel';
  return [
    ...old.routes.filter(has).map(({ destination }) =>
      diagnostic('VIP024', {
        message:
          destination === 'default'
            ? `the default route of ${from} has ${address} as its source`
            : `the route of ${from} to ${destination} has ${address} as its source`,
        where,
      }),
    ),
    // The kernel looks for such routes in the main table only.
    ...(old.policyRoutes ?? []).filter(has).map(({ destination, table = '' }) =>
      diagnostic('VIP024', {
        message: `the route to ${destination} in table ${table} of ${from} has ${address} as its source; the kernel keeps it, and ${from} would go on to send from an address that it has not`,
        where,
      }),
    ),
  ];
}

/** A rule by which the address is answered another way than by the main table. */
function checkRules(
  { address, from, to }: MoveRequest,
  old: Facts,
  next: Facts,
): readonly Diagnostic[] {
  const named = (rule: Rule): boolean => names(rule.from, address) || names(rule.to, address);
  return (old.rules ?? [])
    .filter((rule) => named(rule) && !(next.rules ?? []).some((other) => alike(rule, other)))
    .map((rule) => {
      const words = wordsOf(rule);
      return diagnostic('VIP049', {
        message: `${from} has a policy rule for ${address} that ${to} has not: ${words}`,
        where: { host: from },
        remedy: `If it is meant for the address: ip ${rule.family === 6 ? '-6 ' : ''}rule add ${words} (on ${to}, with its table), and take it off ${from} afterwards.`,
      });
    });
}

/** A whole subnet's rule is not about this address. */
function names(prefix: string | undefined, address: string): boolean {
  if (prefix === undefined) return false;
  const [network = '', length] = prefix.split('/');
  const whole = address.includes(':') ? 128 : 32;
  return (length === undefined || Number(length) === whole) && inSubnet(address, network, whole);
}

function alike(a: Rule, b: Rule): boolean {
  return a.family === b.family && a.from === b.from && a.to === b.to;
}

function wordsOf({ from, to, table }: Rule): string {
  return [
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
    ...(table === undefined ? [] : [`lookup ${table}`]),
  ].join(' ');
}
