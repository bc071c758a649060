import type { Recap } from './events.ts';

/** The counts of PLAY RECAP, by host. */
export class Recaps {
  readonly #counts = new Map<string, Recap>();

  count(host: string, ...what: readonly (keyof Recap)[]): void {
    let counts = this.#counts.get(host);
    if (counts === undefined) {
      counts = { ok: 0, changed: 0, unreachable: 0, failed: 0, skipped: 0, rescued: 0, ignored: 0 };
      this.#counts.set(host, counts);
    }
    for (const key of what) counts[key] += 1;
  }

  any(key: keyof Recap): boolean {
    return [...this.#counts.values()].some((counts) => counts[key] > 0);
  }

  /** Sorted by host. */
  toJSON(): Readonly<Record<string, Recap>> {
    return Object.fromEntries([...this.#counts].sort(([a], [b]) => (a < b ? -1 : 1)));
  }
}
