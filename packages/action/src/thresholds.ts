import type { Plan } from '@vipbook/plan';
import type { Inputs } from './inputs.ts';
import type { Failure } from './problem.ts';

export function changes(plan: Plan): boolean {
  return plan.steps.some((step) => step.changes) || plan.summary.unknown > 0;
}

/** Why this plan must not pass, in the user's own terms. */
export function exceeded(
  plan: Plan,
  { failOn, maxOutageMs }: Inputs,
  playbook: string,
): readonly Failure[] {
  const { summary, risk } = plan;
  const reasons = risk.reasons.map(({ says }) => says).slice(0, 3);
  const because = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  const broken = plan.policies.filter(({ verdict }) => verdict === 'broken');
  const why = [...errors, ...broken.map(({ code = 'policy', says }) => ({ code, message: says }))]
    .slice(0, 3)
    .map(({ code, message }) => `${code}: ${message}`)
    .join('; ');
  const beyond = (message: string): Failure => ({
    code: 'ACT010',
    message,
    remedy: 'Change the playbook, or let somebody decide and change the input of the job.',
    file: playbook,
  });
  return [
    ...(failOn.includes('error') && (!summary.applicable || errors.length > 0)
      ? [
          {
            code: 'ACT009',
            message: `The plan cannot be applied${why === '' ? '' : `: ${why}`}`,
            remedy:
              'The plan says what stands in the way; "vipbook explain CODE" says more of each code.',
            file: playbook,
          } as const,
        ]
      : []),
    ...(failOn.includes('changes') && changes(plan)
      ? [beyond('The plan changes something, and fail-on has "changes"')]
      : []),
    ...(failOn.includes('risk-high') && summary.risk === 'high'
      ? [beyond(`The risk is high, and fail-on has "risk-high"${because}`)]
      : []),
    ...(failOn.includes('risk-medium') && summary.risk !== 'low'
      ? [beyond(`The risk is ${summary.risk}, and fail-on has "risk-medium"${because}`)]
      : []),
    ...(maxOutageMs !== undefined && (summary.outageMs ?? 0) > maxOutageMs
      ? [
          beyond(
            `An outage of ${String(summary.outageMs)} ms is expected; max-outage-ms allows ${String(maxOutageMs)}`,
          ),
        ]
      : []),
  ];
}
