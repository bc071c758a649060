import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLab, labObstacles, type Lab } from '@vipbook/lab';
import { inTurn, median, milliseconds, NotHere, seconds, type Row, type Timed } from './measure.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const vipbook = path.join(repository, 'packages/cli/bin/vipbook');

/** There and back. */
const roundTripMs = 50;
const tasks = 20;
const targetRoundTrips = 1.3;

const hosts = 100;
const tasksOfMany = 10;
const targetShare = 0.1;

const playbook = (pattern: string, count: number): string =>
  [
    `- hosts: '${pattern}'`,
    '  gather_facts: false',
    '  tasks:',
    ...Array.from({ length: count }, (_, index) => `    - command: echo ${String(index)}`),
    '',
  ].join('\n');

/** What a task costs, far away and on many hosts. */
export async function benchTasks({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const obstacles = labObstacles();
  if (obstacles.length > 0) throw new NotHere(obstacles.map(({ message }) => message).join('; '));
  return [...(await farAway(runs ?? 7)), ...(await manyHosts(runs ?? 3))];
}

async function farAway(runs: number): Promise<readonly Row[]> {
  await using lab = await createLab();
  await lab.writeFile('controller', '/root/many.yml', playbook('new', tasks + 1));
  await lab.writeFile('controller', '/root/one.yml', playbook('new', 1));
  await lab.netem('new', { delayMs: roundTripMs / 2 });
  // What the wire really takes on this machine, asked all the while.
  const ping = lab.exec('controller', [
    'ping',
    '-i',
    '0.2',
    '-c',
    String(20 * runs),
    lab.hosts.find(({ name }) => name === 'new')?.address ?? 'new',
  ]);
  const [many = [], one = []] = await inTurn(
    [start(lab, '/root/many.yml', []), start(lab, '/root/one.yml', [])],
    runs,
  );
  allWell([...many, ...one]);
  const each = (time(many) - time(one)) / tasks;
  const answers = [...(await ping).stdout.matchAll(/ time=([\d.]+) ms/g)];
  const wire = median(answers.map((answer) => Number(answer[1])));
  const ratio = each / wire;
  return [
    {
      what: `one of ${String(tasks)} command tasks, ${String(roundTripMs)} ms away`,
      value: milliseconds(each),
      compared: `${ratio.toFixed(2)} round trips of ${milliseconds(wire)}`,
      met: ratio <= targetRoundTrips,
    },
    {
      what: 'the whole run of one task, connecting and all',
      value: milliseconds(time(one)),
      compared: `${(time(one) / wire).toFixed(1)} round trips`,
    },
  ];
}

async function manyHosts(runs: number): Promise<readonly Row[]> {
  await using lab = await createLab({ hosts });
  await lab.writeFile('controller', '/root/many.yml', playbook('h*', tasksOfMany));
  const ours = start(lab, '/root/many.yml', ['-f', String(hosts)]);
  const ansible = () =>
    lab.spawn(
      'controller',
      ['ansible-playbook', '/root/many.yml', '-i', lab.inventory, '-f', String(hosts)],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ANSIBLE_PIPELINING: 'True', ANSIBLE_LOCALHOST_WARNING: 'False' },
      },
    );
  const [mine = [], theirs = []] = await inTurn([ours, ansible], runs);
  allWell([...mine, ...theirs]);
  const share = time(mine) / time(theirs);
  const what = `${String(tasksOfMany)} tasks on ${String(hosts)} hosts`;
  return [
    {
      what: `vipbook run, ${what}`,
      value: seconds(time(mine)),
      compared: `${share.toFixed(3)} x ansible-playbook`,
      met: share <= targetShare,
    },
    { what: 'ansible-playbook, pipelining, the same', value: seconds(time(theirs)) },
  ];
}

function start(lab: Lab, file: string, more: readonly string[]) {
  return () =>
    lab.spawn(
      'controller',
      [process.execPath, vipbook, 'run', file, '-i', lab.inventory, ...more],
      {
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
}

function allWell(timings: readonly Timed[]): void {
  for (const run of timings)
    if (run.status !== 0)
      throw new Error(`ended with ${String(run.status)}: ${(run.stdout + run.stderr).slice(-800)}`);
}

const time = (timings: readonly Timed[]): number => median(timings.map((one) => one.milliseconds));
