export type { RunJournal } from './record.ts';
export type * from './events.ts';
export { exitCodes } from './exit-codes.ts';
export { listHosts, listTags, listTasks } from './listing.ts';
export type { ListedHosts, ListedPlay, ListedTags, ListedTask, ListedTasks } from './listing.ts';
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
