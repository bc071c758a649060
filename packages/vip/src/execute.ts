import { diagnostic, type Diagnostic } from '@vipbook/diagnostics';
import {
  act,
  findingsOf,
  heard,
  isLost,
  prepareActions,
  tell,
  type Acted,
  type Prepared,
} from './act.ts';
import { Openings } from './openings.ts';
import { writeDown, writeOutcome } from './record.ts';
import { fine, type MoveStep, type StepResults, type Verdict } from './step.ts';
import { tellAgain } from './tell-again.ts';
import { undo } from './undo.ts';
import type { MoveEnd, MoveWorld, StepRecord } from './world.ts';
import { askAgainMs, askWitness, Silence } from './witness.ts';

/** How a step ended. */
interface Ran {
  readonly problems: readonly Diagnostic[];
  readonly lost: boolean;
  readonly note?: string;
}

/**
 * Run the steps in order. A failure before the commit undoes every started step, last first. A move
 * that is resumed has steps that another controller began, or is committed already. The look afterwards is left
 * to the caller, who may have other things to do meanwhile: `watchMoves`.
 */
export async function executeMove(
  steps: readonly MoveStep[],
  world: MoveWorld,
  resumed: { readonly begun?: readonly MoveStep[]; readonly committed?: boolean } = {},
): Promise<MoveEnd> {
  const errors: Diagnostic[] = [];
  const warnings: Diagnostic[] = [];
  const records: StepRecord[] = [];
  const started: MoveStep[] = [];
  let committed = resumed.committed === true;
  let interrupted = false;
  let refused = false;
  let prepared: Prepared | undefined;
  const openings = new Openings();

  for (const step of steps) {
    if (step.phase === 'watch') continue;
    if (world.signal.aborted && !committed) {
      interrupted = true;
      break;
    }
    if (step.ifAllWell === true && errors.length > 0) {
      warnings.push(leftToHosts(step));
      continue;
    }
    const unwritten = await writeAhead(world, steps, step);
    if (unwritten.length > 0 && !committed) {
      errors.push(...unwritten);
      break;
    }
    warnings.push(...unwritten.map(asWarning));
    // Without the lock nothing of what another one began is ours to undo.
    if (step.phase !== 'lock' && started.length === 1) started.push(...(resumed.begun ?? []));
    if (!started.includes(step)) started.push(step);
    // While this step runs nobody may have the address: what comes right behind it waits for nothing.
    const now = prepared;
    prepared = await prepareAhead(world, steps, step);
    const begin = world.now();
    const ran = await runStep(step, world, { committed, begin, prepared: now, openings }, warnings);
    const settled = step.commits === true && !committed && ran.lost;
    const problems = settled ? await settle(step, world, ran.problems) : ran.problems;
    const lost = settled ? problems.length > 0 : ran.lost;
    writeOutcome(world.record, step, false, { ...ran, problems, lost });
    records.push({
      phase: step.phase,
      title: step.title,
      startedMs: begin,
      elapsedMs: world.now() - begin,
    });
    errors.push(...problems);
    if (!committed && problems.length > 0) {
      refused = step.phase === 'lock';
      break;
    }
    if (step.commits === true) committed = true;
  }

  if (committed) {
    return { end: 'done', errors, warnings, interrupted: world.signal.aborted, steps: records };
  }
  // Who takes a move up has its lock already: what the first controller began is undone, however early this ends.
  const [lock] = steps;
  const early = resumed.begun !== undefined && started.length < 2 && !refused;
  const begun = early && lock !== undefined ? [lock, ...(resumed.begun ?? [])] : started;
  const { end, left } = await undo(begun, world, warnings, errors);
  return {
    end,
    errors: [...errors, ...left],
    warnings,
    interrupted,
    steps: records,
  };
}

/** A step's intent, and those of the steps right behind it that have no time for it. */
async function writeAhead(
  world: MoveWorld,
  steps: readonly MoveStep[],
  step: MoveStep,
): Promise<readonly Diagnostic[]> {
  // A first step has none before it: a move that is resumed.
  const first = steps.indexOf(step);
  if (step.ahead === true && first > 0) return [];
  const behind = steps.slice(first + 1).findIndex(({ ahead }) => ahead !== true);
  const together = steps.slice(first, behind < 0 ? undefined : first + 1 + behind);
  for (const each of together) {
    const unwritten = await writeDown(world.record, each, false);
    if (unwritten.length > 0) return unwritten;
  }
  return [];
}

/** The step behind this one, where it has no time. */
async function prepareAhead(
  world: MoveWorld,
  steps: readonly MoveStep[],
  step: MoveStep,
): Promise<Prepared | undefined> {
  const next = steps[steps.indexOf(step) + 1];
  return next?.ahead === true ? await prepareActions(next.actions, world) : undefined;
}

