import type { Diagnostic } from '@vipbook/diagnostics';
import { LazyMapping, unknownValue, type Value as Known } from '@vipbook/expressions';
import type { FileDiff, Outcome, Value } from '@vipbook/modules';
import { isUnknown } from './overseer.ts';

/** How a task, or one item of its loop, ended on a host. */
export interface TaskResult {
  readonly status: 'ok' | 'changed' | 'skipped' | 'failed' | 'unreachable';
  /** It may have changed something and failed all the same. */
  readonly changed: boolean;
  readonly data: Readonly<Record<string, Value>>;
  readonly message?: string;
  readonly error?: Diagnostic;
  readonly warnings: readonly Diagnostic[];
  readonly diffs: readonly FileDiff[];
  /** Only while planning: it cannot be known whether or what it does, because … */
  readonly cannotKnow?: string;
  /** Only while planning: it runs, but what it returns cannot be known, because … */
  readonly unknownData?: string;
}

export function fromOutcome(
  outcome: Outcome,
  diffs: readonly FileDiff[],
  unknownData?: string,
): TaskResult {
  const { error } = outcome;
  if (outcome.status === 'failed' && error !== undefined && isUnknown(error))
    return notKnown(error.message);
  // The status tells it; only a failure that changed something must say so in its data.
  const { changed, ...data } = outcome.data ?? {};
  return {
    status: outcome.status,
    changed: outcome.status === 'changed' || changed === true,
    data,
    ...(outcome.message === undefined ? {} : { message: outcome.message }),
    ...(outcome.error === undefined ? {} : { error: outcome.error }),
    warnings: outcome.warnings ?? [],
    diffs,
    ...(unknownData === undefined ? {} : { unknownData }),
  };
}

/** While planning: only the run will tell. The host goes on, as it would when all goes well. */
export function notKnown(because: string): TaskResult {
  return { status: 'ok', changed: false, data: {}, warnings: [], diffs: [], cannotKnow: because };
}

export function failure(
  error: Diagnostic,
  data: Readonly<Record<string, Value>> = {},
  warnings: readonly Diagnostic[] = [],
): TaskResult {
  return {
    status: 'failed',
    changed: false,
    data,
    message: error.message,
    error,
    warnings,
    diffs: [],
  };
}

export function skip(reason: string, data: Readonly<Record<string, Value>> = {}): TaskResult {
  return {
    status: 'skipped',
    changed: false,
    data: { skip_reason: reason, ...data },
    message: reason,
    warnings: [],
    diffs: [],
  };
}

/** Keys by which modules talk to reporters; no variable keeps them. */
const internal = (key: string): boolean => key.startsWith('_vipbook_');

/** What `register` keeps, with the keys that Ansible's results always have. */
export function registered(result: TaskResult): Readonly<Record<string, Value>> {
  const data = Object.fromEntries(Object.entries(result.data).filter(([key]) => !internal(key)));
  return {
    ...(result.message === undefined ? {} : { msg: result.message }),
    ...data,
    changed: result.changed,
    failed: result.status === 'failed',
    ...(result.status === 'skipped' ? { skipped: true } : {}),
    ...(result.status === 'unreachable' ? { unreachable: true } : {}),
  };
}

/**
 * What `register` keeps while planning of a result that only the run will tell: whoever asks for more than
 * is known is told why. A task that fails ends the play for its host, so what comes after may build on success.
 */
export function registeredOrUnknown(result: TaskResult): Known {
  const because = result.cannotKnow ?? result.unknownData;
  if (because === undefined) return registered(result);
  const unknown = unknownValue(because);
  const known: Readonly<Record<string, Known>> =
    result.cannotKnow === undefined
      ? { changed: result.changed, failed: result.status === 'failed', skipped: false }
      : {};
  return new LazyMapping({
    get: (key) => known[key] ?? unknown,
    has: () => true,
    keys: () => Object.keys(known),
  });
}

/** Shorter ones are words like "active", and hidden they would blot out half of every text. */
const shortestPrinted = 8;

/** What a task has read or printed, whole and line by line: with `no_log` it is a secret wherever it goes. */
export function printed({ data }: TaskResult): readonly string[] {
  const texts = ['stdout', 'stderr', 'content'].flatMap((key) => {
    const text = data[key];
    return typeof text === 'string' ? [text.trim(), ...text.split('\n')] : [];
  });
  return [...new Set(texts.map((text) => text.trim()))].filter(
    (text) => text.length >= shortestPrinted,
  );
}

const hiddenText =
  "the output has been hidden due to the fact that 'no_log: true' was specified for this result";

/** What `no_log` leaves of a result: that it happened, and with which code it failed. */
export function censored(result: TaskResult): TaskResult {
  const { error } = result;
  return {
    status: result.status,
    changed: result.changed,
    data: { censored: hiddenText },
    ...(result.cannotKnow === undefined ? {} : { cannotKnow: hiddenText }),
    ...(result.unknownData === undefined ? {} : { unknownData: hiddenText }),
    ...(error === undefined
      ? {}
      : {
          error: {
            code: error.code,
            severity: error.severity,
            message: hiddenText,
            ...(error.where === undefined ? {} : { where: error.where }),
          },
        }),
    warnings: [],
    diffs: [],
  };
}
