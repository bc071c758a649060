import type { Fence, Host, Operation, SimulatedLan } from '@vipbook/host';
import type { Action, MoveRecorder, MoveStep, Phase, StepResults, Strategy } from '@vipbook/vip';
import type { ViolationKind } from './course.ts';
import type { Bug } from './run-story.ts';
import { vip } from './world.ts';

/**
 * Planted bugs: the steps of a move altered between plan and execution, or what goes to a host on its way.
 * The product knows nothing of them.
 */

function inActions(
  step: MoveStep,
  part: 'actions' | 'undo',
  change: (operations: readonly Operation[], action: Action) => readonly Operation[],
): MoveStep {
  const actions = step[part].map((action) => ({
    ...action,
    operations: change(action.operations, action),
  }));
  return { ...step, [part]: actions };
}

/** What a step does (not what takes it back), with each operation as `change` makes it. */
function eachOperation(
  steps: readonly MoveStep[],
  change: (operation: Operation) => Operation,
): readonly MoveStep[] {
  return steps.map((step) => inActions(step, 'actions', (operations) => operations.map(change)));
}

function swapped(steps: readonly MoveStep[], first: Phase, second: Phase): readonly MoveStep[] {
  const a = steps.find(({ phase }) => phase === first);
  const b = steps.find(({ phase }) => phase === second);
  if (a === undefined || b === undefined) return steps;
  return steps.map((step) => (step === a ? b : step === b ? a : step));
}

/** What hosts answered, as if nobody had said yes. */
function unsaid(results: StepResults): StepResults {
  return new Map(
    [...results].map(([host, all]) => [
      host,
      all.map((result) => {
        if (result.status !== 'done' || !('locks' in result.out)) return result;
        const locks = result.out.locks.map(({ confirmed: _, ...lock }) => lock);
        return { ...result, out: { ...result.out, locks } };
      }),
    ]),
  );
}

/** The lock that the host has now, whosever it is. */
function anyFence(lan: SimulatedLan, host: string, { address }: Fence): Fence {
  const lock = () => lan.machines.get(host)?.locks.get(address);
  return {
    address,
    get run() {
      return lock()?.run ?? '';
    },
    get epoch() {
      return lock()?.epoch ?? 0;
    },
  };
}

/** Intents come into the journal with what became of them. */
function afterwards(record: MoveRecorder): MoveRecorder {
  const waiting: Parameters<MoveRecorder['intend']>[0][] = [];
  return {
    intend: (step) => {
      waiting.push(step);
      return Promise.resolve();
    },
    outcome: (step) => {
      for (const intent of waiting.splice(0)) void record.intend(intent);
      record.outcome(step);
    },
  };
}

const fileOf = (steps: readonly MoveStep[]): readonly Operation[] =>
  steps
    .filter(({ phase }) => phase === 'persist')
    .flatMap(({ actions }) => actions)
    .flatMap(({ operations }) => operations)
    .filter((operation) => operation.do === 'file.write');

interface PlantedBug extends Bug {
  readonly what: string;
  /** What it must be found by, each of them. */
  readonly breaks: Readonly<Record<Strategy, readonly ViolationKind[]>>;
}

