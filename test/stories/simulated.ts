import { openSimulatedHost, type Host } from '@vipbook/host';
import { executeMove, type Strategy } from '@vipbook/vip';
import { calm } from '../simulate/story.ts';
import { makeLan, planOn, requestOf, vip } from '../simulate/world.ts';
import {
  askedFor,
  endOf,
  lease,
  meets,
  momentOf,
  offMs,
  undoOf,
  type LabStory,
} from './stories.ts';
const settledMs = 200_000;

/** A real boot takes its time, on a busy machine some seconds: the host is off for as long as that. */
const bootsMs = [0, 500, 1_000, 1_500, 2_000, 3_000, 4_000, 6_000];
/** On a bad link it also depends on which frames are lost. */
const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

/**
 * Who has the address in the end when the same happens on the simulated LAN. More than one when that depends on
 * how long a host is off, or on whether its controller finds out that the connection is of another life of it before
 * it says the next word; none when it is not told there.
 */
export async function simulatedOwners(story: LabStory): Promise<ReadonlySet<string>> {
  const { happening } = story;
  if (meets(story)) return new Set();
  if (happening.includes('power')) return owners(story, bootsMs);
  return happening === 'controller killed' ? owners(story, [-offMs]) : new Set();
}

async function owners(story: LabStory, boots: readonly number[]): Promise<ReadonlySet<string>> {
  const found = (story.rough ? seeds : [1]).flatMap((seed) =>
    boots.flatMap((ms) =>
      [false, true].map((resets) => ownerOf(story, { off: offMs + ms, seed, resets })),
    ),
  );
  return new Set(await Promise.all(found));
}

async function ownerOf(
  { strategy, phase, happening, rough }: LabStory,
  { off, seed, resets }: { off: number; seed: number; resets: boolean },
): Promise<string> {
  const { flush, drain, confirm } = askedFor(phase);
  const bad = rough ? { spread: 1, loss: 0.01 } : {};
  const story = { ...calm, strategy, seed, flush, drain, ...bad };
  const { lan, clock } = makeLan(story);
  if (drain > 0) lan.machines.get('old')?.flows.set(0, settledMs);
  let alive = true;
  const lines = new Map(
    [...lan.machines.keys()].map((name) => [
      name,
      openSimulatedHost(lan, name, { alive: () => alive, resets }),
    ]),
  );
  const host = (name: string): Host => {
    const line = lines.get(name);
    if (line === undefined) throw new RangeError(`no host ${name}`);
    return line;
  };
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
  const moment = momentOf({ strategy, phase });
  let there = false;
  let ended = false;
  const at = async (now: string): Promise<void> => {
    if (there || now !== moment) return;
    there = true;
    await happens();
  };
  await clock.run(
    (async () => {
      const plan = await planOn(lan, {
        ...requestOf(story),
        leaseSeconds: lease,
        confirmSeconds: confirm,
      });
      void executeMove(plan.steps, {
        async host(name) {
          if (ended) await at(moment);
          return host(name);
        },
        now: () => clock.now(),
        sleep: (milliseconds) => clock.sleep(milliseconds),
        progress: () => undefined,
        signal: new AbortController().signal,
        record: {
          intend: (step) => at(step.undo === true ? undoOf(step.phase) : step.phase),
          outcome(step) {
            ended ||= step.undo !== true && endOf(step.phase) === moment;
          },
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

/** The steps of a move that asks for all that a story may ask for, and those that it takes back. */
export async function stepsOf(strategy: Strategy): Promise<readonly string[]> {
  const { lan, clock } = makeLan({ ...calm, strategy });
  const request = requestOf({ strategy, flush: true, drain: 3 });
  const { steps } = await clock.run(planOn(lan, { ...request, confirmSeconds: 3 }));
  return steps.flatMap(({ phase, undo }) => (undo.length > 0 ? [phase, undoOf(phase)] : phase));
}
