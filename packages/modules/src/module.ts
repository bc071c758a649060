import type { Diagnostic, Place } from '@vipbook/diagnostics';
import type { Facts, Host, Operation, OperationResult } from '@vipbook/host';
import type { MoveRecorder, MoveReviewed, ResolvedName } from '@vipbook/vip';

/** A JSON-like value: what arguments, variables and results are made of. */
export type Value =
  null | boolean | number | string | readonly Value[] | { readonly [key: string]: Value };

/** A file before and after, for --diff. null: absent. */
export interface FileDiff {
  readonly host: string;
  readonly path: string;
  readonly before: Uint8Array | null;
  readonly after: Uint8Array | null;
  /** Not the content itself, but text about it: owner and permissions; or size and digest of what is binary
   *  or too large to show. */
  readonly about?: 'attributes' | 'summary';
  /** Both sides read the same because all that differs is hidden: secrets. */
  readonly onlyHidden?: true;
}

/** One thing a plan does on one host: what a reviewer reads and what is executed, nothing else. */
export interface Step {
  readonly host: string;
  /** "remove 192.168.1.60/24 from eth0" */
  readonly title: string;
  readonly operations: readonly Operation[];
}

/** How a task ended on one host; `data` is what `register` keeps (Ansible's names: rc, stdout, …). */
export interface Outcome {
  readonly status: 'ok' | 'changed' | 'skipped' | 'failed';
  readonly message?: string;
  readonly data?: Readonly<Record<string, Value>>;
  readonly error?: Diagnostic;
  readonly warnings?: readonly Diagnostic[];
}

/** What a task would do to one host. No steps: nothing to change (`settled` is then its outcome). */
export interface HostPlan {
  readonly steps: readonly Step[];
  readonly diffs: readonly FileDiff[];
  /** Outcome without applying: for no steps, and for --check. */
  readonly settled: Outcome;
  /** What the task returns is known only when it has run, because … A plan that is saved says so. */
  readonly unknown?: string;
  /** Turn the operations' results (flat, in order of the steps) into the outcome. */
  readonly finish?: (results: readonly OperationResult[]) => Outcome;
}

export interface RenderFileOptions {
  readonly file: string;
  readonly trimBlocks: boolean;
  readonly lstripBlocks: boolean;
  readonly variables?: Readonly<Record<string, Value>>;
}

