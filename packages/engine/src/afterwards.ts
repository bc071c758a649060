import type { Place } from '@vipbook/diagnostics';
import type { LaterLook, Outcome } from '@vipbook/modules';
import { abandonable, Abandoned } from './abandon.ts';
import type { RunEnvironment } from './environment.ts';
import { censored, fromOutcome } from './result.ts';

interface Awaited {
  readonly look: LaterLook;
  readonly left: Set<string>;
  /** The task that wants it. */
  readonly where: Place;
  readonly task: string;
  /** `no_log`. */
  readonly hidden: boolean;
}

/** What tasks want to have looked at once more before the run ends. */
export class LaterLooks {
  #awaited: readonly Awaited[] = [];

  add(look: LaterLook, by: Pick<Awaited, 'where' | 'task' | 'hidden'>): void {
    this.forget(look.addresses);
    this.#awaited = [...this.#awaited, { ...by, look, left: new Set(look.addresses) }];
  }

  forget(addresses: readonly string[]): void {
    for (const { left } of this.#awaited) for (const address of addresses) left.delete(address);
    this.#awaited = this.#awaited.filter(({ left }) => left.size > 0);
  }

  /** All at the same time; told one after the other, as tasks are. */
  async look(run: RunEnvironment): Promise<void> {
    const begun = this.#awaited.map((awaited) => {
      const outcomes = unlessAbandoned(awaited.look.look(awaited.left), run.services.abandon);
      // Each is waited for below; until then its failure must not end the process.
      outcomes.catch(() => undefined);
      return { ...awaited, outcomes };
    });
    for (const { look, left, where, task, hidden, outcomes } of begun) {
      const name = hidden ? task : look.title(left);
      const since = run.services.now();
      run.emit({ event: 'task-start', name, module: 'vip', where, handler: false });
      for (const [host, outcome] of await outcomes) {
        const whole = fromOutcome(outcome, []);
        const { status, message, error, data, warnings } = hidden ? censored(whole) : whole;
        run.recaps.count(host, status === 'changed' ? 'ok' : status);
        for (const finding of warnings)
          run.emit({ event: finding.severity === 'error' ? 'error' : 'warning', finding });
        run.emit({
          event: 'task-result',
          host,
          task: name,
          status,
          ignored: false,
          ...(message === undefined ? {} : { message }),
          data,
          ...(error === undefined ? {} : { error }),
          diffs: [],
          elapsedMs: run.services.now() - since,
        });
      }
    }
  }
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
