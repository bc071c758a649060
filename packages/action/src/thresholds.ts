import type { Plan } from '@vipbook/plan';
import type { Inputs } from './inputs.ts';

export function changes(plan: Plan): boolean {
  return plan.steps.some((step) => step.changes) || plan.summary.unknown > 0;
}

/** Why this plan must not pass, in the user's own terms. */
export function exceeded(plan: Plan, { failOn, maxOutageMs }: Inputs): readonly string[] {
  const { summary, risk } = plan;
  const reasons = risk.reasons.map(({ says }) => says).slice(0, 3);
  const because = reasons.length === 0 ? '' : `: ${reasons.join('; ')}`;
  const errors = plan.findings.filter(({ severity }) => severity === 'error');
  const broken = plan.policies.filter(({ verdict }) => verdict === 'broken');
  const why = [...errors, ...broken.map(({ says }) => ({ code: 'policy', message: says }))]
    .slice(0, 3)
    .map(({ code, message }) => `${code}: ${message}`)
    .join('; ');
  return [
    ...(failOn.includes('error') && (!summary.applicable || errors.length > 0)
      ? [`The plan cannot be applied${why === '' ? '' : `: ${why}`}`]
      : []),
    ...(failOn.includes('changes') && changes(plan)
      ? ['The plan changes something, and fail-on has "changes"']
      : []),
    ...(failOn.includes('risk-high') && summary.risk === 'high'
      ? [`The risk is high, and fail-on has "risk-high"${because}`]
      : []),
    ...(failOn.includes('risk-medium') && summary.risk !== 'low'
      ? [`The risk is ${summary.risk}, and fail-on has "risk-medium"${because}`]
      : []),
    ...(maxOutageMs !== undefined && (summary.outageMs ?? 0) > maxOutageMs
      ? [
          `An outage of ${String(summary.outageMs)} ms is expected; max-outage-ms allows ${String(maxOutageMs)}`,
        ]
      : []),
  ];
}
