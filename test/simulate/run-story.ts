import { VipbookError } from '@vipbook/diagnostics';
import { openSimulatedHost, type LanEvent } from '@vipbook/host';
import {
  executeMove,
  resumeMoves,
  rollbackMoves,
  type MoveEnd,
  type MoveRecorder,
  type MoveStep,
  type MoveWorld,
} from '@vipbook/vip';
import { settledMs } from './bounds.ts';
import { Checks } from './checks.ts';
import { clean, words, type Course, type Violation } from './course.ts';
import { Control, type Seam } from './control.ts';
import { beginOf, Journal } from './journal.ts';
import { sayYes } from './person.ts';
import { lengthOf, type Happening, type Story } from './story.ts';
import { Traffic } from './traffic.ts';
import { makeLan, planFor, planOn, requestOf, vip } from './world.ts';

export interface TracedEvent extends LanEvent {
  readonly holds: string;
  readonly answers: string;
}

export interface Ran {
  readonly violations: readonly Violation[];
  readonly course: Course;
  readonly events: readonly TracedEvent[];
}

/** A planted bug: steps altered, or what goes to a host, or into the journal. */
export interface Bug {
  readonly steps?: (steps: readonly MoveStep[]) => readonly MoveStep[];
  readonly seam?: Seam;
  readonly record?: (record: MoveRecorder) => MoveRecorder;
}

export interface RunOptions {
  readonly bug?: Bug | undefined;
  /** Keep every event, with who holds and who answers then. */
  readonly trace?: boolean;
}

/** Neighbour entries of clients that were wrong are right again by then: 45 s reachable, 5 s delay, 3 s of
 *  probes (net/core/neighbour.c). */
const cachesMs = 60_000;
/** After a clean end clients reach the address by the second repeat of the announcement. */
const soonMs = 2_500;
/** Waiting for hosts that decide alone, a look every so often. */
const stepMs = 5_000;

/** One story from its start until everything is over. The same story is the same run. */
export async function runStory(story: Story, options: RunOptions = {}): Promise<Ran> {
  return new Run(story, options).tell();
}

class Run {
  readonly #story: Story;
  readonly #options: RunOptions;
  readonly #world: ReturnType<typeof makeLan>;
  readonly #checks: Checks;
  readonly #abort = new AbortController();
  #journal: Journal | undefined;
  readonly #trace: TracedEvent[] = [];
  readonly #waiting = new Map<number, Happening[]>();
  readonly #dead: Promise<undefined>;
  #die = (): void => undefined;
  /** Faults and controllers are at work until then, or until they say otherwise. */
  #busyUntil = 0;
  #controllers = 0;
  /** Those of them that take the first one's move up. */
  #takers = 0;
  #count = 0;

