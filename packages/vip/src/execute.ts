import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Host, Operation, OperationResult } from '@vipbook/host';
import { fine, type Action, type MoveStep, type StepResults, type Verdict } from './step.ts';

/** What the executor needs of the world. */
export interface MoveWorld {
  host(name: string): Promise<Host>;
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** Live detail for people who watch. */
  progress(host: string, message: string): void;
  /** Aborted: undo before the commit, finish after it. It never cuts an operation short. */
  readonly signal: AbortSignal;
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

/** Run the steps in order. A failure before the commit undoes every started step, last first. */
export async function executeMove(steps: readonly MoveStep[], world: MoveWorld): Promise<MoveEnd> {
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const records: StepRecord[] = [];
  const started: MoveStep[] = [];
  let committed = false;
  let interrupted = false;

  for (const step of steps) {
    if (world.signal.aborted && !committed) {
      interrupted = true;
      break;
    }
    started.push(step);
    const begin = world.now();
    const problems = await runStep(step, world, committed, begin, warnings);
    records.push({
      phase: step.phase,
      title: step.title,
      startedMs: begin,
      elapsedMs: world.now() - begin,
    });
    errors.push(...problems);
    if (!committed && problems.length > 0) break;
    if (step.commits === true) committed = true;
  }

  if (committed) {
    return { end: 'done', errors, warnings, interrupted: world.signal.aborted, steps: records };
  }
  const left = await undo(started, world);
  return {
    end: left.length === 0 ? 'undone' : 'uncertain',
    errors: [...errors, ...left],
    warnings,
    interrupted,
    steps: records,
  };
}

async function runStep(
  step: MoveStep,
  world: MoveWorld,
  committed: boolean,
  begin: number,
  warnings: Diagnostic[],
): Promise<readonly Diagnostic[]> {
  for (;;) {
    const { results, problems } = await act(step.actions, world, committed);
    const verdict: Verdict =
      problems.length > 0 && !committed
        ? fine
        : (step.judge?.(results, world.now() - begin) ?? fine);
    if (verdict.note !== undefined) world.progress(step.actions[0]?.host ?? '', verdict.note);
    warnings.push(...verdict.warnings);
    if (step.optional === true) {
      warnings.push(
        ...problems.map((problem): Diagnostic => ({ ...problem, severity: 'warning' })),
      );
      return verdict.errors;
    }
    if (problems.length > 0 || verdict.errors.length > 0) return [...problems, ...verdict.errors];
    if (verdict.againAfterMs === undefined || world.signal.aborted) return [];
    await world.sleep(verdict.againAfterMs);
  }
}

/** All actions at the same time, each host's operations in one round trip. */
async function act(
  actions: readonly Action[],
  world: MoveWorld,
  keepGoing: boolean,
): Promise<{ results: StepResults; problems: readonly Diagnostic[] }> {
  const results = new Map<string, readonly OperationResult[]>();
  const problems: Diagnostic[] = [];
  await Promise.all(
    actions.map(async (action) => {
      if (action.operations.length === 0) return;
      world.progress(action.host, action.title);
      try {
        const done = await runOperations(world, action, keepGoing);
        results.set(action.host, done);
        problems.push(
          ...done.flatMap((result) => (result.status === 'failed' ? [result.error] : [])),
        );
      } catch (error) {
        problems.push(...findingsOf(error, action));
      }
    }),
  );
  return { results, problems };
}

async function runOperations(
  world: MoveWorld,
  action: Action,
  keepGoing: boolean,
): Promise<readonly OperationResult[]> {
  const host = await world.host(action.host);
  const operations: readonly Operation[] = action.operations;
  return await host.run(operations, { keepGoing });
}

function findingsOf(error: unknown, action: Action): readonly Diagnostic[] {
  if (error instanceof VipbookError) return error.diagnostics;
  throw error instanceof Error ? error : new Error(`${action.host}: ${String(error)}`);
}

/**
 * Undo what was started, the last step first, each to its end even if parts of it fail. A host that
 * cannot be reached is tried again: what it holds is a lease, so waiting does not make things worse.
 */
async function undo(
  started: readonly MoveStep[],
  world: MoveWorld,
): Promise<readonly Diagnostic[]> {
  const left: Diagnostic[] = [];
  for (const step of [...started].reverse()) {
    if (step.undo.length === 0) continue;
    let { problems } = await act(step.undo, world, true);
    for (let attempt = 0; problems.length > 0 && attempt < 2; attempt += 1) {
      await world.sleep(300);
      ({ problems } = await act(step.undo, world, true));
    }
    if (problems.length > 0 && step.optional !== true) {
      left.push(
        ...problems,
        diagnostic('VIP020', {
          message: `undoing "${step.title}" did not succeed on ${step.undo.map((action) => action.host).join(' and ')}`,
          where: { host: step.undo[0]?.host ?? '' },
        }),
      );
    }
  }
  return left;
}
