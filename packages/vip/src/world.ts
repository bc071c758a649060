import type { Diagnostic } from '@vipbook/diagnostics';
import type { Host } from '@vipbook/host';
import type { MoveRecorder } from './record.ts';
import type { MoveStep } from './step.ts';

/** What a move needs of the world. */
export interface MoveWorld {
  host(name: string): Promise<Host>;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Live detail for people who watch; `asks`: somebody has to do something, and must hear of it. */
  progress(host: string, message: string, asks?: boolean): void;
  /** Aborted: undo before the commit, finish after it. It never cuts an operation short. */
  readonly signal: AbortSignal;
  /** Absent: nothing is written down. */
  readonly record?: MoveRecorder;
}

export interface StepRecord {
  readonly phase: MoveStep['phase'];
  readonly title: string;
  readonly startedMs: number;
  readonly elapsedMs: number;
}

export interface MoveEnd {
  /** done: on the new host. undone: on the old host, as before. uncertain: nobody could be asked. */
  readonly end: 'done' | 'undone' | 'uncertain';
  readonly errors: readonly Diagnostic[];
  readonly warnings: readonly Diagnostic[];
  readonly interrupted: boolean;
  readonly steps: readonly StepRecord[];
}
