import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sshTransport } from '../../src/index.ts';
import { fingerprint } from '../../src/known-hosts/decide.ts';
import { hashName, hostsMatch } from '../../src/known-hosts/known-hosts-file.ts';
import { codeOf, outcome } from '../support/codes.ts';
import { keygen, missing, publicKey, startSshd, type TestSshd } from '../support/sshd.ts';

const run = promisify(execFile);

/** What OpenSSH's own client makes of the files, in our codes. */
async function opensshSays(sshd: TestSshd, files: readonly string[]): Promise<string> {
  const options = [
    'StrictHostKeyChecking=yes',
    'BatchMode=yes',
    'GlobalKnownHostsFile=none',
    'UpdateHostKeys=no',
    `UserKnownHostsFile=${files.join(' ')}`,
  ];
  const words = [
    '-F',
    'none',
    ...options.flatMap((one) => ['-o', one]),
    '-i',
    sshd.clientKey,
    '-p',
    String(sshd.port),
    'root@127.0.0.1',
    'true',
  ];
  try {
    await run('ssh', words, { env: { ...process.env, LC_ALL: 'C' } });
    return 'ok';
  } catch (error) {
    const { stderr } = error as { stderr: string };
    if (/REVOKED|revoked/.test(stderr)) return 'SSH012';
    if (/IDENTIFICATION HAS CHANGED/.test(stderr)) return 'SSH011';
    if (/host key is known for/.test(stderr)) return 'SSH010';
    return stderr;
  }
}

