import type { Facts } from './facts.ts';
import type { Fence } from './held.ts';
import type { Operation, OperationResult, ResultsOf } from './operations.ts';

export interface HostRunOptions {
  readonly signal?: AbortSignal;
  /** Go on after a failed operation instead of skipping the rest. */
  readonly keepGoing?: boolean;
  /** Each operation is refused (VIP035) unless the host's lock of every address is still exactly this one:
   *  a command that arrives late, or from a controller that was given up, changes nothing. */
  readonly fences?: readonly Fence[];
}

/**
 * A host as modules and the move see it. `run` takes all its operations to the host in one round trip;
 * they happen in order, and by default the first failure skips the rest. A lost connection rejects with
 * SSH codes and an unknown outcome: look again before deciding anything.
 */
export interface Host {
  readonly name: string;
  facts(options?: { readonly signal?: AbortSignal }): Promise<Facts>;
  run<const O extends readonly Operation[]>(
    operations: O,
    options?: HostRunOptions,
  ): Promise<ResultsOf<O>>;
  /**
   * All of a `run` that can be done before its time (what a host is asked is a script that must be written first): what it
   * resolves to does the rest, once. Absent: there is nothing to prepare.
   */
  readonly prepare?: (
    operations: readonly Operation[],
    options?: HostRunOptions,
  ) => Promise<() => Promise<readonly OperationResult[]>>;
  close(): Promise<void>;
}
