import type { Diagnostic } from '@vipbook/diagnostics';
import type { Fence, Operation, OperationResult } from '@vipbook/host';
import type { MoveRequest } from './request.ts';

export type Phase =
  | 'lock'
  | 'arm'
  | 'ready'
  | 'claim'
  | 'cut-over'
  | 'bridge'
  | 'quiet'
  | 'flush'
  | 'verify'
  | 'drain'
  | 'consent'
  | 'commit'
  | 'release'
  | 'persist'
  | 'watch';

/** Operations for one host; those of different hosts in one step happen at the same time. */
export interface Action {
  readonly host: string;
  readonly title: string;
  readonly operations: readonly Operation[];
  /** Refused by the host unless the move still has the address. */
  readonly fences?: readonly Fence[];
  /** Whatever becomes of it, the step goes on without its answers. */
  readonly optional?: boolean;
}

/** Results of a step, by host, in the order of the operations. */
export type StepResults = ReadonlyMap<string, readonly OperationResult[]>;

/** What a step's results mean, besides an operation that failed. */
export interface Verdict {
  /** Stops the move (and, before the commit, undoes it). */
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  /** For people who watch: "3 of 3 neighbours acknowledged". */
  readonly note?: string;
  /** What somebody has to do now: said once, to whoever reads along, however little they want to read. */
  readonly asks?: string;
  /** Not yet: run the step again after this many milliseconds (drain). */
  readonly againAfterMs?: number;
}

/** It answers for the address; or at its own only, if that was asked for; or not at all. */
export type Seen = 'holds' | 'lives' | 'silent';

/**
 * Who can tell what a host that cannot be asked any more has become: another host, that asks the wire. What
 * the lost one held as a lease is gone after a while; if it still answers then, it holds it for good.
 */
export interface Witness {
  readonly action: Action;
  /** What the wire says of the lost host. Undefined: the witness could not tell. */
  seen(results: StepResults): Seen | undefined;
  /** What the lost one held as a lease has lapsed for certain. */
  readonly lapsedMs: number;
}

/** One step of a move: plain data and pure functions, so that it plans, simulates and runs alike. */
export interface MoveStep {
  readonly phase: Phase;
  readonly title: string;
  readonly actions: readonly Action[];
  /** Idempotent; run also when the step itself failed half-way. */
  readonly undo: readonly Action[];
  /** Judge the results; `elapsedMs` counts from the first time the step ran, `askedMs` likewise to when they were asked for. */
  readonly judge?: (results: StepResults, elapsedMs: number, askedMs: number) => Verdict;
  /** From the start of this step on, the move goes forward only. */
  readonly commits?: boolean;
  /** Asked when the step's host is lost: at the commit, and before an undo goes past this step. */
  readonly witness?: Witness;
  /** Asked when an operation failed: try again in so many milliseconds; undefined: it failed. */
  readonly again?: (results: StepResults, elapsedMs: number) => number | undefined;
  /** The move goes on without these hosts: others can tell what became of them, and their guards look after it. */
  readonly without?: readonly string[];
  /** For so long only since their last answer, in milliseconds. Absent: however long. */
  readonly withoutForMs?: number;
  /** Its intent is written down before the step before it begins: between the two nothing waits for a disk. */
  readonly ahead?: boolean;
  /** Not done unless every step after the commit went well: the hosts' guards finish instead. */
  readonly ifAllWell?: boolean;
  /** Of the lock: whose it is. Hosts that refuse to be undone are asked where those moves stand. */
  readonly requests?: readonly MoveRequest[];
  /** Actions one after the other, none behind one that failed. */
  readonly inTurn?: boolean;
  /** A host that cannot be reached, or an operation that fails, only warns. */
  readonly optional?: boolean;
}

export const fine: Verdict = { errors: [], warnings: [] };
