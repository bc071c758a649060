import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Secret, VipbookError } from '@vipbook/diagnostics';
import ssh2 from 'ssh2';
import { sshTransport, type Target } from '../src/index.ts';
import { opensshFailure } from '../src/openssh/openssh-failure.ts';
import { becomeUser } from '../src/shell/become.ts';
import type { Pipe, PipeListener } from '../src/shell/pipe.ts';
import { untilTerminalWaits } from '../src/shell/terminal.ts';
import { handshakeFailure, tcpFailure } from '../src/ssh2/connect-failure.ts';
import { codeOf, outcome } from './support/codes.ts';

const { Server, utils } = ssh2;

// Failures of a network and of hosts that no test can bring about for real.

const target = {
  name: 'web1',
  address: '192.0.2.1',
  port: 22,
  user: 'root',
} as unknown as Target;

function errorWith(code: string, message = code): NodeJS.ErrnoException {
  return Object.assign(new Error(message), { code });
}

describe('what a failed connection is called', () => {
  it('SSH002: no way to the host, whatever the kernel calls it', () => {
    for (const code of ['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL', 'EACCES', 'EPERM']) {
      const error = tcpFailure(target, errorWith(code));
      assert.equal(codeOf(error), 'SSH002');
      const [finding] = error.diagnostics;
      assert.match(finding?.message ?? '', new RegExp(`192\\.0\\.2\\.1.*${code}`));
      assert.equal(finding?.where?.host, 'web1');
      assert.ok(finding?.remedy !== undefined);
    }
    assert.equal(codeOf(tcpFailure(target, errorWith('ENOSOMETHING'))), 'SSH002');
    const said = 'ssh: connect to host 192.0.2.1 port 22: No route to host';
    assert.equal(codeOf(opensshFailure(target, said)), 'SSH002');
    assert.equal(codeOf(tcpFailure(target, errorWith('ECONNREFUSED'))), 'SSH001');
  });

  it('SSH008: a protocol that the client does not understand', () => {
    const odd = handshakeFailure(target, new Error('Packet length 1349676916 exceeds max length'));
    assert.equal(codeOf(odd), 'SSH008');
    assert.ok(odd instanceof VipbookError);
    assert.match(odd.diagnostics[0]?.message ?? '', /Packet length/);
    assert.equal(codeOf(handshakeFailure(target, new Error('no matching cipher'))), 'SSH006');
    const refused = Object.assign(new Error('All configured authentication methods failed'), {
      level: 'client-authentication',
    });
    assert.equal(handshakeFailure(target, refused), 'login');
  });
});

/** A program that says something and ends. */
function pipe(stderr: string): Pipe {
  let listener: PipeListener | undefined;
  return {
    write: () => {
      setImmediate(() => {
        listener?.stderr(Buffer.from(stderr));
        listener?.end({ kind: 'exit', status: 1 });
      });
    },
    listen: (given) => {
      listener = given;
    },
    close: () => undefined,
  };
}

describe('SSH033: another user is refused for want of a terminal', () => {
  it('by sudo, in its own words', async () => {
    const said = 'sudo: sorry, you must have a tty to run sudo\n';
    const code = await outcome(becomeUser('web1', pipe(said), { method: 'sudo', user: 'root' }));
    assert.equal(code, 'SSH033');
  });

  it('by a host that gives none', async () => {
    const silent: Pipe = {
      write: () => undefined,
      listen: (listener) => {
        setImmediate(() => listener.end({ kind: 'exit', status: 1 } as never));
      },
      close: () => undefined,
    };
    assert.equal(await outcome(untilTerminalWaits('web1', silent)), 'SSH033');
  });
});

describe('SSH024', () => {
  it('a password that has expired, as a server says it that asks for a new one', async () => {
    const { private: key } = utils.generateKeyPairSync('ed25519');
    const server = new Server({ hostKeys: [key] }, (client) => {
      client.on('error', () => undefined);
      client.on('authentication', (context) => {
        if (context.method !== 'password') context.reject(['password']);
        else context.requestChange('expired', () => undefined);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const home = mkdtempSync(path.join(tmpdir(), 'vipbook-home-'));
    try {
      const login: Target = {
        name: 'web1',
        connection: 'ssh',
        address: '127.0.0.1',
        port: (server.address() as AddressInfo).port,
        user: 'root',
        password: new Secret('old'),
        hostKeys: 'accept-new',
        knownHostsFiles: [path.join(home, 'known_hosts')],
        connectTimeoutMs: 10_000,
        keepaliveMs: 0,
      };
      assert.equal(await outcome(sshTransport({ home }).connect(login)), 'SSH024');
    } finally {
      server.close();
      rmSync(home, { recursive: true, force: true });
    }
  });
});
