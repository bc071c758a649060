import { diagnostic, VipbookError, type Diagnostic } from '@vipbook/diagnostics';
import type { Facts } from '../facts.ts';
import { fencesItself } from '../held.ts';
import type { Host, HostRunOptions } from '../host.ts';
import type { Operation, OperationName, OperationResult, ResultsOf } from '../operations.ts';
import { factsOf } from './facts.ts';
import type { SimulatedLan } from './lan.ts';
import type { Machine } from './machine.ts';
import { refusedBy } from './held.ts';
import { perform } from './perform.ts';

/** How long things take, in milliseconds: measured on a LAN of namespaces. */
const wayMs = 0.3;
const costMs: Partial<Record<OperationName, number>> = {
  'arp.announce': 1,
  'arp.quiet': 6,
  'flow.relay': 8,
  // Most often there is nothing to leave.
  'flow.leave': 0,
  'file.write': 12,
  'ifstate.set': 8,
};
const usualMs = 3;
/** After so long without a sign a connection counts as lost. */
const patienceMs = 10_000;

/** What becomes of one round trip. Nothing said: all goes well. */
export interface Delivery {
  /** The operations begin so much later, in milliseconds. */
  readonly lateMs?: number;
  /** The controller loses the connection so long after it sent them, and is told. */
  readonly lostMs?: number;
  /** Only so many of them happen; without `lostMs` the connection is lost then. */
  readonly operations?: number;
  /** They happen a second time, so much after their end. */
  readonly againMs?: number;
}

export interface SimulatedHostOptions {
  /** What the switch calls the controller, for `SimulatedLan.cut`. Default `controller`. */
  readonly from?: string;
  readonly deliver?: (operations: readonly Operation[]) => Delivery | undefined;
  /** False once the controller is dead: it hears of nothing any more. */
  readonly alive?: () => boolean;
  /** What is under way on the host when the controller dies goes on to its end. Default false: it stops at
   *  its next word. */
  readonly orphansFinish?: boolean;
  /** What was sent while the way was cut arrives once it is free, however late. Default false. */
  readonly lingers?: boolean;
  /**
   * A host that has booted knows nothing of the connection: the first command after it is lost at once, and the next
   * one goes over a new connection. Default false: it was reopened before.
   */
  readonly resets?: boolean;
}

/** A host of a simulated LAN: the same operations, interpreted. */
export function openSimulatedHost(
  lan: SimulatedLan,
  name: string,
  options: SimulatedHostOptions = {},
): Host {
  const self = lan.machines.get(name);
  if (self === undefined) throw new RangeError(`no machine ${name} on this LAN`);
  const line = new Line(lan, self, options);
  return {
    name,
    async facts(): Promise<Facts> {
      await line.sleep(wayMs * 2 + 20);
      if (!(await line.waitUntilOpen())) return line.lose();
      return lan.change(self, 'facts', (now) => factsOf(self, now));
    },
    run: <const O extends readonly Operation[]>(operations: O, options: HostRunOptions = {}) =>
      line.run(operations, options) as unknown as Promise<ResultsOf<O>>,
    close: () => Promise.resolve(),
  };
}

/** The controller's line to one host. */
class Line {
  readonly #lan: SimulatedLan;
  readonly #self: Machine;
  readonly #options: SimulatedHostOptions;
  #boots: number;

  constructor(lan: SimulatedLan, self: Machine, options: SimulatedHostOptions) {
    this.#lan = lan;
    this.#self = self;
    this.#options = options;
    this.#boots = self.boots;
  }

