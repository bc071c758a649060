import type { LanEvent, SimulatedLan } from '@vipbook/host';

interface Said {
  readonly run: string;
  readonly epoch: number;
  /** A host has taken it. */
  readonly taken: boolean;
  /** It was in time by the fastest clock, or the host said so; else perhaps, by the slowest one. */
  readonly sure: boolean;
}

/**
 * Which runs a person said yes to in time. Counted once more, from when hosts were asked and told only: what they made
 * of it is what is looked at.
 */
export class Consents {
  readonly #lan: SimulatedLan;
  readonly #seconds: number;
  readonly #asked = new Map<string, number>();
  /** The last epoch under which a run has asked: whoever takes it up asks again, and needs a yes of its own. */
  readonly #epochs = new Map<string, number>();
  readonly #said: Said[] = [];

  constructor(lan: SimulatedLan, seconds: number) {
    this.#lan = lan;
    this.#seconds = seconds;
  }

  /** After each event. */
  look({ at, host, what }: LanEvent): void {
    const [operation, address = ''] = what.split(' ');
    if (operation !== 'lock.ask' && operation !== 'lock.confirm') return;
    const machine = this.#lan.machines.get(host);
    const lock = machine?.locks.get(address);
    if (lock?.run === undefined) return;
    const which = `${host} ${address} ${lock.run} ${String(lock.epoch)}`;
    const asked = this.#asked.get(which);
    if (operation === 'lock.ask') {
      if (asked === undefined) this.#asked.set(which, at);
      this.#epochs.set(lock.run, lock.epoch);
      return;
    }
    const waited = asked === undefined ? Infinity : at - asked;
    const told = machine?.confirmed.get(address);
    const counts = told !== undefined && 'by' in told && told.run === lock.run;
    if (waited <= this.#seconds * 1010)
      this.#said.push({
        run: lock.run,
        epoch: lock.epoch,
        taken: counts,
        sure: counts || waited < this.#seconds * 990,
      });
  }

  /** Somebody said yes to it, perhaps in the last moment, and was not refused. */
  may(run: string): boolean {
    return this.#said.some((said) => said.run === run && said.taken);
  }

  /** Somebody said yes to what it asked last, and was in time or told so. */
  must(run: string): boolean {
    const last = this.#epochs.get(run);
    return this.#said.some((said) => said.run === run && said.sure && said.epoch === last);
  }
}
