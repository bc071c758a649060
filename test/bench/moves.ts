import { setTimeout as sleep } from 'node:timers/promises';
import { chatAddress, createLab, labObstacles } from '@vipbook/lab';
import { here, median, NotHere, seconds, timed, type Row } from './measure.ts';
import { withAnsible, withVipbook, type Mover } from './mover.ts';

const rate = 1000;
const targetMs = 1000;
/** Losses just before or after a run belong to it. */
const marginMs = 300;

interface Move {
  readonly milliseconds: number;
  readonly lost: number;
}

/** Moves there and back; every one is probed. Fails when one of them fails. */
async function measure(mover: Mover, moves: number): Promise<readonly Move[]> {
  // A lab of its own: what one tool leaves behind must not be another's start.
  await using lab = await createLab();
  const results: Move[] = [];
  for (let index = 0; index < moves; index += 1) {
    const [from, to] = index % 2 === 0 ? ['old', 'new'] : ['new', 'old'];
    const prober = lab.probe({ from: 'client', address: chatAddress, rate });
    await prober.ready;
    await sleep(marginMs);
    const run = await timed(() => mover(lab, from ?? '', to ?? ''));
    await sleep(marginMs);
    const { icmp } = await prober.stop();
    if (run.status !== 0)
      throw new Error(
        `move ${String(index + 1)} ended with ${String(run.status)}:\n${run.stdout}${run.stderr}`,
      );
    results.push({ milliseconds: run.milliseconds, lost: icmp?.lost ?? NaN });
  }
  return results;
}

export async function benchMoves({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const obstacles = labObstacles();
  if (obstacles.length > 0) throw new NotHere(obstacles.map(({ message }) => message).join('; '));
  const moves = runs ?? 20;
  const rows: Row[] = [];
  const make = await measure(withVipbook({ strategy: 'make-before-break' }), moves);
  const ours = median(make.map((one) => one.milliseconds));
  rows.push({
    what: `vipbook run, ${String(moves)} moves`,
    value: seconds(ours),
    compared: range(make),
    met: ours < targetMs,
  });
  rows.push(lostRow('make-before-break', make, 0));
  rows.push(
    lostRow(
      'break-before-make',
      await measure(withVipbook({ strategy: 'break-before-make' }), moves),
      5,
    ),
  );
  rows.push(...(await ansibleRows(ours)));
  return rows;
}

function range(moves: readonly Move[]): string {
  const times = moves.map((one) => one.milliseconds);
  return `${seconds(Math.min(...times))} to ${seconds(Math.max(...times))}`;
}

function lostRow(name: string, moves: readonly Move[], allowed: number): Row {
  const lost = moves.map((one) => one.lost);
  const most = Math.max(...lost);
  return {
    what: `lost at 1 kHz, ${name}`,
    value: String(median(lost)),
    compared: `worst ${String(most)}`,
    met: most <= allowed,
  };
}

/** Slow, so a few moves are enough to see the order of magnitude. */
const ansibleMoves = 4;

async function ansibleRows(ours: number): Promise<readonly Row[]> {
  const tools = await ansibleTools();
  if (!tools.ansible)
    return [
      {
        what: 'ansible-playbook',
        value: 'not installed',
        compared: 'apt-get install ansible-core',
      },
    ];
  const variants: [string, Record<string, string>][] = [['ansible-playbook, pipelining', {}]];
  if (tools.mitogen !== undefined)
    variants.push([
      'ansible-playbook, Mitogen',
      { ANSIBLE_STRATEGY: 'mitogen_linear', ANSIBLE_STRATEGY_PLUGINS: tools.mitogen },
    ]);
  const rows: Row[] = [];
  for (const [name, env] of variants) {
    const theirs = await measure(withAnsible(env), ansibleMoves);
    const time = median(theirs.map((one) => one.milliseconds));
    const lost = median(theirs.map((one) => one.lost));
    rows.push({
      what: name,
      value: seconds(time),
      compared: `${(time / ours).toFixed(1)} x vipbook; ${String(lost)} lost`,
    });
  }
  return rows;
}

async function ansibleTools(): Promise<{ ansible: boolean; mitogen: string | undefined }> {
  const found = await timed(here(['sh', '-c', 'command -v ansible-playbook']));
  const mitogen = await timed(
    here([
      'python3',
      '-c',
      'import ansible_mitogen, os; print(os.path.join(os.path.dirname(ansible_mitogen.__file__), "plugins/strategy"))',
    ]),
  ).catch(() => undefined);
  return {
    ansible: found.status === 0,
    mitogen: mitogen?.status === 0 ? mitogen.stdout.trim() : undefined,
  };
}
