import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { Secret } from '@vipbook/diagnostics';
import {
  anyTransport,
  isOutcomeUnknown,
  type Become,
  type Connection,
  type Shell,
  type Target,
} from '../src/index.ts';
import { codeOf, outcome } from './support/codes.ts';
import {
  doas,
  freePort,
  needSshd,
  password,
  secret,
  startSshd,
  type TestSshd,
} from './support/sshd.ts';

/** But NUL, and the apostrophe that would end its quotes. */
const everyByte = Buffer.from(
  Array.from({ length: 255 }, (_, n) => n + 1).filter((one) => one !== 0x27),
);
const root: Become = { method: 'sudo', user: 'root' };

/** The same promises over every transport. */
for (const kind of ['ssh', 'openssh', 'local'] as const) {
  describe(`transport ${kind}`, () => {
    let sshd: TestSshd;
    const transport = anyTransport();
    const open: Connection[] = [];
    const target = (more: Partial<Target> = {}): Target =>
      sshd.target({
        connection: kind,
        ...(kind === 'openssh' ? { opensshArguments: ['-F', 'none'] } : {}),
        ...more,
      });
    const connect = async (more: Partial<Target> = {}): Promise<Connection> => {
      const connection = await transport.connect(target(more));
      open.push(connection);
      return connection;
    };
    before(async function () {
      needSshd(this);
      sshd = await startSshd();
    });
    after(() => sshd?.stop());
    afterEach(async () => {
      await Promise.all(open.splice(0).map((one) => one.close()));
    });
    const text = async (
      shell: Shell,
      script: string,
    ): Promise<readonly [number, string, string]> => {
      const done = await shell.run(script);
      return [done.status, done.stdout.toString(), done.stderr.toString()];
    };

    it('runs scripts in one shell: output, status, syntax errors, 100 kB, any bytes', async () => {
      const shell = await (await connect()).shell();
      assert.deepEqual(await text(shell, 'printf o; printf e >&2; exit 3'), [3, 'o', 'e']);
      assert.notEqual((await shell.run('if')).status, 0);
      assert.deepEqual(await text(shell, 'cat; id -u'), [0, '0\n', '']);
      const big = `: '${'x'.repeat(100_000)}'; head -c 500000 /dev/zero; head -c 300000 /dev/zero >&2; exit 9`;
      const done = await shell.run(big);
      assert.deepEqual(
        [done.status, done.stdout.length, done.stderr.length],
        [9, 500_000, 300_000],
      );
      const bytes = Buffer.from(
        Array.from({ length: 255 }, (_, n) => n + 1).filter((one) => one !== 0x27),
      );
      const echoed = await shell.run(
        Buffer.concat([Buffer.from("printf %s '"), bytes, Buffer.from("'")]),
      );
      assert.deepEqual(echoed.stdout, bytes);
    });

    it('queues concurrent scripts and pools shells per user', async () => {
      const connection = await connect();
      const [one, two] = await Promise.all([connection.shell(), connection.shell()]);
      assert.equal(one, two);
      const outputs = await Promise.all(
        Array.from({ length: 10 }, (_, n) => text(one, `echo ${String(n)}`)),
      );
      assert.deepEqual(
        outputs.map(([, out]) => out),
        Array.from({ length: 10 }, (_, n) => `${String(n)}\n`),
      );
      const other = await connection.shell({ method: 'su', user: 'nobody' });
      assert.notEqual(other, one);
      assert.equal((await text(other, 'id -un'))[1], 'nobody\n');
      assert.equal((await text(one, 'id -un'))[1], 'root\n');
    });

    it('opens a new shell after one was given up', async () => {
      const connection = await connect();
      const shell = await connection.shell();
      assert.equal(await outcome(shell.run('sleep 10', { timeoutMs: 50 })), 'SSH041');
      assert.equal(await outcome(shell.run('true')), 'SSH045');
      const next = await connection.shell();
      assert.deepEqual(await text(next, 'echo again'), [0, 'again\n', '']);
    });

    it('tells what it can reach from the host', async () => {
      const connection = await connect();
      // A service that says nothing by itself.
      const silent: Server = createServer(() => undefined).listen(0, '127.0.0.1');
      await new Promise((resolve) => silent.once('listening', resolve));
      const closedPort = await freePort();
      try {
        assert.equal(
          await connection.reach('127.0.0.1', (silent.address() as AddressInfo).port, 3000),
          'open',
        );
        assert.equal(await connection.reach('127.0.0.1', closedPort, 3000), 'refused');
        assert.equal(await connection.reach('no.such.name.invalid', 1, 5000), 'unreachable');
      } finally {
        silent.close();
      }
      assert.deepEqual(await text(await connection.shell(), 'echo still'), [0, 'still\n', '']);
    });

    it('says that a connection is closed, and runs nothing over it', async () => {
      const connection = await connect();
      const shell = await connection.shell();
      await shell.run('true');
      await connection.close();
      await connection.closed;
      assert.equal(await outcome(shell.run('true')), 'SSH045');
      assert.equal(
        readdirSync(tmpdir()).some(
          (name) => name.startsWith('vb-') && existsSync(`${tmpdir()}/${name}/c`),
        ),
        false,
      );
    });

    it('refuses to start when already cancelled', async () => {
      if (kind === 'local') return;
      assert.equal(await outcome(transport.connect(target(), AbortSignal.abort())), 'SSH009');
    });

    if (kind === 'local') return;

    it('calls a connection that breaks during a script an unknown outcome', async () => {
      const connection = await connect();
      const shell = await connection.shell();
      const session = Number((await text(shell, 'echo $PPID'))[1]);
      assert.match(readFileSync(`/proc/${String(session)}/cmdline`, 'latin1'), /sshd/);
      const running = shell.run('echo begun; sleep 20');
      const waiting = shell.run('echo never');
      setTimeout(() => process.kill(session, 'SIGKILL'), 100);
      await assert.rejects(running, (error) => {
        assert.equal(codeOf(error), 'SSH040');
        return isOutcomeUnknown(error);
      });
      await assert.rejects(
        waiting,
        (error) => codeOf(error) === 'SSH045' && !isOutcomeUnknown(error),
      );
      await connection.closed;
      assert.equal(await outcome(connection.shell()), 'SSH045');
    });

    it('becomes root by sudo, with a password, without one, in any language', async () => {
      for (const [user, become] of [
        ['alice', { ...root, password: secret }],
        ['carol', root],
        ['root', { method: 'sudo', user: 'alice' }],
        ['noisy', { method: 'su', user: 'root', password: secret }],
        // These on a terminal: the program insists.
        ['dora', root],
        ['emil', { ...root, password: secret }],
        ...(doas === undefined
          ? []
          : ([
              ['alice', { method: 'doas', user: 'root', password: secret }],
              ['carol', { method: 'doas', user: 'root' }],
            ] as const)),
      ] as const) {
        const connection = await connect({ user });
        const login = await connection.shell();
        assert.deepEqual(await text(login, 'id -un'), [0, `${user}\n`, '']);
        const shell = await connection.shell(become);
        assert.deepEqual(await text(shell, 'id -un; echo e >&2; exit 4'), [
          4,
          `${become.user}\n`,
          'e\n',
        ]);
        assert.equal((await shell.run('head -c 400000 /dev/zero')).stdout.length, 400_000);
        // Also where a terminal stands in between: no byte is a signal, an end or an echo.
        const script = Buffer.concat([Buffer.from("printf %s '"), everyByte, Buffer.from("' >&2")]);
        assert.deepEqual((await shell.run(script)).stderr, everyByte);
        const long = await shell.run(`: '${'x'.repeat(100_000)}'; exit 6`);
        assert.equal(long.status, 6);
        assert.deepEqual(await text(shell, 'echo "${LC_ALL-unset}"'), [0, 'unset\n', '']);
      }
    });

    it('tells why somebody may not become root', async function () {
      // PAM takes some seconds to refuse a wrong password.
      this.timeout(20_000);
      const attempts = [
        ['alice', { ...root, password: new Secret('wrong') }, 'SSH031'],
        ['alice', root, 'SSH030'],
        ['bob', { ...root, password: secret }, 'SSH032'],
        ['emil', { ...root, password: new Secret('wrong') }, 'SSH031'],
        ['emil', root, 'SSH030'],
        ['emil', { ...root, user: 'ghost' }, 'SSH035'],
        // su itself waits three seconds then: once is enough.
        ...(kind === 'ssh'
          ? ([
              ['alice', { method: 'su', user: 'root', password: new Secret('wrong') }, 'SSH031'],
            ] as const)
          : []),
        ['alice', { method: 'su', user: 'root' }, 'SSH030'],
        ['carol', { method: 'sudo', user: 'ghost' }, 'SSH035'],
        ...(doas === undefined
          ? ([['alice', { method: 'doas', user: 'root' }, 'SSH034']] as const)
          : ([
              ['alice', { method: 'doas', user: 'root' }, 'SSH030'],
              ['alice', { method: 'doas', user: 'root', password: new Secret('wrong') }, 'SSH031'],
              ['bob', { method: 'doas', user: 'root', password: secret }, 'SSH032'],
            ] as const)),
      ] as const;
      await Promise.all(
        attempts.map(async ([user, become, code]) => {
          const connection = await connect({ user });
          await assert.rejects(connection.shell(become), (error) => {
            assert.equal(codeOf(error), code, `${user} ${JSON.stringify(become)} ${String(error)}`);
            assert.doesNotMatch(JSON.stringify(error) + String(error), /wrong|pa ss/);
            return true;
          });
          // The login user's own shell is none the worse.
          assert.equal((await (await connection.shell()).run('true')).status, 0);
        }),
      );
    });

    it('never shows the password in a process list or an environment', async () => {
      const connection = await connect({ user: 'alice', identityFiles: [], password: secret });
      let looking = true;
      const seen: string[] = [];
      let looks = 0;
      const watch = (async () => {
        while (looking) {
          for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
            for (const file of ['cmdline', 'environ']) {
              try {
                const bytes = readFileSync(`/proc/${pid}/${file}`, 'utf8');
                if (bytes.includes(password)) seen.push(`${pid} ${file}`);
              } catch {
                // Gone meanwhile.
              }
            }
          }
          looks += 1;
          await new Promise((resolve) => setImmediate(resolve));
        }
      })();
      const shell = await connection.shell({ ...root, password: secret });
      assert.deepEqual(await text(shell, 'id -un'), [0, 'root\n', '']);
      looking = false;
      await watch;
      assert.ok(looks > 0);
      assert.deepEqual(seen, []);
    });

    it('names each way in which connecting fails', async () => {
      const wrongKey = sshd.hostKeys.rsa;
      const failures: readonly (readonly [Partial<Target>, string])[] = [
        [{ port: await freePort() }, 'SSH001'],
        [{ address: 'no.such.name.invalid' }, 'SSH004'],
        [{ user: 'ghost' }, 'SSH020'],
        [{ identityFiles: [wrongKey] }, 'SSH020'],
        [{ identityFiles: [], password: new Secret('wrong'), user: 'alice' }, 'SSH020'],
        [{ identityFiles: ['/nonexistent/key'] }, 'SSH021'],
        [{ knownHostsFiles: ['/nonexistent/known_hosts'] }, 'SSH010'],
      ];
      for (const [more, code] of failures) {
        assert.equal(await outcome(connect(more)), code, JSON.stringify(more));
      }
      // Something that is no SSH server, and something that never answers.
      const rude = createServer((socket) => socket.end()).listen(0, '127.0.0.1');
      const mute = createServer(() => undefined).listen(0, '127.0.0.1');
      await Promise.all(
        [rude, mute].map((one) => new Promise((resolve) => one.once('listening', resolve))),
      );
      try {
        assert.equal(
          await outcome(connect({ port: (rude.address() as AddressInfo).port })),
          'SSH005',
        );
        assert.equal(
          await outcome(
            connect({ port: (mute.address() as AddressInfo).port, connectTimeoutMs: 1000 }),
          ),
          'SSH003',
        );
      } finally {
        rude.close();
        mute.close();
      }
    });

    it('says so when the account has no shell', async () => {
      const started = connect({ user: 'nobodyhome' }).then(async (connection) =>
        (await connection.shell()).run('true'),
      );
      await assert.rejects(started, (error) => {
        assert.equal(codeOf(error), 'SSH043');
        assert.match(String(error), /not available/);
        return true;
      });
    });
  });
}
