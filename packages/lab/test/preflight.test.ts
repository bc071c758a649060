import assert from 'node:assert/strict';
import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateOpensshKey } from '../src/openssh-key.ts';
import { findProgram, labObstacles } from '../src/preflight.ts';

describe('what keeps a lab from being raised', () => {
  it('is named at once, with one line for apt-get', () => {
    const find = (program: string): string | undefined =>
      ['sshd', 'ifup', 'arping'].includes(program) ? undefined : `/usr/bin/${program}`;
    const found = labObstacles({ platform: 'linux', userId: 1000, find });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['LAB002', 'LAB001'],
    );
    assert.equal(found[0]?.message, 'not installed here: sshd, ifup, arping');
    assert.equal(found[0]?.remedy, 'apt-get install -y openssh-server ifupdown iputils-arping');
  });

  it('is the system where it is not Linux', () => {
    const found = labObstacles({ platform: 'darwin', userId: 0, find: () => undefined });
    assert.deepEqual(
      found.map(({ code }) => code),
      ['LAB003'],
    );
  });
});

describe('keys without a process', () => {
  it('are what ssh-keygen reads', function () {
    const keygen = findProgram('ssh-keygen');
    if (keygen === undefined) {
      console.log('        skipped: no ssh-keygen');
      this.skip();
    }
    const folder = mkdtempSync(join(tmpdir(), 'vipbook-key-'));
    try {
      // The comment's length decides the padding.
      for (const comment of ['', 'a', 'root@lab', 'a longer comment']) {
        const key = generateOpensshKey(comment);
        const file = join(folder, 'key');
        rmSync(file, { force: true });
        writeFileSync(file, key.privateKey, { mode: 0o600 });
        const read: SpawnSyncReturns<string> = spawnSync(keygen, ['-y', '-f', file], {
          encoding: 'utf8',
        });
        assert.equal(read.status, 0);
        assert.equal(read.stdout.trim(), `${key.publicKey} ${comment}`.trim());
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