/** A move that is about to be made, for the journal of the controller. No secrets, no files' contents. */
export interface MoveBegin {
  readonly address: string;
  readonly from: string;
  readonly to: string;
  readonly strategy: string;
  /** Moves that happen with it, all or none. */
  readonly others?: readonly {
    readonly address: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** All that take part. */
  readonly hosts: readonly string[];
  /** What the move's own code needs to go on with it or to take it back. */
  readonly inputs?: { [key: string]: unknown };
}

/** Writes down what a move does before it does it, so that another process can go on when this one dies. */
export interface MoveRecord extends MoveRecorder {
  end(end: 'done' | 'undone' | 'uncertain', codes: readonly string[]): void;
}

export interface MoveJournal {
  /** What earlier runs left that touches this address, or one does right now. */
  obstacles(address: string): readonly Diagnostic[];
  begin(move: MoveBegin): MoveRecord;
  /** Without any move the addresses are where this run wants them: what earlier runs left open of them is over. */
  settled(addresses: readonly string[]): void;
}

/** What is looked at once more when all tasks are done. */
export interface LaterLook {
  readonly addresses: readonly string[];
  readonly kind: LookKind;
}

/** A look, and the addresses of it that no later task has touched. */
export interface WantedLook {
  readonly look: LaterLook;
  readonly left: ReadonlySet<string>;
}

/** Looks of one kind are done together. */
export interface LookKind {
  /** What holds if all is well. */
  title(wanted: readonly WantedLook[]): string;
  /**
   * All groups at the same time; of each, when it is over, outcomes by host, as a task's.
   * @param wait - the run's: what has stopped a task need not stop its looks
   */
  look(
    groups: readonly (readonly WantedLook[])[],
    wait: Pick<ModuleContext, 'signal' | 'sleep'>,
  ): readonly Promise<ReadonlyMap<string, Outcome>>[];
}

/** No task waits for these looks, only the end of the run does. */
export interface Afterwards {
  /** It takes the place of what earlier tasks wanted to see of the same addresses. */
  add(look: LaterLook): void;
  /** Another task has changed what becomes of them. */
  forget(addresses: readonly string[]): void;
}

/** How old known facts may be: of any age, if nothing is said. */
export interface FactsWanted {
  /** Asked for again in any case. */
  readonly fresh?: boolean;
  /** Milliseconds since they were asked for. */
  readonly youngerThanMs?: number;
}

/** What modules may reach; the engine provides it. */
export interface ModuleContext {
  /** Where the task stands in the playbook, for findings. */
  readonly where: Place;
  readonly check: boolean;
  /** A plan is being made, to be applied later: nothing is changed and nothing waited for; `check` is set, too. */
  readonly planning?: boolean;
  /** A saved plan is applied: what was not approved, not even a look that nobody saw in it, is no step of it. */
  readonly approved?: boolean;
  /** The task says `delegate_to`: the host it is planned for need not be the one whose task it is. */
  readonly delegated?: boolean;
  readonly signal: AbortSignal;
  /** Another host of the inventory by name (flush, third-host checks); an error if it has none such. */
  host(name: string): Promise<Host>;
  /** Facts, gathered once a play and refreshed after a change. */
  facts(name: string, options?: FactsWanted): Promise<Facts>;
  /** All names of the inventory, and those of this play that are still taking part. */
  readonly inventoryHosts: readonly string[];
  readonly playHosts: readonly string[];
  /** Milliseconds since the epoch, from outside so that simulations can own time. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Live detail for people who watch: "cut over: 3 of 3 neighbours acknowledged". */
  progress(host: string, message: string, asks?: boolean): void;
  /** `environment` of the task, for what it runs on the host. */
  readonly environment?: Readonly<Record<string, string>>;
  /** The run as hosts shall know it: what another operator is told who finds an address locked. */
  readonly run?: {
    readonly id: string;
    readonly owner: string;
    /** What is typed behind `vipbook confirm ADDRESS` to reach its hosts, quoted; absent: nothing. */
    readonly confirmFlags?: string;
  };
  /** The task's name, if it has one. */
  readonly task?: string;
  /** Number of -v. */
  readonly verbosity?: number;
  /** An expression (`assert.that`, `debug.var`) in the variables of the task's host. Throws VipbookError. */
  evaluate?(expression: string): Value;
  /** Folders of the controller in which `src` is looked for, the nearest first: the role's, that of the task's
   *  file, the playbook's. Absolute. */
  readonly folders?: readonly string[];
  /** Render a template file's text with Ansible's settings for those, in the variables of the task's host;
   *  `variables` are seen before them. Throws VipbookError with places in `file`. */
  renderFile?(text: string, options: RenderFileOptions): string;
  /** Absent with --check, and where nothing is to be written down. */
  readonly moves?: MoveJournal;
  /** Absent: nobody will look again. */
  readonly afterwards?: Afterwards;
  /** What a name leads to, seen from the controller; rejects when nobody could be asked. Absent: nobody can. */
  resolve?(name: string, family: 4 | 6): Promise<readonly ResolvedName[]>;
  /** Ask the person at the terminal; absent when there is none. */
  ask?(question: {
    readonly prompt: string;
    readonly hidden: boolean;
    readonly confirm: boolean;
  }): Promise<string>;
}

/** A plan over several hosts at once (a move): outcomes by host name. */
export interface PlayPlan {
  readonly steps: readonly Step[];
  readonly diffs: readonly FileDiff[];
  readonly settled: ReadonlyMap<string, Outcome>;
  /** Of a move: what a reviewer has to know of it. */
  readonly review?: MoveReviewed;
  apply(): Promise<ReadonlyMap<string, Outcome>>;
}

/** A task's module. Its arguments are validated against schemas/modules/NAME.schema.json beforehand. */
export interface Module<Arguments = never> {
  readonly name: string;
  /** Once for the whole play, on its first host, as with `run_once` (pause). */
  readonly once?: boolean;
  /**
   * `play`: planned once for all hosts of the play together. Asked with the arguments as they are written,
   * templates not yet rendered: decide by which of them are there.
   */
  scope(argumentsOf: Arguments): 'host' | 'play';
  planHost?(argumentsOf: Arguments, host: string, context: ModuleContext): Promise<HostPlan>;
  planPlay?(argumentsOf: Arguments, context: ModuleContext): Promise<PlayPlan>;
}
