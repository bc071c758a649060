import type { Diagnostic } from '@vipbook/diagnostics';
import type { Fence, OperationResult } from '@vipbook/host';
import { fenceOf } from './hold.ts';
import { listed } from './listed.ts';
import { sideBySide } from './side-by-side.ts';
import type { MoveFacts } from './sides.ts';
import type { Action, MoveStep, Phase, StepResults, Verdict } from './step.ts';

/**
 * Several moves as one: what they do in the same phase is one step, in which each host gets one round trip. Each
 * step's own judgement is kept: it is shown the results of its own operations.
 */

/** One move's part in a step of all. */
export interface Part {
  readonly move: MoveFacts;
  readonly step: MoveStep;
}

/** Results of one part: for each host, where they stand among those of all. */
type Places = ReadonlyMap<string, readonly number[]>;

interface Merged {
  readonly actions: readonly Action[];
  readonly places: readonly Places[];
}

export function mergeParts(parts: readonly Part[], title?: string): MoveStep {
  const [first] = parts;
  if (first === undefined) throw new RangeError('no parts of a step');
  if (parts.length === 1) return first.step;
  const { actions, places } = mergeActions(parts.map(({ step, move }) => [step.actions, move]));
  const undo = mergeActions(
    [...parts].reverse().map(({ step, move }) => [step.undo, move] as const),
  );
  const { phase } = first.step;
  const without = withoutOf(parts);
  const forMs = parts.flatMap(({ step }) => step.withoutForMs ?? []);
  const flag = <K extends 'optional' | 'ifAllWell'>(key: K): Partial<Record<K, boolean>> =>
    parts.every(({ step }) => step[key] === true)
      ? ({ [key]: true } as Partial<Record<K, boolean>>)
      : {};
  return {
    phase,
    title: title ?? titleOf(parts.map(({ step, move }) => [step.title, move])),
    actions,
    undo: undo.actions,
    judge: (results, elapsedMs, askedMs) => judgeParts(parts, places, results, elapsedMs, askedMs),
    ...(without.length === 0 ? {} : { without }),
    ...(forMs.length === 0 ? {} : { withoutForMs: Math.min(...forMs) }),
    ...flag('optional'),
    ...flag('ifAllWell'),
  };
}

/** A host that some move cannot do without stays needed. */
function withoutOf(parts: readonly Part[]): readonly string[] {
  const needed = new Set(
    parts.flatMap(({ step, move }) => [
      move.new.host,
      ...step.actions
        .map(({ host }) => host)
        .filter((host) => step.without?.includes(host) !== true),
    ]),
  );
  const spare = new Set(parts.flatMap(({ step }) => step.without ?? []));
  return [...spare].filter((host) => !needed.has(host));
}

function judgeParts(
  parts: readonly Part[],
  places: readonly Places[],
  results: StepResults,
  elapsedMs: number,
  askedMs: number,
): Verdict {
  const verdicts = parts.map(({ step }, index): Verdict => {
    const own = ownResults(places[index] ?? new Map(), results);
    return step.judge?.(own, elapsedMs, askedMs) ?? { errors: [], warnings: [] };
  });
  // One yes is everybody's: a person says it to the run, at whichever address.
  const yes = verdicts.find(
    ({ errors, againAfterMs }) => errors.length + (againAfterMs ?? 0) === 0,
  );
  if (parts[0]?.step.phase === 'consent' && yes !== undefined) return yes;
  const again = verdicts.flatMap(({ againAfterMs }) => againAfterMs ?? []);
  const errors = once(verdicts.flatMap((verdict) => verdict.errors));
  // What a part says at its end ("they break now") is not true as long as another waits, and would be said at each look.
  const waits = again.length > 0 && errors.length === 0;
  const notes = distinct(verdicts.flatMap(({ note }) => note ?? []));
  const [asks] = verdicts.flatMap((verdict) => verdict.asks ?? []);
  return {
    errors,
    warnings: waits ? [] : once(verdicts.flatMap(({ warnings }) => warnings)),
    ...(notes.length === 0 ? {} : { note: notes.join('; ') }),
    ...(asks === undefined ? {} : { asks }),
    ...(again.length === 0 ? {} : { againAfterMs: Math.min(...again) }),
  };
}

