import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Host, Operation, OperationResult } from '@vipbook/host';
import { leaseSeconds } from './operations.ts';
import { writeDown, writeOutcome, type MoveRecorder } from './record.ts';
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
    const unwritten = await writeDown(world.record, step, false);
    if (unwritten.length > 0 && !committed) {
      errors.push(...unwritten);
      break;
    }
    warnings.push(...unwritten.map(asWarning));
    started.push(step);
    const begin = world.now();
    const ran = await runStep(step, world, committed, begin, warnings);
    const settled = step.commits === true && ran.lost;
    const problems = settled ? await settle(step, world, ran.problems) : ran.problems;
    const lost = settled ? problems.length > 0 : ran.lost;
    writeOutcome(world.record, step, false, { problems, lost });
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
  const left = await undo(started, world, warnings);
  return {
    end: left.length === 0 ? 'undone' : 'uncertain',
    errors: [...errors, ...left],
    warnings,
    interrupted,
    steps: records,
  };
}

const asWarning = (finding: Diagnostic): Diagnostic => ({ ...finding, severity: 'warning' });

async function runStep(
  step: MoveStep,
  world: MoveWorld,
  committed: boolean,
  begin: number,
  warnings: Diagnostic[],
): Promise<{ readonly problems: readonly Diagnostic[]; readonly lost: boolean }> {
  for (;;) {
    const { results, problems } = await act(step.actions, world, committed);
    const verdict =
      problems.length > 0 && !committed ? fine : judge(step, results, world.now() - begin);
    const lost = step.actions.some((action) => isLost(action, results));
    if (verdict.note !== undefined) tell(world, step.actions[0]?.host ?? '', verdict.note);
    warnings.push(...verdict.warnings);
    if (step.optional === true) {
      warnings.push(...problems.map(asWarning));
      return { problems: verdict.errors, lost };
    }
    const wrong = [...problems, ...verdict.errors];
    if (wrong.length > 0 || verdict.againAfterMs === undefined || world.signal.aborted) {
      return { problems: wrong, lost };
    }
    await world.sleep(verdict.againAfterMs);
  }
}

/** A host that printed what nobody expected must not end a move half-way. */
function judge(step: MoveStep, results: StepResults, elapsedMs: number): Verdict {
  try {
    return step.judge?.(results, elapsedMs) ?? fine;
  } catch (error) {
    return { errors: findingsOf(error, step.actions[0]?.host ?? ''), warnings: [] };
  }
}

function tell(world: MoveWorld, host: string, message: string): void {
  try {
    world.progress(host, message);
  } catch {
    // Whoever draws it has a defect: the hosts come first.
  }
}

/** No answer came: what became of the operations is unknown. */
function isLost(action: Action, results: StepResults): boolean {
  return action.operations.length > 0 && !results.has(action.host);
}

/** A lease has lapsed for certain: the kernel is up to 1.3 s late (measured). */
const lapsedMs = (leaseSeconds + 2) * 1000;
const askAgainMs = 1000;

/**
 * The answer to the commit was lost. It is asked again until it comes, which changes nothing if it has
 * happened. If it does not come, the wire decides: a new host that is silent there is gone, and one that
 * answers when its lease must have lapsed has committed. @returns what went wrong; nothing: it is committed.
 */
async function settle(
  step: MoveStep,
  world: MoveWorld,
  first: readonly Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const begin = world.now();
  for (let silences = 0; ;) {
    await world.sleep(askAgainMs);
    const { results, problems } = await act(step.actions, world, false);
    if (!step.actions.some((action) => isLost(action, results))) return problems;
    const answers = await ask(step, world);
    silences = answers === false ? silences + 1 : 0;
    if (silences >= 2) return first;
    if (world.now() - begin > lapsedMs) return answers === true ? [] : first;
  }
}

async function ask(step: MoveStep, world: MoveWorld): Promise<boolean | undefined> {
  if (step.witness === undefined) return undefined;
  const { results } = await act([step.witness.action], world, false);
  return step.witness.holds(results);
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
      tell(world, action.host, action.title);
      try {
        const done = await runOperations(world, action, keepGoing);
        results.set(action.host, done);
        problems.push(
          ...done.flatMap((result) => (result.status === 'failed' ? [result.error] : [])),
        );
      } catch (error) {
        problems.push(...findingsOf(error, action.host));
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

/** A defect is told like any failure: thrown on, it would leave the move where it stands. */
function findingsOf(error: unknown, host: string): readonly Diagnostic[] {
  if (error instanceof VipbookError) return error.diagnostics;
  const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [diagnostic('VIP020', { message: `${host}: ${what}`, where: { host } })];
}

/**
 * Undo what was started, the last step first, each to its end even if parts of it fail. A host that
 * cannot be reached is tried again: what it holds is a lease, so waiting does not make things worse.
 */
async function undo(
  started: readonly MoveStep[],
  world: MoveWorld,
  warnings: Diagnostic[],
): Promise<readonly Diagnostic[]> {
  const left: Diagnostic[] = [];
  for (const step of [...started].reverse()) {
    if (step.undo.length === 0) continue;
    const problems = await undoStep(step, world, warnings);
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

async function undoStep(
  step: MoveStep,
  world: MoveWorld,
  warnings: Diagnostic[],
): Promise<readonly Diagnostic[]> {
  // Hosts come first: an undo happens whether it can be written down or not.
  warnings.push(...(await writeDown(world.record, step, true)).map(asWarning));
  const begin = world.now();
  let silences = 0;
  for (let attempt = 0; ; attempt += 1) {
    const { results, problems } = await act(step.undo, world, true);
    // A file that somebody else has written meanwhile stays theirs: trying again changes nothing.
    const theirs = problems.filter((problem) => problem.code === 'HST004');
    const ours = problems.filter((problem) => problem.code !== 'HST004');
    const lost = step.undo.some((action) => isLost(action, results));
    const waits = lost && step.witness !== undefined;
    if (waits) silences = (await ask(step, world)) === false ? silences + 1 : 0;
    const over = waits ? silences >= 2 || world.now() - begin > lapsedMs : attempt >= 2;
    if (ours.length === 0 || over) {
      warnings.push(...theirs.map(asWarning));
      writeOutcome(world.record, step, true, { problems: ours, lost });
      return ours;
    }
    await world.sleep(waits ? askAgainMs : 300);
  }
}
