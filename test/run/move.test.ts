import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import type { Lab } from '@vipbook/lab';
import { openConnection } from '../support/connection.ts';
import { watchOwners } from '../support/owners.ts';
import { shareOf } from '../support/share.ts';
import { bin, holders, interfaces, move, play, playFile } from '../support/vipbook.ts';
import { suiteLab } from '../support/suite-lab.ts';

const vip = '192.168.1.60';

describe('vipbook run moves a real address', function () {
  this.timeout(120_000);
  const raised = suiteLab();
  let lab: Lab;
  let first: Readonly<Record<'old' | 'new', string>>;

  before(async () => {
    lab = raised();
    first = { old: await interfaces(lab, 'old'), new: await interfaces(lab, 'new') };
  });
  afterEach(async () => {
    if ((await holders(lab, vip)).join() !== 'old') await lab.reset();
  });

  /** What must be true when `on` has the address and `off` has not. */
  async function settled(on: 'old' | 'new', off: 'old' | 'new'): Promise<void> {
    assert.deepEqual(await holders(lab, vip), [on]);
    const query = async (host: string): Promise<string> =>
      (await lab.exec(host, 'ifquery --list; for i in $(ifquery --list); do ifquery $i; done'))
        .stdout;
    assert.match(await query(on), /192\.168\.1\.60/);
    assert.doesNotMatch(await query(off), /192\.168\.1\.60/);
    const state = async (host: string): Promise<string> =>
      (await lab.readFile(host, '/run/network/ifstate')).toString();
    assert.match(await state(on), /^eth0:1=eth0:1$/m);
    assert.doesNotMatch(await state(off), /eth0:1/);
    for (const host of [on, off]) {
      assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '', 'nft is clean');
      assert.equal(
        (await lab.exec(host, 'cat /proc/sys/net/ipv4/conf/eth0/arp_announce')).stdout.trim(),
        '0',
      );
    }
  }

  it('without nft as well, there and back, and nothing is lost', async () => {
    // Hosts of a lab see the machine's programs; each has a mount namespace of its own.
    const found = (await lab.exec('old', 'command -v nft')).stdout.trim();
    const probe = lab.probe({ from: 'client', address: vip, rate: 500 });
    await probe.ready;
    for (const [from, to] of [
      ['old', 'new'],
      ['new', 'old'],
    ] as const) {
      for (const host of ['old', 'new']) await lab.exec(host, `mount --bind /dev/null ${found}`);
      const result = await play(lab, move(from, to));
      for (const host of ['old', 'new']) await lab.exec(host, `umount ${found}`);
      const said = result.stdout + result.stderr;
      assert.equal(result.status, 0, said);
      assert.match(said, /VIP021/);
      assert.doesNotMatch(said, /VIP0(?!21|47)/);
      await settled(to, from);
    }
    const report = await probe.stop();
    assert.equal(report.icmp?.lost, 0, JSON.stringify(report.icmp));
  });

  it('six times, there and back, and loses no probe of one a millisecond and no new connection', async function () {
    this.timeout(400_000);
    // New connections all the time, also while the old host lets go and the files are written.
    const probe = lab.probe({
      from: 'client',
      address: vip,
      rate: 1000,
      tcp: { connections: 0, newEveryMs: 20 },
    });
    await probe.ready;
    for (let turn = 0; turn < 6; turn += 1) {
      const [from, to] = turn % 2 === 0 ? (['old', 'new'] as const) : (['new', 'old'] as const);
      const result = await play(lab, move(from, to));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      await settled(to, from);
      assert.equal(
        await interfaces(lab, 'old'),
        to === 'old' ? first.old : first.old.replace(/\nauto eth0:1\n[\s\S]*$/, ''),
      );
    }
    const report = await probe.stop();
    assert.equal(await interfaces(lab, 'new'), first.new, 'the first bytes again');
    assert.ok((report.icmp?.sent ?? 0) > 1000);
    assert.equal(report.icmp?.lost, 0, JSON.stringify(report.icmp?.gaps));
    const { made = 0, ok, answeredBy = [] } = report.attempts ?? {};
    assert.ok(made > 200, String(made));
    assert.equal(ok, made, JSON.stringify({ ...report.attempts, answeredBy: undefined }));
    assert.ok(answeredBy.length > 6, 'each host had its turns');
  });

  it('changes nothing the second time', async () => {
    assert.equal((await play(lab, move('old', 'new'))).status, 0);
    const before = [await interfaces(lab, 'old'), await interfaces(lab, 'new')];
    const again = await play(lab, move('old', 'new'));
    assert.equal(again.status, 0, again.stdout + again.stderr);
    assert.match(again.stdout, /old +: ok=\d+ +changed=0 /);
    assert.match(again.stdout, /new +: ok=\d+ +changed=0 /);
    assert.deepEqual([await interfaces(lab, 'old'), await interfaces(lab, 'new')], before);
  });

  it('and a reboot of both hosts gives the same addresses', async () => {
    assert.equal((await play(lab, move('old', 'new'))).status, 0);
    const addresses = async (host: string): Promise<string> =>
      (
        await lab.exec(
          host,
          "ip -4 -o addr show dev eth0 | sed 's/ *valid_lft.*//; s/^[0-9]*: //' | sort",
        )
      ).stdout;
    const before = [await addresses('old'), await addresses('new')];
    await Promise.all([lab.reboot('old'), lab.reboot('new')]);
    assert.deepEqual([await addresses('old'), await addresses('new')], before);
  });

  it('break-before-make: never two owners, the service back within moments', async () => {
    const owners = await watchOwners(lab, ['old', 'new']);
    const probe = lab.probe({ from: 'client', address: vip, rate: 1000 });
    await probe.ready;
    try {
      const result = await play(lab, move('old', 'new', { strategy: 'break-before-make' }));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      await owners.neverTwo(vip, 'old', 'new');
    } finally {
      owners.stop();
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    const report = await probe.stop();
    await settled('new', 'old');
    // Packets wait in the old host's neighbour queue, so that even a busy machine loses none.
    assert.ok((report.icmp?.lost ?? 999) <= 5, JSON.stringify(report.icmp));
  });

  it('tells before it breaks open connections how many it will break', async () => {
    const clients: ChildProcess[] = [];
    const breaks = { strategy: 'break-before-make' };
    const told = async (
      more: Readonly<Record<string, unknown>>,
      args: readonly string[] = ['--check'],
    ): Promise<readonly string[]> => {
      const { status, stdout, stderr } = await play(lab, move('old', 'new', more), args);
      assert.equal(status, 0, stdout + stderr);
      return (stdout + stderr).match(/VIP042\]: .*/g) ?? [];
    };
    const will = (what: string): readonly string[] => [
      `VIP042]: ${what} of ${vip} on old will break`,
    ];
    try {
      assert.deepEqual(await told(breaks), [], 'none is open');
      clients.push(await openConnection(lab, vip));
      assert.deepEqual(await told(breaks), will('1 open connection'));
      clients.push(await openConnection(lab, vip), await openConnection(lab, vip));
      assert.deepEqual(await told(breaks), will('3 open connections'));
      assert.deepEqual(await told({ connections: 'drop' }), will('3 open connections'));
      assert.deepEqual(await told({}), [], 'it keeps them');
      assert.deepEqual(await holders(lab, vip), ['old']);
      // Who does not look before is told by the run itself.
      assert.deepEqual(await told(breaks, []), will('3 open connections'));
      assert.deepEqual(await holders(lab, vip), ['new']);
    } finally {
      for (const client of clients) client.kill('SIGKILL');
    }
  });

  it('keeps open connections, and refuses no new one', async () => {
    const probe = lab.probe({
      from: 'client',
      address: vip,
      rate: 1000,
      tcp: { connections: 20, everyMs: 20, newEveryMs: 20 },
    });
    await probe.ready;
    const run = play(lab, move('old', 'new', { drain: 4 }));
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const report = await probe.stop();
    const result = await run;
    assert.equal(result.status, 0, result.stdout + result.stderr);
    assert.equal(report.icmp?.lost, 0, JSON.stringify(report.icmp));
    assert.equal(report.connections?.broken, 0, JSON.stringify(report.connections));
    assert.equal(report.connections?.kept, 20);
    assert.equal(
      (report.attempts?.refused ?? 1) +
        (report.attempts?.timedOut ?? 1) +
        (report.attempts?.failed ?? 1),
      0,
      JSON.stringify(report.attempts),
    );
    assert.deepEqual(await holders(lab, vip), ['new']);
  });

  it('moves what is written as up and down lines, as a second stanza, and in a sourced file', async () => {
    const base =
      'auto lo\niface lo inet loopback\n\nauto eth0\niface eth0 inet static\n  address 192.168.1.50\n  netmask 255.255.255.0\n  gateway 192.168.1.1\n';
    const updown =
      '  up ip addr add 192.168.1.60/24 dev eth0\n  down ip addr del 192.168.1.60/24 dev eth0\n';
    const stanza = '\niface eth0 inet static\n  address 192.168.1.60/24\n';
    const forms = [
      [base + updown, base, '/etc/network/interfaces'],
      [base + stanza, base, '/etc/network/interfaces'],
      [
        'auto eth0:1\niface eth0:1 inet static\n\taddress 192.168.1.60/24\n',
        '',
        '/etc/network/interfaces.d/vip',
      ],
    ] as const;
    for (const [with60, without60, file] of shareOf(forms, 3)) {
      await lab.reset();
      if (file.endsWith('vip')) {
        await lab.writeFile(
          'old',
          '/etc/network/interfaces',
          `${base}\nsource /etc/network/interfaces.d/*\n`,
        );
      }
      await lab.writeFile('old', file, with60);
      await lab.reboot('old');
      assert.deepEqual(await holders(lab, vip), ['old']);
      const there = await play(lab, move('old', 'new'));
      assert.equal(there.status, 0, there.stdout + there.stderr);
      assert.deepEqual(await holders(lab, vip), ['new']);
      const { stdout: now } = await lab.exec('old', `cat ${file} 2>/dev/null || true`);
      assert.equal(now, without60);
      await Promise.all([lab.reboot('old'), lab.reboot('new')]);
      assert.deepEqual(await holders(lab, vip), ['new']);
      const again = await play(lab, move('old', 'new'));
      assert.match(again.stdout, /new +: ok=\d+ +changed=0 /);
      const back = await play(lab, move('new', 'old'));
      assert.equal(back.status, 0, back.stdout + back.stderr);
      await lab.reboot('old');
      assert.deepEqual(await holders(lab, vip), ['old']);
      assert.equal(await interfaces(lab, 'new'), first.new);
    }
  });

  describe('a host that hears no announcement, only answers to its own questions,', () => {
    // What it believes it does not ask again by itself while the move lasts, however slow the machine.
    const patience = (seconds: number): string =>
      `echo ${String(seconds)} >/proc/sys/net/ipv4/neigh/eth0/delay_first_probe_time`;
    beforeEach(async () => {
      const deaf = [
        'add table arp deaf',
        'add chain arp deaf input { type filter hook input priority 0; }',
        `add rule arp deaf input arp saddr ip ${vip} arp operation request counter drop`,
        `add rule arp deaf input arp saddr ip ${vip} meta pkttype != host counter drop`,
      ].join('; ');
      const { status, stderr } = await lab.exec('client', `nft '${deaf}' && ${patience(600)}`);
      assert.equal(status, 0, stderr);
    });
    afterEach(async () => {
      await lab.exec('client', `nft delete table arp deaf; ${patience(5)}`);
    });

    /** Whom the client takes for the owner right after a move. */
    async function believed(more: Readonly<Record<string, unknown>>): Promise<string> {
      await lab.exec('client', `ip neigh flush to ${vip}; ping -c1 -W1 ${vip}`);
      const known = async (): Promise<string> =>
        (await lab.exec('client', `ip neigh show to ${vip}`)).stdout;
      assert.match(await known(), new RegExp(lab.host('old').mac));
      const result = await play(lab, move('old', 'new', more));
      assert.equal(result.status, 0, result.stdout + result.stderr);
      assert.deepEqual(await holders(lab, vip), ['new']);
      return known();
    }

    it('goes on sending to the old host', async () => {
      assert.match(await believed({}), new RegExp(lab.host('old').mac));
    });

    it('forgets it where it is named in `flush`, and reaches the new one at once', async () => {
      await believed({ flush: ['client', 'gw'], port: lab.chatPort });
      const { status } = await lab.exec('client', `ping -c1 -W1 ${vip}`);
      assert.equal(status, 0);
      const { stdout } = await lab.exec('client', `ip neigh show to ${vip}`);
      assert.match(stdout, new RegExp(lab.host('new').mac));
    });
  });

  it('works for a login that is not root, with a sudo password that shows nowhere', async () => {
    await lab.writeFile('controller', '/root/password', `${lab.opsPassword}\n`);
    const seen = lab.exec(
      'old',
      'n=0; while [ $n -lt 200 ]; do cat /proc/[0-9]*/cmdline /proc/[0-9]*/environ 2>/dev/null | tr "\\0" "\\n"; n=$((n+1)); done | sort -u',
    );
    await lab.writeFile('controller', playFile, move('old', 'new'));
    // Typed once the prompt is there, as a person would; before that a terminal echoes.
    const command = `${process.execPath} ${bin} run ${playFile} -i ${lab.opsInventory} --yes -b -K -vvv`;
    const result = await lab.exec(
      'controller',
      ['sh', '-c', `(sleep 3; cat /root/password; sleep 5) | script -qec '${command}' /dev/null`],
      { input: '' },
    );
    assert.deepEqual(await holders(lab, vip), ['new'], result.stdout + result.stderr);
    assert.ok(!result.stdout.includes(lab.opsPassword), 'not printed');
    assert.ok(!(await seen).stdout.includes(lab.opsPassword), 'not in a process list');
  });
});