function ownResults(places: Places, results: StepResults): StepResults {
  const own = new Map<string, readonly OperationResult[]>();
  for (const [host, indices] of places) {
    const all = results.get(host);
    if (all === undefined) continue;
    own.set(
      host,
      indices.flatMap((index) => all[index] ?? []),
    );
  }
  return own;
}

function once(findings: readonly Diagnostic[]): readonly Diagnostic[] {
  const seen = new Set<string>();
  return findings.filter(({ code, message }) => {
    const text = `${code} ${message}`;
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  });
}

function mergeActions(lists: readonly (readonly [readonly Action[], MoveFacts])[]): Merged {
  const hosts = distinct(lists.flatMap(([actions]) => actions.map(({ host }) => host)));
  const places = lists.map(() => new Map<string, readonly number[]>());
  const actions = hosts.map((host): Action => {
    const own = lists.flatMap(([all, move], part) =>
      all.filter((action) => action.host === host).map((action) => ({ action, move, part })),
    );
    const { operations, indices } = sideBySide(own.map(({ action }) => action.operations));
    own.forEach(({ part }, at) => {
      const mine = places[part];
      mine?.set(host, [...(mine.get(host) ?? []), ...(indices[at] ?? [])]);
    });
    const fences = distinctFences(own.flatMap(({ action }) => action.fences ?? []));
    const busy = own.filter(({ action }) => action.operations.length > 0);
    return {
      host,
      title: titleOf(
        (busy.length === 0 ? own : busy).map(({ action, move }) => [action.title, move]),
      ),
      operations,
      ...(fences.length === 0 ? {} : { fences }),
      ...(own.every(({ action }) => action.optional === true) ? { optional: true } : {}),
    };
  });
  return { actions, places };
}

function distinctFences(fences: readonly Fence[]): readonly Fence[] {
  return [...new Map(fences.map((fence) => [fence.address, fence])).values()];
}

/** Every action of the moves' own hosts stands under the locks of all moves of that host. */
export function underAllLocks(step: MoveStep, moves: readonly MoveFacts[]): MoveStep {
  const all = (actions: readonly Action[]): readonly Action[] =>
    actions.map((action) => {
      // By then the old hosts have given theirs back.
      const own = moves.filter(
        ({ old, new: next }) =>
          next.host === action.host || (old.host === action.host && step.phase !== 'persist'),
      );
      return own.length === 0 ? action : { ...action, fences: own.map(fenceOf) };
    });
  const { witness } = step;
  return {
    ...step,
    actions: all(step.actions),
    undo: all(step.undo),
    ...(witness === undefined
      ? {}
      : { witness: { ...witness, action: all([witness.action])[0] ?? witness.action } }),
  };
}

/** Titles that differ by the address only become one; others are told one after the other. */
function titleOf(titles: readonly (readonly [string, MoveFacts])[]): string {
  const groups = new Map<string, string[]>();
  for (const [title, { request }] of titles) {
    const form = title.replaceAll(request.address, '\0');
    groups.set(form, [...(groups.get(form) ?? []), request.address]);
  }
  return [...groups]
    .map(([form, addresses]) => form.replaceAll('\0', listed(distinct(addresses))))
    .join('; ');
}

function distinct<T>(values: readonly T[]): readonly T[] {
  return [...new Set(values)];
}

/** In which the phases of make-before-break follow each other; the other strategy's cut-over is told apart. */
export const phases: readonly Phase[] = [
  'lock',
  'arm',
  'claim',
  'cut-over',
  'quiet',
  'flush',
  'verify',
  'drain',
  'consent',
  'commit',
  'release',
  'persist',
  'watch',
];
