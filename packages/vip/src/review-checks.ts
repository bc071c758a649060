import type { Code } from '@vipbook/diagnostics';
import type { Facts } from '@vipbook/host';
import type { MovePlan } from './plan-move.ts';
import { chooseDevice } from './preflight/device.ts';
import { holding, linkOf } from './view.ts';

/** One thing that was checked, or will be, before anything changes. */
export interface CheckReview {
  /** Of the finding when it fails. */
  readonly code?: Code;
  readonly says: string;
  readonly host?: string;
  /** facts: they prove it. apply: only the wire or the disks tell. nobody: it cannot be known beforehand. */
  readonly proof: 'facts' | 'apply' | 'nobody';
  readonly state: 'holds' | 'fails' | 'overruled' | 'open';
}

/** The whole preflight, what holds included: a reviewer wants to see that it was looked at. */
export function checksOf(
  plan: MovePlan,
  old: Facts,
  next: Facts,
  wire: readonly string[] | undefined,
): readonly CheckReview[] {
  const { request } = plan;
  const { address, from, to } = request;
  const failing = new Map(plan.findings.map((finding) => [finding.code, finding]));
  const proven = (codes: readonly Code[], says: string, host: string): CheckReview => {
    const failed = codes.map((code) => failing.get(code)).find((found) => found !== undefined);
    const [first] = codes;
    return {
      ...(failed === undefined
        ? first === undefined
          ? {}
          : { code: first }
        : { code: failed.code }),
      says: failed === undefined ? says : failed.message,
      host,
      proof: 'facts',
      state:
        failed === undefined ? 'holds' : request.overrule.has(failed.code) ? 'overruled' : 'fails',
    };
  };
  const held = holding(old, address);
  const device = chooseDevice(next, request).device;
  const link = device === undefined ? undefined : linkOf(next, device);
  const macOld = held === undefined ? undefined : linkOf(old, held.device)?.mac;
  const six = address.includes(':');
  return [
    proven(
      ['VIP002', 'VIP032'],
      `${from} holds ${address}${held === undefined ? '' : `/${String(held.prefix)} on ${held.label ?? held.device}`}`,
      from,
    ),
    proven(['VIP003'], `${to} does not hold ${address}`, to),
    proven(['VIP012'], `${from} and ${to} are two machines`, to),
    proven(['VIP001', 'VIP014'], `${address} is in a subnet of ${to}, on ${device ?? 'none'}`, to),
    proven(
      ['VIP010'],
      `${device ?? 'the interface'} of ${to} is up${link === undefined ? '' : `, ${link.mac}`}`,
      to,
    ),
    proven(
      ['VIP005', 'VIP022'],
      `the label${plan.sides?.label === undefined ? '' : ` ${plan.sides.label}`} is free on ${to}, and no longer than 15 characters`,
      to,
    ),
    proven(['VIP007'], `vipbook works as root on ${from} and ${to}`, from),
    proven(
      ['VIP009'],
      `deleting ${address} on ${from} deletes no other address (it is no primary with secondaries)`,
      from,
    ),
    proven(['VIP024'], `no default route of ${from} has ${address} as its source`, from),
    ...(request.persist === 'none'
      ? []
      : [
          proven(
            ['VIP006', 'VIP008', 'VIP029'],
            `ifupdown is in charge on ${from} and ${to}, and reads their files`,
            from,
          ),
        ]),
    ...(request.port === undefined
      ? []
      : [proven(['VIP025'], `port ${String(request.port)} listens on ${to}`, to)]),
    ...(six || held === undefined
      ? []
      : [
          {
            code: 'VIP004' as const,
            says: `exactly one machine answers for ${address}, ${from} (${macOld ?? 'unknown'})`,
            host: to,
            proof: 'apply' as const,
            state: wireState(failing.has('VIP004') || failing.has('VIP011'), wire),
          },
        ]),
    {
      code: 'HST003',
      says: `the interfaces files of ${from} and ${to} can be written`,
      proof: 'apply',
      state: 'open',
    },
    ...(request.service === undefined
      ? []
      : [
          {
            code: 'VIP025' as const,
            says: `the service ${request.service} runs on ${to}`,
            host: to,
            proof: 'apply' as const,
            state: 'open' as const,
          },
        ]),
    ...(request.port === undefined && request.service === undefined
      ? [
          {
            says: `that the service of ${address} runs on ${to}: the task names neither port nor service, so nothing looks`,
            host: to,
            proof: 'nobody' as const,
            state: 'open' as const,
          },
        ]
      : []),
    {
      says: 'every neighbour takes the announcement; each known one is asked for its acknowledgement at the cut-over',
      proof: 'nobody',
      state: 'open',
    },
    {
      says: `no machine that is off now has ${address} in its files`,
      proof: 'nobody',
      state: 'open',
    },
  ];
}

function wireState(failed: boolean, wire: readonly string[] | undefined): CheckReview['state'] {
  if (failed) return 'fails';
  return wire === undefined ? 'open' : 'holds';
}