  async run(
    operations: readonly Operation[],
    options: HostRunOptions,
  ): Promise<readonly OperationResult[]> {
    const delivery = this.#options.deliver?.(operations) ?? {};
    await this.sleep(wayMs);
    if (!this.#alive()) return never();
    const work = (): Promise<readonly OperationResult[] | undefined> =>
      this.#perform(operations, options, delivery.operations ?? Infinity);
    if (!(await this.waitUntilOpen())) {
      if (this.#options.lingers === true) this.#whenOpen(work);
      return this.lose();
    }
    if (this.#options.resets === true && this.#boots !== this.#self.boots) {
      this.#boots = this.#self.boots;
      await this.sleep(wayMs);
      return this.lose();
    }
    if (delivery.lostMs !== undefined) {
      void this.#late(delivery.lateMs ?? 0, work);
      await this.sleep(delivery.lostMs);
      return this.lose();
    }
    if (delivery.lateMs !== undefined) await this.sleep(delivery.lateMs);
    const results = await work();
    if (delivery.againMs !== undefined) void this.#late(delivery.againMs, work);
    if (results === undefined || delivery.operations !== undefined) {
      await this.sleep(results === undefined ? patienceMs : wayMs);
      return this.lose();
    }
    await this.sleep(wayMs);
    if (!(await this.waitUntilOpen())) return this.lose();
    return this.#alive() ? results : never();
  }

  /** False: it did not open within a connection's patience. */
  async waitUntilOpen(): Promise<boolean> {
    const { clock } = this.#lan;
    const until = clock.now() + patienceMs;
    while (!this.#open()) {
      if (clock.now() >= until) return false;
      await clock.sleep(Math.min(250, until - clock.now()));
    }
    return true;
  }

  lose(): Promise<never> {
    if (!this.#alive()) return never();
    return Promise.reject(new VipbookError(lost(this.#self.name)));
  }

  sleep(milliseconds: number): Promise<void> {
    const { clock, conditions, random } = this.#lan;
    return clock.sleep(milliseconds * random.heavyTail(conditions.spread));
  }

  #alive(): boolean {
    return this.#options.alive?.() ?? true;
  }

  #open(): boolean {
    const { name, on } = this.#self;
    const controller = this.#options.from ?? 'controller';
    return on && this.#lan.reaches(controller, name, this.#lan.clock.now());
  }

  async #late(milliseconds: number, work: () => Promise<unknown>): Promise<void> {
    await this.#lan.clock.sleep(milliseconds);
    await work();
  }

  /** TCP goes on trying for the process that has given up, as long as the host lives on. */
  #whenOpen(work: () => Promise<unknown>): void {
    const { boots } = this.#self;
    const look = async (): Promise<void> => {
      for (let tries = 0; tries < 120 && this.#self.boots === boots; tries += 1) {
        if (this.#open()) {
          await work();
          return;
        }
        await this.#lan.clock.sleep(500);
      }
    };
    void look();
  }

  /** The host's part: a shell that runs one operation after the other. Undefined: it died meanwhile. */
  async #perform(
    operations: readonly Operation[],
    { keepGoing = false, fences = [] }: HostRunOptions,
    most: number,
  ): Promise<readonly OperationResult[] | undefined> {
    const { clock, random, conditions } = this.#lan;
    const self = this.#self;
    const { boots } = self;
    const gone = (): boolean =>
      self.boots !== boots || !self.on || (!this.#alive() && this.#options.orphansFinish !== true);
    const results: OperationResult[] = [];
    let failed = false;
    let count = 0;
    for (const operation of operations) {
      if (failed && !keepGoing) {
        results.push({ status: 'skipped' });
        continue;
      }
      if (count >= most) return results;
      count += 1;
      await clock.sleep((costMs[operation.do] ?? usualMs) * random.heavyTail(conditions.spread));
      while (clock.now() < self.stalledUntil) await clock.sleep(self.stalledUntil - clock.now());
      if (gone()) return undefined;
      const refused = fencesItself(operation)
        ? undefined
        : refusedBy(self, fences, clock.now(), results);
      const result: OperationResult =
        refused === undefined
          ? await perform(this.#lan, self, operation)
          : { status: 'failed', error: refused };
      if (gone()) return undefined;
      failed ||= result.status === 'failed';
      results.push(result);
    }
    return results;
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}

function lost(host: string): Diagnostic {
  return diagnostic('SSH040', {
    message: `The connection to ${host} was lost; what became of the script there is unknown.`,
    where: { host },
  });
}
