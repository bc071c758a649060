import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  openHost,
  type Host,
  type Operation,
  type OperationOf,
  type OperationResult,
} from '@vipbook/host';
import type { Connection } from '@vipbook/transport';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const acquire = {
  do: 'lock.acquire',
  address: '192.168.1.160',
  run: 'run-1',
  epoch: 1,
  seen: 0,
  owner: 'alice@laptop',
  reason: 'chat to new',
  seconds: 30,
} as const;
const arm: OperationOf<'guard.arm'> = {
  do: 'guard.arm',
  address: acquire.address,
  run: 'run-1',
  epoch: 1,
  role: 'old',
  device: 'eth0',
  other: '02:00:00:00:00:51',
  askAfterSeconds: 30,
  lapseSeconds: 30,
  take: [],
  drop: [],
  keep: [],
  forget: [],
  hook: false,
};
const release: Operation = {
  do: 'lock.release',
  address: '192.168.1.160',
  run: 'run-1',
  epoch: 1,
  unused: 0,
};

/** BusyBox' flock(1): `flock [-sxun] FD`, and its usage with status 1 for anything else. */
const busyboxFlock = `#!/bin/sh
for word do case $word in -[sxun]|[0-9]*) ;; *) echo 'Usage: flock [-sxun] FD|{FILE [-c] PROG ARGS}' >&2; exit 1 ;; esac; done
exec /usr/bin/flock "$@"
`;

