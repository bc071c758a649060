import { diagnostic, type Code, type Diagnostic } from '@vipbook/diagnostics';
import { canonicalJson } from './canonical.ts';
import type { Plan, PlannedStep, Precondition } from './generated/plan.ts';

const codeOf: Readonly<Record<Precondition['kind'], Code>> = {
  address: 'PLN013',
  link: 'PLN014',
  file: 'PLN012',
  ifstate: 'PLN015',
  sysctl: 'PLN015',
  manager: 'PLN015',
  user: 'PLN015',
};

/** What is so now of a condition; undefined: nobody can tell. */
export type Observe = (condition: Precondition) => string | undefined;

/**
 * What moved between the plan that was approved and the same plan made now. Empty: it is the same world, as
 * far as the plan reads it.
 */
export function whatMoved(
  approved: Plan,
  now: Plan,
  observe: Observe = () => undefined,
): readonly Diagnostic[] {
  const sources = movedSources(approved, now);
  const world = movedWorld(approved, now, observe);
  const steps = sources.length + world.length > 0 ? [] : movedSteps(approved, now);
  return [...version(approved, now), ...sources, ...world, ...steps];
}

function version(approved: Plan, now: Plan): readonly Diagnostic[] {
  return approved.vipbook_version === now.vipbook_version
    ? []
    : [
        diagnostic('PLN016', {
          message: `vipbook ${approved.vipbook_version} made the plan, this is ${now.vipbook_version}`,
        }),
      ];
}

function movedSources(approved: Plan, now: Plan): readonly Diagnostic[] {
  const key = ({ kind, path }: Plan['sources'][number]): string => `${kind}\0${path}`;
  const then = new Map(approved.sources.map((source) => [key(source), source]));
  const is = new Map(now.sources.map((source) => [key(source), source]));
  const result: Diagnostic[] = [];
  for (const name of new Set([...then.keys(), ...is.keys()])) {
    const before = then.get(name);
    const after = is.get(name);
    if (before?.sha256 === after?.sha256) continue;
    const { kind, path } = (before ?? after) as Plan['sources'][number];
    const how = before === undefined ? 'is new' : after === undefined ? 'is gone' : 'differs';
    result.push(
      kind === 'inventory'
        ? diagnostic('PLN011', {
            message: `what the inventory says of ${path} ${how}`,
            where: { host: path },
          })
        : diagnostic('PLN010', { message: `${path} ${how}`, where: { file: path } }),
    );
  }
  return result;
}

function movedWorld(approved: Plan, now: Plan, observe: Observe): readonly Diagnostic[] {
  const is = new Map(now.preconditions.map((condition) => [condition.id, condition]));
  return approved.preconditions.flatMap((before) => {
    // A plan that is another now may not build on it any more; the host itself still tells.
    const seen = observe(before);
    const after = seen === undefined ? is.get(before.id) : { ...before, expected: seen };
    if (after === undefined || after.expected === before.expected) return [];
    return [
      diagnostic(codeOf[before.kind], {
        message: moved(before, after),
        where: {
          host: before.host,
          ...(before.kind === 'file' ? { file: before.subject } : {}),
        },
      }),
    ];
  });
}

function moved(before: Precondition, after: Precondition): string {
  const { host, subject } = before;
  const text = (condition: Precondition): string =>
    condition.kind === 'file' && /^[0-9a-f]{64}$/.test(condition.expected)
      ? `sha256 ${condition.expected.slice(0, 12)}…`
      : condition.expected;
  return `${subject} on ${host}: ${text(before)} in the plan, ${text(after)} now`;
}

/** A step as it is compared: all that it does, and nothing of how it is numbered. */
export function comparable(step: Pick<PlannedStep, 'host' | 'operations'>): string {
  return canonicalJson({ host: step.host, operations: step.operations });
}

function movedSteps(approved: Plan, now: Plan): readonly Diagnostic[] {
  const differ = (message: string): readonly Diagnostic[] => [diagnostic('PLN018', { message })];
  const [then, is] = [known(approved, approved), known(now, approved)];
  const most = Math.max(then.length, is.length);
  for (let at = 0; at < most; at += 1) {
    const before = then[at];
    const after = is[at];
    if (before === undefined && after !== undefined)
      return differ(`now there is also "${after.title}" on ${after.host}`);
    if (after === undefined && before !== undefined)
      return differ(`"${before.title}" on ${before.host} would not be done now`);
    if (before === undefined || after === undefined) continue;
    if (comparable(before) !== comparable(after) || undoText(before) !== undoText(after))
      return differ(
        before.title === after.title && before.host === after.host
          ? `"${before.title}" on ${before.host} would do something else: ${difference(before, after)}`
          : `step ${String(before.number)} was "${before.title}" on ${before.host}, and is "${after.title}" on ${after.host} now`,
      );
  }
  return decisions(approved, now);
}

/** Steps but those of tasks of which the approved plan says that only the run will tell. */
function known(plan: Plan, approved: Plan): readonly PlannedStep[] {
  const key = (task: Plan['tasks'][number], count: number): string =>
    `${canonicalJson(task.where)}#${String(count)}`;
  const keysOf = (of: Plan): ReadonlyMap<number, string> => {
    const counts = new Map<string, number>();
    return new Map(
      of.tasks.map((task) => {
        const where = canonicalJson(task.where);
        const count = (counts.get(where) ?? 0) + 1;
        counts.set(where, count);
        return [task.number, key(task, count)];
      }),
    );
  };
  const approvedKeys = keysOf(approved);
  const open = new Set(
    approved.tasks.flatMap((task) =>
      task.decisions
        .filter((decision) => decision.decision === 'cannot-know')
        .map((decision) => `${approvedKeys.get(task.number) ?? ''}@${decision.host}`),
    ),
  );
  if (open.size === 0) return plan.steps;
  const keys = keysOf(plan);
  return plan.steps.filter((step) => !open.has(`${keys.get(step.task) ?? ''}@${step.host}`));
}

function undoText(step: PlannedStep): string {
  return canonicalJson(step.undo.map(({ host, operations }) => ({ host, operations })));
}

function difference(before: PlannedStep, after: PlannedStep): string {
  const index = before.operations.findIndex(
    (operation, at) => canonicalJson(operation) !== canonicalJson(after.operations[at] ?? null),
  );
  const a = before.operations[index];
  const b = after.operations[index];
  if (a === undefined || b === undefined) return 'other operations, or another way back';
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
    (name) => canonicalJson(a[name] ?? null) !== canonicalJson(b[name] ?? null),
  );
  return `${a.do}, ${names.join(' and ')}`;
}

/** A task that would do nothing then and nothing now may have had other reasons for it; a task that could
 *  do anything now, and could not when it was approved, may not run. */
function decisions(approved: Plan, now: Plan): readonly Diagnostic[] {
  const open = (plan: Plan): ReadonlySet<string> =>
    new Set(
      plan.tasks.flatMap((task) =>
        task.decisions
          .filter((decision) => decision.decision === 'cannot-know')
          .map((decision) => `"${task.name}" on ${decision.host}`),
      ),
    );
  const before = open(approved);
  const [first] = [...open(now)].filter((name) => !before.has(name));
  return first === undefined
    ? []
    : [diagnostic('PLN018', { message: `what ${first} does cannot be known any more` })];
}
