// `npm run bench:editor`: how long an editor waits, at four sizes of file; beside yaml-language-server with our
// schema on the same file, in the same run, both as servers at the other end of a pipe.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { activation, bundleSize, printBudgets, type Row } from './budgets.ts';
import { playbookOf } from './generate.ts';
import { LspClient } from './lsp-client.ts';

const repository = path.resolve(import.meta.dirname, '../../..');
/** What VS Code starts; scripts/bench-editor.mjs has built it. */
const server = path.join(repository, 'extension/dist/server.cjs');
const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '100,1000,5000,10000' },
    rounds: { type: 'string', default: '40' },
    help: { type: 'boolean', short: 'h' },
  },
});
interface Measured {
  readonly lines: number;
  readonly times: Readonly<Record<string, { readonly p50: number; readonly p95: number }>>;
  readonly blocked: number;
  readonly before: number;
  readonly after: number;
}

const milliseconds = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

function inProcess(lines: number, rounds: number): Measured {
  const file = path.join(import.meta.dirname, 'in-process.ts');
  const output = execFileSync(
    process.execPath,
    ['--expose-gc', '--conditions=source', '--import=tsx', file, String(lines), String(rounds)],
    { cwd: repository, encoding: 'utf8', maxBuffer: 1 << 24 },
  );
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Measured;
}

interface Block {
  readonly took: number;
  readonly feature: string;
  readonly title: string;
}

/** The longest block over texts that nobody writes: huge, deep, broken. */
function awkward(): Block {
  const file = path.join(import.meta.dirname, 'awkward.ts');
  const output = execFileSync(process.execPath, ['--conditions=source', '--import=tsx', file], {
    cwd: repository,
    encoding: 'utf8',
  });
  return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Block;
}

/** MiB as MB, which the budget is in. */
const inMB = (mebibytes: number | undefined): number | undefined =>
  mebibytes === undefined ? undefined : (mebibytes * 2 ** 20) / 1e6;

function report(measured: Measured): void {
  console.log(`\n${String(measured.lines)} lines`);
  for (const [name, { p50, p95 }] of Object.entries(measured.times)) {
    console.log(
      `  ${name.padEnd(22)} p50 ${milliseconds(p50).padStart(8)}   p95 ${milliseconds(p95).padStart(8)}`,
    );
  }
  console.log(`  longest block          ${milliseconds(measured.blocked)}`);
  console.log(
    `  memory                 ${measured.after.toFixed(0)} MiB (${measured.before.toFixed(0)} before the file was opened)`,
  );
}

interface Round {
  readonly completion: number;
  readonly hover: number;
  readonly findings: number;
}

async function overPipe(
  client: LspClient,
  folder: string,
  languageId: string,
  lines: number,
  rounds: number,
) {
  const uri = pathToFileURL(path.join(folder, 'site.vipbook.yml')).href;
  const base = playbookOf(lines).split('\n');
  await client.start(pathToFileURL(folder).href);
  const first = client.findings(uri);
  const opened = performance.now();
  client.notify('textDocument/didOpen', {
    textDocument: { uri, languageId, version: 1, text: base.join('\n') },
  });
  await first;
  const open = performance.now() - opened;
  const measured: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const from = Math.floor((((round * 37) % 100) / 100) * (base.length - 40));
    const line = base.findIndex((each, at) => at >= from && each.includes('from: old'));
    const at = { line: line + 1, character: 0 };
    const change = (version: number, range: unknown, text: string): void => {
      client.notify('textDocument/didChange', {
        textDocument: { uri, version },
        contentChanges: [{ range, text }],
      });
    };
    const published = client.findings(uri);
    const start = performance.now();
    change(2 + round * 2, { start: at, end: at }, '        strat\n');
    const textDocument = { uri };
    await client.request('textDocument/completion', {
      textDocument,
      position: { line: line + 1, character: 13 },
    });
    const completion = performance.now() - start;
    await published;
    const findings = performance.now() - start;
    const again = client.findings(uri);
    change(3 + round * 2, { start: at, end: { line: line + 2, character: 0 } }, '');
    const asked = performance.now();
    await client.request('textDocument/hover', {
      textDocument,
      position: { line: line - 2, character: 8 },
    });
    measured.push({ completion, hover: performance.now() - asked, findings });
    await again;
  }
  const memory = client.memory();
  client.stop();
  const p95 = (name: keyof Round): number => {
    const sorted = measured.map((each) => each[name]).sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(0.95 * sorted.length))] ?? NaN;
  };
  return {
    open,
    completion: p95('completion'),
    hover: p95('hover'),
    findings: p95('findings'),
    memory,
  };
}

