import assert from 'node:assert/strict';
import type { ExecResult, Lab } from '@vipbook/lab';
import { holders, interfaces, move, play, playFile, vipbook } from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';

describe('bad input ends in a clear message, and nothing is changed', function () {
  this.timeout(60_000);
  const raised = suiteLab();
  let lab: Lab;
  let first: readonly string[];

  before(() => {
    lab = raised();
  });

  /** What a host is: addresses, files, rules, the settings that a move touches. */
  async function state(): Promise<readonly string[]> {
    return Promise.all(
      ['old', 'new'].map(async (host) => {
        const { stdout } = await lab.exec(
          host,
          "ip -4 -o addr show | sed 's/valid_lft.*//'; nft list ruleset; cat /run/network/ifstate /proc/sys/net/ipv4/conf/eth0/arp_announce; find /etc/network /run/vipbook 2>/dev/null | sort",
        );
        return stdout + (await interfaces(lab, host));
      }),
    );
  }
  beforeEach(async () => {
    first = await state();
  });

  async function refused(
    result: ExecResult,
    expected: { status: number; code: string; says: RegExp; remedy?: RegExp },
  ): Promise<void> {
    const said = result.stdout + result.stderr;
    assert.equal(result.status, expected.status, said);
    assert.match(said, new RegExp(`\\[${expected.code}\\]`), said);
    assert.match(said, expected.says);
    if (expected.remedy !== undefined) assert.match(said, expected.remedy);
    assert.doesNotMatch(said, /at .*\.(?:ts|cjs|js):\d+/, 'no stack trace');
    assert.deepEqual(await state(), first, 'nothing changed');
  }

  it('a playbook that is missing, or is no YAML', async () => {
    const missing = await vipbook(lab, ['run', '/root/nope.yml', '-i', lab.inventory]);
    assert.notEqual(missing.status, 0);
    assert.match(missing.stdout + missing.stderr, /nope\.yml/);
    const broken = await play(lab, '- hosts: chat\n  tasks:\n   - debug: {msg: "x\n');
    assert.equal(broken.status, 4, broken.stdout + broken.stderr);
    assert.match(broken.stdout + broken.stderr, /play\.yml:\d+:\d+/);
  });

  it('a bad option', async () => {
    await refused(await play(lab, move('old', 'new'), ['--chekc']), {
      status: 5,
      code: 'CLI002',
      says: /--chekc/,
      remedy: /--check/,
    });
  });

  it('no inventory, and one that is not there', async () => {
    await lab.writeFile('controller', playFile, move('old', 'new'));
    await refused(await vipbook(lab, ['run', playFile]), {
      status: 1,
      code: 'CLI011',
      says: /inventory/,
    });
    await refused(await play(lab, move('old', 'new'), [], '/root/nope.yml'), {
      status: 1,
      code: 'INV\\d+',
      says: /nope\.yml/,
    });
  });

  it('an unknown module and an unknown key, with the likely word', async () => {
    await refused(
      await play(lab, '- hosts: chat\n  tasks:\n    - vipp:\n        address: 1.2.3.4\n'),
      {
        status: 4,
        code: 'PBK\\d+',
        says: /play\.yml:3:7/,
        remedy: /vip\b/,
      },
    );
    await refused(await play(lab, move('old', 'new', { adress: 'x' })), {
      status: 4,
      code: 'PBK\\d+',
      says: /adress/,
      remedy: /address/,
    });
  });

  it('an unknown host', async () => {
    await refused(await play(lab, move('old', 'nwe')), {
      status: 4,
      code: '(?:ENG|INV|PBK|MOD)\\d+',
      says: /nwe/,
      remedy: /new/,
    });
    await refused(await play(lab, move('old', 'new'), ['-l', 'client']), {
      status: 1,
      code: 'ENG003',
      says: /no host matches chat limited to client/,
    });
  });

  it('a host that cannot be reached', async () => {
    await lab.link('new', 'down');
    try {
      const result = await play(lab, move('old', 'new'), ['-T', '2']);
      assert.equal(result.status, 4, result.stdout + result.stderr);
      assert.match(result.stdout, /UNREACHABLE/);
      assert.match(result.stdout + result.stderr, /\[SSH\d+\]/);
    } finally {
      await lab.link('new', 'up');
    }
    // Whoever still asks for its address is told that nobody has it, some seconds longer.
    await lab.exec('controller', 'until ping -c 1 -W 1 192.168.1.51; do :; done');
    assert.deepEqual(await state(), first);
  });

  it('a host key that is unknown, or has changed', async () => {
    const inventory = (known: string): string =>
      `all:\n  vars:\n    ansible_user: root\n    ansible_ssh_private_key_file: ${lab.directory}/keys/root\n    vipbook_known_hosts_file: ${known}\n  children:\n    chat:\n      hosts:\n        old: {ansible_host: 192.168.1.50}\n        new: {ansible_host: 192.168.1.51}\n`;
    await lab.writeFile('controller', '/root/empty', '');
    await lab.writeFile('controller', '/root/unknown.yml', inventory('/root/empty'));
    const unknown = await play(lab, move('old', 'new'), [], '/root/unknown.yml');
    assert.equal(unknown.status, 4, unknown.stdout + unknown.stderr);
    assert.match(unknown.stdout + unknown.stderr, /\[SSH010\]/);
    assert.match(unknown.stdout + unknown.stderr, /SHA256:[\w+/]{43}/);
    assert.match(unknown.stdout + unknown.stderr, /--accept-new|ssh-keyscan/);
    const known = (await lab.readFile('controller', lab.knownHosts)).toString();
    const keys = known.split('\n').filter((line) => line.includes('192.168.1.1'));
    const swapped = `192.168.1.50,192.168.1.51 ${(keys[0] ?? '').split(' ').slice(1).join(' ')}\n`;
    await lab.writeFile('controller', '/root/swapped', swapped);
    await lab.writeFile('controller', '/root/changed.yml', inventory('/root/swapped'));
    const changed = await play(lab, move('old', 'new'), [], '/root/changed.yml');
    assert.equal(changed.status, 4, changed.stdout + changed.stderr);
    assert.match(changed.stdout + changed.stderr, /\[SSH011\]/);
    assert.match(changed.stdout + changed.stderr, /\/root\/swapped:1/);
    assert.deepEqual(await state(), first);
  });

  it('no permission: a login that is not root and does not become root', async () => {
    await refused(await play(lab, move('old', 'new'), [], lab.opsInventory), {
      status: 2,
      code: 'VIP007',
      says: /ops/,
      remedy: /become/,
    });
  });

  it('an address in no subnet of the host, or held by neither', async () => {
    await refused(await play(lab, move('old', 'new', { address: '10.9.9.9' })), {
      status: 2,
      code: 'VIP00[12]',
      says: /10\.9\.9\.9/,
    });
    await refused(await play(lab, move('old', 'new', { address: '192.168.1.77' })), {
      status: 2,
      code: 'VIP002',
      says: /neither old nor new/,
    });
  });

  it('an address held by both, or by a third', async () => {
    await lab.exec('new', `ip addr add ${vip}/24 dev eth0`);
    first = await state();
    await refused(await play(lab, move('old', 'new')), {
      status: 2,
      code: 'VIP003',
      says: /both hold/,
    });
    await lab.exec('new', `ip addr del ${vip}/24 dev eth0`);
    await lab.exec('gw', `ip addr add ${vip}/24 dev eth0`);
    first = await state();
    try {
      await refused(await play(lab, move('old', 'new')), {
        status: 2,
        code: 'VIP004',
        says: new RegExp(lab.host('gw').mac),
      });
    } finally {
      await lab.exec('gw', `ip addr del ${vip}/24 dev eth0`);
    }
  });

  it('a label over 15 bytes', async () => {
    const result = await play(lab, move('old', 'new', { label: 'eth0:a-long-label' }));
    assert.ok([2, 4].includes(result.status), result.stdout + result.stderr);
    assert.match(result.stdout + result.stderr, /15/);
    assert.deepEqual(await state(), first);
  });

  it('an interfaces file that ifupdown itself refuses', async () => {
    const good = await interfaces(lab, 'new');
    await lab.writeFile('new', '/etc/network/interfaces', `${good}\niface eth1 inet sttaic\n`);
    first = await state();
    try {
      await refused(await play(lab, move('old', 'new')), {
        status: 2,
        code: 'VIP006',
        says: /\/etc\/network\/interfaces/,
      });
    } finally {
      await lab.writeFile('new', '/etc/network/interfaces', good);
    }
  });

  it('an /etc that is read-only', async () => {
    await lab.exec('new', 'mount --bind /etc /etc && mount -o remount,ro,bind /etc');
    try {
      await refused(await play(lab, move('old', 'new')), {
        status: 2,
        code: 'HST005',
        says: /read-only/i,
      });
    } finally {
      await lab.exec('new', 'umount /etc');
    }
  });

  for (const host of ['old', 'new'] as const) {
    it(`/etc/network read-only or full on ${host}`, async () => {
      await lab.exec(
        host,
        'mount --bind /etc/network /etc/network && mount -o remount,bind,ro /etc/network',
      );
      try {
        await refused(await play(lab, move('old', 'new')), {
          status: 2,
          code: 'HST005',
          says: /read-only/i,
        });
      } finally {
        await lab.exec(host, 'umount /etc/network');
      }
      await lab.exec(
        host,
        'cp -a /etc/network /tmp/saved && mount -t tmpfs -o size=64k none /etc/network && cp -a /tmp/saved/. /etc/network/ && cat /dev/zero > /etc/network/fill 2>/dev/null; true',
      );
      first = await state();
      try {
        await refused(await play(lab, move('old', 'new')), {
          status: 2,
          code: 'HST006',
          says: /space/i,
        });
      } finally {
        await lab.exec(host, 'umount /etc/network; rm -rf /tmp/saved');
      }
    });
  }

  it('and after all that, the move still works', async () => {
    const result = await play(lab, move('old', 'new'));
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.deepEqual(await holders(lab, vip), ['new']);
  });
});

