// One size of file in a process of its own, so that memory can be told apart: prints one line of JSON.
import { performance } from 'node:perf_hooks';
import { loadInventory, nodeInventoryIo } from '@vipbook/inventory';
import {
  createLanguageService,
  lensCommands,
  timeSlices,
  type SourceDocument,
  type Workspace,
} from '@vipbook/language-service';
import { playbookOf } from './generate.ts';

const lines = Number(process.argv[2] ?? '1000');
const rounds = Number(process.argv[3] ?? '40');
const inventory = await loadInventory(['old,new,chat,'], nodeInventoryIo());

const workspace: Workspace = {
  files: {
    readFile: () => Promise.resolve(undefined),
    readFolder: () => Promise.resolve(undefined),
    filesOf: () => Promise.resolve([]),
  },
  inventories: { inventoryFor: () => Promise.resolve(inventory) },
  facts: { snapshotsFor: () => Promise.resolve([]) },
  now: () => Date.now(),
  pause: timeSlices(
    () => performance.now(),
    () => new Promise((done) => setImmediate(done)),
  ),
};
const service = createLanguageService(workspace);
const base = playbookOf(lines);

function open(text: string, version: number): SourceDocument {
  return { uri: 'file:///bench/site.yml', version, languageId: 'vipbook', getText: () => text };
}

const times = new Map<string, number[]>();

async function measure<Result>(name: string, run: () => Promise<Result>): Promise<Result> {
  // Each request of an editor is a message of its own.
  await new Promise((done) => setImmediate(done));
  const start = performance.now();
  const result = await run();
  const list = times.get(name);
  if (list === undefined) times.set(name, [performance.now() - start]);
  else list.push(performance.now() - start);
  return result;
}

const rss = (): number => {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1024 / 1024;
};
const before = rss();
/** The longest that nothing else had its turn, in this process's own time: other processes do not count. */
let longest = 0;
let last = process.cpuUsage();
const turn = (): void => {
  const { user, system } = process.cpuUsage(last);
  longest = Math.max(longest, (user + system) / 1000);
  last = process.cpuUsage();
  if (watching) setImmediate(turn);
};
let watching = true;
setImmediate(turn);
const commands = new Set<string>(Object.values(lensCommands));
const total = base.split('\n').length;
await measure('first findings', () => service.diagnostics(open(base, 1)));
await service.codeLenses(open(base, 1), { commands });
// Warm, as an editor is after the first minute.
for (let version = 2; version < 12; version += 1)
  await service.diagnostics(open(`${base}# ${String(version)}\n`, version));
longest = 0;

/** A line with `needle` at about this part of the file. */
function lineOf(text: readonly string[], part: number, needle: string): number {
  const from = Math.floor(part * (text.length - 40));
  return text.findIndex((line, at) => at >= from && line.includes(needle));
}

const everything = { start: { line: 0, character: 0 }, end: { line: total, character: 0 } };
const found: number[] = [];
for (let round = 0; round < rounds; round += 1) {
  const text = base.split('\n');
  const part = ((round * 37) % 100) / 100;
  const line = lineOf(text, part, 'from: old');
  // A half-typed argument below the one there.
  text.splice(line + 1, 0, '        strat');
  const version = 100 + round * 2;
  const typed = open(text.join('\n'), version);
  const at = { line: line + 1, character: 13 };
  const list = await measure('completion', () => service.completion(typed, at));
  found.push(list.items.length);
  await measure('findings after a key', () => service.diagnostics(typed));
  text[line + 1] = '        strategy: make-before-break';
  const whole = open(text.join('\n'), version + 1);
  await measure('findings after a key', () => service.diagnostics(whole));
  await measure('hover', () => service.hover(whole, { line: line - 2, character: 8 }));
  await measure('lenses', () => service.codeLenses(whole, { commands }));
  await measure('tokens', () => service.semanticTokens(whole));
  await measure('symbols', () => service.documentSymbols(whole));
  await measure('folds', () => service.foldingRanges(whole));
  await measure('hints', () => service.inlayHints(whole, everything));
  if (round % 4 === 0)
    await measure('references', () => service.references(whole, { line: 4, character: 6 }, true));
}
if (found.some((count) => count === 0)) throw new Error('a completion gave nothing');
watching = false;
const blocked = longest;
const after = rss();
const percentile = (list: readonly number[], share: number): number => {
  const sorted = [...list].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? NaN;
};
const result = Object.fromEntries(
  [...times].map(([name, list]) => [
    name,
    { p50: percentile(list, 0.5), p95: percentile(list, 0.95) },
  ]),
);
console.log(JSON.stringify({ lines: total, times: result, blocked, before, after }));
