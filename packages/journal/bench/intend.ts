// What one awaited intent costs on this machine's disk: node --conditions=source --import=tsx packages/journal/bench/intend.ts
import { mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { JournalWriter, nodeStore, stateDirectory } from '@vipbook/journal';

const parent = path.dirname(stateDirectory(process.env));
const folder = mkdtempSync(path.join(process.argv[2] ?? parent, 'vipbook-bench-'));
try {
  const writer = new JournalWriter({
    file: nodeStore(folder).create('bench'),
    now: () => Date.now(),
    secrets: () => [],
  });
  const intent = {
    entry: 'step' as const,
    move: '1',
    phase: 'claim',
    title: 'the new host holds the address, silent, as a lease',
    hosts: ['new'],
  };
  const measure = async (work: () => Promise<void>): Promise<string> => {
    const times: number[] = [];
    for (let count = 0; count < 200; count += 1) {
      const begin = performance.now();
      await work();
      times.push(performance.now() - begin);
    }
    times.sort((a, b) => a - b);
    const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(3);
    return `median ${at(0.5)} ms, 95 % below ${at(0.95)} ms`;
  };
  console.log(
    `one intent, awaited (a step of a move): ${await measure(() => writer.intend(intent))}`,
  );
  console.log(
    `a hundred at once, awaited:             ${await measure(async () => {
      await Promise.all(Array.from({ length: 100 }, () => writer.intend(intent)));
    })}`,
  );
  console.log(
    `one entry, not awaited (other tasks):   ${await measure(() => {
      writer.note(intent);
      return Promise.resolve();
    })}`,
  );
  await writer.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
