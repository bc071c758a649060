import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { encodeEntry, format, type JournalEntry } from '@vipbook/journal';

/** A journal as a run has left it in a state folder; `open`: something may be left to do. */
export function keepJournal(folder: string, entries: readonly JournalEntry[], open: boolean): void {
  const [first] = entries;
  assert.ok(first?.entry === 'run-start');
  const place = path.join(folder, 'vipbook');
  for (const name of ['runs', 'open']) mkdirSync(path.join(place, name), { recursive: true });
  writeFileSync(
    path.join(place, 'runs', `${first.run}.jsonl`),
    entries.map((entry) => encodeEntry(entry)).join(''),
  );
  if (open) writeFileSync(path.join(place, 'open', first.run), '');
}

/** How a run begins whose process is no more: it is of another boot. */
export function startOf(run: string, folder: string, inventory: string): JournalEntry {
  return {
    entry: 'run-start',
    at: 1,
    format,
    run,
    version: '0.1.0',
    by: { host: hostname(), pid: 999_999, started: '1', boot: 'earlier' },
    directory: folder,
    playbook: { file: path.join(folder, 'move.yml') },
    inventory: { sources: [inventory] },
    options: {},
    reach: {},
  };
}
