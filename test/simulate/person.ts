import { VipbookError } from '@vipbook/diagnostics';
import { openSimulatedHost, type IpAddress, type Random, type SimulatedLan } from '@vipbook/host';

/** The moment of what happens: so many milliseconds after the n-th thing that happened on the LAN. */
export interface When {
  readonly after: number;
  readonly thenMs: number;
}

/** A person says yes, on one host or (as `vipbook confirm` does) on both. */
export interface Yes {
  readonly kind: 'yes';
  readonly when: When;
  readonly at: 'old' | 'new' | 'both';
}

/** The move waits for a person's yes before its commit. */
export interface Confirm {
  readonly seconds: number;
  /** Null: never. */
  readonly yes: Yes | null;
}

/** Things that happen before a move begins to wait. */
export const beforeItWaits = 28;
/** And in a second in which it waits. */
const perSecond = 12;

/** Most are in time; some come before anything waits, or about when the time is over, or later. */
export function makeConfirm(random: Random, events: number): Confirm {
  const seconds = random.pick([2, 2, 5, 5, 10, 45]);
  const at = random.pick(['old', 'new', 'both'] as const);
  const after = random.whole(0, events);
  const late = random.chance(0.2);
  const thenMs =
    seconds * 1000 * (late ? 1 : random.between(0, 1)) + (late ? random.between(-500, 6000) : 0);
  const yes: Yes = { kind: 'yes', when: { after, thenMs }, at };
  return { seconds, yes: random.chance(0.2) ? null : yes };
}

/** Where a move waits, things go wrong mostly while it does, and around the yes or the end of its time. */
export function whenOf(random: Random, { seconds, yes }: Confirm, any: When): When {
  switch (random.whole(0, 2)) {
    case 0:
      return any;
    case 1:
      return { ...any, after: beforeItWaits + random.whole(-4, perSecond * seconds) };
    default: {
      const { after, thenMs } = yes?.when ?? { after: beforeItWaits, thenMs: seconds * 1000 };
      return { after, thenMs: Math.max(0, thenMs + random.between(-100, 700)) };
    }
  }
}

/** One host is enough: one that is off or refuses does not matter to the other. */
export async function sayYes(
  lan: SimulatedLan,
  hosts: readonly string[],
  address: IpAddress,
): Promise<void> {
  const tell = (what: string): void => {
    lan.happened('person', what, lan.clock.now());
  };
  tell(`a person says yes on ${hosts.join(' and ')}`);
  await Promise.all(
    hosts.map(async (name) => {
      try {
        const [said] = await openSimulatedHost(lan, name, { from: 'person' }).run([
          { do: 'lock.confirm', address, by: 'carol@phone' },
        ]);
        if (said.status === 'done') tell(`is told by ${name}: confirmed for run ${said.out.run}`);
        else if (said.status === 'failed') tell(`is refused by ${name}: ${said.error.code}`);
      } catch (error) {
        if (!(error instanceof VipbookError)) throw error;
        tell(`gets no answer from ${name}`);
      }
    }),
  );
}
