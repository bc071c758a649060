import { isLook, type Operation } from '@vipbook/host';
import type { PhaseReview } from '@vipbook/vip';
import { commandsOf, encodeOperation, withheldOperation, type EncodeOptions } from './encode.ts';
import type { PlannedStep, UndoStep } from './generated/plan.ts';
import type { RecordedStep, RecordedTask, RecordedWork } from './recorder.ts';

/** Does it change something? */
export function changes(operations: readonly Operation[]): boolean {
  return operations.some((operation) => !isLook(operation));
}

type Unnumbered = Omit<PlannedStep, 'number' | 'group'>;

/** The steps of all tasks, in order; those that happen at the same time have the same group. */
export function stepsOf(
  tasks: readonly RecordedTask[],
  options: EncodeOptions,
): readonly PlannedStep[] {
  const result: PlannedStep[] = [];
  let group = 0;
  for (const task of tasks) {
    for (const together of groupsOf(task, options)) {
      group += 1;
      for (const step of together) result.push({ number: result.length + 1, group, ...step });
    }
  }
  return result;
}

function groupsOf(task: RecordedTask, options: EncodeOptions): readonly (readonly Unnumbered[])[] {
  const moves = task.works.filter((work) => phasesOf(work).length > 0);
  const others = task.works.filter((work) => phasesOf(work).length === 0);
  return [
    ...moves.flatMap((work) =>
      phasesOf(work).map((phase) => phaseSteps(phase, work, task, options)),
    ),
    ...hostByHost(others, task, options),
  ];
}

function phasesOf({ review }: RecordedWork): readonly PhaseReview[] {
  return review?.phases ?? [];
}

/** Hosts work at the same time, each on its steps one after the other. */
function hostByHost(
  works: readonly RecordedWork[],
  task: RecordedTask,
  options: EncodeOptions,
): readonly (readonly Unnumbered[])[] {
  const byHost = new Map<string, Unnumbered[]>();
  for (const work of works) {
    const own = byHost.get(work.host) ?? [];
    own.push(...work.steps.map((step) => plainStep(step, work, task, options)));
    byHost.set(work.host, own);
  }
  const most = Math.max(0, ...[...byHost.values()].map((steps) => steps.length));
  return Array.from({ length: most }, (_, at) =>
    [...byHost.values()].flatMap((steps) => steps[at] ?? []),
  );
}

function plainStep(
  step: RecordedStep,
  { hidden }: RecordedWork,
  task: RecordedTask,
  options: EncodeOptions,
): Unnumbered {
  return {
    task: task.number,
    host: step.host,
    title: hidden ? `${task.module}: hidden by no_log` : options.scrubber.scrub(step.title).text,
    changes: changes(step.operations),
    ...encoded(step.operations, hidden, options),
    undo: [],
  };
}

function phaseSteps(
  phase: PhaseReview,
  work: RecordedWork,
  task: RecordedTask,
  options: EncodeOptions,
): readonly Unnumbered[] {
  const { hidden } = work;
  // An undo belongs to the step of its host; of a host without one, to the first.
  const hosts = phase.actions.map((action) => action.host);
  const undo = (host: string, first: boolean): readonly UndoStep[] =>
    phase.undo
      .filter((action) => action.host === host || (first && !hosts.includes(action.host)))
      .filter((action) => action.operations.length > 0)
      .map((action) => ({
        host: action.host,
        title: hidden ? 'hidden by no_log' : options.scrubber.scrub(action.title).text,
        ...encoded(action.operations, hidden, options),
      }));
  return phase.actions
    .filter((action) => action.operations.length > 0)
    .map((action, index) => ({
      task: task.number,
      host: action.host,
      title: hidden
        ? `${task.module}: hidden by no_log`
        : options.scrubber.scrub(action.title).text,
      phase: phase.phase,
      phaseTitle: phase.title,
      changes: changes(action.operations),
      ...(phase.commits ? { commits: true } : {}),
      ...(phase.outage === undefined ? {} : { outage: phase.outage }),
      ...encoded(action.operations, hidden, options),
      undo: undo(action.host, index === 0),
    }));
}

function encoded(
  operations: readonly Operation[],
  hidden: boolean,
  options: EncodeOptions,
): Pick<PlannedStep, 'operations' | 'commands'> {
  return hidden
    ? {
        operations: operations.map((operation) => withheldOperation(operation, options)),
        commands: [],
      }
    : {
        operations: operations.map((operation) => encodeOperation(operation, options)),
        // What is looked at twice, or done by whichever of two ways, is typed once.
        commands: [...new Set(operations.flatMap((operation) => commandsOf(operation, options)))],
      };
}
