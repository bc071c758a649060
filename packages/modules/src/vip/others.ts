import type { HeldAddress } from '@vipbook/host';
import { subnetFor, type MoveRequest, type Others } from '@vipbook/vip';
import type { ModuleContext } from '../module.ts';

/** Each costs a connection: enough for the machines that share an address, few enough for a move to be quick. */
const mostAsked = 50;
const atOnce = 10;
/** So long they are waited for once the facts of the hosts that take part are there. */
const patienceMs = 400;

/** Hosts of the inventory that take no part, while they are asked whether they hold the addresses. */
export interface AskedOthers {
  /** What they have said by then of the address of each request. */
  told(): Promise<readonly Others[]>;
  /** One of them that has an address in the subnet, to be asked after the cut-over what it sees; for each request. */
  third(): Promise<readonly MoveRequest['third'][]>;
}

/** What a host holds of each address; undefined: it could not be asked, or has not answered yet. */
type Held = readonly (readonly HeldAddress[])[] | undefined;

/** Begins at once, and is never waited for longer than it must be: a host that is off delays no move. */
export function askOthers(requests: readonly MoveRequest[], context: ModuleContext): AskedOthers {
  const taking = new Set(requests.flatMap(({ from, to }) => [from, to]));
  // A plan asks no more hosts than it is about.
  const names =
    context.planning === true ? [] : context.inventoryHosts.filter((name) => !taking.has(name));
  const asked = names.slice(0, mostAsked);
  const answers = new Map<string, Held>(asked.map((name) => [name, undefined]));
  const queue = [...asked];
  let over = false;
  const worker = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined && !over; name = queue.shift())
      answers.set(name, await heldBy(name, requests, context));
  };
  const all = Promise.all(Array.from({ length: Math.min(atOnce, asked.length) }, worker));
  return {
    async told() {
      if (asked.length > 0) await Promise.race([all, context.sleep(patienceMs)]);
      over = true;
      // Who said nothing said nothing of any address: that is told once.
      return requests.map((_, index) => ({
        answers: new Map(
          [...answers]
            .filter(([, held]) => index === 0 || held !== undefined)
            .map(([name, held]) => [name, held?.[index]]),
        ),
        unasked: index === 0 ? names.slice(mostAsked) : [],
      }));
    },
    async third() {
      if (context.approved === true) return requests.map(() => undefined);
      const willing = requests.flatMap(({ flush }) => flush).filter((name) => answers.has(name));
      const candidates = [...new Set([...willing, ...answers.keys()])].filter(
        (name) => answers.get(name)?.every((held) => held.length === 0) === true,
      );
      for (const name of candidates.slice(0, 2)) {
        const [devices, reached] = await Promise.all([
          Promise.all(requests.map(({ address }) => deviceOf(name, address, context))),
          Promise.all(requests.map((request) => reaches(name, request, context))),
        ]);
        if (devices.some((device) => device !== undefined))
          return devices.map((device, index) =>
            device === undefined
              ? undefined
              : { host: name, device, reached: reached[index] === true },
          );
      }
      return requests.map(() => undefined);
    },
  };
}

async function heldBy(
  name: string,
  requests: readonly MoveRequest[],
  context: ModuleContext,
): Promise<Held> {
  try {
    const host = await context.host(name);
    const results = await host.run(
      requests.map(({ address }) => ({ do: 'address.query' as const, address })),
    );
    const found = results.flatMap((result) => (result.status === 'done' ? [result.out.found] : []));
    return found.length === requests.length ? found : undefined;
  } catch {
    return undefined;
  }
}

/** Does the service answer there as things are? What it cannot be asked it has not answered. */
async function reaches(
  name: string,
  { address, port }: MoveRequest,
  context: ModuleContext,
): Promise<boolean> {
  if (port === undefined) return false;
  try {
    const host = await context.host(name);
    const [result] = await host.run([{ do: 'tcp.reach', address, port, timeoutMs: patienceMs }]);
    return result.status === 'done' && result.out.reached;
  } catch {
    return false;
  }
}

async function deviceOf(
  name: string,
  address: string,
  context: ModuleContext,
): Promise<string | undefined> {
  try {
    return subnetFor(await context.facts(name), address)?.device;
  } catch {
    return undefined;
  }
}
