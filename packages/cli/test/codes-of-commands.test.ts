import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSnapshot, Scrubber, snapshotOf, snapshotText } from '@vipbook/plan';
import { quote, quoteAll } from '@vipbook/transport';
import { machineProcesses, type JournalEntry } from '@vipbook/journal';
import { vipbookIn, type Said } from './support/command.ts';
import { keepJournal, startOf } from './support/journal.ts';

// Codes of commands that look back, or ask: what they say when there is nothing, or nobody.

const repository = fileURLToPath(new URL('../../..', import.meta.url));
/** The command from source, as a process of its own. */
const source = (argv: readonly string[]): readonly string[] => [
  '--conditions=source',
  '--import=tsx',
  '-e',
  `import("./packages/cli/src/main.ts").then((m) => m.main(${JSON.stringify(argv)}))`,
];

describe('codes of commands', function () {
  this.timeout(60_000);
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-codes-'));
    writeFileSync(
      path.join(folder, 'hosts'),
      'h ansible_connection=local\ng ansible_connection=local\n',
    );
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const vipbook = (...argv: readonly string[]): Promise<Said> => vipbookIn(folder, argv);
  const inventory = (): string => path.join(folder, 'hosts');
  const snapshots = (): string => path.join(folder, 'facts');
  const says = (said: string, code: string, words: RegExp): void => {
    assert.match(
      said,
      new RegExp(`(error|warning|information)\\[${code}\\]: ${words.source}`),
      said,
    );
  };

  /** A journal as a run has left it; `open`: something may be left to do. */
  const journal = (entries: readonly JournalEntry[], open: boolean): void => {
    keepJournal(folder, entries, open);
  };
  const start = (run: string): JournalEntry => startOf(run, folder, inventory());
  const move = (inputs?: Record<string, unknown>): JournalEntry => ({
    entry: 'move',
    at: 2,
    move: '1',
    task: 'the address moves',
    address: '192.0.2.60',
    from: 'h',
    to: 'h',
    strategy: 'make-before-break',
    ...(inputs === undefined ? {} : { inputs }),
  });
  const result = (task: string): JournalEntry => ({
    entry: 'result',
    at: 3,
    host: 'h',
    task,
    status: 'changed',
  });

  it('CLI004: a password that nobody can be asked for', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      source(['facts', '-i', inventory(), '-k']),
      { cwd: repository, input: '', encoding: 'utf8', env: { ...process.env, HOME: folder } },
    );
    assert.notEqual(status, 0);
    says(stderr, 'CLI004', /a password is needed/);
  });

  it('CLI007: Ctrl-C at the question for a password', function () {
    if (spawnSync('script', ['--version']).status !== 0) {
      console.log('      skipped: no script(1)');
      this.skip();
    }
    // The Ctrl-C is typed once the question stands there.
    const said = path.join(folder, 'said');
    const command = quoteAll([process.execPath, ...source(['facts', '-i', inventory(), '-k'])]);
    const { stdout, status } = spawnSync(
      'sh',
      [
        '-c',
        `(n=0; until grep -qi password ${said} 2>/dev/null || [ $n = 200 ]; do n=$((n+1)); sleep 0.1; done; printf '\\003'; sleep 1) | script -qefc ${quote(command)} ${said}`,
      ],
      { cwd: repository, encoding: 'utf8', timeout: 50_000, env: { ...process.env, HOME: folder } },
    );
    assert.equal(status, 99, stdout);
    assert.match(stdout, /CLI007[\s\S]*interrupted; nothing was changed/);
  });

  it('JNL008: nothing to resume or to take back', async () => {
    says((await vipbook('resume')).said, 'JNL008', /every run of this controller has ended/);
    says((await vipbook('rollback')).said, 'JNL008', /no run of this controller has moved/);
    journal([start('r1'), result('a file'), { entry: 'run-end', at: 4, exitCode: 0 }], false);
    says((await vipbook('resume', 'r1')).said, 'JNL008', /run r1 has ended; nothing of it is open/);
    const { said, code } = await vipbook('rollback', 'r1');
    says(said, 'JNL008', /run r1 has moved no address/);
    assert.notEqual(code, 0);
  });

  it('JNL010: a run that lives, and is not where it waits for a yes', async () => {
    const by = machineProcesses({}).self();
    const arm = { entry: 'step', at: 3, move: '1', phase: 'arm', title: 'arm' } as const;
    journal([{ ...start('r5'), by } as JournalEntry, move(), { ...arm, hosts: ['h'] }], true);
    const unnamed = await vipbook('confirm');
    says(unnamed.said, 'JNL010', /no run of this controller waits for a yes/);
    const { said, code } = await vipbook('confirm', 'r5');
    says(said, 'JNL010', /nothing of run r5 waits for a yes/);
    assert.equal(code, 1);
  });

  it('VIP069: no lock to break, which has nothing to do with a yes', async () => {
    const { said, code } = await vipbook('lock', 'break', '192.0.2.60', '-i', inventory(), '--yes');
    says(said, 'VIP069', /nobody has the lock of 192\.0\.2\.60 on these hosts/);
    assert.equal(code, 1);
  });

  it('JNL012: a rollback says which tasks stay as they are', async () => {
    journal(
      [
        start('r2'),
        result('the banner is written'),
        move(),
        { entry: 'move-end', at: 4, move: '1', end: 'done' },
        result('the address moves'),
        { entry: 'run-end', at: 5, exitCode: 0 },
      ],
      false,
    );
    const { said } = await vipbook('rollback', 'r2', '--check');
    says(said, 'JNL012', /of run r2 these stay as they are: "the banner is written"/);
    assert.doesNotMatch(said, /stay as they are.*the address moves/);
  });

  it('JNL014: a journal that does not say what a move was decided from, or of hosts that are no more', async () => {
    for (const [run, entry, words] of [
      ['r3', move({ odd: true }), /.*does not say what it was decided from/],
      ['r4', { ...move({}), to: 'gone' } as JournalEntry, /.*the inventory has no host gone/],
    ] as const) {
      journal(
        [
          start(run),
          entry,
          { entry: 'step', at: 3, move: '1', phase: 'arm', title: 'arm', hosts: ['h'] },
        ],
        true,
      );
      const { said, code } = await vipbook('resume', run, '--yes');
      says(said, 'JNL014', words);
      assert.notEqual(code, 0);
    }
  });

  it('PLN002, PLN003, PLN050: a snapshot that is missing, edited, or not what the host says', async function () {
    if (!existsSync('/sbin/ip') && !existsSync('/usr/sbin/ip') && !existsSync('/bin/ip')) {
      console.log('      skipped: no ip(8)');
      this.skip();
    }
    const drift = (): Promise<Said> =>
      vipbook('drift', 'h', '-i', inventory(), '--facts', snapshots());
    says((await drift()).said, 'PLN002', /.*facts has no snapshot of h/);
    const saved = await vipbook('facts', 'h', '-i', inventory(), '--save', snapshots());
    assert.equal(saved.code, 0, saved.said);
    const file = path.join(snapshots(), 'h.json');
    const { facts } = readSnapshot(readFileSync(file, 'utf8'), file);
    writeFileSync(
      file,
      snapshotText(
        snapshotOf(
          { ...facts, links: facts.links.map((link) => ({ ...link, mac: '02:00:00:00:00:99' })) },
          Date.UTC(2026, 0, 1),
          new Scrubber(),
        ),
      ),
    );
    const differing = await drift();
    says(differing.said, 'PLN050', /h differs from its snapshot of 2026-01-01/);
    assert.equal(differing.code, 2);
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replaceAll('02:00:00:00:00:99', '02:00:00:00:00:98'),
    );
    const edited = await drift();
    says(edited.said, 'PLN003', /.*was edited/);
    assert.notEqual(edited.code, 0);
  });

  it('VIP013: an address that is none', async () => {
    says(
      (await vipbook('watch', '192.0.2.600', '-i', inventory())).said,
      'VIP013',
      /"192\.0\.2\.600" is not/,
    );
  });
});
