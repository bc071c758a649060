import type { Place } from '@vipbook/diagnostics';
import type { LaterLook, LookKind, Outcome, WantedLook } from '@vipbook/modules';
import { abandonable, Abandoned } from './abandon.ts';
import type { RunEnvironment } from './environment.ts';
import { censored, fromOutcome } from './result.ts';

/** The task that wants to look. */
export interface Looking {
  readonly where: Place;
  readonly task: string;
  /** `no_log`. */
  readonly hidden: boolean;
  /** `ignore_errors`. */
  ignores(host: string): boolean;
}

interface Awaited extends WantedLook {
  readonly left: Set<string>;
  readonly by: Looking;
}

/** What tasks want to have looked at once more before the run ends. */
export class LaterLooks {
  #awaited: readonly Awaited[] = [];

  add(look: LaterLook, by: Looking): void {
    this.forget(look.addresses);
    this.#awaited = [...this.#awaited, { by, look, left: new Set(look.addresses) }];
  }

  forget(addresses: readonly string[]): void {
    for (const { left } of this.#awaited) for (const address of addresses) left.delete(address);
    this.#awaited = this.#awaited.filter(({ left }) => left.size > 0);
  }

  /** All at the same time; told one after the other, as tasks are. */
  async look(run: RunEnvironment): Promise<void> {
    for (const { by, wanted, kind, outcomes } of this.#begun(run)) {
      const { task, where, hidden } = by;
      const name = hidden ? task : kind.title(wanted);
      const since = run.services.now();
      run.emit({ event: 'task-start', name, module: 'vip', where, handler: false });
      for (const [host, outcome] of await outcomes)
        tell(host, outcome, { run, by, name, elapsedMs: run.services.now() - since });
    }
  }

  #begun(run: RunEnvironment): readonly Begun[] {
    const { services } = run;
    const wait = {
      signal: services.interrupt ?? never,
      sleep: (milliseconds: number) => services.sleep(milliseconds, services.interrupt),
    };
    const groups = grouped(this.#awaited, sameTask);
    const begun = grouped(groups, ([a], [b]) => a.look.kind === b.look.kind).flatMap((alike) => {
      const { kind } = alike[0][0].look;
      const outcomes = kind.look(alike, wait);
      return alike.flatMap((wanted, at): readonly Begun[] => {
        const own = outcomes[at];
        if (own === undefined) return [];
        const unlessOver = unlessAbandoned(own, services.abandon);
        // Each is waited for later; until then its failure must not end the process.
        unlessOver.catch(() => undefined);
        return [{ by: wanted[0].by, wanted, kind, outcomes: unlessOver }];
      });
    });
    return begun.sort(
      (a, b) => this.#awaited.indexOf(a.wanted[0]) - this.#awaited.indexOf(b.wanted[0]),
    );
  }
}

const never = new AbortController().signal;

type Group<T> = readonly [T, ...T[]];

interface Begun {
  readonly by: Looking;
  readonly wanted: Group<Awaited>;
  readonly kind: LookKind;
  readonly outcomes: Promise<Outcomes>;
}

/** What items of a loop want is told as one. */
function sameTask(a: Awaited, b: Awaited): boolean {
  return (
    a.look.kind === b.look.kind &&
    a.by.where === b.by.where &&
    a.by.task === b.by.task &&
    a.by.hidden === b.by.hidden
  );
}

function grouped<T>(all: readonly T[], alike: (a: T, b: T) => boolean): readonly Group<T>[] {
  const groups: [T, ...T[]][] = [];
  for (const each of all) {
    const group = groups.find(([first]) => alike(first, each));
    if (group === undefined) groups.push([each]);
    else group.push(each);
  }
  return groups;
}

function tell(
  host: string,
  outcome: Outcome,
  {
    run,
    by,
    name,
    elapsedMs,
  }: { run: RunEnvironment; by: Looking; name: string; elapsedMs: number },
): void {
  const whole = fromOutcome(outcome, []);
  const { status, message, error, data, warnings } = by.hidden ? censored(whole) : whole;
  const ignored = status === 'failed' && by.ignores(host);
  if (ignored) run.recaps.count(host, 'ok', 'ignored');
  else run.recaps.count(host, status === 'changed' ? 'ok' : status);
  for (const finding of warnings)
    run.emit({ event: finding.severity === 'error' ? 'error' : 'warning', finding });
  run.emit({
    event: 'task-result',
    host,
    task: name,
    status,
    ignored,
    ...(message === undefined ? {} : { message }),
    data,
    ...(error === undefined ? {} : { error }),
    diffs: [],
    elapsedMs,
  });
}

type Outcomes = ReadonlyMap<string, Outcome>;

/** Whoever looks changes nothing: given up, nothing is uncertain. */
async function unlessAbandoned(
  work: Promise<Outcomes>,
  abandon: AbortSignal | undefined,
): Promise<Outcomes> {
  try {
    return await abandonable(work, abandon);
  } catch (error) {
    if (error instanceof Abandoned) return new Map();
    throw error;
  }
}
