import assert from 'node:assert/strict';
import { VipbookError } from '@vipbook/diagnostics';
import {
  format,
  JournalWriter,
  obstacles,
  openRuns,
  prune,
  readRun,
  resolveRun,
  settleEarlier,
  takeUp,
  type JournalStore,
  type Liveness,
} from '@vipbook/journal';
import { memoryStore, pretendedProcesses, processOf, type MemoryStore } from './memory-store.ts';

const code = (wanted: string) => (error: unknown) =>
  error instanceof VipbookError && error.diagnostics[0]?.code === wanted;

function begin(store: JournalStore, run: string, pid = 1): JournalWriter {
  let time = 0;
  const writer = new JournalWriter({
    file: store.create(run),
    now: () => (time += 1),
    secrets: () => [],
  });
  writer.note({
    entry: 'run-start',
    format,
    run,
    version: '0',
    by: processOf(pid),
    playbook: { file: 'p' },
    inventory: { sources: ['i'] },
    options: {},
    reach: {},
  });
  return writer;
}

function moving(writer: JournalWriter, address = '192.168.1.60'): void {
  writer.note({ entry: 'move', move: '1', address, from: 'old', to: 'new', strategy: 's' });
  writer.note({ entry: 'step', move: '1', phase: 'arm', title: 'arm', hosts: ['old'] });
}

describe('Runs on a controller', () => {
  let store: MemoryStore;
  const life = new Map<number, Liveness>();
  beforeEach(() => {
    store = memoryStore();
    life.clear();
  });
  const as = (pid: number) => pretendedProcesses(pid, life);
  const up = (pid: number, more: { takeOver?: boolean } = {}) =>
    takeUp({
      store,
      run: 'r1',
      session: `s${pid}`,
      command: 'resume',
      processes: as(pid),
      now: () => 9,
      ...more,
    });

  it('a hundred intents at once share a few disk writes, and each is on disk when it resolves', async () => {
    const writer = begin(store, 'r1');
    await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        await writer.intend({ entry: 'settled', reason: `n${index}` });
        assert.ok(store.files.get('r1')?.includes(`"n${index}"`));
      }),
    );
    assert.ok(store.syncs <= 2, `${store.syncs} syncs`);
  });

  it('one that died in a move is told to the next that touches the address, and to no other', () => {
    moving(begin(store, 'r1'));
    const open = openRuns(store, as(2));
    assert.deepEqual(
      obstacles(open, '192.168.1.60', 'r2').map((finding) => finding.code),
      ['JNL007'],
    );
    assert.deepEqual(obstacles(open, '192.168.1.61', 'r2'), []);
    assert.deepEqual(obstacles(open, '192.168.1.60', 'r1'), [], 'not to itself');
    life.set(1, 'alive');
    assert.deepEqual(
      obstacles(openRuns(store, as(2)), '192.168.1.60', 'r2').map((finding) => finding.code),
      ['JNL006'],
    );
  });

  it('a mark of a run that ended is removed, one of a run that is uncertain stays', () => {
    const ended = begin(store, 'r1');
    ended.note({ entry: 'run-end', exitCode: 0 });
    const uncertain = begin(store, 'r2');
    moving(uncertain);
    uncertain.note({ entry: 'move-end', move: '1', end: 'uncertain' });
    uncertain.note({ entry: 'run-end', exitCode: 2 });
    assert.deepEqual(
      openRuns(store, as(2)).views.map(({ run, standing }) => [run, standing]),
      [['r2', 'unfinished']],
    );
    assert.deepEqual(store.open(), ['r2']);
  });

  it('is taken up by one of two that try at once', async () => {
    moving(begin(store, 'r1'));
    for (const pid of [2, 3]) life.set(pid, 'alive');
    const tried = await Promise.allSettled([up(2), up(3)]);
    const won = tried.filter(({ status }) => status === 'fulfilled');
    const [lost] = tried.filter(({ status }) => status === 'rejected');
    assert.equal(won.length, 1);
    assert.ok(lost?.status === 'rejected' && code('JNL006')(lost.reason));
    assert.equal(readRun(store, 'r1', as(4)).standing, 'running');
  });

  it('is taken up from a command that died, not from one that lives', async () => {
    moving(begin(store, 'r1'));
    life.set(2, 'alive').set(3, 'alive');
    const held = await up(2);
    await assert.rejects(up(3), code('JNL006'));
    life.set(2, 'dead');
    await (await up(3)).release(true);
    assert.deepEqual(store.open(), [], 'done: no mark');
    assert.ok(held.view.standing === 'running');
  });

  it('is not taken from its own process while that lives, nor, unsaid, when that cannot be seen', async () => {
    moving(begin(store, 'r1'));
    life.set(1, 'alive').set(2, 'alive');
    await assert.rejects(up(2), code('JNL006'));
    life.set(1, 'unknown');
    await assert.rejects(up(2), code('JNL011'));
    await (await up(2, { takeOver: true })).release(false);
  });

  it('is settled by a later one that did the same, and by no other', () => {
    moving(begin(store, 'r1'));
    const tasks = begin(store, 'r2');
    tasks.note({ entry: 'effect', task: 't', module: 'copy', steps: [] });
    const open = (): readonly string[] => openRuns(store, as(9)).views.map(({ run }) => run);
    settleEarlier(store, as(9), { addresses: ['192.168.1.61'], by: 'r3', at: 5 });
    settleEarlier(store, as(9), { playbook: 'another', by: 'r3', at: 5 });
    assert.deepEqual(open(), ['r1', 'r2']);
    settleEarlier(store, as(9), { playbook: 'p', by: 'r3', at: 5 });
    assert.deepEqual(open(), ['r1'], 'an open move is not settled by going through the playbook');
    settleEarlier(store, as(9), { addresses: ['192.168.1.60'], by: 'r3', at: 5 });
    assert.deepEqual(open(), []);
    assert.equal(readRun(store, 'r1', as(9)).state.settled?.reason, 'ended by run r3');
  });

  it('goes by any beginning or end of its name that is its alone', () => {
    begin(store, '20261126T010101-aaaaaa');
    begin(store, '20261126T010102-bbbbbb');
    assert.equal(resolveRun(store, 'bbbbbb'), '20261126T010102-bbbbbb');
    assert.throws(() => resolveRun(store, '2026'), code('JNL005'));
    assert.throws(() => resolveRun(store, 'x'), code('JNL005'));
  });

  it('is pruned when old and over, never when something is left to do', () => {
    for (let number = 10; number < 20; number += 1) {
      const writer = begin(store, `r${number}`);
      if (number === 11) moving(writer);
      else {
        writer.note({ entry: 'run-end', exitCode: 0 });
        store.close(`r${number}`);
      }
    }
    store.close('r11');
    assert.deepEqual(prune(store, as(2), { runs: 4, atOnce: 100 }), [
      'r10',
      'r12',
      'r13',
      'r14',
      'r15',
    ]);
    assert.ok(store.runs().includes('r11'));
    assert.deepEqual(prune(store, as(2), { runs: 100, atOnce: 100 }), []);
  });
});
