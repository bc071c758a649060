import type { AddressFact, Facts } from '@vipbook/host';
import type {
  Change,
  PlannedDiff,
  PlannedStep,
  PlannedTask,
  ResourceChange,
} from './generated/plan.ts';
import type { Recorder } from './recorder.ts';

type Action = Change['actions'][number];

const symbols: Readonly<Record<Action, ResourceChange['vipbook']['symbol']>> = {
  create: '+',
  delete: '-',
  update: '~',
  run: '>',
  unknown: '?',
};

interface Init {
  readonly host: string;
  readonly type: ResourceChange['type'];
  readonly name: string;
  readonly action: Action;
  readonly before?: Readonly<Record<string, unknown>> | null;
  readonly after?: Readonly<Record<string, unknown>> | null;
  readonly tasks: readonly number[];
  readonly because?: string;
}

function resource(init: Init): ResourceChange {
  const { host, type, name, action, before = null, after = null, because } = init;
  return {
    address: `${host}.${type}[${JSON.stringify(name)}]`,
    type,
    name,
    change: { actions: [action], before, after },
    vipbook: {
      host,
      symbol: symbols[action],
      tasks: [...new Set(init.tasks)],
      ...(because === undefined ? {} : { because }),
    },
  };
}

/** What is different in the end: steps that undo each other are no change. */
export function resourceChanges(
  recorder: Recorder,
  steps: readonly PlannedStep[],
  diffs: readonly PlannedDiff[],
  tasks: readonly PlannedTask[],
): readonly ResourceChange[] {
  const { world } = recorder;
  const result: ResourceChange[] = [];
  for (const host of world.hosts()) {
    const initial = world.initial(host);
    const current = world.current(host);
    if (initial === undefined || current === undefined) continue;
    result.push(
      ...addresses(host, initial, current, steps),
      ...sysctls(host, initial, current, steps),
    );
  }
  result.push(...files(diffs), ...actions(steps), ...unknowns(tasks));
  return result.sort((a, b) => (a.address < b.address ? -1 : a.address > b.address ? 1 : 0));
}

function addresses(
  host: string,
  initial: Facts,
  current: Facts,
  steps: readonly PlannedStep[],
): readonly ResourceChange[] {
  const key = (held: AddressFact): string => `${held.address}/${String(held.prefix)}`;
  const text = (held: AddressFact): Readonly<Record<string, unknown>> => ({
    device: held.device,
    ...(held.label === undefined ? {} : { label: held.label }),
    lifetime: held.lifetime,
  });
  const before = new Map(initial.addresses.map((held) => [key(held), held]));
  const after = new Map(current.addresses.map((held) => [key(held), held]));
  const names = [...new Set([...before.keys(), ...after.keys()])];
  return names.flatMap((name): readonly ResourceChange[] => {
    const old = before.get(name);
    const now = after.get(name);
    const was = old === undefined ? null : text(old);
    const is = now === undefined ? null : text(now);
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    const [plain = ''] = name.split('/');
    return [
      resource({
        host,
        type: 'address',
        name,
        action: was === null ? 'create' : is === null ? 'delete' : 'update',
        before: was,
        after: is,
        tasks: tasksWith(steps, host, (operation) => operation['address'] === plain),
      }),
    ];
  });
}

function sysctls(
  host: string,
  initial: Facts,
  current: Facts,
  steps: readonly PlannedStep[],
): readonly ResourceChange[] {
  return (
    Object.entries(current.sysctls)
      // Facts that do not tell a setting: the kernel has its usual value, and gets it back.
      .filter(([name, value]) => (initial.sysctls[name] ?? '0') !== value)
      .map(([name, value]) =>
        resource({
          host,
          type: 'sysctl',
          name,
          action: 'update',
          before: { value: initial.sysctls[name] ?? null },
          after: { value },
          tasks: tasksWith(steps, host, (operation) => operation.do === 'sysctl.set'),
        }),
      )
  );
}

function tasksWith(
  steps: readonly PlannedStep[],
  host: string,
  wanted: (operation: PlannedStep['operations'][number]) => boolean,
): readonly number[] {
  return steps
    .filter((step) => step.host === host && step.changes && step.operations.some(wanted))
    .map((step) => step.task);
}

/** The first state of a file that the plan saw, and the last that it leaves. */
function files(diffs: readonly PlannedDiff[]): readonly ResourceChange[] {
  const byPath = new Map<string, PlannedDiff[]>();
  for (const diff of diffs) {
    const key = `${diff.host}\0${diff.path}`;
    byPath.set(key, [...(byPath.get(key) ?? []), diff]);
  }
  return [...byPath.values()].flatMap((all): readonly ResourceChange[] => {
    const [first] = all;
    if (first === undefined) return [];
    const contents = all.filter((diff) => diff.about !== 'attributes');
    const before = (contents[0] ?? first).before;
    const after = (contents.at(-1) ?? first).after;
    const same =
      contents.length === all.length &&
      before?.sha256 === after?.sha256 &&
      typeof before?.sha256 === 'string';
    if (same || (before === null && after === null)) return [];
    return [
      resource({
        host: first.host,
        type: 'file',
        name: first.path,
        action:
          contents.length === 0
            ? 'update'
            : before === null
              ? 'create'
              : after === null
                ? 'delete'
                : 'update',
        before: contents.length === 0 || before === null ? null : { ...before },
        after: contents.length === 0 || after === null ? null : { ...after },
        tasks: all.map((diff) => diff.task),
      }),
    ];
  });
}

/** Programs and services: what they do is theirs. */
function actions(steps: readonly PlannedStep[]): readonly ResourceChange[] {
  const found = new Map<string, ResourceChange>();
  for (const step of steps) {
    for (const operation of step.operations) {
      const { name: named } = operation;
      const service =
        operation.do === 'service.set' && typeof named === 'string' ? named : undefined;
      const program = ['command.run', 'script.run', 'ifup', 'ifdown'].includes(operation.do);
      if (service === undefined && !program) continue;
      const name = service ?? step.title;
      const change = resource({
        host: step.host,
        type: service === undefined ? 'command' : 'service',
        name,
        action: 'run',
        after: service === undefined ? null : { action: operation['action'] },
        tasks: [step.task],
      });
      const before = found.get(change.address);
      found.set(
        change.address,
        before === undefined
          ? change
          : {
              ...before,
              vipbook: {
                ...before.vipbook,
                tasks: [...new Set([...before.vipbook.tasks, step.task])],
              },
            },
      );
    }
  }
  return [...found.values()];
}

function unknowns(tasks: readonly PlannedTask[]): readonly ResourceChange[] {
  return tasks.flatMap((task) =>
    task.decisions
      .filter((decision) => decision.decision === 'cannot-know')
      .map((decision) =>
        resource({
          host: decision.host,
          type: 'task',
          name: `${String(task.number)} ${task.name}${decision.item === undefined ? '' : ` (${decision.item})`}`,
          action: 'unknown',
          tasks: [task.number],
          ...(decision.because === undefined ? {} : { because: decision.because }),
        }),
      ),
  );
}