export const bugs: Readonly<Record<string, PlantedBug>> = {
  'announce-and-quiet-swapped': {
    what: 'the old host falls silent before the new one announces; without a pair of those, lets go after the new one claims',
    breaks: { 'make-before-break': ['nobody answers'], 'break-before-make': ['two hold it'] },
    steps: (steps) =>
      steps.some(({ phase }) => phase === 'quiet')
        ? swapped(steps, 'cut-over', 'quiet')
        : swapped(steps, 'cut-over', 'claim'),
  },
  'lease-forgotten': {
    what: 'the new host claims the address for good',
    breaks: {
      'make-before-break': ['two answer'],
      'break-before-make': ['the wrong one in the end'],
    },
    steps: (steps) =>
      steps.map((step) =>
        step.phase === 'claim'
          ? inActions(step, 'actions', (operations) =>
              operations.map((operation) =>
                operation.do === 'address.add' ? { ...operation, lifetime: 'forever' } : operation,
              ),
            )
          : step,
      ),
  },
  'epoch-not-checked': {
    what: 'hosts obey whoever speaks, whatever lock there is',
    breaks: {
      'make-before-break': ['both files name it'],
      'break-before-make': ['both files name it'],
    },
    seam: (host: Host, lan: SimulatedLan): Host => ({
      ...host,
      run: (operations, options = {}) =>
        host.run(operations, {
          ...options,
          ...(options.fences === undefined
            ? {}
            : { fences: options.fences.map((fence) => anyFence(lan, host.name, fence)) }),
        }),
    }),
  },
  'file-written-early': {
    what: 'the new host writes its file when it is armed',
    breaks: {
      'make-before-break': ['both files name it'],
      'break-before-make': ['both files name it', 'two hold it'],
    },
    steps: (steps) => {
      const early = fileOf(steps);
      return steps.map((step) =>
        step.phase === 'arm'
          ? inActions(step, 'actions', (operations, { host }) =>
              host === 'new' ? [...early, ...operations] : operations,
            )
          : step,
      );
    },
  },
  'rollback-without-announcing': {
    what: 'the undo does not say on the wire who has the address again',
    breaks: {
      'make-before-break': ['cut off from clients'],
      'break-before-make': ['cut off from clients'],
    },
    steps: (steps) =>
      steps.map((step) =>
        inActions(step, 'undo', (operations) =>
          operations.filter(({ do: name }) => name !== 'arp.announce' && name !== 'arp.direct'),
        ),
      ),
  },
  'guard-forgotten': {
    what: 'no guard is armed on the old host',
    breaks: {
      'make-before-break': ['left behind', 'nowhere in the end'],
      'break-before-make': ['nowhere in the end'],
    },
    steps: (steps) =>
      steps.map((step) =>
        inActions(step, 'actions', (operations, { host }) =>
          host === 'old' ? operations.filter(({ do: name }) => name !== 'guard.arm') : operations,
        ),
      ),
  },
  'boot-hook-forgotten': {
    what: 'guards have no boot hook',
    breaks: {
      'make-before-break': ['nowhere in the end'],
      'break-before-make': ['nowhere in the end'],
    },
    steps: (steps) =>
      eachOperation(steps, (operation) =>
        operation.do === 'guard.arm' ? { ...operation, hook: false } : operation,
      ),
  },
  'old-lets-go-before-the-commit': {
    what: 'commit and release change places',
    breaks: {
      'make-before-break': ['nowhere in the end'],
      'break-before-make': ['nowhere in the end'],
    },
    steps: (steps) => swapped(steps, 'commit', 'release'),
  },
  'consent-not-awaited': {
    what: 'the commit waits for no yes',
    breaks: {
      'make-before-break': ['committed without a yes'],
      'break-before-make': ['committed without a yes'],
    },
    steps: (steps) => steps.filter(({ phase }) => phase !== 'consent'),
  },
  'yes-not-heard': {
    what: 'the controller overlooks the yes',
    breaks: {
      'make-before-break': ['undone despite a yes'],
      'break-before-make': ['undone despite a yes'],
    },
    steps: (steps) =>
      steps.map((step) =>
        step.phase === 'consent'
          ? {
              ...step,
              judge: (results, ms, asked) =>
                step.judge?.(unsaid(results), ms, asked) ?? { errors: [], warnings: [] },
            }
          : step,
      ),
  },
  'late-yes-counts': {
    what: 'hosts let a yes count that comes 2 s too late',
    breaks: {
      'make-before-break': ['committed without a yes'],
      'break-before-make': ['committed without a yes'],
    },
    steps: (steps) =>
      eachOperation(steps, (operation) =>
        operation.do === 'lock.ask' ? { ...operation, seconds: operation.seconds + 2 } : operation,
      ),
  },
  'journal-written-late': {
    what: 'a step is written into the journal once it is over',
    breaks: {
      'make-before-break': ['not as written', 'cannot be taken up'],
      'break-before-make': ['not as written'],
    },
    record: afterwards,
  },
  'address-deleted-by-subnet': {
    what: 'what the old host lets go of is another address of its own',
    breaks: {
      'make-before-break': ['another address touched'],
      'break-before-make': ['another address touched'],
    },
    steps: (steps) =>
      eachOperation(steps, (operation) =>
        operation.do === 'address.delete' && operation.address === vip
          ? { ...operation, address: '192.168.1.70' }
          : operation,
      ),
  },
};
