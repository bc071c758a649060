import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { VipbookError } from '@vipbook/diagnostics';
import {
  decodeJournal,
  encodeEntry,
  machineProcesses,
  nodeStore,
  stateDirectory,
} from '@vipbook/journal';

const code = (wanted: string) => (error: unknown) =>
  error instanceof VipbookError && error.diagnostics[0]?.code === wanted;

describe('Journals on disk', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-journal-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are for their owner only, whatever the umask', async () => {
    const umask = process.umask(0);
    try {
      const store = nodeStore(path.join(folder, 'state', 'vipbook'));
      const file = store.create('r1');
      file.write('{}\n');
      await file.sync();
      file.close();
      assert.equal(statSync(store.pathOf('r1')).mode & 0o777, 0o600);
      assert.equal(statSync(path.dirname(store.pathOf('r1'))).mode & 0o777, 0o700);
      assert.equal(statSync(store.place).mode & 0o777, 0o700);
      assert.deepEqual([store.runs(), store.open()], [['r1'], ['r1']]);
      store.close('r1');
      assert.deepEqual([store.runs(), store.open()], [['r1'], []]);
    } finally {
      process.umask(umask);
    }
  });

  it('go on behind a line that was left half-written', () => {
    const store = nodeStore(folder);
    const first = store.create('r1');
    first.write('{"entry":"settled","at":1,"reason":"a"}\n');
    first.close();
    appendFileSync(store.pathOf('r1'), '{"entry":"sett');
    const second = store.append('r1');
    second.write('{"entry":"settled","at":2,"reason":"b"}\n');
    second.close();
    const { entries, torn } = decodeJournal(readFileSync(store.pathOf('r1')), 'r1');
    assert.deepEqual(
      entries.map(({ at }) => at),
      [1, 2],
    );
    assert.equal(torn, false);
  });

  it('say what is wrong before anything is written', () => {
    writeFileSync(path.join(folder, 'file'), '');
    const blocked = nodeStore(path.join(folder, 'file', 'vipbook'));
    assert.throws(() => blocked.create('r1'), code('JNL001'));
    assert.deepEqual(blocked.runs(), []);
    const store = nodeStore(folder);
    assert.throws(() => store.append('absent'), code('JNL005'));
    assert.throws(() => store.create('../evil'), code('JNL005'));
    store.create('r1').close();
    assert.throws(() => store.create('r1'), code('JNL001'));
    assert.equal(store.read('absent'), undefined);
  });

  it('take lines of several processes at once, each whole', async function () {
    this.timeout(20_000);
    const store = nodeStore(folder);
    store.create('r1').close();
    const script = fileURLToPath(new URL('write-lines.ts', import.meta.url));
    const children = ['a', 'b', 'c'].map((name) =>
      spawn(process.execPath, ['--conditions=source', '--import=tsx', script, folder, name], {
        stdio: 'inherit',
      }),
    );
    const ends = await Promise.all(children.map((child) => once(child, 'exit')));
    for (const end of ends) assert.deepEqual(end, [0, null]);
    const { entries, findings, torn } = decodeJournal(readFileSync(store.pathOf('r1')), 'r1');
    assert.equal(entries.length, 3 * 500);
    assert.deepEqual([findings, torn], [[], false]);
    for (const name of ['a', 'b', 'c']) {
      const own = entries.flatMap((entry) =>
        entry.entry === 'settled' && entry.reason.startsWith(name) ? [entry.at] : [],
      );
      assert.deepEqual(
        own,
        [...own].sort((x, y) => x - y),
        'each in its own order',
      );
    }
  });

  it('are where XDG says', () => {
    assert.equal(stateDirectory({ XDG_STATE_HOME: '/s', HOME: '/h' }), '/s/vipbook');
    assert.equal(stateDirectory({ XDG_STATE_HOME: 'rel', HOME: '/h' }), '/h/.local/state/vipbook');
    assert.equal(stateDirectory({ HOME: '/h' }), '/h/.local/state/vipbook');
  });

  it('know whether a process lives, and are not fooled by a number given twice', async () => {
    const processes = machineProcesses({});
    const own = processes.self();
    assert.equal(processes.liveness(own), 'alive');
    assert.equal(processes.liveness({ ...own, started: '1' }), 'dead');
    assert.equal(processes.liveness({ ...own, boot: 'another' }), 'dead', 'started again since');
    assert.equal(processes.liveness({ ...own, boot: 'another', host: 'elsewhere' }), 'unknown');
    assert.equal(processes.liveness({ ...own, space: 'pid:[1]' }), 'unknown', 'another container');
    const child = spawn('sleep', ['60']);
    const { started: _own, ...unseen } = own;
    const sleeping = { ...unseen, pid: child.pid ?? 0 };
    assert.equal(processes.liveness(sleeping), 'alive');
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(processes.liveness(sleeping), 'dead');
  });

  it('hold what encodeEntry made', () => {
    const store = nodeStore(folder);
    const file = store.create('r1');
    file.write(encodeEntry({ entry: 'settled', at: 1, reason: 'größer' }));
    file.close();
    assert.equal(decodeJournal(store.read('r1') ?? Buffer.alloc(0), 'r1').entries.length, 1);
  });
});
