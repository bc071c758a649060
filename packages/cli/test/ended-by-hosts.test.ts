import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readRun, type JournalEntry } from '@vipbook/journal';
import { endedByHosts, settle, type Report, type Seen } from '../src/recovery/ended-by-hosts.ts';
import { journals } from '../src/recording.ts';
import type { Terminal } from '../src/terminal.ts';
import { homeIn, vipbookIn } from './support/command.ts';
import { keepJournal, startOf } from './support/journal.ts';

describe('a run that its hosts have ended', function () {
  this.timeout(60_000);
  let folder: string;
  let terminal: Terminal;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-ended-'));
    writeFileSync(
      path.join(folder, 'hosts'),
      'h ansible_connection=local\ng ansible_connection=local\n',
    );
    terminal = {
      out: () => undefined,
      error: () => undefined,
      secrets: new Set(),
      outIsTerminal: false,
      errorIsTerminal: false,
      columns: () => 80,
      environment: homeIn(folder),
      workingDirectory: folder,
    };
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const journal = (entries: readonly JournalEntry[], open: boolean): void => {
    keepJournal(folder, entries, open);
  };
  const start = (run: string): JournalEntry => startOf(run, folder, path.join(folder, 'hosts'));
  const move: JournalEntry = {
    entry: 'move',
    at: 2,
    move: '1',
    task: 'the address moves',
    address: '192.0.2.60',
    from: 'h',
    to: 'g',
    strategy: 'make-before-break',
    others: [{ address: '192.0.2.61', from: 'h', to: 'g' }],
  };
  const step: JournalEntry = {
    ...{ entry: 'step', at: 3, move: '1', phase: 'arm', title: 'arm' },
    hosts: ['h'],
  };
  const done: JournalEntry = { entry: 'move-end', at: 4, move: '1', end: 'done' };
  const result = (task: string): JournalEntry => ({
    ...{ entry: 'result', at: 5, host: 'h' },
    ...{ task, status: 'changed' },
  });

  /** As `status` does, once it has seen both addresses on those hosts. */
  function look(run: string, ...holders: readonly string[]): void {
    const { store, processes } = journals(terminal);
    const view = readRun(store, run, processes);
    const [moved] = view.state.moves;
    assert.ok(moved);
    const moves = holders.map((holder, at): Seen => {
      const address = `192.0.2.6${String(at)}`;
      const on = { device: 'eth0', address, prefix: 24, lifetime: 'forever' } as const;
      const hosts = (['h', 'g'] as const).map((host) => ({
        host,
        role: host === 'h' ? ('old' as const) : ('new' as const),
        other: host === 'h' ? 'g' : 'h',
        held: host === holder ? [on] : [],
        findings: [],
      }));
      const part = { address, from: 'h', to: 'g' };
      return { move: moved, part, hosts };
    });
    const report: Report = { view, moves, findings: [] };
    const places = endedByHosts(report, Date.now());
    assert.ok(places !== undefined);
    settle(report, places, terminal);
  }

  const endOf = (run: string): string | undefined => {
    const { store, processes } = journals(terminal);
    const view = readRun(store, run, processes);
    assert.equal(view.standing, 'finished');
    return view.state.moves[0]?.end?.end;
  };

  it('is journaled with how each of its moves ended', () => {
    for (const [run, on, end] of [
      ['r1', ['g', 'g'], 'done'],
      ['r2', ['h', 'h'], 'undone'],
      ['r3', ['g', 'h'], undefined],
    ] as const) {
      journal([start(run), move, step], true);
      look(run, ...on);
      assert.equal(endOf(run), end);
    }
  });

  it('is what a rollback takes back, not a run before it', async () => {
    const end: JournalEntry = { entry: 'run-end', at: 6, exitCode: 0 };
    journal([start('r1'), move, step, done, result('of the first'), end], false);
    journal([start('r2'), move, step, result('of the second')], true);
    look('r2', 'g', 'g');
    const { said } = await vipbookIn(folder, ['rollback', '--check']);
    assert.match(said, /JNL012.*of run r2 these stay as they are: "of the second"/);
    assert.doesNotMatch(said, /r1/);
  });

  it('that took its move back is passed over', async () => {
    const end: JournalEntry = { entry: 'run-end', at: 6, exitCode: 0 };
    journal([start('r1'), move, step, done, result('of the first'), end], false);
    journal([start('r2'), move, step, result('of the second')], true);
    look('r2', 'h', 'h');
    const { said } = await vipbookIn(folder, ['rollback', '--check']);
    assert.match(said, /JNL012.*of run r1 these stay as they are: "of the first"/);
  });
});
