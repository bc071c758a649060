import { fork, type ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { bugs } from './bugs.ts';
import { explore, type Explored, type ExploreOptions } from './explore.ts';
import { boundSeconds, limits } from './limits.ts';
import { shrink } from './shrink.ts';
import type { Story } from './story.ts';
import { timeline } from './timeline.ts';

const help = `npm run simulate -- [options]: stories of moves on a simulated LAN, each checked after every event

  --runs N         how many stories (10000)
  --seed S         which ones: the same seed gives the same stories (1)
  --from N         begin with story number N of the seed (0)
  --minutes M      stop after so many minutes, however many stories were told
  --strategy NAME  make-before-break or break-before-make only
  --bug NAME       plant a bug; it must be found
  --strict NAMES   count no admitted limit as one: all, or names with commas between
  --story JSON     tell this one story, with its timeline
  --workers N      processes (as many as there are cores)

A failing story is shrunk (fewer and shorter faults) and printed as a timeline, with the command that tells it
again. Exit status 0: no invariant was broken (with --bug: the bug was found). 1: otherwise.

bugs:
${Object.entries(bugs)
  .map(([name, { what }]) => `  ${name}: ${what}`)
  .join('\n')}
limits:
${limits.map(({ name, what }) => `  ${name}: ${what}`).join('\n')}
examples:
  npm run simulate -- --runs 100000 --seed 7
  npm run simulate -- --bug lease-forgotten
`;

/** What a worker is told; all of it survives a pipe. */
interface Task {
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly seed: number;
  readonly strategy: ExploreOptions['strategy'] | undefined;
  readonly bug: string | undefined;
  readonly strict: readonly string[];
  readonly until: number | undefined;
}

const perReport = 1000;

async function work(task: Task): Promise<void> {
  const { from, to, step, until } = task;
  const over = (): boolean => until !== undefined && Date.now() > until;
  const options = { ...optionsOf(task), first: task.bug !== undefined, over };
  for (let n = from; n < to && !over(); n += step * perReport) {
    const told = await explore(n, Math.min(to, n + step * perReport), step, options);
    process.send?.(told);
    if (options.first && told.found.length > 0) break;
  }
  process.disconnect();
}

function optionsOf(task: Pick<Task, 'seed' | 'strategy' | 'bug' | 'strict'>): ExploreOptions {
  const { seed, strategy } = task;
  const bug = task.bug === undefined ? undefined : bugs[task.bug];
  return { seed, strategy, bug, strict: new Set(task.strict) };
}

/** All workers' stories, counted together. */
function exploreEverywhere(
  tasks: readonly Task[],
  live: (sum: Explored) => void,
): Promise<Explored> {
  const sum: Explored = { runs: 0, found: [], broken: 0, limits: {}, atLimit: [] };
  const workers: ChildProcess[] = [];
  return new Promise((resolve, reject) => {
    let left = tasks.length;
    for (const task of tasks) {
      const worker = fork(import.meta.filename, ['--worker', JSON.stringify(task)]);
      workers.push(worker);
      worker.on('message', (told: Explored) => {
        sum.runs += told.runs;
        sum.broken += told.broken;
        sum.found.push(...told.found);
        sum.atLimit.push(...told.atLimit);
        for (const [name, count] of Object.entries(told.limits))
          sum.limits[name] = (sum.limits[name] ?? 0) + count;
        live(sum);
        if (task.bug !== undefined && told.found.length > 0)
          for (const other of workers) other.kill();
      });
      worker.on('exit', (code, signal) => {
        left -= 1;
        if (code !== 0 && signal === null) reject(new Error(`a worker ended with ${String(code)}`));
        if (left === 0) resolve(sum);
      });
    }
  });
}

function fail(message: string): never {
  console.error(`${message}\n\n${help}`);
  process.exit(2);
}

function whole(text: string, name: string, least = 0): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < least) fail(`--${name}: ${text} is no whole number`);
  return value;
}

function strategyOf(text: string | undefined): Task['strategy'] {
  if (text === undefined || text === 'make-before-break' || text === 'break-before-make')
    return text;
  return fail(`--strategy: ${text} is none`);
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      seed: { type: 'string', default: '1' },
      from: { type: 'string', default: '0' },
      minutes: { type: 'string' },
      strategy: { type: 'string' },
      bug: { type: 'string' },
      strict: { type: 'string', default: '' },
      story: { type: 'string' },
      workers: { type: 'string', default: String(availableParallelism()) },
      worker: { type: 'string' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.worker !== undefined) {
    await work(JSON.parse(values.worker) as Task);
    return 0;
  }
  if (values.help) {
    console.log(help);
    return 0;
  }
  if (values.bug !== undefined && bugs[values.bug] === undefined)
    fail(`--bug: there is no ${values.bug}`);
  const strict = values.strict.split(',').filter((name) => name !== '');
  const bug = values.bug === undefined ? undefined : bugs[values.bug];
  if (values.story !== undefined) {
    const text = await timeline(JSON.parse(values.story) as Story, bug, new Set(strict));
    console.log(text);
    return text.includes('\nbroken: ') ? 1 : 0;
  }
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  if (minutes !== undefined && !(minutes > 0)) fail('--minutes: more than 0');
  const runs =
    values.runs !== undefined
      ? whole(values.runs, 'runs', 1)
      : minutes === undefined
        ? 10_000
        : Number.MAX_SAFE_INTEGER / 2;
  const first = whole(values.from, 'from');
  const workers = whole(values.workers, 'workers', 1);
  const seed = whole(values.seed, 'seed');
  const begin = Date.now();
  const until = minutes === undefined ? undefined : begin + minutes * 60_000;
  const tasks = Array.from({ length: workers }, (_, n): Task => ({
    from: first + n,
    to: first + runs,
    step: workers,
    seed,
    strategy: strategyOf(values.strategy),
    bug: values.bug,
    strict,
    until,
  }));
  const rate = (sum: Explored): string =>
    `${((sum.runs / (Date.now() - begin)) * 1000).toFixed(0)} stories/s`;
  const sum = await exploreEverywhere(tasks, (now) => {
    if (process.stderr.isTTY)
      process.stderr.write(
        `\r${String(now.runs)} stories, ${String(now.broken)} broken, ${rate(now)} `,
      );
  });
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const order = [...sum.found].sort((a, b) => a.n - b.n);
  const kinds = new Set<string>();
  for (const { n, story, violation } of order) {
    if (kinds.has(violation.kind)) continue;
    kinds.add(violation.kind);
    const small = await shrink(story, violation.kind, bug, new Set(strict));
    console.log(`story ${String(n)} of seed ${String(seed)}, shrunk:`);
    console.log(`${await timeline(small, bug, new Set(strict))}\n`);
    if (bug !== undefined) break;
  }
  for (const [name, count] of Object.entries(sum.limits))
    console.log(`admitted limit ${name}: ${String(count)} times`);
  console.log(
    `${String(sum.runs)} stories of seed ${String(seed)}, ${String(sum.broken)} broken invariants, ${rate(sum)}; without a controller hosts have decided after ${boundSeconds.toFixed(0)} s`,
  );
  return sum.broken > 0 === (bug !== undefined) ? 0 : 1;
}

process.exitCode = await main();
