import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret, VipbookError } from '@vipbook/diagnostics';
import { opensshTransport, sshTransport, type Connection, type Target } from '../../src/index.ts';
import { codeOf, outcome } from '../support/codes.ts';
import {
  keygen,
  needSshd,
  publicKey,
  secret,
  startSshd,
  users,
  type TestSshd,
} from '../support/sshd.ts';
import { startWire } from '../support/wire.ts';

/** Connect, run one command, close. */
async function tryOut(target: Target, home?: string): Promise<string> {
  return outcome(
    sshTransport(home === undefined ? {} : { home })
      .connect(target)
      .then(async (connection) => {
        const { status } = await (await connection.shell()).run('true');
        await connection.close();
        assert.equal(status, 0);
      }),
  );
}

describe('login by the built-in client', () => {
  let sshd: TestSshd;
  before(async function () {
    needSshd(this);
    sshd = await startSshd();
  });
  after(() => sshd?.stop());

  it('opens every kind of key, with and without passphrase', async () => {
    const kinds: readonly (readonly [string, string, readonly string[]])[] = [
      ['ed25519', '', []],
      ['ed25519', 'geheim', []],
      ['ecdsa', 'geheim', []],
      ['rsa', '', ['-m', 'PEM']],
      ['rsa', 'geheim', ['-m', 'PEM']],
      ['rsa', 'geheim', []],
    ];
    for (const [index, [type, phrase, format]] of kinds.entries()) {
      const file = join(sshd.directory, `key${String(index)}`);
      keygen(file, type, phrase, format);
      appendFileSync(join(sshd.directory, 'client.pub'), `${publicKey(file)}\n`);
      const target = sshd.target({ identityFiles: [file] });
      const label = `${type} ${phrase} ${format.join(' ')}`;
      if (phrase === '') {
        assert.equal(await tryOut(target), 'ok', label);
      } else {
        assert.equal(await tryOut({ ...target, passphrase: new Secret(phrase) }), 'ok', label);
        assert.equal(
          await tryOut({ ...target, passphrase: new Secret('falsch') }),
          'SSH023',
          label,
        );
        assert.equal(await tryOut(target), 'SSH023', label);
      }
    }
  });

  it('tells a public key, a directory and garbage from a private key', async () => {
    const garbage = join(sshd.directory, 'garbage');
    writeFileSync(garbage, 'hello\n');
    assert.equal(await tryOut(sshd.target({ identityFiles: [garbage] })), 'SSH022');
    assert.equal(await tryOut(sshd.target({ identityFiles: [`${sshd.clientKey}.pub`] })), 'SSH022');
    assert.equal(await tryOut(sshd.target({ identityFiles: [sshd.directory] })), 'SSH021');
  });

  it('finds the usual keys of ~/.ssh, passes over locked ones and says so when login fails', async () => {
    const home = join(sshd.directory, 'home');
    mkdirSync(join(home, '.ssh'), { recursive: true });
    const { identityFiles: _none, ...target } = sshd.target();
    assert.equal(await tryOut(target, home), 'SSH020');
    keygen(join(home, '.ssh/id_rsa'), 'rsa', 'locked');
    await assert.rejects(
      sshTransport({ home }).connect(target),
      /id_rsa \(it needs a passphrase\)/,
    );
    copyFileSync(sshd.clientKey, join(home, '.ssh/id_ed25519'));
    assert.equal(await tryOut(target, home), 'ok');
  });

  it('names the keys that were offered and the methods that the host takes', async () => {
    const file = join(sshd.directory, 'stranger');
    keygen(file, 'ed25519');
    await assert.rejects(
      sshTransport().connect(sshd.target({ identityFiles: [file], password: new Secret('wrong') })),
      (error) => {
        assert.equal(codeOf(error), 'SSH020');
        assert.match(
          String(error),
          /offered: key \S*stranger \(ssh-ed25519 SHA256:\S+\), the password; the host takes: publickey, password/,
        );
        assert.doesNotMatch(String(error), /wrong/);
        return true;
      },
    );
  });

  it('asks and forwards the agent when told to, and says when it does not answer, or stood by', async () => {
    const socket = join(sshd.directory, 'agent');
    const agent = spawn('ssh-agent', ['-D', '-a', socket], { stdio: ['ignore', 'pipe', 'ignore'] });
    await new Promise((resolve) => agent.stdout.once('data', resolve));
    try {
      const home = join(sshd.directory, 'empty-home');
      const { identityFiles: _none, ...target } = sshd.target();
      assert.equal(await tryOut({ ...target, agent: socket }, home), 'SSH020');
      execFileSync('ssh-add', ['-q', sshd.clientKey], {
        env: { ...process.env, SSH_AUTH_SOCK: socket },
      });
      assert.equal(await tryOut({ ...target, agent: socket }, home), 'ok');
      assert.equal(await tryOut(target, home), 'SSH020');
      const connection = await sshTransport({ home }).connect({ ...target, agent: socket });
      const { stdout } = await (await connection.shell()).run('echo "${SSH_AUTH_SOCK-none}"');
      assert.equal(stdout.toString(), 'none\n');
      await connection.close();
      const forwarding = await sshTransport({ home }).connect({
        ...target,
        agent: socket,
        forwardAgent: socket,
      });
      const seen = await (await forwarding.shell()).run('ssh-add -l');
      assert.match(seen.stdout.toString(), /SHA256:\S+ test \(ED25519\)/);
      await forwarding.close();
      assert.equal(await tryOut({ ...target, agent: '/nonexistent/agent' }, home), 'SSH025');
      // With the system's ssh, an agent that ssh_config names is asked as well; one that nobody names is not.
      const config = join(sshd.directory, 'agent-config');
      const openssh = async (text: string): Promise<string> => {
        writeFileSync(config, `Host *\n  IdentityFile none\n${text}`);
        const system = { ...target, connection: 'openssh', idleAgent: socket } as const;
        return opensshTransport()
          .connect({ ...system, opensshArguments: ['-F', config] })
          .then(
            async (opened) => {
              await opened.close();
              return 'ok';
            },
            (error: unknown) =>
              error instanceof VipbookError ? (error.diagnostics[0]?.code ?? '') : String(error),
          );
      };
      assert.equal(await openssh(''), 'SSH020');
      assert.equal(await openssh('  IdentityAgent SSH_AUTH_SOCK\n'), 'ok');
      assert.equal(await openssh('  IdentityAgent ${SSH_AUTH_SOCK}\n'), 'ok');
      await assert.rejects(
        sshTransport({ home }).connect({ ...target, idleAgent: socket }),
        (error) =>
          error instanceof VipbookError &&
          /There is an ssh-agent \(\S+agent\) that was not asked: --agent/.test(
            error.diagnostics[0]?.remedy ?? '',
          ),
      );
    } finally {
      agent.kill();
    }
  });

  it('goes on to the password when keys are refused, and to several methods in a row', async () => {
    const stranger = join(sshd.directory, 'stranger2');
    keygen(stranger, 'ed25519');
    assert.equal(
      await tryOut(sshd.target({ user: 'alice', identityFiles: [stranger], password: secret })),
      'ok',
    );
    const both = await startSshd({
      config: [
        'Match User alice',
        'AuthenticationMethods publickey,password',
        'Match User bob',
        'AuthenticationMethods password,publickey',
        'Match all',
      ],
    });
    try {
      for (const user of ['alice', 'bob']) {
        assert.equal(await tryOut(both.target({ user, password: secret })), 'ok', user);
        assert.equal(await tryOut(both.target({ user })), 'SSH020', user);
        assert.equal(
          await tryOut(both.target({ user, password: new Secret('no') })),
          'SSH020',
          user,
        );
      }
    } finally {
      await both.stop();
    }
  });

  it('answers keyboard-interactive with the password, once', async () => {
    const pam = await startSshd({
      config: ['UsePAM yes', 'KbdInteractiveAuthentication yes', 'PasswordAuthentication no'],
    });
    try {
      const { identityFiles: _none, ...target } = pam.target({ user: 'alice', password: secret });
      const home = join(pam.directory, 'no-home');
      assert.equal(await tryOut(target, home), 'ok');
      assert.equal(await tryOut({ ...target, password: new Secret('wrong') }, home), 'SSH020');
    } finally {
      await pam.stop();
    }
  });

  it('shows the host a key type that known_hosts can check', async () => {
    for (const type of ['rsa', 'ecdsa', 'ed25519'] as const) {
      const file = join(sshd.directory, `known-${type}`);
      writeFileSync(file, `[127.0.0.1]:${String(sshd.port)} ${publicKey(sshd.hostKeys[type])}\n`);
      assert.equal(await tryOut(sshd.target({ knownHostsFiles: [file] })), 'ok', type);
    }
  });

  it('looks a host up by HostKeyAlias', async () => {
    const file = join(sshd.directory, 'alias');
    writeFileSync(file, `cluster ${publicKey(sshd.hostKeys.ed25519)}\n`);
    assert.equal(
      await tryOut(sshd.target({ knownHostsFiles: [file], hostKeyAlias: 'cluster' })),
      'ok',
    );
    assert.equal(
      await tryOut(sshd.target({ knownHostsFiles: [file], hostKeyAlias: 'other' })),
      'SSH010',
    );
  });

  it('says when the server has nothing in common', async () => {
    const strange = await startSshd({
      config: ['KexAlgorithms sntrup761x25519-sha512@openssh.com'],
    });
    try {
      assert.equal(await tryOut(strange.target()), 'SSH006');
    } finally {
      await strange.stop();
    }
  });

  it('respects MaxSessions: says so at the eleventh', async () => {
    const one = await startSshd({ config: ['MaxSessions 2'] });
    try {
      const connection = await sshTransport().connect(one.target());
      await connection.shell();
      await connection.shell({ method: 'su', user: 'alice' });
      assert.equal(await outcome(connection.shell({ method: 'su', user: 'bob' })), 'SSH050');
      assert.equal((await (await connection.shell()).run('true')).status, 0);
      await connection.close();
    } finally {
      await one.stop();
    }
  });

  it('says what the server does not allow to be reached', async () => {
    const closed = await startSshd({ config: ['AllowTcpForwarding no'] });
    try {
      const connection = await sshTransport().connect(closed.target());
      assert.equal(await connection.reach('127.0.0.1', closed.port, 2000), 'forbidden');
      await connection.close();
      assert.equal(await tryOut(sshd.target({ jumps: [closed.target()] })), 'SSH007');
    } finally {
      await closed.stop();
    }
  });
});

