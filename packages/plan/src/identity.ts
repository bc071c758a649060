import { canonicalJson, sha256 } from './canonical.ts';
import type { Plan } from './generated/plan.ts';

/** Major and minor of the documents that this version writes. */
export const formatVersion = '1.0';

export type PlanWithoutIdentity = Omit<Plan, 'identity'>;

/** sha256 over all that a plan says, but not when it was seen. */
export function identityOf(plan: PlanWithoutIdentity): string {
  const { observed: _times, ...rest } = plan;
  const { identity: _own, ...said } = rest as Partial<Plan>;
  return `sha256:${sha256(canonicalJson(said))}`;
}

export function withIdentity(plan: PlanWithoutIdentity): Plan {
  return { ...plan, identity: identityOf(plan) };
}
