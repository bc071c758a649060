export type { RunJournal } from './record.ts';
export type * from './events.ts';
export { exitCodes } from './exit-codes.ts';
export { listHosts, listTags, listTasks } from './listing.ts';
export type { ListedHosts, ListedPlay, ListedTags, ListedTask, ListedTasks } from './listing.ts';
export { applyCodes } from './apply-codes.ts';
export { applyPlan, brokenPolicies, type Applied, type ApplyInputs } from './apply-plan.ts';
export type { Overseer, TaskWork } from './overseer.ts';
export { planPlaybook, type Planned, type PlanInputs, type SavedFacts } from './plan-playbook.ts';
export { secretsOf } from './plan-sources.ts';
export { unknownPlays } from './select-plays.ts';
export { runPlaybook } from './run.ts';
export type { RunExtras } from './run.ts';
export { defaultForks } from './services.ts';
export type {
  BecomeRequest,
  ConnectRequest,
  EngineOptions,
  Question,
  RunResult,
  RunServices,
} from './services.ts';
export type { AnyModule } from './environment.ts';
