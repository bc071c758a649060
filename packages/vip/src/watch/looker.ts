import type { Diagnostic } from '@vipbook/diagnostics';
import type { Host, Operation, OperationResult } from '@vipbook/host';
import { findingsOf } from '../act.ts';
import type { MoveWorld } from '../world.ts';
import { keyOf, operationsFor, type Question } from './questions.ts';

/** How long one look waits for a host. */
const patienceMs = 3000;

/** What is asked for one watch, in its world. */
export interface Inquiry {
  readonly world: MoveWorld;
  readonly questions: readonly Question[];
}

/** What a host said; nothing by its key where it said nothing. */
interface Said {
  readonly results: ReadonlyMap<string, OperationResult>;
  readonly problem?: Diagnostic;
}

export class Answers {
  readonly #byHost: ReadonlyMap<string, ReadonlyMap<MoveWorld, Said> | undefined>;

  constructor(byHost: ReadonlyMap<string, ReadonlyMap<MoveWorld, Said> | undefined>) {
    this.#byHost = byHost;
  }

  result(world: MoveWorld, host: string, operation: Operation): OperationResult | undefined {
    return this.#said(world, host)?.results.get(keyOf(operation));
  }

  /** Why the host did not answer, or not all that it was asked. */
  problem(world: MoveWorld, host: string): string | undefined {
    const said = this.#said(world, host);
    if (said?.problem !== undefined) return said.problem.message;
    for (const result of said?.results.values() ?? [])
      if (result.status === 'failed') return result.error.message;
    return undefined;
  }

  #said(world: MoveWorld, host: string): Said | undefined {
    return this.#byHost.get(host)?.get(world);
  }
}

/**
 * Asks each host once a look, whatever the number of watches: those that come over the same connection would wait for
 * each other there. A host that has not answered one look in time is not asked again until it has: it may be switched
 * off.
 */
export class Looker {
  readonly #asked = new Map<string, Promise<ReadonlyMap<MoveWorld, Said>>>();

  async look(inquiries: readonly Inquiry[]): Promise<Answers> {
    const [first] = inquiries;
    if (first === undefined) return new Answers(new Map());
    const late = first.world.sleep(patienceMs).then(() => undefined);
    const hosts = [...new Set(inquiries.flatMap(({ questions }) => questions.map(hostOf)))];
    const said = await Promise.all(hosts.map((host) => this.#ask(host, inquiries, late)));
    return new Answers(new Map(hosts.map((host, at) => [host, said[at]])));
  }

  async #ask(
    host: string,
    inquiries: readonly Inquiry[],
    late: Promise<undefined>,
  ): Promise<ReadonlyMap<MoveWorld, Said> | undefined> {
    const work = this.#asked.get(host) ?? ask(host, inquiries);
    this.#asked.set(host, work);
    const said = await Promise.race([work, late]);
    if (said !== undefined) this.#asked.delete(host);
    return said;
  }
}

function hostOf({ host }: Question): string {
  return host;
}

/** Never rejects. */
async function ask(
  name: string,
  inquiries: readonly Inquiry[],
): Promise<ReadonlyMap<MoveWorld, Said>> {
  const said = new Map<MoveWorld, Said>();
  const fail = (worlds: readonly MoveWorld[], error: unknown): void => {
    const [problem] = findingsOf(error, name);
    for (const world of worlds)
      said.set(world, { results: new Map(), ...(problem === undefined ? {} : { problem }) });
  };
  const own = inquiries.filter(({ questions }) => questions.some(({ host }) => host === name));
  const reached = new Map<Host, Inquiry[]>();
  await Promise.all(
    own.map(async (inquiry) => {
      try {
        const host = await inquiry.world.host(name);
        reached.set(host, [...(reached.get(host) ?? []), inquiry]);
      } catch (error) {
        fail([inquiry.world], error);
      }
    }),
  );
  await Promise.all(
    [...reached].map(async ([host, asking]) => {
      const worlds = asking.map(({ world }) => world);
      const operations = operationsFor(
        name,
        asking.flatMap(({ questions }) => questions),
      );
      try {
        const done: readonly OperationResult[] = await host.run(operations, { keepGoing: true });
        const results = new Map(
          done.map((result, at): [string, OperationResult] => [
            keyOf(operations[at] as Operation),
            result,
          ]),
        );
        for (const world of worlds) said.set(world, { results });
      } catch (error) {
        fail(worlds, error);
      }
    }),
  );
  return said;
}
