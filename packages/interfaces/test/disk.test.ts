import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diskFileSystem, readConfiguration } from '../src/index.ts';

describe('the disk', () => {
  let root = '';

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'vipbook-disk-'));
    mkdirSync(join(root, 'etc/network/interfaces.d'), { recursive: true });
    writeFileSync(
      join(root, 'etc/network/interfaces'),
      'source /etc/network/interfaces.d/*\nauto lo\n',
    );
  });

  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('is read below another root, symbolic links followed', () => {
    writeFileSync(join(root, 'elsewhere'), 'auto a\n');
    symlinkSync('../../../elsewhere', join(root, 'etc/network/interfaces.d/a'));
    const { model } = readConfiguration(diskFileSystem({ root }));
    assert.deepEqual(model.allow.get('auto'), ['a', 'lo']);
  });

  it('does not wait for a fifo', function () {
    const fifo = join(root, 'etc/network/interfaces.d/b');
    if (spawnSync('mkfifo', [fifo]).status !== 0) this.skip();
    assert.deepEqual(readConfiguration(diskFileSystem({ root })).model.allow.get('auto'), ['lo']);
  });

  it('takes a file that exceeds the limit for unreadable', () => {
    writeFileSync(join(root, 'etc/network/interfaces.d/big'), `auto b\n${'#'.repeat(2000)}`);
    const { model } = readConfiguration(diskFileSystem({ root, fileBytes: 1000 }));
    assert.deepEqual(model.allow.get('auto'), ['lo']);
  });
});
