import type { HeldAddress } from '@vipbook/host';
import { subnetFor, type MoveRequest, type Others } from '@vipbook/vip';
import type { ModuleContext } from '../module.ts';

/** Each costs a connection: enough for the machines that share an address, few enough for a move to be quick. */
const mostAsked = 50;
const atOnce = 10;
/** So long they are waited for once the two hosts themselves have answered everything. */
const patienceMs = 400;

/** The other hosts of the inventory, while they are asked whether they hold the address. */
export interface AskedOthers {
  /** What they have said by then. */
  told(): Promise<Others>;
  /** One of them that has an address in the subnet, to be asked after the cut-over what it sees. */
  third(): Promise<MoveRequest['third']>;
}

/** Begins at once, and is never waited for longer than it must be: a host that is off delays no move. */
export function askOthers(request: MoveRequest, context: ModuleContext): AskedOthers {
  const { address, from, to } = request;
  // A plan asks no more hosts than it is about.
  const names =
    context.planning === true
      ? []
      : context.inventoryHosts.filter((name) => name !== from && name !== to);
  const asked = names.slice(0, mostAsked);
  const answers = new Map<string, readonly HeldAddress[] | undefined>(
    asked.map((name) => [name, undefined]),
  );
  const queue = [...asked];
  let over = false;
  const worker = async (): Promise<void> => {
    for (let name = queue.shift(); name !== undefined && !over; name = queue.shift())
      answers.set(name, await heldBy(name, address, context));
  };
  const all = Promise.all(Array.from({ length: Math.min(atOnce, asked.length) }, worker));
  return {
    async told() {
      if (asked.length > 0) await Promise.race([all, context.sleep(patienceMs)]);
      over = true;
      return { answers: new Map(answers), unasked: names.slice(mostAsked) };
    },
    async third() {
      if (context.approved === true) return undefined;
      const willing = request.flush.filter((name) => answers.has(name));
      const candidates = [...willing, ...answers.keys()].filter(
        (name) => answers.get(name)?.length === 0,
      );
      for (const name of candidates.slice(0, 2)) {
        const device = await deviceOf(name, address, context);
        if (device !== undefined) return { host: name, device };
      }
      return undefined;
    },
  };
}

/** Undefined: it could not be asked, for whatever reason. */
async function heldBy(
  name: string,
  address: string,
  context: ModuleContext,
): Promise<readonly HeldAddress[] | undefined> {
  try {
    const host = await context.host(name);
    const [found] = await host.run([{ do: 'address.query', address }]);
    return found.status === 'done' ? found.out.found : undefined;
  } catch {
    return undefined;
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
