// Generated from schemas/state/journal.schema.json by `npm run generate`. Do not edit.

/**
 * One line of a run's journal (runs/RUN.jsonl below the state directory). Intents stand before their effects. A reader refuses an unknown major format, and leaves entries and fields of a later minor one alone.
 */
export type JournalEntry =
  | RunStart
  | TaskStart
  | EffectIntent
  | TaskOutcome
  | MoveIntent
  | StepIntent
  | StepOutcome
  | MoveOutcome
  | Attach
  | Detach
  | Confirmation
  | Settled
  | RunEnd;
export type At = number;
export type Texts = string[];
export type Text = string;

/**
 * The first line of each journal.
 */
export interface RunStart {
  entry: 'run-start';
  at: At;
  /**
   * Major and minor of this format.
   */
  format: string;
  run: string;
  /**
   * Version of vipbook.
   */
  version: string;
  by: JournalProcess;
  /**
   * Working directory.
   */
  directory?: string;
  /**
   * rollback: this run takes back what another one did.
   */
  purpose?: 'run' | 'rollback';
  /**
   * The run that is taken back.
   */
  of?: string;
  playbook: JournalSource;
  inventory: JournalInventory;
  /**
   * What the command line said about the run, without values of variables.
   */
  options: {
    [k: string]: unknown;
  };
  /**
   * Flags by which hosts are reached, for a later command to reach them alike; no secrets.
   */
  reach: {
    [k: string]: unknown;
  };
}
/**
 * A process that writes: enough to tell later whether it still lives.
 */
export interface JournalProcess {
  /**
   * Host name of the controller.
   */
  host: string;
  /**
   * Who ran it; with sudo, who called sudo.
   */
  user?: string;
  pid: number;
  /**
   * Start time of the process, as its kernel counts.
   */
  started?: string;
  /**
   * Boot id of the controller.
   */
  boot?: string;
  /**
   * Namespace in which the process id counts.
   */
  space?: string;
}
export interface JournalSource {
  file: string;
  /**
   * Over the file and all that it includes.
   */
  sha256?: string;
}
export interface JournalInventory {
  sources: Texts;
  /**
   * Over all files that the inventory was read from.
   */
  sha256?: string;
}
/**
 * A task begins.
 */
export interface TaskStart {
  entry: 'task';
  at: At;
  task: Text;
  file?: string;
  line?: number;
  handler?: boolean;
}
/**
 * A task is about to change hosts. Its end is a result.
 */
export interface EffectIntent {
  entry: 'effect';
  at: At;
  task: Text;
  module: Text;
  /**
   * The host whose task it is.
   */
  host?: string;
  steps: EffectStep[];
}
export interface EffectStep {
  host: string;
  /**
   * Absent with no_log.
   */
  title?: string;
}
/**
 * How a task, or an item of its loop, ended on a host.
 */
export interface TaskOutcome {
  entry: 'result';
  at: At;
  host: Text;
  task: Text;
  status: 'ok' | 'changed' | 'skipped' | 'failed' | 'unreachable';
  code?: string;
  message?: string;
}
/**
 * A move of an address is about to begin.
 */
export interface MoveIntent {
  entry: 'move';
  at: At;
  /**
   * Names the move within the run.
   */
  move: string;
  task?: string;
  address: string;
  from: string;
  to: string;
  strategy: string;
  /**
   * Moves that happen together with this one, all or none; its commit is that of all.
   */
  others?: OtherMove[];
  become?: JournalBecome;
  /**
   * What the move's own code needs to go on with it or to take it back; no secrets.
   */
  inputs?: {
    [k: string]: unknown;
  };
  /**
   * Connection variables of the hosts of the move as the run had them, without secrets: {host: {name: value}}.
   */
  connections?: {
    [k: string]: {
      [k: string]: unknown;
    };
  };
}
export interface OtherMove {
  address: string;
  from: string;
  to: string;
}
export interface JournalBecome {
  method: string;
  user: string;
}
/**
 * A step of a move, or of its undoing, is about to change hosts.
 */
export interface StepIntent {
  entry: 'step';
  at: At;
  move: Text;
  phase: Text;
  title: Text;
  hosts: Texts;
  undo?: boolean;
  /**
   * From here on the move goes forward only.
   */
  commits?: boolean;
}
export interface StepOutcome {
  entry: 'step-end';
  at: At;
  move: Text;
  phase: Text;
  undo?: boolean;
  /**
   * lost: no answer came.
   */
  outcome: 'done' | 'failed' | 'lost';
  codes?: Texts;
  note?: string;
}
export interface MoveOutcome {
  entry: 'move-end';
  at: At;
  move: Text;
  end: 'done' | 'undone' | 'uncertain';
  /**
   * What ended it, when not the run itself: a command, or its hosts.
   */
  by?: string;
  codes?: Texts;
}
/**
 * Another command begins to work on the run. The first that lives and has not detached is the one that may.
 */
export interface Attach {
  entry: 'attach';
  at: At;
  session: Text;
  command: Text;
  by: JournalProcess;
}
export interface Detach {
  entry: 'detach';
  at: At;
  session: Text;
}
/**
 * A person said yes (or no) to a commit that waits for it.
 */
export interface Confirmation {
  entry: 'confirm';
  at: At;
  move?: Text;
  answer: 'yes' | 'no';
  by: JournalProcess;
}
/**
 * Nothing is left to do for the run although it never said its end: somebody looked, or a later run did it.
 */
export interface Settled {
  entry: 'settled';
  at: At;
  reason: Text;
}
export interface RunEnd {
  entry: 'run-end';
  at: At;
  exitCode: number;
  elapsedMs?: number;
  recap?: {
    [k: string]: unknown;
  };
}

export type EntryKind = 'run-start' | 'task' | 'effect' | 'result' | 'move' | 'step' | 'step-end' | 'move-end' | 'attach' | 'detach' | 'confirm' | 'settled' | 'run-end';
