import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { diagnostic, VipbookError } from '@vipbook/diagnostics';
import { openHost, type Facts, type Host, type Operation } from '@vipbook/host';
import type { Completed, Connection, Target } from '@vipbook/transport';

type Answer = (script: string) => Completed;

const completed = (stdout: string | Buffer, status = 0): Completed => ({
  status,
  stdout: Buffer.from(stdout),
  stderr: Buffer.alloc(0),
});

/** A host that answers what it likes. */
function connection(answer: Answer): Connection {
  return {
    target: { name: 'liar' } as Target,
    shell: () =>
      Promise.resolve({
        // Async: what an answer throws is what the shell fails with.
        run: async (script) => {
          await Promise.resolve();
          return answer(Buffer.from(script).toString('latin1'));
        },
        close: () => Promise.resolve(),
      }),
    reach: () => Promise.resolve('forbidden'),
    closed: new Promise(() => undefined),
    close: () => Promise.resolve(),
  };
}

function runLocally(script: string): Completed {
  const { status, stdout, stderr } = spawnSync('sh', [], { input: Buffer.from(script, 'latin1') });
  return { status: status ?? 255, stdout, stderr };
}

/** The facts of a host that prints these sections. */
function factsFrom(sections: Readonly<Record<string, string>>): Promise<Facts> {
  const {
    addresses = '[{"ifindex":1,"ifname":"lo"}]',
    routes4 = '[]',
    neighbours = '[]',
    ...others
  } = sections;
  const usual = {
    user: 'uid=0(root)',
    tools: 'ip /sbin/ip',
    tables: [addresses, routes4, neighbours].join('\n'),
  };
  return openHost(
    'liar',
    connection((script) => {
      const mark = /vipbook-[0-9a-f]+/.exec(script)?.[0] ?? '';
      const all = Object.entries({ ...usual, ...others, end: '' });
      return completed(all.map(([name, text]) => `\n${mark} ${name}\n${text}`).join('') + '\n');
    }),
  ).facts();
}

