import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { here, inTurn, median, milliseconds, seconds, timed, type Row } from './measure.ts';

const program = fileURLToPath(new URL('inventory-load.ts', import.meta.url));
const hosts = 5000;
const targetMs = 1000;
/** Memory of twice as many hosts, at most. */
const targetGrowth = 2.3;

interface Loaded {
  readonly file: string;
  readonly hosts: number;
  readonly loadMs: number;
  readonly allMs: number;
  readonly heapMegabytes: number;
}

/** 5,000 hosts in 50 groups, each with a file of 20 variables; every tenth host has one of its own. */
export async function benchInventory(options: {
  runs: number | undefined;
}): Promise<readonly Row[]> {
  const root = mkdtempSync(path.join(tmpdir(), 'vipbook-bench-'));
  try {
    const rows: Row[] = [];
    let file = '';
    for (const format of ['ini', 'yaml']) {
      const load = (count: number) =>
        here([
          process.execPath,
          '--expose-gc',
          '--conditions=source',
          '--import=tsx',
          program,
          path.join(root, `${format}${String(count)}`),
          format,
          String(count),
        ]);
      const [many = [], twice = []] = await inTurn(
        [load(hosts), load(2 * hosts)],
        options.runs ?? 5,
      );
      const read = (timings: readonly { stdout: string; stderr: string; status: number }[]) =>
        timings.map(({ stdout, stderr, status }) => {
          if (status !== 0) throw new Error(stderr.slice(-500));
          return JSON.parse(stdout) as Loaded;
        });
      const [loaded, larger] = [read(many), read(twice)];
      const memory = (each: readonly Loaded[]) => median(each.map((one) => one.heapMegabytes));
      const growth = memory(larger) / memory(loaded);
      const time = median(loaded.map((one) => one.loadMs));
      if (format === 'ini') file = loaded[0]?.file ?? '';
      rows.push(
        {
          what: `${String(hosts)} hosts with group_vars, ${format}`,
          value: milliseconds(time),
          compared: `${milliseconds(median(loaded.map((one) => one.allMs)))} with every host's variables`,
          met: time < targetMs,
        },
        {
          what: `their memory, ${format}`,
          value: `${memory(loaded).toFixed(1)} MB`,
          compared: `${growth.toFixed(2)} x for twice as many`,
          met: growth < targetGrowth,
        },
      );
    }
    rows.push(await ansibleRow(file));
    return rows;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

async function ansibleRow(file: string): Promise<Row> {
  const what = 'ansible-inventory --list, ini';
  try {
    const run = await timed(here(['ansible-inventory', '-i', file, '--list']));
    return { what, value: run.status === 0 ? seconds(run.milliseconds) : 'failed' };
  } catch {
    return { what, value: 'not installed' };
  }
}
