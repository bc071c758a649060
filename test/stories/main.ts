import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import type { Lab } from '@vipbook/lab';
import { raise } from '../support/vipbook.ts';
import { allStories, title, type LabStory } from './stories.ts';
import { tellStory, type ToldStory } from './tell.ts';

const help = `npm run stories -- [options]: every happening at every recorded step of a move, on real hosts
  --from N     begin with story N (0)
  --runs N     how many (all ${String(allStories.length)})
  --every N    only one in N (1), the same ones each time
  --minutes M  begin no story after so many minutes
  --labs N     so many labs side by side (4): a story waits for most of its time
Exit status 0: all ended as the guarantee says, and as on the simulated LAN. Needs root (labs of namespaces).`;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    runs: { type: 'string', default: String(allStories.length) },
    every: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1000' },
    labs: { type: 'string', default: '4' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

/** The others go on. */
const broken = (error: unknown): ToldStory => ({
  wrong: [`it could not be told: ${String(error)}`],
  owner: '',
  recoveredMs: 0,
  simulated: new Set(),
});

/** Of no pattern: each N-th of the list itself would leave out whole steps, whose rows are as long. */
function drawn(story: LabStory): number {
  return createHash('sha256').update(title(story)).digest().readUInt32BE();
}

async function main(): Promise<number> {
  const until = performance.now() + Number(values.minutes) * 60_000;
  const chosen = allStories
    .map((story, n) => ({ story, n }))
    .filter(({ story, n }) => n >= Number(values.from) && drawn(story) % Number(values.every) === 0)
    .slice(0, Number(values.runs));
  const all: ToldStory[] = [];
  const tellIn = async (lab: Lab): Promise<void> => {
    try {
      while (performance.now() < until) {
        const next = chosen.shift();
        if (next === undefined) break;
        const told = await tellStory(lab, next.story).catch(broken);
        all.push(told);
        const { wrong, owner, recoveredMs, heard } = told;
        const waited = `nobody answered for ${seconds(heard?.nobodyMs ?? NaN)}, two for ${seconds(heard?.twoMs ?? NaN)}`;
        console.log(
          `${wrong.length === 0 ? 'ok' : 'NOT OK'} ${String(next.n)} ${title(next.story)}: ${owner}, ${seconds(recoveredMs)}; ${waited}${wrong.map((one) => `\n    ${one}`).join('')}`,
        );
      }
    } finally {
      await lab.down();
    }
  };
  const telling: Promise<void>[] = [];
  // One after the other: they do not take each other's time while they boot.
  for (let labs = 0; labs < Number(values.labs); labs += 1) telling.push(tellIn(await raise()));
  await Promise.all(telling);
  const failed = all.filter(({ wrong }) => wrong.length > 0).length;
  console.log(summary(all, failed));
  return failed === 0 && all.length > 0 ? 0 : 1;
}

function summary(all: readonly ToldStory[], failed: number): string {
  // A move that never came to the step has not recovered from anything.
  const reached = all.filter(({ heard }) => heard !== undefined);
  const compared = all.filter(({ simulated }) => simulated.size > 0).length;
  const spread = (what: string, values: readonly number[]): string => {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (share: number): string =>
      seconds(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN);
    return `${what} ${at(0)} (least), ${at(0.5)} (median), ${at(0.95)} (95 %), ${at(1)} (most)`;
  };
  return [
    `${String(all.length)} stories, ${String(failed)} not as the guarantee says (${String(all.length - reached.length)} of them did not come to their step); ${String(compared)} compared with the simulated LAN`,
    spread(
      'recovered after',
      reached.map(({ recoveredMs }) => recoveredMs),
    ),
    spread(
      'nobody answered for',
      reached.map(({ heard }) => heard?.nobodyMs ?? NaN),
    ),
  ].join('\n');
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

if (values.help) console.log(help);
else process.exitCode = await main();
