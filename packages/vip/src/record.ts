import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import { isLook } from '@vipbook/host';
import type { Action, MoveStep, Phase } from './step.ts';

/** Writes down what a move does, before it does it: for whoever takes it up when this controller dies. */
export interface MoveRecorder {
  /** Resolves once it is on the disk; rejects when that cannot be. */
  intend(step: {
    readonly phase: Phase;
    readonly title: string;
    readonly hosts: readonly string[];
    readonly undo?: boolean;
    readonly commits?: boolean;
  }): Promise<void>;
  /** Never throws. */
  outcome(step: {
    readonly phase: Phase;
    readonly undo?: boolean;
    readonly outcome: 'done' | 'failed' | 'lost';
    readonly codes: readonly string[];
    readonly note?: string;
  }): void;
}

/** Hosts that the actions change; one that is only looked at is none. */
function changedBy(actions: readonly Action[]): readonly string[] {
  return actions
    .filter(({ operations }) => operations.some((operation) => !isLook(operation)))
    .map(({ host }) => host);
}

/** @returns why the step must not begin; nothing: it is written down, or changes nothing. */
export async function writeDown(
  recorder: MoveRecorder | undefined,
  step: MoveStep,
  undo: boolean,
): Promise<readonly Diagnostic[]> {
  const hosts = changedBy(undo ? step.undo : step.actions);
  if (recorder === undefined || hosts.length === 0) return [];
  const { phase, title } = step;
  try {
    await recorder.intend({
      phase,
      title,
      hosts,
      ...(undo ? { undo } : {}),
      ...(step.commits === true ? { commits: true } : {}),
    });
    return [];
  } catch (error) {
    if (error instanceof VipbookError) return error.diagnostics;
    const message = error instanceof Error ? error.message : String(error);
    return [diagnostic('VIP020', { message: `"${title}" was not written down: ${message}` })];
  }
}

export function writeOutcome(
  recorder: MoveRecorder | undefined,
  step: MoveStep,
  undo: boolean,
  ended: {
    readonly problems: readonly Diagnostic[];
    readonly lost: boolean;
    readonly note?: string;
  },
): void {
  if (changedBy(undo ? step.undo : step.actions).length === 0) return;
  const { problems, lost, note } = ended;
  recorder?.outcome({
    phase: step.phase,
    outcome: lost ? 'lost' : problems.length > 0 ? 'failed' : 'done',
    codes: [...new Set(problems.map(({ code }) => code))],
    ...(undo ? { undo } : {}),
    ...(note === undefined ? {} : { note }),
  });
}
