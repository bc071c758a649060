import { parseArgs } from 'node:util';
import { NotHere, type Row } from './measure.ts';

/** What can be measured, each apart from the others. */
const sections = {
  moves: async (options: Options) => (await import('./moves.ts')).benchMoves(options),
  ten: async (options: Options) => (await import('./ten.ts')).benchTen(options),
  endure: async (options: Options) => (await import('./endure.ts')).benchEndure(options),
  facts: async (options: Options) => (await import('./facts.ts')).benchFacts(options),
  tasks: async (options: Options) => (await import('./tasks.ts')).benchTasks(options),
  inventory: async (options: Options) => (await import('./inventory.ts')).benchInventory(options),
  plan: async (options: Options) => (await import('./plan.ts')).benchPlan(options),
  version: async (options: Options) => (await import('./version.ts')).benchVersion(options),
  parse: async (options: Options) => (await import('./parse.ts')).benchParse(options),
};

export interface Options {
  readonly runs: number | undefined;
}

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    runs: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
});

if (values.help === true) {
  console.log(`npm run bench [-- --only ${Object.keys(sections).join(',')}] [-- --runs N]
  moves    20 moves in a lab: lost probes, whole time of "vipbook run"; beside ansible-playbook
  ten      ten addresses in one transaction beside one address: time of each step
  endure   50 moves each with 200 open connections, IPv4 and IPv6, good cables and bad (some 20 minutes)
  facts    facts of 100 lab hosts, beside xargs and ssh: time, memory
  tasks    20 commands on a host 50 ms away; 10 tasks on 100 hosts, beside ansible-playbook
  inventory  5,000 hosts with group_vars: time, memory; beside ansible-inventory
  plan     a plan of 500 hosts from their snapshots
  version  start-up, beside an empty Node
  parse    reading interfaces(5) files
Exit status 0: all was measured, and no target missed. A target holds for a quiet machine.`);
} else {
  process.exitCode = await bench(values.only?.split(','), Number(values.runs ?? NaN));
}

async function bench(only: readonly string[] | undefined, runs: number): Promise<number> {
  const unknown = only?.find((name) => !Object.hasOwn(sections, name));
  if (unknown !== undefined) {
    console.error(`there is no section "${unknown}": ${Object.keys(sections).join(', ')}`);
    return 5;
  }
  const rows: (Row & { readonly section: string })[] = [];
  let failed = false;
  for (const [section, measure] of Object.entries(sections)) {
    if (only !== undefined && !only.includes(section)) continue;
    console.error(`${section} …`);
    try {
      const options = { runs: Number.isInteger(runs) ? runs : undefined };
      for (const row of await measure(options)) rows.push({ section, ...row });
    } catch (error) {
      // One section that cannot be measured must not hide the others.
      const left = error instanceof NotHere;
      failed ||= !left;
      const why = error instanceof Error ? error.message : String(error);
      rows.push({
        section,
        what: left ? 'left out' : 'FAILED',
        value: why.split('\n', 1)[0] ?? '',
      });
      if (!left) console.error(error);
    }
  }
  print(rows);
  return failed || rows.some(({ met }) => met === false) ? 1 : 0;
}

function print(rows: readonly (Row & { readonly section: string })[]): void {
  const lines = rows.map(({ section, what, value, compared, met }) => [
    section,
    what,
    value,
    compared ?? '',
    met === undefined ? '' : met ? 'met' : 'MISSED',
  ]);
  const all = [['section', 'what', 'median', 'compared', 'target'], ...lines];
  const widths = (all[0] ?? []).map((_, column) =>
    Math.max(...all.map((line) => line[column]?.length ?? 0)),
  );
  for (const line of all)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}