describe('known_hosts against OpenSSH', () => {
  let sshd: TestSshd;
  let other: string;
  let name: string;
  before(async function () {
    const reason = missing();
    if (reason !== undefined) {
      console.log(`      ${reason}`);
      this.skip();
    }
    sshd = await startSshd();
    other = join(sshd.directory, 'other');
    for (const type of ['ed25519', 'ecdsa', 'rsa']) keygen(`${other}_${type}`, type);
    name = `[127.0.0.1]:${String(sshd.port)}`;
  });
  after(() => sshd?.stop());

  it('decides every file as ssh does', async () => {
    const key = (type: keyof TestSshd['hostKeys']): string => publicKey(sshd.hostKeys[type]);
    const wrong = (type: string): string => publicKey(`${other}_${type}`);
    const hashed = (text: string): string => hashName(text, Buffer.alloc(20, 7));
    const port = String(sshd.port);
    const cases: Readonly<Record<string, readonly string[]>> = {
      empty: [''],
      'missing file': [],
      ed25519: [`${name} ${key('ed25519')}\n`],
      'rsa only: asks the server for rsa': [`${name} ${key('rsa')}\n`],
      'ecdsa only': [`${name} ${key('ecdsa')}\n`],
      'no last newline': [`${name} ${key('rsa')}`],
      'comment after the key': [`${name} ${key('rsa')} root@host and more\n`],
      'tabs and blanks': [`  ${name}\t${key('rsa').replace(' ', '\t  ')}\n`],
      'carriage return': [`${name} ${key('rsa')}\r\n`],
      changed: [`${name} ${wrong('ed25519')}\n`],
      'changed in one type, right in another': [
        `${name} ${wrong('ed25519')}\n${name} ${key('rsa')}\n`,
      ],
      'right first, wrong later': [`${name} ${key('ed25519')}\n${name} ${wrong('ed25519')}\n`],
      'wrong first, right later': [`${name} ${wrong('ed25519')}\n${name} ${key('ed25519')}\n`],
      'wrong key of another type only': [`${name} ${wrong('rsa')}\n`],
      hashed: [`${hashed(name)} ${key('ed25519')}\n`],
      'hashed and changed': [`${hashed(name)} ${wrong('ed25519')}\n`],
      'hashed without the port': [`${hashed('127.0.0.1')} ${key('ed25519')}\n`],
      'bare name, right key': [`127.0.0.1 ${key('ed25519')}\n`],
      'bare name, wrong key': [`127.0.0.1 ${wrong('ed25519')}\n`],
      'bare name right, with port wrong': [
        `127.0.0.1 ${key('ed25519')}\n${name} ${wrong('ed25519')}\n`,
      ],
      'list of names': [`elsewhere,${name},third ${key('ed25519')}\n`],
      wildcard: [`[127.0.0.?]:* ${key('ed25519')}\n`],
      'star for all': [`* ${key('ed25519')}\n`],
      negated: [`*,!${name} ${key('ed25519')}\n`],
      'negated first': [`!${name},* ${key('ed25519')}\n`],
      'negated other': [`!elsewhere,* ${key('ed25519')}\n`],
      'other port': [`[127.0.0.1]:1 ${key('ed25519')}\n`],
      'port as a name': [`127.0.0.1:${port} ${key('ed25519')}\n`],
      revoked: [`@revoked * ${key('ed25519')}\n${name} ${key('ed25519')}\n`],
      'revoked after': [`${name} ${key('ed25519')}\n@revoked ${name} ${key('ed25519')}\n`],
      'another key revoked': [`@revoked * ${wrong('ed25519')}\n${name} ${key('ed25519')}\n`],
      'revoked only': [`@revoked ${name} ${key('ed25519')}\n`],
      'unknown marker': [`@trusted ${name} ${key('ed25519')}\n`],
      'two markers': [`@revoked @revoked ${name} ${key('ed25519')}\n`],
      'marker without space': [`@revoked${name} ${key('ed25519')}\n`],
      comment: [`#${name} ${key('ed25519')}\n`],
      'broken base64': [`${name} ssh-ed25519 AAAA\n${name} ${key('rsa')}\n`],
      'type and key differ': [`${name} ssh-rsa ${key('ed25519').split(' ')[1] ?? ''}\n`],
      'two files, second knows': ['', `${name} ${key('ed25519')}\n`],
      'two files, first wrong': [`${name} ${wrong('ed25519')}\n`, `${name} ${key('ed25519')}\n`],
      'two files, second revokes': [
        `${name} ${key('ed25519')}\n`,
        `@revoked * ${key('ed25519')}\n`,
      ],
      garbage: ['\n\n \nx\nx y\n\u0001\n'],
    };
    const directory = join(sshd.directory, 'matrix');
    mkdirSync(directory);
    const transport = sshTransport({ home: directory });
    const ours: Record<string, string> = {};
    const theirs: Record<string, string> = {};
    const one = async (
      [what, texts]: readonly [string, readonly string[]],
      index: number,
    ): Promise<void> => {
      const paths = texts.map((text, n) => {
        const path = join(directory, `${String(index)}-${String(n)}`);
        writeFileSync(path, text);
        return path;
      });
      if (paths.length === 0) paths.push(join(directory, 'none'));
      theirs[what] = await opensshSays(sshd, paths);
      ours[what] = await outcome(
        transport.connect(sshd.target({ knownHostsFiles: paths })).then((open) => open.close()),
      );
    };
    const waiting = [...Object.entries(cases).entries()];
    const worker = async (): Promise<void> => {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
        await one(next[1], next[0]);
    };
    await Promise.all([worker(), worker(), worker()]);
    assert.deepEqual(ours, theirs);
    assert.deepEqual(new Set(Object.values(theirs)), new Set(['ok', 'SSH010', 'SSH011', 'SSH012']));
  });

  it('finds names as ssh-keygen -F does', async () => {
    const names = [
      'a',
      'A.example',
      '10.0.0.1',
      '[10.0.0.1]:2222',
      'x.y.z',
      '::1',
      '[::1]:22',
      'fe80::1%eth0',
    ];
    const patterns = [
      '*',
      'a',
      'A*',
      '*.y.*',
      '?',
      '[10.0.0.1]:*',
      '*,!a',
      '!*',
      '10.0.0.?,x.*',
      '::1',
      '[::1]:22',
      'a,,b',
      ',',
      '**a**',
      '*?*?*?*',
    ];
    const fields = [
      ...patterns,
      ...names.map((one) => hashName(one.toLowerCase(), Buffer.alloc(20, 3))),
    ];
    const file = join(sshd.directory, 'names');
    const key = publicKey(sshd.hostKeys.ed25519);
    writeFileSync(file, fields.map((field) => `${field} ${key}\n`).join(''));
    for (const one of names) {
      // ssh itself asks in lower case; ssh-keygen takes the name as it is.
      const { stdout } = await run('ssh-keygen', ['-F', one.toLowerCase(), '-f', file]).catch(
        (error: unknown) => error as { stdout: string },
      );
      const theirs = [...stdout.matchAll(/found: line (\d+)/g)].map(
        (found) => fields[Number(found[1]) - 1],
      );
      const ours = fields.filter((field) => hostsMatch(field, one.toLowerCase()));
      assert.deepEqual(ours, theirs, one);
    }
  });

  it('names fingerprint, type, remedy of an unknown key', async () => {
    const connect = sshTransport().connect(sshd.target({ knownHostsFiles: ['/nonexistent/k h'] }));
    await assert.rejects(connect, (error) => {
      const text = JSON.stringify((error as { diagnostics?: unknown }).diagnostics);
      const wire = Buffer.from(publicKey(sshd.hostKeys.ed25519).split(' ')[1] ?? '', 'base64');
      assert.ok(text.includes(fingerprint(wire)) && text.includes('ssh-ed25519'), text);
      assert.ok(
        text.includes(`ssh-keyscan -p ${String(sshd.port)} 127.0.0.1 >> '/nonexistent/k h'`),
        text,
      );
      assert.ok(text.includes('--accept-new'), text);
      return true;
    });
    const { stdout } = await run('ssh-keygen', ['-lf', `${sshd.hostKeys.ed25519}.pub`]);
    const wire = Buffer.from(publicKey(sshd.hostKeys.ed25519).split(' ')[1] ?? '', 'base64');
    assert.equal(stdout.split(' ')[1], fingerprint(wire));
  });

  it('names the line of the old key when it changed', async () => {
    const file = join(sshd.directory, 'changed');
    writeFileSync(file, `# one\n\n${name} ${publicKey(`${other}_ed25519`)}\n`);
    for (const hostKeys of ['strict', 'accept-new'] as const) {
      await assert.rejects(
        sshTransport().connect(sshd.target({ knownHostsFiles: [file], hostKeys })),
        (error) => {
          assert.equal(codeOf(error), 'SSH011');
          assert.ok(String(error).includes(`${file}:3`), String(error));
          return true;
        },
      );
    }
  });

  it('says that certificate authorities are not supported', async () => {
    const file = join(sshd.directory, 'authority');
    writeFileSync(file, `@cert-authority * ${publicKey(`${other}_ed25519`)}\n`);
    assert.equal(
      await outcome(sshTransport().connect(sshd.target({ knownHostsFiles: [file] }))),
      'SSH013',
    );
  });

  it('stores a new key once, in the habit of the file, also from many connects at once', async () => {
    const connectAll = async (file: string): Promise<void> => {
      const target = sshd.target({ knownHostsFiles: [file], hostKeys: 'accept-new' });
      const open = await Promise.all([1, 2, 3, 4].map(() => sshTransport().connect(target)));
      await Promise.all(open.map((one) => one.close()));
      // And now it is known.
      const strict = await sshTransport().connect(sshd.target({ knownHostsFiles: [file] }));
      await strict.close();
    };
    const fresh = join(sshd.directory, 'new/.ssh/known_hosts');
    await connectAll(fresh);
    assert.equal(readFileSync(fresh, 'utf8'), `${name} ${publicKey(sshd.hostKeys.ed25519)}\n`);
    assert.equal(
      (await run('stat', ['-c', '%a', fresh, join(sshd.directory, 'new/.ssh')])).stdout,
      '600\n700\n',
    );

    const unfinished = join(sshd.directory, 'unfinished');
    const line = `elsewhere ${publicKey(sshd.hostKeys.rsa)}`;
    writeFileSync(unfinished, line);
    await connectAll(unfinished);
    assert.equal(
      readFileSync(unfinished, 'utf8'),
      `${line}\n${name} ${publicKey(sshd.hostKeys.ed25519)}\n`,
    );

    const hashed = join(sshd.directory, 'hashed');
    writeFileSync(
      hashed,
      `${hashName('elsewhere', Buffer.alloc(20, 1))} ${publicKey(sshd.hostKeys.rsa)}\n`,
    );
    await connectAll(hashed);
    const added = readFileSync(hashed, 'utf8').split('\n');
    assert.equal(added.length, 3);
    assert.match(added[1] ?? '', /^\|1\|[^|]{28}\|[^|]{28} ssh-ed25519 /);
    const { stdout } = await run('ssh-keygen', ['-F', name, '-f', hashed]);
    assert.match(stdout, /found: line 2/);

    assert.equal(
      await outcome(
        sshTransport()
          .connect(sshd.target({ knownHostsFiles: ['/dev/null'], hostKeys: 'accept-new' }))
          .then((open) => open.close()),
      ),
      'ok',
    );
    assert.equal(
      await outcome(
        sshTransport().connect(
          sshd.target({ knownHostsFiles: ['/proc/version/x'], hostKeys: 'accept-new' }),
        ),
      ),
      'SSH014',
    );
  });
});
