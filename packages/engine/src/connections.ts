import { diagnostic, didYouMean, VipbookError, type Place } from '@vipbook/diagnostics';
import type { Facts, Host } from '@vipbook/host';
import type { Inventory, Variable } from '@vipbook/inventory';
import type { FactsWanted } from '@vipbook/modules';
import type { BecomeRequest, RunServices } from './services.ts';

/** How a task reaches hosts. */
export interface Access {
  readonly become?: BecomeRequest;
  readonly variables: (host: string) => ReadonlyMap<string, Variable>;
  readonly where: Place;
}

const local = new Set(['localhost', '127.0.0.1', '::1']);

/** Names that need no inventory: the machine that runs vipbook. */
export function isImplicitLocalhost(name: string): boolean {
  return local.has(name);
}

/**
 * Connections of one run, each opened when it is first needed and kept until the end; one for each host and
 * user. Facts are kept until something on the host changes.
 */
export class Connections {
  readonly #services: RunServices;
  readonly #inventory: Inventory;
  readonly #hosts = new Map<string, Promise<Host>>();
  readonly #facts = new Map<string, { readonly asked: number; readonly told: Promise<Facts> }>();
  /** Aborted when nobody waits for what is still being opened. */
  readonly #over = new AbortController();

  constructor(services: RunServices, inventory: Inventory) {
    this.#services = services;
    this.#inventory = inventory;
  }

  /** Rejects with the transport's codes, and with ENG005 for a name that the inventory does not have. */
  async host(name: string, access: Access): Promise<Host> {
    if (!this.#inventory.hosts.has(name) && !isImplicitLocalhost(name)) {
      throw new VipbookError(
        diagnostic('ENG005', {
          message: `the inventory has no host "${name}".${didYouMean(name, this.#inventory.hosts.keys())}`,
          where: access.where,
        }),
      );
    }
    const key = hostKey(name, access);
    let opening = this.#hosts.get(key);
    if (opening === undefined) {
      opening = this.#services.connect({
        host: name,
        variables: access.variables(name),
        ...(access.become === undefined ? {} : { become: access.become }),
        signal: AbortSignal.any([
          this.#over.signal,
          ...(this.#services.abandon === undefined ? [] : [this.#services.abandon]),
        ]),
      });
      this.#hosts.set(key, opening);
      // Asked again, a host that was unreachable is tried again (clear_host_errors, ignore_unreachable).
      opening.catch(() => this.#hosts.delete(key));
    }
    return opening;
  }

  async facts(
    name: string,
    access: Access,
    options: FactsWanted & { readonly signal?: AbortSignal } = {},
  ): Promise<Facts> {
    const key = hostKey(name, access);
    const { fresh = false, youngerThanMs = Infinity, signal } = options;
    const known = this.#facts.get(key);
    // Age counts from the question: an answer on its way may be of any moment since.
    const asked = this.#services.now();
    if (known !== undefined && !fresh && asked - known.asked < youngerThanMs) return known.told;
    const host = await this.host(name, access);
    const told = host.facts(signal === undefined ? {} : { signal });
    const entry = { asked, told };
    this.#facts.set(key, entry);
    told.catch(() => {
      if (this.#facts.get(key) === entry) this.#facts.delete(key);
    });
    return told;
  }

  /** Something changed there: what is known of it is old. */
  changed(name: string): void {
    for (const key of this.#facts.keys()) if (key.startsWith(`${name}\0`)) this.#facts.delete(key);
  }

  /** Close what is open to one host; the next task opens it again. */
  async reset(name: string): Promise<void> {
    this.changed(name);
    const mine = [...this.#hosts].filter(([key]) => key.startsWith(`${name}\0`));
    for (const [key] of mine) this.#hosts.delete(key);
    await Promise.all(mine.map(([, opening]) => closeQuietly(opening)));
  }

  async closeAll(): Promise<void> {
    const open = [...this.#hosts.values()];
    this.#over.abort();
    this.#hosts.clear();
    await Promise.all(open.map(closeQuietly));
  }
}

function hostKey(name: string, { become }: Access): string {
  return `${name}\0${become === undefined ? '' : `${become.method}\0${become.user}`}`;
}

/**
 * Does this mean that the host is out of reach? Not reached, its key refused, no login, or lost; everything
 * else that the transport reports (become, a script that took too long) is a failure of the task.
 */
export function isLoss(error: VipbookError): boolean {
  return error.diagnostics.some(({ code }) => /^SSH0(?:[012]\d|40|45)$/.test(code));
}

async function closeQuietly(opening: Promise<Host>): Promise<void> {
  try {
    await (await opening).close();
  } catch {
    // It never opened, or it is gone already: closed either way.
  }
}