const asWarning = (finding: Diagnostic): Diagnostic => ({ ...finding, severity: 'warning' });

function leftToHosts(step: MoveStep): Diagnostic {
  const host = step.actions[0]?.host ?? '';
  return diagnostic('VIP040', {
    message: `not done now, ${host} does it by itself once the other host has let go: ${step.actions[0]?.title ?? step.title}`,
    where: { host },
  });
}

interface RunningStep {
  readonly committed: boolean;
  readonly begin: number;
  readonly prepared: Prepared | undefined;
  readonly openings: Openings;
}

async function runStep(
  step: MoveStep,
  world: MoveWorld,
  { committed, begin, prepared, openings }: RunningStep,
  warnings: Diagnostic[],
): Promise<Ran> {
  // What is prepared can be sent once.
  let once = prepared;
  for (let waits = false; ;) {
    const asked = world.now() - begin;
    const first = await act(openings.fill(step.actions), world, committed, step.inTurn, once);
    once = undefined;
    openings.learn(step.actions, first.results);
    const acted = committed ? await tellAgain(step, first, world, begin) : first;
    const { results } = acted;
    const { problems, gone } = withoutTheLost(step, acted, world, begin);
    const elapsed = world.now() - begin;
    if (problems.length > 0 && !committed && !world.signal.aborted) {
      const wait = step.again?.(results, elapsed);
      if (wait !== undefined) {
        await world.sleep(wait);
        continue;
      }
    }
    const verdict = problems.length > 0 && !committed ? fine : judge(step, results, elapsed, asked);
    const lost = step.actions.some((action) => isLost(action, results));
    const [shown] = step.actions;
    if (verdict.asks !== undefined && !waits) tell(world, shown?.host ?? '', verdict.asks, true);
    waits ||= verdict.asks !== undefined;
    if (verdict.note !== undefined) tell(world, shown?.host ?? '', verdict.note);
    warnings.push(...verdict.warnings);
    const noted = verdict.note === undefined ? {} : { note: verdict.note };
    if (step.optional === true) {
      warnings.push(...problems.map(asWarning));
      return { problems: verdict.errors, lost, ...noted };
    }
    const wrong = [...problems, ...verdict.errors];
    if (wrong.length > 0 || verdict.againAfterMs === undefined || world.signal.aborted) {
      if (wrong.length === 0) warnings.push(...gone);
      warnings.push(...acted.overlooked.map(asWarning));
      return { problems: wrong, lost, ...noted };
    }
    await world.sleep(verdict.againAfterMs);
  }
}

/** A host that no answer came from does not stop a step that can do without it. */
function withoutTheLost(
  step: MoveStep,
  { results, problems, byHost }: Acted,
  world: MoveWorld,
  begin: number,
): { readonly problems: readonly Diagnostic[]; readonly gone: readonly Diagnostic[] } {
  const lost = (step.without ?? []).filter(
    (host) =>
      step.actions.some((action) => action.host === host && isLost(action, results)) &&
      world.now() - (heard(world).get(host) ?? begin) < (step.withoutForMs ?? Infinity),
  );
  const theirs = lost.flatMap((host) => byHost.get(host) ?? []);
  return {
    problems: problems.filter((problem) => !theirs.includes(problem)),
    gone: lost.map((host) =>
      diagnostic('VIP041', {
        message: `"${step.title}" goes on without ${host}: ${byHost.get(host)?.[0]?.message ?? 'no answer came'}`,
        where: { host },
      }),
    ),
  };
}

/** A host that printed what nobody expected must not end a move half-way. */
function judge(step: MoveStep, results: StepResults, elapsedMs: number, askedMs: number): Verdict {
  try {
    return step.judge?.(results, elapsedMs, askedMs) ?? fine;
  } catch (error) {
    return { errors: findingsOf(error, step.actions[0]?.host ?? ''), warnings: [] };
  }
}

const noWitnessMs = 60_000;

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
  for (const silence = new Silence(); ;) {
    await world.sleep(askAgainMs);
    const { results, problems } = await act(step.actions, world, false);
    // Refused by its guard, which may have finished the move already: the wire knows.
    const refused = problems.some(({ code }) => code === 'VIP035');
    if (!refused && !step.actions.some((action) => isLost(action, results))) return problems;
    const seen = await askWitness(step, world);
    if (silence.add(seen)) return first;
    if (seen !== 'lives' && world.now() - begin > (step.witness?.lapsedMs ?? noWitnessMs))
      return seen === 'holds' ? [] : first;
  }
}