describe('the wire', () => {
  let sshd: TestSshd;
  before(async function () {
    needSshd(this);
    sshd = await startSshd();
  });
  after(() => sshd?.stop());

  it('takes one round trip a script, also with become, whatever its size', async () => {
    const wire = await startWire(sshd.port);
    const target = sshd.target({ port: wire.port, knownHostsFiles: [`${sshd.knownHosts}-wire`] });
    writeFileSync(
      `${sshd.knownHosts}-wire`,
      `[127.0.0.1]:${String(wire.port)} ${publicKey(sshd.hostKeys.ed25519)}\n`,
    );
    const connection = await sshTransport().connect({ ...target, user: 'alice' });
    const shells = [
      await connection.shell(),
      await connection.shell({ method: 'sudo', user: 'root', password: secret }),
    ];
    for (const shell of shells) {
      for (const script of [
        'true',
        'if',
        'echo a; echo b >&2; exit 3',
        `: ${'x'.repeat(20_000)}`,
      ]) {
        wire.forget();
        await shell.run(script);
        assert.equal(wire.talk(), 'CS', script.slice(0, 30));
      }
    }
    await connection.close();
    await wire.close();
  });

  it('notices by keepalive that nobody is there any more', async () => {
    const wire = await startWire(sshd.port);
    writeFileSync(
      `${sshd.knownHosts}-frozen`,
      `[127.0.0.1]:${String(wire.port)} ${publicKey(sshd.hostKeys.ed25519)}\n`,
    );
    const connection = await sshTransport().connect(
      sshd.target({
        port: wire.port,
        keepaliveMs: 60,
        knownHostsFiles: [`${sshd.knownHosts}-frozen`],
      }),
    );
    const shell = await connection.shell();
    const running = shell.run('sleep 1; echo done');
    wire.freeze();
    await assert.rejects(
      running,
      (error) => codeOf(error) === 'SSH040' && /[Kk]eepalive/.test(String(error)),
    );
    await connection.closed;
    await connection.close();
    await wire.close();
  });

  it('closes at once when the host does not answer any more', async () => {
    const wire = await startWire(sshd.port);
    writeFileSync(
      `${sshd.knownHosts}-gone`,
      `[127.0.0.1]:${String(wire.port)} ${publicKey(sshd.hostKeys.ed25519)}\n`,
    );
    const connection = await sshTransport().connect(
      sshd.target({ port: wire.port, knownHostsFiles: [`${sshd.knownHosts}-gone`] }),
    );
    await connection.shell();
    wire.freeze();
    await connection.close();
    await wire.close();
  });
});

