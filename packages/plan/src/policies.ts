import type { Policies, PolicyHours } from '@vipbook/settings';
import type {
  PlannedMove,
  PlannedStep,
  PlannedTask,
  PolicyVerdict,
  Risk,
} from './generated/plan.ts';
import { atLeast } from './risk.ts';

export type { Policies, PolicyHours } from '@vipbook/settings';

export interface PolicyInputs {
  readonly moves: readonly PlannedMove[];
  readonly tasks: readonly PlannedTask[];
  readonly steps: readonly PlannedStep[];
  readonly risk: Risk;
}

/** Each policy of the project, and what it says of a plan. */
export function judgePolicies(policies: Policies, inputs: PolicyInputs): readonly PolicyVerdict[] {
  return [
    ...outage(policies, inputs),
    ...hosts(policies, inputs),
    ...strategies(policies, inputs),
    ...approval(policies, inputs),
    ...unknowns(policies, inputs),
    ...(policies.hours === undefined
      ? []
      : [
          {
            policy: 'hours' as const,
            verdict: 'at-apply' as const,
            code: 'PLN032',
            says: `only ${hoursText(policies.hours)}`,
          },
        ]),
  ];
}

function outage({ maxOutageMs }: Policies, { moves }: PolicyInputs): readonly PolicyVerdict[] {
  if (maxOutageMs === undefined) return [];
  const long = moves.filter((move) => move.outage.expectedMs > maxOutageMs);
  if (long.length === 0)
    return [
      {
        policy: 'max_outage_ms',
        verdict: 'met',
        says: `no outage longer than ${String(maxOutageMs)} ms is expected`,
      },
    ];
  return long.map((move) => ({
    policy: 'max_outage_ms',
    verdict: 'broken',
    code: 'PLN030',
    says: `${move.address} is expected to be away for ${String(move.outage.expectedMs)} ms, ${String(maxOutageMs)} ms are allowed`,
  }));
}

function hosts({ protectedHosts }: Policies, { steps }: PolicyInputs): readonly PolicyVerdict[] {
  if (protectedHosts === undefined) return [];
  const touched = [
    ...new Set(steps.filter((step) => step.changes).map((step) => step.host)),
  ].sort();
  const wrong = touched.filter((host) => protectedHosts.some((pattern) => matches(pattern, host)));
  if (wrong.length === 0)
    return [{ policy: 'protected_hosts', verdict: 'met', says: 'no protected host is changed' }];
  return wrong.map((host) => ({
    policy: 'protected_hosts',
    verdict: 'broken',
    code: 'PLN031',
    says: `${host} must not be changed`,
  }));
}

/** `*` and `?` as in a shell; anything else is the name itself. */
function matches(pattern: string, host: string): boolean {
  const expression = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  return new RegExp(`^${expression}$`).test(host);
}

function strategies(
  { strategies: allowed }: Policies,
  { moves }: PolicyInputs,
): readonly PolicyVerdict[] {
  if (allowed === undefined) return [];
  const wrong = moves.filter((move) => !allowed.includes(move.strategy));
  if (wrong.length === 0)
    return [{ policy: 'strategies', verdict: 'met', says: `only ${allowed.join(' or ')}` }];
  return wrong.map((move) => ({
    policy: 'strategies',
    verdict: 'broken',
    code: 'PLN034',
    says: `${move.address} moves by ${move.strategy}; allowed: ${allowed.join(', ')}`,
  }));
}

function approval({ approveRisk }: Policies, { risk }: PolicyInputs): readonly PolicyVerdict[] {
  if (approveRisk === undefined) return [];
  const wanted = atLeast(risk.level, approveRisk);
  return [
    wanted
      ? {
          policy: 'approve_risk',
          verdict: 'needs-approval',
          code: 'PLN033',
          says: `the risk is ${risk.level}: from ${approveRisk} on, apply wants --approve`,
        }
      : {
          policy: 'approve_risk',
          verdict: 'met',
          says: `the risk is ${risk.level}, below ${approveRisk}`,
        },
  ];
}

function unknowns({ allowUnknown }: Policies, { tasks }: PolicyInputs): readonly PolicyVerdict[] {
  if (allowUnknown !== false) return [];
  const unknown = tasks.filter((task) =>
    task.decisions.some((decision) => decision.decision === 'cannot-know'),
  );
  if (unknown.length === 0)
    return [{ policy: 'unknown', verdict: 'met', says: 'everything is known beforehand' }];
  return unknown.map((task) => ({
    policy: 'unknown',
    verdict: 'broken',
    code: 'PLN035',
    says: `what "${task.name}" does cannot be known beforehand`,
  }));
}

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** May changes be made at this moment? */
export function isAllowedAt(hours: readonly PolicyHours[], time: number): boolean {
  return hours.some((window) => holds(window, time));
}

function holds({ days: on, from, to, timezone }: PolicyHours, time: number): boolean {
  const { day, minutes } = wallClock(time, timezone ?? 'UTC');
  const start = minutesOf(from);
  const end = minutesOf(to);
  const allowed = (which: number): boolean =>
    on === undefined || on.includes(days[(which + 7) % 7] ?? 'sun');
  if (start < end) return allowed(day) && minutes >= start && minutes < end;
  // Over midnight: the day is that on which it begins.
  return (allowed(day) && minutes >= start) || (allowed(day - 1) && minutes < end);
}

function wallClock(time: number, timezone: string): { day: number; minutes: number } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: timezone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(time);
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  const day = days.findIndex((name) => name === part('weekday').toLowerCase());
  return { day, minutes: Number(part('hour')) * 60 + Number(part('minute')) };
}

function minutesOf(text: string): number {
  const [hour = '0', minute = '0'] = text.split(':');
  return Number(hour) * 60 + Number(minute);
}

export function hoursText(hours: readonly PolicyHours[]): string {
  return hours
    .map(
      ({ days: on, from, to, timezone }) =>
        `${on === undefined ? '' : `${on.join(', ')} `}${from} to ${to} ${timezone ?? 'UTC'}`,
    )
    .join('; ');
}
