import type { Diagnostic, Place } from '@vipbook/diagnostics';
import type { FileDiff, Value } from '@vipbook/modules';

/**
 * All that happens in a run, in order; every reporter (terminal, plain, JSON) is a function of these.
 * Plain data, nothing secret: `no_log` results are censored before they get here.
 */
export type RunEvent =
  | {
      readonly event: 'run-start';
      readonly run: string;
      readonly time: string;
      readonly playbook: string;
      readonly check: boolean;
    }
  | {
      readonly event: 'play-start';
      readonly name: string;
      readonly where: Place;
      readonly hosts: readonly string[];
    }
  | {
      readonly event: 'task-start';
      readonly name: string;
      readonly module: string;
      readonly where: Place;
      readonly handler: boolean;
    }
  /** A task at work on a host says what it is doing. */
  | {
      readonly event: 'progress';
      readonly host: string;
      readonly message: string;
      readonly elapsedMs: number;
      /** Somebody has to do something: shown whatever the verbosity. */
      readonly asks?: true;
    }
  | { readonly event: 'retry'; readonly host: string; readonly task: string; readonly left: number }
  | TaskResultEvent
  | { readonly event: 'warning'; readonly finding: Diagnostic }
  /** A failure that belongs to no host's task. */
  | { readonly event: 'error'; readonly finding: Diagnostic }
  | {
      readonly event: 'run-end';
      readonly exitCode: number;
      readonly elapsedMs: number;
      readonly recap: Readonly<Record<string, Recap>>;
    };

export interface TaskResultEvent {
  readonly event: 'task-result';
  readonly host: string;
  readonly task: string;
  readonly status: 'ok' | 'changed' | 'skipped' | 'failed' | 'unreachable';
  /** A failure that `ignore_errors` let pass. */
  readonly ignored: boolean;
  /** Loop item, when this is one of a loop's results. */
  readonly item?: Value;
  readonly message?: string;
  /** Only while planning: whether or what the task does cannot be known, because … */
  readonly cannotKnow?: string;
  readonly data: Readonly<Record<string, Value>>;
  readonly error?: Diagnostic;
  readonly diffs: readonly FileDiff[];
  readonly elapsedMs: number;
}

/** Ansible's PLAY RECAP counts. */
export interface Recap {
  ok: number;
  changed: number;
  unreachable: number;
  failed: number;
  skipped: number;
  rescued: number;
  ignored: number;
}
