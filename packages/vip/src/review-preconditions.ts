import type { AddressFact, Facts } from '@vipbook/host';
import type { MovePlan } from './plan-move.ts';
import { advertisingKeys, retransmitKey } from './operations.ts';
import { deviceSysctl, holding, linkOf } from './view.ts';

/** Something that must still be so when the move begins. */
export interface PreconditionReview {
  readonly host: string;
  readonly kind: 'address' | 'link' | 'file' | 'ifstate' | 'sysctl' | 'manager' | 'user';
  readonly subject: string;
  /** In words that people read and programs compare; of files the caller knows it: they hold secrets. */
  readonly expected: string;
}

/** What the move was decided by, and nothing more: facts that it did not read may change. */
export function preconditionsOf(
  plan: MovePlan,
  old: Facts,
  next: Facts,
): readonly PreconditionReview[] {
  const { request, sides } = plan;
  const result: PreconditionReview[] = [];
  for (const [host, facts] of [
    [request.from, old],
    [request.to, next],
  ] as const) {
    const device = host === request.from ? sides?.old.device : sides?.new.device;
    result.push(
      { host, kind: 'address', subject: request.address, expected: heldAs(facts, request.address) },
      { host, kind: 'user', subject: 'login', expected: `uid ${String(facts.user.uid)}` },
      ...plan.diffs
        .filter((diff) => diff.host === host)
        .map(({ path }) => ({ host, kind: 'file' as const, subject: path, expected: '' })),
      ...ifstateNames(plan, host).map((name) => ({
        host,
        kind: 'ifstate' as const,
        subject: name,
        expected: facts.ifstate?.[name] ?? 'not there',
      })),
    );
    if (device !== undefined)
      result.push(...deviceConditions(host, facts, device, request.address));
  }
  // What `advertiseAtOnce` puts back afterwards.
  if (sides !== undefined)
    for (const subject of advertisingKeys(sides.new, sides))
      result.push({
        host: request.to,
        kind: 'sysctl',
        subject,
        expected: next.sysctls[subject] ?? '',
      });
  return result;
}

function deviceConditions(
  host: string,
  facts: Facts,
  device: string,
  vip: string,
): readonly PreconditionReview[] {
  const own = facts.addresses.find(
    (held) => held.device === device && held.address !== vip && !held.secondary,
  );
  return [
    {
      host,
      kind: 'link',
      subject: device,
      expected: linkText(facts, device),
    },
    {
      host,
      kind: 'sysctl',
      subject: `net/ipv4/conf/${device}/arp_announce`,
      expected: deviceSysctl(facts, device, 'arp_announce'),
    },
    ...retransmitCondition(host, facts, device, vip),
    { host, kind: 'manager', subject: device, expected: facts.managers[device] ?? 'none' },
    ...(own === undefined
      ? []
      : [
          {
            host,
            kind: 'address' as const,
            subject: own.address,
            expected: heldAs(facts, own.address),
          },
        ]),
  ];
}

/** What `askQuickly` puts back afterwards. */
function retransmitCondition(
  host: string,
  facts: Facts,
  device: string,
  vip: string,
): readonly PreconditionReview[] {
  const subject = retransmitKey(device);
  const expected = vip.includes(':') ? facts.sysctls[subject] : undefined;
  return expected === undefined ? [] : [{ host, kind: 'sysctl', subject, expected }];
}

function ifstateNames(plan: MovePlan, host: string): readonly string[] {
  const operations = plan.steps
    .flatMap((step) => step.actions)
    .filter((action) => action.host === host)
    .flatMap((action) => action.operations);
  return [...new Set(operations.flatMap((each) => (each.do === 'ifstate.set' ? [each.name] : [])))];
}

/** A device as far as a move builds on it. */
export function linkText(facts: Facts, device: string): string {
  const link = linkOf(facts, device);
  if (link === undefined) return 'not there';
  return `${link.mac}, ${link.up ? 'up' : 'down'}, ${link.carrier ? 'carrier' : 'no carrier'}`;
}

/** How a host holds an address; a lease counts as one, whatever is left of it. */
export function heldAs(facts: Facts, address: string): string {
  const held = holding(facts, address);
  return held === undefined ? 'not there' : description(held);
}

function description(held: AddressFact): string {
  const label = held.label === undefined || held.label === held.device ? '' : ` as ${held.label}`;
  const lifetime = held.lifetime === 'forever' ? '' : ', as a lease';
  return `/${String(held.prefix)} on ${held.device}${label}${lifetime}`;
}
