import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAtMost } from '@vipbook/inventory';

describe('what is read at most', () => {
  let folder: string;
  let pipe: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'vipbook-read-'));
    pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it('one byte more than was asked for, so that who asks sees it', () => {
    const file = path.join(folder, 'file');
    writeFileSync(file, 'abcdef');
    assert.equal(readAtMost(file, 3).toString(), 'abcd');
    assert.equal(readAtMost(file, 6).toString(), 'abcdef');
  });

  it('a named pipe into which nobody writes is given up', () => {
    const begun = performance.now();
    assert.throws(() => readAtMost(pipe, 100, 200), { code: 'ETIMEDOUT' });
    const took = performance.now() - begun;
    assert.ok(took >= 200 && took < 5000, `${String(took)} ms`);
  });

  it('a writer may come late, and take its time between two words, longer than anybody waits for one', () => {
    const writer = spawn(
      'sh',
      ['-c', 'sleep 0.3; exec >"$0"; printf one; sleep 3; printf two', pipe],
      { stdio: 'ignore' },
    );
    try {
      assert.equal(readAtMost(pipe, 100, 2500).toString(), 'onetwo');
    } finally {
      writer.kill();
    }
  });

  it('a pipe without a name that holds nothing is empty at once', () => {
    const begun = performance.now();
    const said = execFileSync(
      'bash',
      [
        '-c',
        `"$0" --conditions=source --import=tsx -e 'import("@vipbook/inventory").then((m) => console.log(m.readAtMost(process.argv[1], 9).toString() + "."))' <(true)`,
        process.execPath,
      ],
      { encoding: 'utf8' },
    );
    assert.equal(said, '.\n');
    assert.ok(performance.now() - begun < 9000);
  });
});
