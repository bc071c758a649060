import { createLab, labObstacles, type Lab } from '@vipbook/lab';
import { play, repository, vipbook } from '../support/vipbook.ts';
import { median, milliseconds, NotHere, type Row } from './measure.ts';

const hosts = ['old', 'h1', 'h2', 'h3'] as const;
const addresses = Array.from({ length: 10 }, (_, index) => `192.168.1.${String(61 + index)}`);
/** So many times as long as one address ten may take. */
const target = 2;

interface Step {
  readonly phase: string;
  readonly ms: number;
}

/** Ten addresses from one host to three others, all or none, beside one of them: steps alone, and no drain. */
export async function benchTen({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const obstacles = labObstacles();
  if (obstacles.length > 0) throw new NotHere(obstacles.map(({ message }) => message).join('; '));
  await using lab = await createLab({ hosts: 3, share: [repository] });
  await addAddresses(lab);
  const rounds = runs ?? 5;
  const one: (readonly Step[])[] = [];
  const ten: (readonly Step[])[] = [];
  // In turn, so that a disturbance hits both.
  for (let round = 0; round < rounds; round += 1) {
    one.push(await thereAndBack(lab, 1));
    ten.push(await thereAndBack(lab, addresses.length));
  }
  const [ofOne, ofTen] = [one, ten].map((each) => median(each.map(sum))) as [number, number];
  const ratio = ofTen / ofOne;
  return [
    { what: 'one address, steps', value: milliseconds(ofOne), compared: phasesOf(one) },
    { what: 'ten addresses, steps', value: milliseconds(ofTen), compared: phasesOf(ten) },
    { what: 'ten beside one', value: `${ratio.toFixed(1)} x`, met: ratio <= target },
  ];
}

async function addAddresses(lab: Lab): Promise<void> {
  const file = '/etc/network/interfaces';
  const stanzas = addresses.map((address, index) => {
    const name = `eth0:${String(index + 11)}`;
    return `\nauto ${name}\niface ${name} inet static\n  address ${address}\n  netmask 255.255.255.0\n`;
  });
  const was = (await lab.readFile('old', file)).toString('latin1');
  await lab.writeFile('old', file, was + stanzas.join(''));
  await lab.reboot('old');
}

async function thereAndBack(lab: Lab, count: number): Promise<readonly Step[]> {
  const moves = addresses
    .slice(0, count)
    .map((address, index) => `        - {address: ${address}, to: h${String((index % 3) + 1)}}`);
  const text = `- hosts: ${hosts.join(',')}\n  become: true\n  gather_facts: false\n  tasks:\n    - vip:\n        from: old\n        drain: 0\n        watch: 0\n        moves:\n${moves.join('\n')}\n`;
  const there = await play(lab, text, ['--output', 'json']);
  const steps = there.stdout
    .split('\n')
    .filter((line) => line.includes('"task-result"') && line.includes('"steps"'))
    .map((line) => (JSON.parse(line) as { data: { steps: readonly Step[] } }).data.steps);
  const back = await vipbook(lab, ['rollback', '--yes']);
  for (const { status, stdout, stderr } of [there, back])
    if (status !== 0) throw new Error(`status ${String(status)}:\n${stdout}${stderr}`);
  return steps[0] ?? [];
}

const sum = (steps: readonly Step[]): number => steps.reduce((all, { ms }) => all + ms, 0);

/** Median of each step, in the order in which they are taken; the commit of several is two of them. */
function phasesOf(runs: readonly (readonly Step[])[]): string {
  return (runs[0] ?? [])
    .map(
      ({ phase }, at) => `${phase} ${median(runs.map((steps) => steps[at]?.ms ?? NaN)).toFixed(0)}`,
    )
    .join(', ');
}
