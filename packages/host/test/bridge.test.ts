import assert from 'node:assert/strict';
import { openHost, type Host } from '@vipbook/host';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const vip = '192.168.1.60';
const vip6 = 'fd00::60';

describe('a bridge from one host to another', function () {
  this.timeout(30_000);
  let lan: Segment;
  let old: Host;
  let macOld: string;

  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50, new: 51, cli: 20 });
    old = openHost('old', lan.connection('old'));
    macOld = lan.exec('old', 'cat /sys/class/net/eth0/address').trim();
  });
  after(() => {
    (lan as Segment | undefined)?.down();
  });
  afterEach(async () => {
    await old.run([
      { do: 'bridge.close', address: vip },
      { do: 'bridge.close', address: vip6 },
    ]);
    for (const host of ['old', 'new'])
      lan.exec(
        host,
        `ip addr del ${vip}/32 dev eth0 2>/dev/null; ip addr del ${vip6}/128 dev eth0 2>/dev/null; true`,
      );
    assert.equal(lan.exec('old', 'nft list ruleset').trim(), '', 'nothing is left');
    assert.equal(lan.exec('old', 'cat /proc/sys/net/ipv4/conf/eth0/forwarding').trim(), '0');
    assert.equal(lan.exec('old', 'cat /proc/sys/net/ipv6/conf/all/forwarding').trim(), '0');
  });

  /** A client whose neighbour entry says the old host: for ever in IPv4. In IPv6 an answer to the new host's
   *  solicitation, which comes from the address, would go to the old one, too, and count as forwarded: dropped. */
  const misled = (address: string): string =>
    lan.exec(
      'cli',
      `ip neigh replace ${address} lladdr ${macOld} dev eth0 nud ${address.includes(':') ? 'reachable' : 'permanent'}`,
    );
  const answered = (address: string): boolean =>
    lan.exec('cli', `ping -c1 -W1 ${address} >/dev/null && echo yes || echo no`).trim() === 'yes';

  for (const [family, address, own] of [
    ['IPv4', vip, '192.168.1.51'],
    ['IPv6', vip6, 'fd00::51'],
  ] as const) {
    const length = family === 'IPv4' ? 32 : 128;
    const nodad = family === 'IPv4' ? '' : ' nodad';

    it(`hands on what still comes, as it is, to who has the address now (${family})`, async () => {
      lan.exec('new', `ip addr add ${address}/${String(length)} dev eth0${nodad}`);
      misled(address);
      assert.equal(answered(address), false);
      const opened = await old.run([
        { do: 'bridge.open', address, to: own, device: 'eth0', seconds: 60, how: 'hand-on' },
      ]);
      assert.deepEqual(opened, [{ status: 'done', out: { changed: true } }]);
      assert.equal(answered(address), true);
      const { bridges } = await old.facts();
      assert.deepEqual(
        bridges?.map(({ secondsLeft, ...rest }) => ({ ...rest, soon: secondsLeft > 50 })),
        [{ address, how: 'hand-on', to: own, soon: true }],
      );
    });

    it(`translates to another address, there and back, and restores forwarding (${family})`, async () => {
      lan.exec('old', `ip addr add ${address}/${String(length)} dev eth0${nodad}`);
      misled(address);
      const [opened] = await old.run([
        { do: 'bridge.open', address, to: own, device: 'eth0', seconds: 60, how: 'dnat' },
      ]);
      assert.equal(opened.status, 'done', JSON.stringify(opened));
      lan.exec('old', `nft list ruleset | grep -q masquerade`);
      // The new host answers, and sees the old one as who asks.
      lan.exec(
        'new',
        `nft add table inet t; nft add chain inet t i '{ type filter hook input priority 0; }'; nft add rule inet t i ${family === 'IPv4' ? 'ip saddr 192.168.1.50 icmp type echo-request' : 'ip6 saddr != fd00::20 icmpv6 type echo-request'} counter`,
      );
      assert.equal(answered(address), true);
      const counted = lan.exec('new', 'nft list chain inet t i; nft delete table inet t');
      assert.match(counted, /counter packets 1 /);
    });
  }

  it('ends by itself, also where nothing but the kernel is left', async () => {
    lan.exec('new', `ip addr add ${vip}/32 dev eth0`);
    misled(vip);
    await old.run([
      {
        do: 'bridge.open',
        address: vip,
        to: '192.168.1.51',
        device: 'eth0',
        seconds: 2,
        how: 'hand-on',
      },
    ]);
    assert.equal(answered(vip), true);
    await new Promise((resolve) => setTimeout(resolve, 2300));
    assert.equal(answered(vip), false, 'the set is empty');
    await new Promise((resolve) => setTimeout(resolve, 1800));
    assert.equal(lan.exec('old', 'nft list ruleset').trim(), '', 'and what was put there is gone');
    assert.deepEqual((await old.facts()).bridges, []);
  });

  it('is renewed by opening it again, which the first end does not end', async () => {
    const open = {
      do: 'bridge.open',
      address: vip,
      to: '192.168.1.51',
      device: 'eth0',
      how: 'dnat',
    } as const;
    await old.run([{ ...open, seconds: 1 }]);
    await old.run([{ ...open, seconds: 30 }]);
    await new Promise((resolve) => setTimeout(resolve, 2600));
    assert.equal((await old.facts()).bridges?.length, 1);
    assert.equal(lan.exec('old', 'cat /proc/sys/net/ipv4/conf/eth0/forwarding').trim(), '1');
  });

  it('one that cannot be opened leaves the one that stands', async () => {
    const open = { do: 'bridge.open', address: vip, device: 'eth0', seconds: 60 } as const;
    const all = (): string =>
      lan.exec(
        'old',
        'nft list ruleset | sed "s/expires.*//"; ls -R /run/vipbook/bridges; cat /proc/sys/net/ipv4/conf/*/forwarding'.replaceAll(
          '/run/vipbook',
          lan.state('old'),
        ),
      );
    for (const how of ['hand-on', 'dnat'] as const) {
      const [stands] = await old.run([{ ...open, to: '192.168.1.51', how }]);
      assert.equal(stands.status, 'done');
      const before = all();
      for (const cannot of [
        { ...open, to: '192.168.1.52', how: 'hand-on', device: 'nowhere0' },
        { ...open, to: '203.0.113.1', how: 'dnat' },
      ] as const) {
        const [failed] = await old.run([{ ...cannot, seconds: 5 }]);
        assert.equal(failed.status, 'failed', JSON.stringify(failed));
        assert.equal(all(), before, `${how}, then ${cannot.how}`);
        const { bridges = [] } = await old.facts();
        assert.deepEqual(
          bridges.map(({ to }) => to),
          ['192.168.1.51'],
        );
      }
      await old.run([{ do: 'bridge.close', address: vip }]);
    }
  });

  it('is taken away by clean, which tells beforehand that it would be', async () => {
    await old.run([
      {
        do: 'bridge.open',
        address: vip,
        to: '192.168.1.51',
        device: 'eth0',
        seconds: 60,
        how: 'dnat',
      },
    ]);
    const [would] = await old.run([{ do: 'host.clean', check: true }]);
    assert.ok(
      would.status === 'done' && would.out.removed.includes(`bridge of ${vip}`),
      JSON.stringify(would),
    );
    assert.equal((await old.facts()).bridges?.length, 1);
    await old.run([{ do: 'host.clean' }]);
    assert.deepEqual((await old.facts()).bridges, []);
  });
});
