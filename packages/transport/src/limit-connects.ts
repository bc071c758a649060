import { setTimeout as sleep } from 'node:timers/promises';
import { hasCode, hostError } from './failures.ts';
import type { Connection, Target, Transport } from './transport.ts';

export interface ConnectLimits {
  /** Connects under way at once, in all (Ansible's forks). */
  readonly forks: number;
  /**
   * Logins under way at once on one sshd or through one jump host. From the tenth on sshd turns some
   * away (MaxStartups 10:30:100), so the default stays below: 8.
   */
  readonly perServer?: number;
  /** Further attempts after an early close: 4 unless said. Nothing ran yet, so trying again is safe. */
  readonly retries?: number;
  /** First pause in milliseconds, doubled each time and spread by half: 150 unless said. */
  readonly backOffMs?: number;
  /** Between 0 and 1. */
  readonly random?: () => number;
}

/** The same transport, opening many hosts without being turned away. */
export function limitConnects(transport: Transport, limits: ConnectLimits): Transport {
  const { forks, perServer = 8, retries = 4, backOffMs = 150, random = Math.random } = limits;
  const all = new Slots(forks);
  const servers = new Map<string, Slots>();

  async function attempt(target: Target, signal: AbortSignal | undefined): Promise<Connection> {
    for (let tried = 0; ; tried += 1) {
      try {
        return await transport.connect(target, signal);
      } catch (error) {
        if (tried >= retries || !hasCode(error, 'SSH005') || signal?.aborted === true) throw error;
        await sleep(backOffMs * 2 ** tried * (0.5 + random()), undefined, { signal }).catch(() => {
          throw cancelled(target);
        });
      }
    }
  }

  return {
    connect: async (target, signal) => {
      // The narrow door first: who waits for a busy jump host must not keep a fork from others.
      const doors = [...serversOf(target).map(slotsOf), all];
      const held: Slots[] = [];
      try {
        for (const slots of doors) {
          await slots.take(signal, () => cancelled(target));
          held.push(slots);
        }
        return await attempt(target, signal);
      } finally {
        for (const slots of held) slots.give();
      }
    },
  };

  function slotsOf(server: string): Slots {
    let slots = servers.get(server);
    if (slots === undefined) {
      slots = new Slots(perServer);
      servers.set(server, slots);
    }
    return slots;
  }
}

function serversOf(target: Target): readonly string[] {
  if (target.connection === 'local') return [];
  const key = (one: Target): string => `${one.address} ${String(one.port)}`;
  const path = (target.jumps ?? []).map(key);
  const last = path.at(-1);
  // Behind a jump host the same address may be another machine, so the path belongs to its name.
  const own = [...path, key(target)].join(' > ');
  return last === undefined ? [own] : [path.join(' > '), own];
}

function cancelled(target: Target): Error {
  return hostError(target.name, 'SSH009', 'Interrupted before the connection was open.');
}

/** A counting semaphore, first come first served. */
class Slots {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = Math.max(1, count);
  }

  take(signal: AbortSignal | undefined, cancelledError: () => Error): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(cancelledError());
        return;
      }
      if (this.#free > 0) {
        this.#free -= 1;
        resolve();
        return;
      }
      const onAbort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(enter), 1);
        reject(cancelledError());
      };
      const enter = (): void => {
        signal?.removeEventListener('abort', onAbort);
        resolve();
      };
      signal?.addEventListener('abort', onAbort, { once: true });
      this.#waiting.push(enter);
    });
  }

  give(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free += 1;
    else next();
  }
}