describe('the mutex of a host', function () {
  this.timeout(60_000);
  let lan: Segment;
  const programs = mkdtempSync(join(tmpdir(), 'vipbook-flock-'));
  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50 });
    writeFileSync(join(programs, 'flock'), busyboxFlock);
    chmodSync(join(programs, 'flock'), 0o755);
  });
  after(() => {
    (lan as Segment | undefined)?.down();
    rmSync(programs, { recursive: true });
  });

  /** The host, whose shell does this before anything else. */
  function hostThat(begins: string): Host {
    const plain = lan.connection('old');
    const connection: Connection = {
      ...plain,
      shell: async (become) => {
        const shell = await plain.shell(become);
        return {
          ...shell,
          run: (script, options) =>
            shell.run(Buffer.concat([Buffer.from(`${begins}\n`), Buffer.from(script)]), options),
        };
      },
    };
    return openHost('old', connection);
  }

  /** Has the mutex from now on, and then does `more`. @returns its number */
  async function hold(more: string): Promise<number> {
    const script = `exec 9>"$0"; /usr/bin/flock 9; echo held; ${more}`;
    const file = join(lan.state('old'), 'mutex');
    const holder = spawn('sh', ['-c', script, file], { stdio: ['ignore', 'pipe', 'ignore'] });
    await once(holder.stdout, 'data');
    assert.ok(holder.pid !== undefined);
    return holder.pid;
  }

  async function only(host: Host, operation: Operation): Promise<OperationResult> {
    const [result] = await host.run([operation]);
    assert.ok(result !== undefined);
    return result;
  }

  for (const [kind, begins] of [
    ["util-linux's flock", () => ':'],
    ['a flock that cannot wait (BusyBox)', () => `PATH=${programs}:$PATH`],
  ] as const) {
    describe(kind, () => {
      it('waits for who has it', async () => {
        const host = hostThat(begins());
        const begin = Date.now();
        await hold('sleep 1.5');
        const [had, given] = await host.run([acquire, release]);
        assert.equal(had.status, 'done');
        assert.equal(given.status, 'done');
        assert.ok(Date.now() - begin > 1000, 'it did wait');
      });

      it('HST015 names a holder that was stopped, within the limit', async () => {
        const host = hostThat(begins());
        const pid = await hold('kill -STOP $$');
        try {
          const begin = Date.now();
          const result = await only(host, acquire);
          const took = Date.now() - begin;
          assert.ok(took > 8000 && took < 20_000, `after ${String(took)} ms`);
          assert.equal(result.status, 'failed');
          assert.equal(result.error.code, 'HST015');
          assert.match(
            result.error.message,
            new RegExp(
              `^old did nothing: /run/vipbook/mutex was not free within 10 s; process ${String(pid)} \\(sh -c exec.*\\) holds it, and is stopped$`,
            ),
          );
          assert.deepEqual(result.error.where, { host: 'old', file: '/run/vipbook/mutex' });
          assert.match(result.error.remedy ?? '', new RegExp(`kill -KILL ${String(pid)}`));
        } finally {
          process.kill(pid, 'SIGKILL');
        }
        // What was not done can be done now: epoch 0 is still the last one.
        assert.equal((await only(host, acquire)).status, 'done');
        assert.equal((await only(host, release)).status, 'done');
      });
    });
  }

  it('is waited for once by several that ask for it side by side', async () => {
    const pid = await hold('kill -STOP $$');
    try {
      const begin = Date.now();
      const host = hostThat(':');
      const results = await host.run([acquire, { ...acquire, address: '192.168.1.161' }]);
      const took = Date.now() - begin;
      assert.ok(took > 8000 && took < 18_000, `after ${String(took)} ms`);
      const told = results.map((result) =>
        result.status === 'failed' ? result.error.code : result.status,
      );
      assert.deepEqual(told, ['HST015', 'skipped']);
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });

  it('what has waited for it asks again whether its lock is still its own', async () => {
    const host = hostThat(':');
    assert.equal((await only(host, acquire)).status, 'done');
    const lock = join(lan.state('old'), 'locks', acquire.address);
    const fences = [{ address: acquire.address, run: 'run-1', epoch: 1 }];
    for (const operations of [[arm], [arm, { ...arm, address: '192.168.1.161' }]]) {
      // Another controller, that is waited for.
      await hold(`sleep 1; sed -i 's/^1 run-1 /2 run-2 /' ${lock}`);
      const results = await host.run(operations, { fences, keepGoing: true });
      for (const result of results)
        assert.equal(result.status === 'failed' && result.error.code, 'VIP035');
      assert.equal(existsSync(join(lan.state('old'), 'guards')), false, 'no guard stands there');
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^2 run-2 /, '1 run-1 '));
    }
    assert.equal((await only(host, release)).status, 'done');
  });

  it('the end of a bridge, too, asks again when it has waited', async () => {
    const host = hostThat(':');
    const { address } = acquire;
    assert.equal((await only(host, acquire)).status, 'done');
    const open = { address, to: '192.168.1.51', device: 'eth0', seconds: 60 };
    const bridge: Operation = { do: 'bridge.open', ...open, how: 'hand-on' };
    assert.equal((await only(host, bridge)).status, 'done');
    const lock = join(lan.state('old'), 'locks', address);
    await hold(`sleep 1; sed -i 's/^1 run-1 /2 run-2 /' ${lock}`);
    const close: Operation = { do: 'bridge.close', address };
    const [refused] = await host.run([close], { fences: [{ address, run: 'run-1', epoch: 1 }] });
    assert.equal(refused?.status === 'failed' && refused.error.code, 'VIP035');
    assert.equal((await host.facts()).bridges?.length, 1, 'it stands');
    const [closed] = await host.run([close], { fences: [{ address, run: 'run-2', epoch: 2 }] });
    assert.deepEqual(closed, { status: 'done', out: { changed: true } });
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^2 run-2 /, '1 run-1 '));
    assert.equal((await only(host, release)).status, 'done');
  });

  it('a holder that only takes long is not called stopped', async () => {
    const pid = await hold('exec sleep 30');
    try {
      const result = await only(hostThat(':'), acquire);
      assert.equal(result.status === 'failed' && result.error.code, 'HST015');
      assert.match(
        result.status === 'failed' ? result.error.message : '',
        new RegExp(`process ${String(pid)} \\(sleep 30\\) holds it$`),
      );
    } finally {
      process.kill(pid, 'SIGKILL');
    }
  });

  it('without flock the host says so at once', async () => {
    const host = hostThat(
      'command() { [ "$2" != flock ] || return 1; unset -f command; command "$@"; }',
    );
    const result = await only(host, acquire);
    assert.equal(result.status === 'failed' && result.error.code, 'HST007');
    assert.equal(
      result.status === 'failed' && result.error.remedy,
      'apt-get install util-linux (on the host)',
    );
  });
});
