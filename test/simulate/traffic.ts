import { sendPacket, type SimulatedLan } from '@vipbook/host';
import { vip } from './world.ts';

/** A client that asks all the time, and what became of its last question. */
export class Traffic {
  lost = 0;
  why = '';
  readonly #lan: SimulatedLan;
  #by = '';
  #at = 0;
  #every = 20;
  #stopped = false;

  constructor(lan: SimulatedLan) {
    this.#lan = lan;
    this.#ask(0);
  }

  #ask(now: number): void {
    const from = this.#lan.machines.get('client');
    if (this.#stopped || from === undefined) return;
    sendPacket(
      this.#lan,
      {
        from,
        source: '192.168.1.20',
        address: vip,
        done: (end, at) => {
          if ('lost' in end) {
            this.lost += 1;
            this.why = end.lost;
          } else {
            this.#by = end.by.name;
            this.#at = at;
          }
        },
      },
      now,
    );
    // A move that takes long is waiting for something: then seldom is often enough.
    if (now > 1_000 && this.#every < 1000) this.#every = 250;
    this.#lan.schedule(now + this.#every, (at) => {
      this.#ask(at);
    });
  }

  calm(): void {
    this.#every = 1000;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Was it answered by that host within the last two questions? */
  reaches(host: string, now: number): boolean {
    return this.#by === host && now - this.#at <= 2100;
  }
}