  constructor(story: Story, options: RunOptions) {
    this.#story = story;
    this.#options = options;
    this.#world = makeLan(story);
    this.#checks = new Checks(this.#world.lan, story);
    this.#dead = new Promise((resolve) => {
      this.#die = () => {
        resolve(undefined);
      };
    });
    const yes = story.confirm?.yes ?? null;
    for (const fault of yes === null ? story.faults : [...story.faults, yes]) {
      if (fault.kind === 'round trip') continue;
      const { after } = fault.when;
      this.#waiting.set(after, [...(this.#waiting.get(after) ?? []), fault]);
    }
  }

  async tell(): Promise<Ran> {
    const { lan, clock } = this.#world;
    const checks = this.#checks;
    const plan = await planFor(this.#story);
    lan.observe((event) => {
      checks.look(event);
      if (this.#options.trace === true)
        this.#trace.push({ ...event, holds: checks.holders(), answers: checks.speakers() });
      this.#due();
    });
    this.#story.flows.forEach((until, flow) => lan.machines.get('old')?.flows.set(flow, until));
    const traffic = new Traffic(lan);
    lan.happened('controller', `starts a move: ${this.#story.strategy}`, 0);

    const steps = this.#options.bug?.steps?.(plan.steps) ?? plan.steps;
    const journal = (this.#journal = new Journal(beginOf([plan.inputs]), () => clock.now()));
    const move = executeMove(steps, this.#firstController(journal.record));
    const end = await clock.run(Promise.race([move, this.#dead]));
    if (end !== undefined)
      journal.record.end(
        end.end,
        end.errors.map(({ code }) => code),
      );
    lan.advance(clock.now());
    if (end !== undefined && !checks.course.controllerDied) this.#says('controller', 'alice', end);
    traffic.calm();
    checks.lost(traffic.lost, clock.now());
    if (this.#mustBeReached()) {
      await this.#sleep(soonMs);
      if (!traffic.reaches(checks.speakers(), clock.now()) && this.#mustBeReached())
        checks.unreachable(clock.now(), `${String(soonMs / 1000)} s after the end: ${traffic.why}`);
    }
    await this.#untilSettled();
    checks.finish(clock.now());
    await this.#untilReached(traffic);
    traffic.stop();
    return { violations: checks.violations, course: checks.course, events: this.#trace };
  }

  #firstController(record: MoveRecorder): MoveWorld {
    const { lan, clock } = this.#world;
    const { course } = this.#checks;
    const busy = (until: number): void => {
      this.#busy(until);
    };
    const control = new Control(lan, this.#story, course, busy, this.#options.bug?.seam);
    return {
      host: (name) => control.host(name),
      now: () => clock.now(),
      sleep: (milliseconds) =>
        clock.sleep(milliseconds).then(() => (course.controllerDied ? never() : undefined)),
      progress: () => undefined,
      signal: this.#abort.signal,
      record: this.#options.bug?.record?.(record) ?? record,
    };
  }

  #says(who: string, run: string, end: MoveEnd, already = false, afterDeath = false): void {
    const now = this.#world.clock.now();
    this.#world.lan.happened(who, `says: ${words(end)}`, now);
    // Whoever says something is not at work any more; others of its run may be.
    const final =
      this.#takers === 0 && ((who !== 'resume' && who !== 'rollback') || this.#firstIsOver());
    this.#checks.told({ who, run, end, already, final }, now, afterDeath);
  }

  #firstIsOver(): boolean {
    const { controllerDied, told } = this.#checks.course;
    return controllerDied || told.some(({ who }) => who === 'controller');
  }

  #busy(until: number): void {
    this.#busyUntil = Math.max(this.#busyUntil, until);
  }

  async #sleep(milliseconds: number): Promise<void> {
    const { lan, clock } = this.#world;
    await clock.run(clock.sleep(milliseconds));
    lan.advance(clock.now());
  }

  /** Until hosts have decided, leases are over, and the last controller has spoken. */
  async #untilSettled(): Promise<void> {
    const { clock } = this.#world;
    const checks = this.#checks;
    let spokenAt = clock.now();
    for (;;) {
      const now = clock.now();
      if (this.#controllers > 0) spokenAt = now;
      else if (now > this.#busyUntil) {
        const quietFor = now - Math.max(spokenAt, this.#busyUntil);
        const settled = checks.settled(now);
        if (settled && !checks.meets()) return;
        if (quietFor > (settled ? settledMs + checks.metMs : settledMs)) break;
      }
      await this.#sleep(Math.max(stepMs, this.#busyUntil - now + 1));
    }
    checks.unsettled(clock.now());
  }

  async #untilReached(traffic: Traffic): Promise<void> {
    const { clock } = this.#world;
    // A second operator may move it on meanwhile: who answers is asked each time.
    const reached = (): boolean => {
      const speaking = this.#checks.speakers();
      const one = speaking === 'old' || speaking === 'new';
      return !one || traffic.reaches(speaking, clock.now());
    };
    for (let waited = 0; waited < cachesMs; waited += stepMs) {
      if (reached()) return;
      await this.#sleep(stepMs);
    }
    if (!reached()) this.#checks.unreachable(clock.now(), `long after the end: ${traffic.why}`);
  }

  /** Nothing is wrong that would excuse a client that does not find the address. */
  #mustBeReached(): boolean {
    const { course } = this.#checks;
    const [told] = course.told;
    return (
      told !== undefined &&
      clean(told.end) &&
      course.others === 0 &&
      !course.controllerDied &&
      course.lostPower.size === 0 &&
      this.#story.loss === 0 &&
      this.#world.clock.now() >= this.#busyUntil &&
      !this.#story.faults.some((fault) => fault.kind === 'cut')
    );
  }

  // --- faults ---

  /** One more thing has happened: which faults wait for it? */
  #due(): void {
    const { clock } = this.#world;
    const faults = this.#waiting.get(this.#count);
    this.#count += 1;
    for (const fault of faults ?? []) {
      if (fault.kind === 'round trip') continue;
      const { thenMs } = fault.when;
      this.#busy(clock.now() + thenMs + lengthOf(fault));
      void clock.sleep(thenMs).then(() => this.#strike(fault));
    }
  }

  async #strike(fault: Happening): Promise<void> {
    const { lan, clock } = this.#world;
    const { course } = this.#checks;
    const now = clock.now();
    lan.advance(now);
    this.#busy(now + lengthOf(fault));
    switch (fault.kind) {
      case 'controller dies':
        if (course.controllerDied || course.told.some(({ who }) => who === 'controller')) return;
        course.controllerDied = true;
        lan.happened('controller', 'dies', now);
        this.#lookAtJournal(now);
        this.#die();
        return;
      case 'Ctrl-C':
        lan.happened('controller', 'gets Ctrl-C', now);
        this.#abort.abort();
        return;
      case 'power cut': {
        const { host, backMs } = fault;
        if (lan.machines.get(host)?.on !== true) return;
        const committed =
          course.committed.size > 0 || course.lostPower.get(host)?.committed === true;
        course.lostPower.set(host, { at: now, back: backMs !== null, committed });
        lan.powerOff(host);
        if (backMs === null) return;
        await clock.sleep(backMs);
        lan.powerOn(host);
        return;
      }
      case 'cut':
        course.contactLost = true;
        if (!fault.between.some((party) => party === 'controller' || party === 'client'))
          course.wireCut = true;
        lan.cut(...fault.between, now + fault.forMs);
        lan.happened(
          fault.between[0],
          `is cut off from ${fault.between[1]} for ${(fault.forMs / 1000).toFixed(1)} s`,
          now,
        );
        return;
      case 'stall':
        lan.stall(fault.host, fault.forMs);
        return;
      case 'lock broken':
        course.lockBroken = true;
        try {
          await openSimulatedHost(lan, fault.host, { from: 'another' }).run([
            { do: 'lock.break', address: vip, by: 'carol@desk' },
          ]);
        } catch (error) {
          if (!(error instanceof VipbookError)) throw error;
        }
        return;
      case 'resume':
      case 'rollback':
        return this.#takenUp(fault.kind);
      case 'second operator':
        return this.#second();
      case 'yes':
        return sayYes(lan, fault.at === 'both' ? ['old', 'new'] : [fault.at], vip);
      case 'round trip':
    }
  }

  /** The first controller is dead: what it has left for whoever takes the move up. */
  #lookAtJournal(now: number): void {
    const journal = this.#journal;
    if (journal === undefined) return;
    journal.dies(this.#story.seed);
    if (!journal.shared) this.#checks.written(journal.direction, 'alice', now);
  }

  #another(): MoveWorld {
    const { lan, clock } = this.#world;
    return {
      host: (name) => Promise.resolve(openSimulatedHost(lan, name, { from: 'another' })),
      now: () => clock.now(),
      sleep: (milliseconds) => clock.sleep(milliseconds),
      progress: () => undefined,
      signal: new AbortController().signal,
    };
  }

  async #takenUp(verb: 'resume' | 'rollback'): Promise<void> {
    const { lan, clock } = this.#world;
    const { course } = this.#checks;
    const afterDeath = course.controllerDied;
    // What was said before was said of a move that goes on now.
    course.told.forEach((told, index) => (course.told[index] = { ...told, final: false }));
    this.#controllers += 1;
    this.#takers += 1;
    course.others += 1;
    lan.happened(verb, 'another controller takes the move up', clock.now());
    const taken = await this.#journal?.takenUp(verb);
    if (taken === undefined) {
      this.#takers -= 1;
      this.#checks.unwritten(clock.now(), verb);
    } else {
      // Who types it while the first controller lives has looked before that one began to take it back.
      const back = verb === 'rollback' || (afterDeath && taken.direction === 'back');
      const world = { ...this.#another(), record: taken.record };
      const end = await (back ? rollbackMoves : resumeMoves)(taken.inputs, world);
      await taken.end(end);
      this.#takers -= 1;
      this.#says(verb, 'alice', end, false, afterDeath);
    }
    this.#controllers -= 1;
  }

  async #second(): Promise<void> {
    const { lan, clock } = this.#world;
    const { course } = this.#checks;
    const id = `bob-${String(course.others)}`;
    this.#controllers += 1;
    course.others += 1;
    try {
      lan.happened(id, 'wants to move it, too', clock.now());
      const plan = await planOn(lan, requestOf(this.#story, id), 'another');
      if (plan.steps.length === 0) {
        const why = plan.findings.map(({ code }) => code).join(' ');
        lan.happened(id, plan.already ? 'finds it moved' : `is refused: ${why}`, clock.now());
        return;
      }
      const end = await executeMove(plan.steps, this.#another());
      this.#says(id, id, end, plan.already);
    } catch (error) {
      // A host that is off gives no facts.
      if (!(error instanceof VipbookError)) throw error;
      lan.happened(id, `gives up: ${error.message}`, clock.now());
    } finally {
      this.#controllers -= 1;
    }
  }
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
