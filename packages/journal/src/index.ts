export type * from './generated/entries.ts';
export {
  concerns,
  directionOf,
  isBridge,
  lastStep,
  openMoves,
  partsOf,
  standingOf,
  type Direction,
  type Life,
  type Liveness,
  type MovePart,
  type Standing,
} from './decide.ts';
export { decodeJournal, encodeEntry, format, type Decoded } from './line.ts';
export { nodeStore, stateDirectory } from './node-store.ts';
export { machineProcesses, type Processes } from './process.ts';
export { keep, prune, type Keep } from './prune.ts';
export {
  obstacles,
  openRuns,
  processText,
  readRun,
  resolveRun,
  settleEarlier,
  takeUp,
  type Held,
  type OpenRuns,
  type RunView,
  type TakeUp,
} from './runs.ts';
export {
  after,
  foldRun,
  nothingYet,
  type MoveState,
  type RunState,
  type StepState,
} from './state.ts';
export type { JournalFile, JournalStore } from './store.ts';
export { JournalWriter, type Unstamped, type WriterInit } from './writer.ts';
