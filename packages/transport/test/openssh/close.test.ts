import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyTransport, type Target } from '../../src/index.ts';

/** A shell as ssh's own session, that does not notice the first signal: as ssh when it comes right before poll(2). */
const deaf = (log: string): string => `#!/bin/sh
n=0; trap 'n=$((n+1)); echo $n >>${log}; [ $n -lt 2 ] || exit 0' TERM
read -r line; eval "$line"
while :; do sleep 0.02; done
`;

describe('a connection of the ssh program', () => {
  it('ends when it is closed, also where ssh has missed the first signal', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'vipbook-deaf-'));
    try {
      const program = join(folder, 'ssh');
      const log = join(folder, 'log');
      writeFileSync(program, deaf(log));
      chmodSync(program, 0o700);
      const target: Target = {
        name: 'a',
        address: '192.0.2.1',
        port: 22,
        user: 'root',
        connection: 'openssh',
        opensshProgram: program,
        connectTimeoutMs: 10_000,
        hostKeys: 'strict',
        keepaliveMs: 15_000,
      };
      const connection = await anyTransport().connect(target);
      await connection.close();
      assert.equal(readFileSync(log, 'utf8'), '1\n2\n');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
