import { openSimulatedHost } from '@vipbook/host';
import { executeMove } from '@vipbook/vip';
import type { Story } from '../simulate/story.ts';
import { makeLan, planOn, requestOf, vip } from '../simulate/world.ts';
import { lease, offMs, type LabStory } from './stories.ts';

const calm: Omit<Story, 'strategy'> = {
  seed: 1,
  style: 'alias',
  flush: false,
  drain: 0,
  flows: [],
  spread: 0,
  loss: 0,
  drift: [1, 1],
  orphansFinish: false,
  lingers: false,
  faults: [],
};
const settledMs = 200_000;

/** A real boot takes its time, on a busy machine some seconds: the host is off for as long as that. */
const bootsMs = [0, 1_500, 4_000];

/**
 * Who has the address in the end when the same happens on the simulated LAN. More than one when that depends on
 * how long a host is off; none when it is not told there.
 */
export async function simulatedOwners(story: LabStory): Promise<ReadonlySet<string>> {
  const { happening } = story;
  if (happening.includes('power'))
    return new Set(await Promise.all(bootsMs.map((ms) => ownerOf(story, offMs + ms))));
  return new Set(happening === 'controller killed' ? [await ownerOf(story, 0)] : []);
}

async function ownerOf({ strategy, phase, happening }: LabStory, off: number): Promise<string> {
  const story = { ...calm, strategy };
  const { lan, clock } = makeLan(story);
  let alive = true;
  const host = (name: string) => openSimulatedHost(lan, name, { alive: () => alive });
  const powerCut = async (name: string): Promise<void> => {
    lan.powerOff(name);
    await clock.sleep(off);
    lan.powerOn(name);
  };
  const happens = async (): Promise<void> => {
    if (happening.startsWith('controller killed')) alive = false;
    for (const name of ['old', 'new'])
      if (happening.endsWith(`${name} loses its power`)) await powerCut(name);
  };
  let there = false;
  await clock.run(
    (async () => {
      const plan = await planOn(lan, { ...requestOf(story), leaseSeconds: lease });
      void executeMove(plan.steps, {
        host: (name) => Promise.resolve(host(name)),
        now: () => clock.now(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
        progress: () => undefined,
        signal: new AbortController().signal,
        record: {
          async intend(step) {
            if (there || step.undo === true || step.phase !== phase) return;
            there = true;
            await happens();
          },
          outcome: () => undefined,
        },
      });
      await clock.sleep(settledMs);
    })(),
  );
  return lan
    .holders(vip, clock.now())
    .map(({ name }) => name)
    .join(' and ');
}
