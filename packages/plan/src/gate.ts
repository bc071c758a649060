import { diagnostic, VipbookError, type Place } from '@vipbook/diagnostics';
import { canonicalJson, sha256 } from './canonical.ts';
import type { EncodeOptions } from './encode.ts';
import type { Location, Plan, PlannedStep } from './generated/plan.ts';
import type { RecordedTask, RecordedWork } from './recorder.ts';
import type { Scrubber } from './scrub.ts';
import { comparable } from './stale.ts';
import { changes, stepsOf } from './steps.ts';

interface Expected {
  readonly number: number;
  readonly open: ReadonlySet<string>;
  /** Approved, and not done yet. */
  readonly left: PlannedStep[];
  /** Done already: a task that is tried again may do them again. */
  readonly done: PlannedStep[];
}

export interface GateInit {
  readonly plan: Plan;
  readonly scrubber: Scrubber;
  readonly key?: EncodeOptions['key'];
  readonly relative: (file: string) => string;
  /** Before the first thing that changes a host. May refuse by throwing. */
  readonly begin: () => void;
  /** Something else than what was approved was about to happen: nothing more may. */
  readonly refuse: () => void;
}

/**
 * Holds a run to a plan: each task's work is compared with what was approved before any of it happens. What
 * differs is refused, and with it everything that would come after.
 */
export class Gate {
  readonly #init: GateInit;
  readonly #expected: ReadonlyMap<string, Expected>;
  readonly #seen = new Map<string, number>();
  #current: Expected | undefined;
  #begun = false;

  constructor(init: GateInit) {
    this.#init = init;
    this.#expected = expectations(init.plan);
  }

  /** Has anything been changed? */
  get begun(): boolean {
    return this.#begun;
  }

  task(where: Place): void {
    const place = placeKey(this.#located(where));
    const count = (this.#seen.get(place) ?? 0) + 1;
    this.#seen.set(place, count);
    this.#current = this.#expected.get(`${place}#${String(count)}`);
  }

  work(work: RecordedWork, module: string): void {
    if (work.steps.every((step) => step.operations.length === 0)) return;
    const open = this.#current?.open.has(work.host) === true;
    if (!open) this.#compare(work, module);
    if (this.#begun || !work.steps.some((step) => changes(step.operations))) return;
    this.#init.begin();
    this.#begun = true;
  }

  /** Steps that change something and were not done. */
  left(): readonly PlannedStep[] {
    return [...this.#expected.values()].flatMap(({ left }) => left.filter((step) => step.changes));
  }

  #compare(work: RecordedWork, module: string): void {
    const expected = this.#current;
    for (const step of this.#encoded(work, module)) {
      const text = whole(step);
      const at = expected?.left.findIndex((each) => whole(each) === text) ?? -1;
      const [found] = at < 0 ? [] : (expected?.left.splice(at, 1) ?? []);
      if (found !== undefined) {
        expected?.done.push(found);
        continue;
      }
      if (expected?.done.some((each) => whole(each) === text) === true) continue;
      this.#init.refuse();
      const similar = expected?.left.find((each) => each.title === step.title);
      throw new VipbookError(
        diagnostic('PLN018', {
          message:
            similar === undefined
              ? `"${step.title}" on ${step.host} is no step of the plan`
              : `"${step.title}" on ${step.host} is not as in the plan`,
          where: { host: step.host },
        }),
      );
    }
  }

  #encoded(work: RecordedWork, module: string): readonly PlannedStep[] {
    const { scrubber, key } = this.#init;
    const digests = new Map<string, string>();
    const see = (content: Uint8Array | null): void => {
      const shown = content === null ? content : scrubber.bytes(content).content;
      if (content !== null && shown !== null && shown !== content)
        digests.set(sha256(content), sha256(shown));
    };
    for (const { before, after } of work.diffs) {
      see(before);
      see(after);
    }
    for (const { operations } of work.steps)
      for (const operation of operations) if ('content' in operation) see(operation.content);
    const task: RecordedTask = {
      number: this.#current?.number ?? 1,
      play: 1,
      name: '',
      module,
      where: {},
      handler: false,
      decisions: [],
      works: [work],
    };
    return stepsOf([task], { scrubber, digests, ...(key === undefined ? {} : { key }) });
  }

  #located({ file, range }: Place): Location {
    return {
      ...(file === undefined ? {} : { file: this.#init.relative(file) }),
      ...(range === undefined ? {} : { range }),
    };
  }
}

function whole(step: PlannedStep): string {
  return `${comparable(step)}${canonicalJson(step.undo.map(({ host, operations }) => ({ host, operations })))}`;
}

function placeKey({ file, range }: Location): string {
  const { start } = range ?? {};
  return `${file ?? ''}:${String(start?.line ?? 0)}:${String(start?.column ?? 0)}`;
}

function expectations(plan: Plan): ReadonlyMap<string, Expected> {
  const counts = new Map<string, number>();
  const result = new Map<string, Expected>();
  for (const task of plan.tasks) {
    const place = placeKey(task.where);
    const count = (counts.get(place) ?? 0) + 1;
    counts.set(place, count);
    result.set(`${place}#${String(count)}`, {
      number: task.number,
      open: new Set(
        task.decisions.flatMap((each) => (each.decision === 'cannot-know' ? [each.host] : [])),
      ),
      left: plan.steps.filter((step) => step.task === task.number),
      done: [],
    });
  }
  return result;
}