/** Both servers; the memory of ours, MiB. */
async function compare(lines: number, rounds: number): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vipbook-bench-editor-'));
  try {
    writeFileSync(path.join(folder, 'site.vipbook.yml'), playbookOf(lines));
    const schema = pathToFileURL(
      path.join(repository, 'schemas/published/playbook.schema.json'),
    ).href;
    const ours = await overPipe(
      new LspClient([process.execPath, server, '--stdio'], {}, repository),
      folder,
      'vipbook',
      lines,
      rounds,
    );
    const binary = path.join(
      repository,
      'test/yaml-language-server/node_modules/yaml-language-server/bin/yaml-language-server',
    );
    const yaml = {
      schemas: { [schema]: '*.yml' },
      schemaStore: { enable: false },
      validate: true,
      completion: true,
      hover: true,
    };
    const theirs = await overPipe(
      new LspClient([process.execPath, binary, '--stdio'], { yaml }, repository),
      folder,
      'yaml',
      lines,
      rounds,
    );
    console.log(
      `\n${String(lines)} lines, over a pipe              ours   yaml-language-server   ratio`,
    );
    const row = (name: string, a: number, b: number, unit: (value: number) => string): void => {
      console.log(
        `  ${name.padEnd(26)} ${unit(a).padStart(10)}   ${unit(b).padStart(20)}   ${(b / a).toFixed(1).padStart(5)}`,
      );
    };
    row('first findings', ours.open, theirs.open, milliseconds);
    row('completion, p95', ours.completion, theirs.completion, milliseconds);
    row('hover, p95', ours.hover, theirs.hover, milliseconds);
    row('findings after a key, p95', ours.findings, theirs.findings, milliseconds);
    row('memory', ours.memory, theirs.memory, (value) => `${value.toFixed(0)} MiB`);
    return ours.memory;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (values.help === true) {
  console.log(`npm run bench:editor [-- --sizes 100,1000,5000,10000] [--rounds 40]
  p95 of each request of the editor in one process, the longest time that nothing else has its turn (in CPU time of
  the process, so that a busy machine does not count), memory; then both language
  servers over a pipe; last every budget with ok or OVER (status 1 when one is over). Findings over a pipe include what each server waits after a key: ours 150 ms, the other
  200 ms.`);
} else {
  const rounds = Number(values.rounds);
  const sizes = values.sizes.split(',').map(Number);
  const found = new Map<number, Measured>();
  const memory = new Map<number, number>();
  for (const lines of sizes) {
    const measured = inProcess(lines, rounds);
    found.set(lines, measured);
    report(measured);
  }
  if (existsSync(path.join(repository, 'test/yaml-language-server/node_modules'))) {
    for (const lines of sizes) memory.set(lines, await compare(lines, Math.min(rounds, 20)));
  } else console.log('\nyaml-language-server is not installed: left out');
  const block = awkward();
  const p95 = (name: string): number | undefined => found.get(1000)?.times[name]?.p95;
  const rows: readonly Row[] = [
    { what: 'completion, 1,000 lines, p95', unit: 'ms', budget: 50, measured: p95('completion') },
    { what: 'hover, 1,000 lines, p95', unit: 'ms', budget: 50, measured: p95('hover') },
    {
      what: 'findings after a key, 1,000 lines, p95',
      unit: 'ms',
      budget: 150,
      measured: p95('findings after a key'),
    },
    {
      what: 'longest block, 10,000 lines',
      unit: 'ms',
      budget: 200,
      measured: found.get(10_000)?.blocked,
    },
    {
      what: `longest block, awkward texts (${block.feature}, ${block.title})`,
      unit: 'ms',
      budget: 200,
      measured: block.took,
    },
    {
      what: "activation of the client, VS Code's API left out",
      unit: 'ms',
      budget: 100,
      measured: activation(repository),
    },
    {
      what: 'client bundle',
      unit: 'kB',
      budget: 500,
      measured: bundleSize(repository, 'extension.cjs'),
    },
    {
      what: 'server bundle',
      unit: 'kB',
      budget: 1500,
      measured: bundleSize(repository, 'server.cjs'),
    },
    {
      what: 'memory of the server, 1,000 lines',
      unit: 'MB',
      budget: 150,
      measured: inMB(memory.get(1000)),
    },
  ];
  if (printBudgets(rows) > 0) process.exitCode = 1;
}
