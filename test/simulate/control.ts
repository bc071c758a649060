import { openSimulatedHost, type Delivery, type Host, type SimulatedLan } from '@vipbook/host';
import type { Course } from './course.ts';
import type { Story } from './story.ts';

/** Puts something between a controller and its hosts: a planted bug. */
export type Seam = (host: Host, lan: SimulatedLan) => Host;

/** The first controller's lines to the hosts, with what the story does to them. */
export class Control {
  readonly #hosts = new Map<string, Host>();
  readonly #trips = new Map<string, number>();
  readonly #story: Story;
  readonly #course: Course;
  readonly #busy: (until: number) => void;
  readonly #lan: SimulatedLan;
  readonly #seam: Seam;

  constructor(
    lan: SimulatedLan,
    story: Story,
    course: Course,
    busy: (until: number) => void,
    seam: Seam = (host) => host,
  ) {
    this.#lan = lan;
    this.#story = story;
    this.#course = course;
    this.#busy = busy;
    this.#seam = seam;
  }

  host(name: string): Promise<Host> {
    const known = this.#hosts.get(name) ?? this.#open(name);
    this.#hosts.set(name, known);
    return Promise.resolve(known);
  }

  #open(name: string): Host {
    const host = openSimulatedHost(this.#lan, name, {
      alive: () => !this.#course.controllerDied,
      orphansFinish: this.#story.orphansFinish,
      lingers: this.#story.lingers,
      deliver: () => this.#deliver(name),
    });
    return this.#seam(host, this.#lan);
  }

  #deliver(name: string): Delivery | undefined {
    const trip = this.#trips.get(name) ?? 0;
    this.#trips.set(name, trip + 1);
    const fault = this.#story.faults.find(
      (each) => each.kind === 'round trip' && each.host === name && each.nth === trip,
    );
    if (fault?.kind !== 'round trip') return undefined;
    this.#course.contactLost = true;
    const now = this.#lan.clock.now();
    this.#busy(now + fault.much + 5_000);
    this.#lan.happened('controller', `its words to ${name}: ${fault.how}`, now);
    switch (fault.how) {
      case 'never arrives':
        return { operations: 0 };
      case 'half happens':
        return { operations: fault.much };
      case 'reply lost':
        return { operations: Infinity };
      case 'late':
        return { lateMs: fault.much, lostMs: Math.min(fault.much, 500) };
      case 'twice':
        return { againMs: fault.much };
    }
  }
}
