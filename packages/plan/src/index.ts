export { canonicalJson, prettyJson, sha256, type Json } from './canonical.ts';
export { formatVersion, identityOf, withIdentity, type PlanWithoutIdentity } from './identity.ts';
export type * from './generated/plan.ts';
export type { Snapshot } from './generated/snapshot.ts';
