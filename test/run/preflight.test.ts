import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import type { ExecResult, Lab } from '@vipbook/lab';
import { arpingFolder, arpingOf, type Flavour } from '../../packages/host/test/support/arpings.ts';
import { holders, move, obstacle, play, raise, repository } from '../support/vipbook.ts';

const vip = '192.168.1.60';

describe('preflight of a move on real hosts', function () {
  this.timeout(120_000);
  let lab: Lab;

  before(async function () {
    const why = obstacle();
    if (why !== undefined) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    for (const flavour of ['habets', 'busybox'] as const) arpingOf(flavour);
    lab = await raise({
      hosts: 1,
      share: [repository, ...(existsSync(arpingFolder) ? [arpingFolder] : [])],
    });
  });
  after(async () => {
    await (lab as Lab | undefined)?.down();
  });

  /** What a move would be told now, after what was done to hosts; which is undone afterwards. */
  async function told(
    changes: Readonly<Record<string, readonly [string, string]>>,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<{ readonly text: string; readonly status: number | null }> {
    for (const [host, [make]] of Object.entries(changes)) await sh(host, make);
    try {
      const result: ExecResult = await play(lab, move('old', 'new', more), ['--check']);
      return { text: result.stdout + result.stderr, status: result.status };
    } finally {
      for (const [host, [, undo]] of Object.entries(changes)) await sh(host, undo);
    }
  }
  async function sh(host: string, script: string): Promise<void> {
    const { status, stderr } = await lab.exec(host, script);
    assert.equal(status, 0, `${host}: ${script}: ${stderr}`);
  }
  const sysctl = (name: string, value: string, before: string): readonly [string, string] => [
    `echo ${value} >/proc/sys/net/ipv4/conf/${name}`,
    `echo ${before} >/proc/sys/net/ipv4/conf/${name}`,
  ];
  const add = 'ip addr add 192.168.1.60/32 dev lo';

  it('says nothing of a lab as it comes', async () => {
    const { text, status } = await told({});
    assert.equal(status, 0, text);
    // A busy machine may be late with an answer that nobody waits for.
    assert.doesNotMatch(text, /VIP0(?!47)/);
  });

  it('finds a third host that holds the address and is silent', async () => {
    const hidden = {
      client: [
        `${add}; echo 8 >/proc/sys/net/ipv4/conf/all/arp_ignore`,
        'ip addr del 192.168.1.60/32 dev lo; echo 0 >/proc/sys/net/ipv4/conf/all/arp_ignore',
      ],
    } as const;
    const refused = await told(hidden);
    assert.notEqual(refused.status, 0);
    assert.match(refused.text, /VIP046.*client holds 192\.168\.1\.60, too: \/32 on lo/);
    const overruled = await told(hidden, {
      overrule: [{ code: 'VIP046', reason: 'a real server behind LVS' }],
    });
    assert.equal(overruled.status, 0, overruled.text);
    assert.match(overruled.text, /overruled: a real server behind LVS/);
  });

  it('says which hosts of the inventory did not answer, and waits for none', async () => {
    await lab.link('h1', 'down');
    try {
      const begin = Date.now();
      const { text, status } = await told({});
      assert.equal(status, 0, text);
      assert.match(text, /VIP047.*[0-3] of 4 other hosts of the inventory.*not .*h1/);
      assert.ok(Date.now() - begin < 10_000);
    } finally {
      await lab.link('h1', 'up');
    }
  });

  it('finds rules and routes of the address', async () => {
    const { text } = await told({
      old: [
        `ip route add 10.9.0.0/16 via 192.168.1.1 src ${vip}; ip rule add from ${vip} lookup 77; ip route add default via 192.168.1.1 src ${vip} table 77`,
        `ip route del 10.9.0.0/16; ip rule del from ${vip} lookup 77; ip route flush table 77`,
      ],
    });
    assert.match(text, /VIP024.*route of old to 10\.9\.0\.0\/16 has 192\.168\.1\.60/);
    assert.match(text, /VIP024.*route to default in table 77 of old/);
    assert.match(text, /VIP049.*from 192\.168\.1\.60 lookup 77/);
  });

  it('finds settings of ARP', async () => {
    const { text, status } = await told({ new: sysctl('all/arp_ignore', '8', '0') });
    assert.notEqual(status, 0);
    assert.match(text, /VIP050.*arp_ignore is 8 on eth0/);
  });

  it('finds a gateway that does not answer', async () => {
    const { text, status } = await told({ gw: sysctl('all/arp_ignore', '8', '0') });
    assert.equal(status, 0, text);
    assert.match(text, /VIP048.*the gateway 192\.168\.1\.1 did not answer (?:old|new)/);
  });

  it('finds that ifstate does not know what the kernel has', async () => {
    const { text, status } = await told({
      old: [
        'cp /run/network/ifstate /tmp/ifstate; sed -i /eth0:1/d /run/network/ifstate',
        'cp /tmp/ifstate /run/network/ifstate',
      ],
    });
    assert.equal(status, 0, text);
    assert.match(text, /VIP053.*ifstate does not know eth0:1/);
  });

  it('finds a service that only the old host has', async () => {
    const { text, status } = await told({
      old: [
        `nohup ${process.execPath} -e "require('net').createServer().listen(5432,'${vip}')" >/dev/null 2>&1 & echo $! >/tmp/nc.pid; sleep 1`,
        'kill $(cat /tmp/nc.pid)',
      ],
    });
    assert.equal(status, 0, text);
    assert.match(text, /VIP054.*port 5432 of old at 192\.168\.1\.60.*ip_nonlocal_bind is 0/);
  });

  it('finds a firewall that drops what the new host hands back of open connections', async () => {
    const chain = (hook: string): string =>
      `nft 'add table inet own; add chain inet own way { type filter hook ${hook} priority 0; policy drop; }; add rule inet own way oifname lo accept; add rule inet own way ct state established,related accept comment "ssh, too"'`;
    const gone = 'nft delete table inet own';
    for (const hook of ['output', 'postrouting']) {
      const { text, status } = await told({ new: [chain(hook), gone] });
      assert.equal(status, 0, text);
      assert.match(
        text,
        /VIP067.*new would drop what it hands back to old: .*inet own way is drop/,
      );
      const [, remedy] = /(nft insert rule .* accept) \(on new\)/.exec(text) ?? [];
      assert.ok(remedy !== undefined, text);
      const without = await told({ new: [`${chain(hook)}; ${remedy}`, gone] });
      assert.doesNotMatch(without.text, /VIP067/);
    }
  });

  it('finds kube-vip, which leaves no file', async () => {
    const { text, status } = await told({
      new: [
        'cp /bin/sleep /tmp/kube-vip; nohup /tmp/kube-vip 300 >/dev/null 2>&1 & echo $! >/tmp/kube.pid; sleep 0.2',
        'kill $(cat /tmp/kube.pid)',
      ],
    });
    assert.notEqual(status, 0);
    assert.match(text, /VIP044.*kube-vip runs on new/);
  });

  it('finds a name that leads elsewhere', async () => {
    const { text, status } = await told(
      {
        controller: [
          'cp /etc/hosts /tmp/hosts; echo "192.168.1.99 chat.lab" >>/etc/hosts; echo "192.168.1.60 talk.lab" >>/etc/hosts',
          'cat /tmp/hosts >/etc/hosts',
        ],
      },
      { names: ['chat.lab', 'talk.lab'] },
    );
    assert.equal(status, 0, text);
    assert.match(
      text,
      /VIP064.*chat\.lab is 192\.168\.1\.99 \(by \/etc\/hosts\), not 192\.168\.1\.60/,
    );
    assert.doesNotMatch(text, /talk\.lab/);
  });

  it('names a neighbour that goes on sending to the old host, once it had time', async () => {
    const mac = (await lab.exec('old', 'cat /sys/class/net/eth0/address')).stdout.trim();
    const own = (await lab.exec('client', 'cat /sys/class/net/eth0/address')).stdout.trim();
    await sh('client', `ip neigh replace ${vip} lladdr ${mac} dev eth0 nud permanent`);
    const probe = lab.probe({ from: 'client', address: vip, rate: 100 });
    await probe.ready;
    const result = await play(
      lab,
      move('old', 'new', { neighbours: [{ address: '192.168.1.20', kind: 'linux' }] }),
    );
    await probe.stop();
    await sh('client', `ip neigh del ${vip} dev eth0`);
    const text = result.stdout + result.stderr;
    assert.equal(result.status, 0, text);
    assert.match(text, new RegExp(`VIP056.*192\\.168\\.1\\.20 \\(${own}\\) still sends packets`));
    assert.match(text, /ip neigh replace 192\.168\.1\.60 lladdr/);
    for (const host of ['old', 'new'])
      assert.equal((await lab.exec(host, 'nft list ruleset')).stdout.trim(), '', 'nft is clean');
    await lab.reset();
  });

  it('cannot find a service that answers nobody from elsewhere: the move is undone', async () => {
    await sh(
      'new',
      `nft add table ip t; nft add chain ip t c '{ type filter hook input priority 0; }'; nft add rule ip t c ip daddr ${vip} tcp dport 5222 drop`,
    );
    try {
      // Reached before: for a login nobody waits, and then there is no third host.
      const all = '- hosts: all\n  tasks: []\n';
      const result = await play(lab, all + move('old', 'new', { port: 5222, drain: 0 }));
      const text = result.stdout + result.stderr;
      assert.notEqual(result.status, 0, text);
      assert.match(
        text,
        /VIP031.*port 5222 does not answer at 192\.168\.1\.60, seen from \S+, whom it answered before/,
      );
      assert.deepEqual(await holders(lab, vip), ['old']);
    } finally {
      await sh('new', 'nft delete table ip t');
      await lab.reset();
    }
  });

  for (const flavour of ['habets', 'busybox', 'none'] as const satisfies Flavour[]) {
    it(`and the whole move with arping of ${flavour}: there and back, nothing lost`, async function () {
      const arping = arpingOf(flavour);
      if (arping === undefined) this.skip();
      // Hosts of a lab see the machine's programs; each has a mount namespace of its own.
      const found = (await lab.exec('old', 'command -v arping')).stdout.trim();
      for (const host of ['old', 'new'])
        await sh(host, `mount --bind ${arping ?? '/dev/null'} ${found}`);
      try {
        const probe = lab.probe({ from: 'client', address: vip, rate: 500 });
        await probe.ready;
        for (const [from, to] of [
          ['old', 'new'],
          ['new', 'old'],
        ] as const) {
          const result = await play(lab, move(from, to));
          assert.equal(result.status, 0, result.stdout + result.stderr);
          assert.deepEqual(await holders(lab, vip), [to]);
        }
        const report = await probe.stop();
        assert.equal(report.icmp?.lost, 0, JSON.stringify(report.icmp));
      } finally {
        for (const host of ['old', 'new']) await sh(host, `umount ${found}`);
      }
    });
  }
});
