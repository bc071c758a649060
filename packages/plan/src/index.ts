export { assemble, type AssembleInputs } from './assemble.ts';
export { canonicalJson, prettyJson, sha256, type Json } from './canonical.ts';
export { driftOf, type Drift } from './drift.ts';
export { encodeOperation, keyed, withheldOperation, type EncodeOptions } from './encode.ts';
export { Gate, type GateInit } from './gate.ts';
export { formatVersion, identityOf, withIdentity, type PlanWithoutIdentity } from './identity.ts';
export type { KnownAddresses } from './moves.ts';
export {
  hoursText,
  isAllowedAt,
  judgePolicies,
  type Policies,
  type PolicyHours,
} from './policies.ts';
export { project, projectAll } from './project.ts';
export { observe } from './observe.ts';
export { planText, readPlan } from './read-plan.ts';
export { Recorder, type RecordedStep, type RecordedWork } from './recorder.ts';
export { atLeast, type RiskLevel } from './risk.ts';
export { Scrubber, textOf } from './scrub.ts';
export { encodeFacts, readSnapshot, snapshotFile, snapshotOf, snapshotText } from './snapshot.ts';
export { comparable, whatMoved, type Observe } from './stale.ts';
export { changes } from './steps.ts';
export { isIdle } from './summary.ts';
export { World } from './world.ts';
export type * from './generated/plan.ts';
export type { Snapshot } from './generated/snapshot.ts';
