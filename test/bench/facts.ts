import type { ChildProcess } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLab, labObstacles, type Lab } from '@vipbook/lab';
import { inTurn, median, NotHere, seconds, timed, type Row, type Timed } from './measure.ts';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const vipbook = path.join(repository, 'packages/cli/bin/vipbook');
const memoryHook = path.join(repository, 'test/bench/report-memory.cjs');

const hosts = 100;
const targetRatio = 0.5;
const targetMegabytes = 120;

/** All facts of 100 hosts, beside 50 ssh at a time that ask for the addresses alone. */
export async function benchFacts({ runs }: { runs: number | undefined }): Promise<readonly Row[]> {
  const obstacles = labObstacles();
  if (obstacles.length > 0) throw new NotHere(obstacles.map(({ message }) => message).join('; '));
  await using lab = await createLab({ hosts });
  const facts = (env: Record<string, string> = {}) =>
    start(lab, [process.execPath, vipbook, 'facts', 'h*', '-i', lab.inventory, '-f', '100'], env);
  const addresses = lab.hosts.filter(({ name }) => /^h\d/.test(name)).map(({ address }) => address);
  const ssh = `printf '%s\\n' ${addresses.join(' ')} | xargs -P50 -I{} ssh -i ${lab.directory}/keys/root -o UserKnownHostsFile=${lab.knownHosts} -o BatchMode=yes root@{} 'ip -j addr'`;
  const [ours = [], theirs = []] = await inTurn(
    [() => facts(), () => start(lab, ['sh', '-c', ssh])],
    runs ?? 7,
  );
  for (const run of [...ours, ...theirs])
    if (run.status !== 0)
      throw new Error(`ended with ${String(run.status)}: ${run.stderr.slice(-500)}`);
  const found = JSON.parse(ours[0]?.stdout ?? '{}') as { hosts?: object };
  const count = Object.keys(found.hosts ?? {}).length;
  if (count !== hosts) throw new Error(`facts of ${String(count)} hosts, not of ${String(hosts)}`);
  const time = (timings: readonly Timed[]): number =>
    median(timings.map((one) => one.milliseconds));

  const file = '/tmp/vipbook-bench-memory';
  await timed(() => facts({ NODE_OPTIONS: `--require=${memoryHook}`, VIPBOOK_BENCH_MEMORY: file }));
  const megabytes = Number((await lab.readFile('controller', file)).toString()) / 1024;
  const ratio = time(ours) / time(theirs);
  return [
    {
      what: `vipbook facts, ${String(hosts)} hosts`,
      value: seconds(time(ours)),
      compared: `${ratio.toFixed(2)} x xargs and ssh`,
      met: ratio <= targetRatio,
    },
    { what: "xargs -P50 ssh HOST 'ip -j addr'", value: seconds(time(theirs)) },
    {
      what: 'largest resident size of vipbook facts',
      value: `${megabytes.toFixed(0)} MB`,
      met: megabytes < targetMegabytes,
    },
  ];
}

function start(lab: Lab, argv: readonly string[], env: Record<string, string> = {}): ChildProcess {
  return lab.spawn('controller', argv, { stdio: ['ignore', 'pipe', 'pipe'], env });
}