describe('Ctrl-C at any moment', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;

  before(() => {
    lab = raised();
  });

  for (const strategy of ['make-before-break', 'break-before-make']) {
    it(`leaves the address on exactly one host, and says on which (${strategy})`, async () => {
      let interrupted = 0;
      for (let delay = 200; delay <= 900; delay += 100) {
        const [from = 'old'] = await holders(lab, vip);
        const to = from === 'old' ? 'new' : 'old';
        await lab.writeFile('controller', playFile, move(from, to, { strategy }));
        const result = await lab.exec('controller', [
          'sh',
          '-c',
          `${process.execPath} ${process.cwd()}/packages/cli/bin/vipbook run ${playFile} -i ${lab.inventory} & p=$!; sleep ${String(delay / 1000)}; kill -INT $p; wait $p`,
        ]);
        const said = result.stdout + result.stderr;
        const now = await holders(lab, vip);
        assert.equal(now.length, 1, `${String(delay)} ms: on ${now.join(' and ')}\n${said}`);
        const [owner = ''] = now;
        for (const host of ['old', 'new']) {
          const text = await interfaces(lab, host);
          assert.equal(
            text.includes(vip),
            host === owner,
            `${String(delay)} ms: the file of ${host}`,
          );
          const { stdout } = await lab.exec(
            host,
            // The lock's counter stays, held by nobody; no guard waits, and no boot hook.
            'nft list ruleset; cat /proc/sys/net/ipv4/conf/eth0/arp_announce; ls /run/vipbook/guards 2>/dev/null; ls /etc/network/if-up.d | grep ^vipbook-; head -qn1 /run/vipbook/locks/* 2>/dev/null | grep -v " - "; true',
          );
          assert.equal(stdout.trim(), '0', `${String(delay)} ms: ${host} is tidy`);
        }
        if (result.status === 99) interrupted += 1;
        if (result.status === 99 && /TASK \[the address/.test(said)) {
          assert.match(
            said,
            new RegExp(`${vip.replaceAll('.', '\\.')} is on ${owner}|-> ${owner}`),
            said,
          );
        }
      }
      assert.ok(interrupted > 0, 'none came in time');
    });
  }
});
