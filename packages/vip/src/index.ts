export { inSubnet, parseAddress, type ParsedAddress } from './address.ts';
export { executeMove } from './execute.ts';
export type { MoveEnd, MoveWorld, StepRecord } from './world.ts';
export { patienceOf, timingOf, type Timing } from './timing.ts';
export { configurationOf, type FileChange } from './files.ts';
export { planMove, type MovePlan } from './plan-move.ts';
export { overruled } from './preflight.ts';
export { chooseDevice } from './preflight/device.ts';
export { checkNames, type ResolvedName, type ResolvedNames } from './preflight/names.ts';
export { checkOthers, type Others } from './preflight/others.ts';
export { preflightActions, readSeen, type Seen } from './preflight/questions.ts';
export type { MoveRecorder } from './record.ts';
export { planPresence, type PresencePlan } from './presence.ts';
export { sideBySide } from './side-by-side.ts';
export { isSealed, sealInputs, unsealFacts } from './seal.ts';
export type { MoveRequest, Persist, PresenceRequest, RunIdentity, Strategy } from './request.ts';
export type { Action, MoveStep, Phase, StepResults, Verdict } from './step.ts';
export { whohasMs } from './operations.ts';
export { holding, linkOf, ownAddress, subnetFor } from './view.ts';
export {
  reviewMoves,
  type ConsequenceReview,
  type MoveReview,
  type MoveReviewed,
  type NeighbourReview,
  type OutageReview,
  type PhaseReview,
  type SideReview,
  type TimerReview,
} from './review.ts';
export type { CheckReview } from './review-checks.ts';
export { heldAs, linkText, type PreconditionReview } from './review-preconditions.ts';
export {
  inputsFromJson,
  inputsToJson,
  movesFromJson,
  movesToJson,
  reverseRequest,
  type MoveInputs,
} from './inputs.ts';
export { listed } from './listed.ts';
export { resumeMove, resumeMoves, rollbackMove, rollbackMoves } from './resume.ts';
export { judgeUnwritten, someUnwritten, unwrittenIn } from './unwritten.ts';
export { adviceText, decides, whileDeciding, type Advice } from './deciding.ts';
export {
  askMove,
  askMoves,
  askMovesOf,
  judge,
  waitForThem,
  type HostStanding,
  type MovesStanding,
  type MoveStanding,
} from './standing.ts';
export { anchorQuestions, judgeAnchorAnswers } from './anchor.ts';
export { planMoves, type MovesPlan } from './plan-moves.ts';
export {
  defaultWatchSeconds,
  watchMoves,
  watchOf,
  type MoveWatched,
  type Watch,
  type Watched,
  type Watching,
} from './watch.ts';
export { judgeBooks, type BooksJudged, type FactsAfter } from './watch/books.ts';
export { watchedText, watchTitle } from './watch/words.ts';