describe('jump hosts', () => {
  const all: TestSshd[] = [];
  before(async function () {
    needSshd(this);
    all.push(...(await Promise.all([startSshd(), startSshd(), startSshd()])));
  });
  after(() => Promise.all(all.map((one) => one.stop())));

  it('goes through a chain, checking every host key on the way', async () => {
    const [far, first, second] = all;
    assert.ok(far !== undefined && first !== undefined && second !== undefined);
    const chain = [first.target({ user: 'alice' }), second.target({ user: 'bob' })];
    const connection = await sshTransport().connect(far.target({ jumps: chain }));
    const { stdout } = await (await connection.shell()).run('echo $SSH_CONNECTION');
    assert.match(stdout.toString(), new RegExp(` ${String(far.port)}$`, 'm'));
    assert.equal(await connection.reach('127.0.0.1', first.port, 2000), 'open');
    await connection.close();
    const strange = [first.target(), second.target({ knownHostsFiles: ['/nonexistent/k'] })];
    assert.equal(await tryOut(far.target({ jumps: strange })), 'SSH010');
    assert.equal(
      await tryOut(far.target({ jumps: [first.target()], knownHostsFiles: ['/nonexistent/k'] })),
      'SSH010',
    );
    assert.equal(await tryOut(far.target({ jumps: [first.target()], port: 1 })), 'SSH007');
    assert.equal(await tryOut(far.target({ jumps: [first.target({ user: 'ghost' })] })), 'SSH020');
  });

  it('logs in once on a jump host for all behind it, and leaves nothing open', async () => {
    const [far, jump] = all;
    assert.ok(far !== undefined && jump !== undefined);
    const transport = sshTransport();
    const wire = await startWire(jump.port);
    const file = join(jump.directory, 'kh-wire');
    writeFileSync(file, `[127.0.0.1]:${String(wire.port)} ${publicKey(jump.hostKeys.ed25519)}\n`);
    const bastion = jump.target({ port: wire.port, knownHostsFiles: [file] });
    const open: Connection[] = await Promise.all(
      Object.keys(users)
        .slice(0, 5)
        .map((user) => transport.connect(far.target({ user, jumps: [bastion] }))),
    );
    assert.equal(wire.connections(), 1);
    const names = await Promise.all(
      open.map(async (one) => (await (await one.shell()).run('id -un')).stdout.toString().trim()),
    );
    assert.deepEqual(names, Object.keys(users).slice(0, 5));
    await Promise.all(open.map((one) => one.close()));
    await wire.idle();
    // The next one opens it anew; when it breaks, all behind it are gone.
    const again = await transport.connect(far.target({ jumps: [bastion] }));
    const running = (await again.shell()).run('sleep 20');
    wire.cut();
    await assert.rejects(running, (error) => codeOf(error) === 'SSH040');
    await again.closed;
    await wire.close();
  });
});