describe('what a host says is not believed further than it must be', () => {
  const link = (more: object): string =>
    JSON.stringify([
      { ifindex: 1, ifname: 'lo', address: '00:00:00:00:00:00', addr_info: [] },
      {
        ifindex: 2,
        ifname: 'eth0',
        address: '02:00:00:00:00:50',
        addr_info: [{ family: 'inet', local: '192.168.1.60', prefixlen: 24, ...more }],
      },
    ]);

  it('refuses numbers, names and addresses that are none', async () => {
    const bad: readonly object[] = [
      { prefixlen: '24 dev lo; touch /tmp/owned #' },
      { prefixlen: 240 },
      { prefixlen: 1.5 },
      { local: '192.168.1.60;id' },
      { local: '::1' },
      { label: 'eth0:1\n  up id' },
      { label: 'eth0:sixteen-bytes' },
      { broadcast: '+; id' },
      { valid_life_time: '60; id' },
      { valid_life_time: -1 },
      { scope: { toString: 'no' } },
    ];
    for (const more of bad) {
      await assert.rejects(
        factsFrom({ addresses: link(more) }),
        (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'HST009',
        JSON.stringify(more),
      );
    }
    const good = await factsFrom({ addresses: link({ label: 'eth0:1', broadcast: '1.2.3.255' }) });
    assert.equal(good.addresses[0]?.label, 'eth0:1');
    for (const ifname of ['eth0"; drop', 'a/b', 'a b', '', 'x'.repeat(16), 7, '..']) {
      await assert.rejects(
        factsFrom({ addresses: JSON.stringify([{ ifindex: 2, ifname }]) }),
        VipbookError,
        String(ifname),
      );
    }
    for (const addresses of ['{}', '[null]', '[7]', '"x"', '[{"ifname":"eth0","addr_info":7}]']) {
      await assert.rejects(factsFrom({ addresses }), VipbookError, addresses);
    }
  });

  it('passes over routes and neighbours that are no addresses', async () => {
    const facts = await factsFrom({
      routes4: JSON.stringify([
        { dst: 'default', gateway: '-x', dev: 'eth0' },
        { dst: 'default', gateway: '192.168.1.1', dev: 'eth0', prefsrc: '192.168.1.50' },
        null,
      ]),
      neighbours: JSON.stringify([
        { dst: '(', dev: 'eth0', lladdr: '02:00:00:00:00:01', state: ['REACHABLE'] },
        { dst: '-f', dev: 'eth0', lladdr: '02:00:00:00:00:01', state: ['REACHABLE'] },
        { dst: '192.168.1.2', dev: 'eth0', lladdr: '02:00:00:00:00:02', state: ['STALE'] },
        7,
      ]),
    });
    assert.deepEqual(
      facts.neighbours.map((entry) => entry.address),
      ['192.168.1.2'],
    );
    assert.deepEqual(
      facts.routes.map((route) => route.gateway),
      ['192.168.1.1'],
    );
  });

  it('renders nothing unquoted that is no address, number or device', async () => {
    const scripts: string[] = [];
    const host = openHost(
      'new',
      connection((script) => {
        scripts.push(script);
        return completed('');
      }),
    );
    const evil = '24 dev lo; touch /tmp/owned #';
    const address = '192.168.1.60';
    const bad: readonly unknown[] = [
      { do: 'address.add', device: 'eth0', address, prefix: evil },
      { do: 'address.add', device: 'eth0', address, prefix: 24, lifetime: evil },
      { do: 'address.add', device: 'eth0', address: `${address};id`, prefix: 24 },
      { do: 'address.delete', device: 'eth0', address, prefix: evil },
      { do: 'address.lifetime', device: 'eth0', address, prefix: evil, lifetime: 'forever' },
      { do: 'address.unstage', address: '../../etc/x' },
      {
        do: 'flow.relay',
        address,
        to: `1.2.3.4 device "x"\nVIPBOOK_NFT\nid`,
        device: 'eth0',
        seconds: 9,
      },
      { do: 'flow.relay', address, to: '1.2.3.4', device: 'eth0"\nVIPBOOK_NFT\nid\n', seconds: 9 },
      { do: 'flow.relay', address, to: '1.2.3.4', device: 'eth0', seconds: evil },
      { do: 'arp.quiet', address, quiet: true, seconds: `9s }\nVIPBOOK_NFT\nid\n` },
      { do: 'neighbour.flush', address: `${address}; id` },
      { do: 'address.add', device: 'eth0', address, prefix: 24, label: 'eth0:1\n up id' },
      { do: 'address.add', device: 'eth0', address, prefix: 24, broadcast: '+ dev lo' },
      { do: 'icmp.ping', address: '-f', count: 1, timeoutMs: 1 },
      { do: 'icmp.ping', address, count: `1 ${evil}`, timeoutMs: 1 },
      { do: 'tcp.reach', address: '-e/bin/sh', port: 80, timeoutMs: 1 },
      { do: 'tcp.reach', address, port: '80; id', timeoutMs: 1 },
      { do: 'service.set', name: '--root=/tmp/x', action: 'start' },
      { do: 'service.set', name: '../../tmp/x', action: 'start' },
      { do: 'service.set', name: 'cron', action: 'start; id' },
      { do: 'service.query', name: 'a b' },
      { do: 'ifup', name: '-a' },
      { do: 'ifdown', name: '--all' },
      { do: 'ifstate.set', name: 'eth0', logical: 'eth0\nlo=lo' },
      { do: 'sysctl.set', key: 'net/../../../etc/passwd', value: '1' },
      { do: 'sysctl.set', key: '/etc/passwd', value: '1' },
      { do: 'file.write', path: '/x', content: Buffer.alloc(0), owner: '--reference=/etc/passwd' },
      { do: 'file.write', path: '/x', content: Buffer.alloc(0), owner: 'root:shadow' },
      { do: 'file.write', path: '/x', content: Buffer.alloc(0), mode: '777 /etc; id' },
      { do: 'file.probe', path: '/x', bytes: '1; id' },
      { do: 'script.run', name: '../x', content: Buffer.alloc(0) },
      { do: 'command.run', command: { argv: ['true'] }, environment: { 'A=1; id; B': 'x' } },
    ];
    for (const operation of bad) {
      await assert.rejects(
        host.run([operation as Operation]),
        (error) => error instanceof VipbookError && error.diagnostics[0]?.code === 'HST014',
        JSON.stringify(operation),
      );
    }
    assert.deepEqual(scripts, []);
  });
});

describe('a connection that was lost', () => {
  it('is opened again for the next operations', async () => {
    let opened = 0;
    const host = openHost('old', () => {
      opened += 1;
      const first = opened === 1;
      return Promise.resolve(
        connection((script) => {
          if (first)
            throw new VipbookError(
              diagnostic('SSH040', { message: 'lost', where: { host: 'old' } }),
            );
          return runLocally(script);
        }),
      );
    });
    const run = () => host.run([{ do: 'command.run', command: { argv: ['echo', 'here'] } }]);
    await assert.rejects(run(), VipbookError);
    const [result] = await run();
    assert.equal(result.status, 'done');
    await host.close();
    await assert.rejects(run(), VipbookError, 'closed is closed');
  });
});

describe('a program of a command', () => {
  it('is found by its name, whatever a shell makes of such a word', async () => {
    const host = openHost('old', () => Promise.resolve(connection(runLocally)));
    const programs = ['PATH=/', 'if', 'while', 'cd', 'export', 'no-such-program'];
    const answers = await host.run([
      ...programs.map((program) => ({
        do: 'command.run' as const,
        command: { argv: [program, 'true'] },
      })),
      { do: 'command.run' as const, command: { argv: ['echo', 'A=b', 'if'] } },
    ]);
    const told = answers.map((answer) =>
      answer.status === 'done'
        ? [answer.out.exitStatus, Buffer.from(answer.out.stdout).toString()]
        : answer.status,
    );
    assert.deepEqual(told, [...programs.map(() => [127, '']), [0, 'A=b if\n']]);
    await host.close();
  });
});

describe('files on a host with other users', function () {
  let directory: string;
  let host: Host;
  const isRoot = process.getuid?.() === 0;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'vipbook-hostile-'));
    host = openHost('local', connection(runLocally));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true, force: true });
  });

  it('are never written through a name that somebody laid there before', async () => {
    const victim = join(directory, 'victim');
    const home = join(directory, 'home');
    mkdirSync(home);
    writeFileSync(victim, 'precious\n', { mode: 0o600 });
    writeFileSync(join(home, 'file'), 'before\n');
    // Another user lays links where names can be guessed, and turns to somewhere else what he sees appear:
    // as often as he likes, here after every command that could make it.
    const elsewhere = join(directory, 'elsewhere');
    mkdirSync(elsewhere, { mode: 0o700 });
    symlinkSync(victim, join(elsewhere, 'new'));
    const { stdout } = runLocally('echo $$');
    const pid = Number(stdout.toString());
    for (let next = pid; next < pid + 60; next += 1) {
      symlinkSync(victim, join(home, `.vipbook.${String(next)}.tmp`));
    }
    const attack = (swap: string): Host =>
      openHost(
        'local',
        connection((script) =>
          runLocally(
            `swap() { for l in ${home}/.vipbook.??????; do ${swap}; done; }\n` +
              ['rm', 'mktemp', 'stat', 'cp', 'chmod', 'sha256sum', 'cat']
                .map((name) => `${name}() { command ${name} "$@"; vb_s=$?; swap; return $vb_s; }\n`)
                .join('') +
              script,
          ),
        ),
      );
    const shadowed = attack(
      `[ ! -d "$l" ] || [ -L "$l" ] || { mv "$l" "$l.mine"; ln -s ${elsewhere} "$l"; }`,
    );
    const results = await shadowed.run(
      [
        {
          do: 'file.write',
          path: join(home, 'file'),
          content: Buffer.from('after\n'),
          mode: 0o644,
        },
        { do: 'file.probe', path: join(home, 'file'), bytes: 100 },
      ],
      { keepGoing: true },
    );
    assert.equal(readFileSync(victim, 'utf8'), 'precious\n');
    assert.equal(statSync(victim).mode & 0o777, 0o600);
    // Refused or done, but never elsewhere.
    assert.ok(results.every(({ status }) => status === 'failed'));
    assert.equal(readFileSync(join(home, 'file'), 'utf8'), 'before\n');
    assert.deepEqual(readdirSync(elsewhere), ['new']);
    const late = openHost(
      'local',
      connection((script) =>
        // Once we stand in our folder, its name may become what it will.
        runLocally(
          `cp() { for l in ${home}/.vipbook.??????; do mv "$l" "$l.mine"; ln -s ${elsewhere} "$l"; done; command cp "$@"; }\n${script}`,
        ),
      ),
    );
    const [written] = await late.run([
      { do: 'file.write', path: join(home, 'file'), content: Buffer.from('after\n') },
    ]);
    assert.equal(written.status, 'done');
    assert.equal(readFileSync(join(home, 'file'), 'utf8'), 'after\n');
    assert.equal(readFileSync(victim, 'utf8'), 'precious\n');
    assert.deepEqual(readdirSync(elsewhere), ['new']);
  });

  it('leave nothing beside them, and keep a secret from the first byte', async () => {
    const path = join(directory, 'secret');
    writeFileSync(path, 'old\n', { mode: 0o644 });
    const seen = join(directory, '..', `seen-${String(process.pid)}`);
    // The validation runs while the new content stands in its temporary file.
    const [result] = await host.run([
      {
        do: 'file.write',
        path,
        content: Buffer.from('secret\n'),
        mode: 0o600,
        validate: ['sh', '-c', `stat -c %a "$1" >${seen}`, 'sh', '%s'],
      },
    ]);
    assert.equal(result.status, 'done');
    assert.equal(readFileSync(seen, 'utf8').trim(), '600');
    rmSync(seen);
    assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(directory), ['secret']);
    const script: string[] = [];
    const looking = openHost(
      'local',
      connection((text) => {
        script.push(text);
        return completed('');
      }),
    );
    await looking
      .run([{ do: 'file.write', path, content: Buffer.from('secret\n'), mode: 0o600 }])
      .catch(() => undefined);
    const text = script.join('');
    assert.ok(
      text.indexOf('chmod 600') < text.indexOf('printf %s'),
      'first the mode, then the bytes',
    );
  });

  it('are read by the facts script, a name with a line end left out, and relative sources from where they stand', function () {
    if (!isRoot) {
      console.log('      skipped: a private /etc/network needs root');
      this.skip();
    }
    const script = `
set -e
mount -t tmpfs none /etc/network
mkdir -p /etc/network/interfaces.d /etc/network/a /etc/network/sub
printf 'source a/one\\nsource sub/two\\nsource-directory x\\nsource $(touch /etc/network/owned)\\nsource ;id\\n' >/etc/network/interfaces
printf 'source inner\\n' >/etc/network/a/one
printf 'x\\n' >/etc/network/a/inner
printf 'two\\n' >/etc/network/sub/two
printf 'percent\\n' >'/etc/network/interfaces.d/100%n'
printf 'line\\n' >'/etc/network/interfaces.d/new
line'
printf 'blank\\n' >'/etc/network/interfaces.d/a b'
`;
    const facts = new Promise<Facts>((resolve, reject) => {
      openHost(
        'local',
        connection((text) => {
          const { status, stdout, stderr } = spawnSync('unshare', ['-m', 'sh'], {
            input: Buffer.from(
              `${script}\nset +e\n${text}\n[ ! -e /etc/network/owned ] || echo OWNED`,
              'latin1',
            ),
          });
          assert.ok(!stdout.includes('OWNED'));
          return { status: status ?? 255, stdout, stderr };
        }),
      )
        .facts()
        .then(resolve, reject);
    });
    return facts.then(({ files }) => {
      assert.deepEqual(
        Object.entries(files)
          .map(([path, file]) => [
            path.replace('/etc/network/', ''),
            Buffer.from(file.content).toString(),
          ])
          .slice(1)
          .sort(),
        [
          ['a/inner', 'x\n'],
          ['a/one', 'source inner\n'],
          ['interfaces.d/100%n', 'percent\n'],
          ['interfaces.d/a b', 'blank\n'],
          ['sub/two', 'two\n'],
        ],
      );
    });
  });
});
