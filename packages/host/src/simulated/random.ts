/** Random numbers that are the same for the same seed (mulberry32, by Tommy Ettinger, public domain). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.next();
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(list: readonly T[]): T {
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /**
   * A factor for a latency: near 1 most of the time, seldom very much more (a Pareto tail of exponent 1.2,
   * at most 300). `spread` 0: always 1.
   */
  heavyTail(spread: number): number {
    if (spread === 0) return 1;
    const usual = 1 + spread * (this.next() - 0.3);
    if (!this.chance(0.03 * spread)) return usual;
    return usual * Math.min(300, (1 - this.next()) ** (-1 / 1.2));
  }
}
