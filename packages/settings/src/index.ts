export { parseAnsibleCfg } from './ansible-cfg.ts';
export { readSettings, type Settings } from './settings.ts';
export { policyNames, readPolicies, type Policies, type PolicyHours } from './policies.ts';
