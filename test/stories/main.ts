import { parseArgs } from 'node:util';
import { raise } from '../support/vipbook.ts';
import { allStories, title } from './stories.ts';
import { tellStory } from './tell.ts';

const help = `npm run stories -- [options]: every happening at every recorded step of a move, on real hosts
  --from N     begin with story N (0)
  --runs N     how many (all ${String(allStories.length)})
  --every N    only each N-th (1)
  --minutes M  begin no story after so many minutes
Exit status 0: all ended as the guarantee says, and as on the simulated LAN. Needs root (a lab of namespaces).`;

const { values } = parseArgs({
  options: {
    from: { type: 'string', default: '0' },
    runs: { type: 'string', default: String(allStories.length) },
    every: { type: 'string', default: '1' },
    minutes: { type: 'string', default: '1000' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

async function main(): Promise<number> {
  const begin = performance.now();
  const recovered: number[] = [];
  let told = 0;
  let untold = 0;
  let failed = 0;
  let compared = 0;
  const lab = await raise();
  try {
    const chosen = allStories
      .map((story, n) => ({ story, n }))
      .filter(({ n }) => n % Number(values.every) === 0 && n >= Number(values.from))
      .slice(0, Number(values.runs));
    for (const { story, n } of chosen) {
      if (performance.now() - begin > Number(values.minutes) * 60_000) break;
      const { wrong, owner, recoveredMs, simulated } = await tellStory(lab, story);
      told += 1;
      // A move that never came to the step has not recovered from anything.
      if (owner === '') untold += 1;
      else recovered.push(recoveredMs);
      if (simulated.size > 0) compared += 1;
      if (wrong.length > 0) failed += 1;
      console.log(
        `${wrong.length === 0 ? 'ok' : 'NOT OK'} ${String(n)} ${title(story)}: ${owner}, ${(recoveredMs / 1000).toFixed(1)} s${wrong.map((one) => `\n    ${one}`).join('')}`,
      );
    }
  } finally {
    await lab.down();
  }
  recovered.sort((a, b) => a - b);
  const at = (share: number): string =>
    (
      (recovered[Math.min(recovered.length - 1, Math.floor(recovered.length * share))] ?? 0) / 1000
    ).toFixed(1);
  console.log(
    `${String(told)} stories, ${String(failed)} not as the guarantee says (${String(untold)} of them did not come to their step); ${String(compared)} compared with the simulated LAN; recovered after ${at(0)} s (least), ${at(0.5)} s (median), ${at(0.95)} s (95 %), ${at(1)} s (most)`,
  );
  return failed === 0 && recovered.length > 0 ? 0 : 1;
}

if (values.help) console.log(help);
else process.exitCode = await main();
