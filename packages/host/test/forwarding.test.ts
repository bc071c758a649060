import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHost, type Host } from '@vipbook/host';
import { advertise } from '../../../test/support/advertise.ts';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const conf = '/proc/sys/net/ipv6/conf';
const vip = '192.168.1.60';
const vip6 = 'fd00::60';

describe('what a bridge does to forwarding', function () {
  this.timeout(30_000);
  let lan: Segment;
  let old: Host;

  before(function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50, new: 51 });
    old = openHost('old', lan.connection('old'));
    // A link that forwards, one with a dot, one that takes advertisements all the same.
    lan.exec(
      'old',
      `ip link add p0 type veth peer name p.5; ip link add q0 type veth peer name q1
echo 1 >${conf}/p0/forwarding; echo 1 >/proc/sys/net/ipv4/conf/p0/forwarding; echo 2 >${conf}/q0/accept_ra; echo 0 >${conf}/q1/accept_ra`,
    );
  });
  after(() => {
    (lan as Segment | undefined)?.down();
  });

  afterEach(async () => {
    for (const address of [vip, vip6, 'fd00::61']) await close(address);
  });

  /** Every setting that forwarding has to do with, of every link. */
  const settings = (): string =>
    lan.exec(
      'old',
      `cd /proc/sys/net && grep -H . ipv4/ip_forward ipv[46]/conf/*/forwarding ipv[46]/conf/*/accept_redirects ipv6/conf/*/accept_ra`,
    );
  const set = (path: string, value: number): string =>
    lan.exec('old', `echo ${String(value)} >/proc/sys/net/${path}`);
  const get = (path: string): string => lan.exec('old', `cat /proc/sys/net/${path}`).trim();
  const learned = (): boolean =>
    lan.exec('old', 'ip -6 route show default').includes('dev eth0 proto ra');

  /** Tells again until it is heard: an address of the sender's must be through DAD first. */
  async function learn(): Promise<void> {
    lan.exec('old', 'ip -6 route del default 2>/dev/null; true');
    for (let round = 0; round < 50 && !learned(); round += 1) {
      lan.exec('new', `${advertise}; true`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    assert.ok(learned(), 'the kernel has the route from the advertisement');
  }

  async function open(address: string, seconds = 60): Promise<void> {
    const to = address === vip ? '192.168.1.51' : 'fd00::51';
    const [opened] = await old.run([
      { do: 'bridge.open', address, to, device: 'eth0', seconds, how: 'dnat' },
    ]);
    assert.equal(opened.status, 'done', JSON.stringify(opened));
  }
  const close = (address: string): Promise<unknown> => old.run([{ do: 'bridge.close', address }]);

  it('IPv6: learned routes stay, new ones are learned, and only `all` is changed', async () => {
    await learn();
    const before = settings();
    await open(vip6);
    assert.ok(learned(), 'while it stands');
    assert.equal(
      settings(),
      before.replace('ipv6/conf/all/forwarding:0', 'ipv6/conf/all/forwarding:1'),
    );
    await learn();
    await close(vip6);
    assert.ok(learned(), 'afterwards');
    assert.equal(settings(), before);
  });

  it('IPv6: a route of a link that takes no more advertisements stays, too', async () => {
    await learn();
    set('ipv6/conf/eth0/accept_ra', 0);
    try {
      const before = settings();
      await open(vip6);
      assert.ok(learned(), 'while it stands');
      await close(vip6);
      assert.ok(learned(), 'afterwards');
      assert.equal(settings(), before);
    } finally {
      set('ipv6/conf/eth0/accept_ra', 1);
    }
  });

  it('IPv4: the link towards the other host forwards, and no other changes', async () => {
    const before = settings();
    await open(vip);
    assert.equal(
      settings(),
      before.replace('ipv4/conf/eth0/forwarding:0', 'ipv4/conf/eth0/forwarding:1'),
    );
    await close(vip);
    assert.equal(settings(), before);
  });

  it('each family is put back at its own end, by the host itself, and clean puts back the rest', async () => {
    await learn();
    const before = settings();
    await open(vip6, 1);
    await open(vip);
    const off = async (): Promise<boolean> => {
      await new Promise((resolve) => setTimeout(resolve, 200));
      return get('ipv6/conf/all/forwarding') === '0';
    };
    let over = false;
    for (let round = 0; round < 25 && !over; round += 1) over = await off();
    assert.ok(over, 'ended by itself');
    await new Promise((resolve) => setTimeout(resolve, 200));
    assert.ok(learned());
    assert.equal(
      settings(),
      before.replace('ipv4/conf/eth0/forwarding:0', 'ipv4/conf/eth0/forwarding:1'),
    );
    await old.run([{ do: 'host.clean' }]);
    assert.equal(settings(), before);
  });

  it('IPv6 forwards until the last of two ends', async () => {
    const before = settings();
    await open(vip6);
    await open('fd00::61');
    await close(vip6);
    assert.equal(get('ipv6/conf/all/forwarding'), '1');
    await close('fd00::61');
    assert.equal(settings(), before);
  });

  it('one that was killed while links had not got back their own is finished by the end', async () => {
    await learn();
    const before = settings();
    await open(vip6);
    // As after `echo 1 >all`, with accept_ra raised and `default` not yet put back.
    lan.exec(
      'old',
      `for i in eth0 p.5 q0 q1 lo default; do echo 1 >${conf}/$i/forwarding; done; echo 2 >${conf}/eth0/accept_ra`,
    );
    await learn();
    const back = (link: string, key: string, value: number): string =>
      `${conf}/${link}/${key}:${String(value)}\n`;
    writeFileSync(
      join(lan.state('old'), 'bridges/links'),
      ['default', 'eth0', 'lo', 'p.5', 'q0', 'q1', 'gone0']
        .map((link) => back(link, 'forwarding', 0))
        .join('') + back('eth0', 'accept_ra', 1),
    );
    await close(vip6);
    assert.ok(learned());
    assert.equal(settings(), before);
  });

  it('an end that was killed in the middle is finished by `clean`', async () => {
    const before = settings();
    const programs = mkdtempSync(join(tmpdir(), 'vipbook-rm-'));
    const killed = join(programs, 'rm');
    writeFileSync(killed, '#!/bin/sh\n/bin/rm "$@"\nkill -9 $PPID\n', { mode: 0o755 });
    try {
      for (const address of [vip, vip6]) {
        await open(address);
        const shell = `PATH=${programs}:$PATH sh /run/vipbook/bridges/${address}/end now`;
        await old.run([{ do: 'command.run', command: { shell } }]);
        assert.deepEqual((await old.facts()).bridges, [], 'it began to end');
        assert.notEqual(settings(), before, 'and was killed');
        await old.run([{ do: 'host.clean' }]);
        assert.equal(settings(), before, address);
      }
    } finally {
      rmSync(programs, { recursive: true });
    }
  });

  it('who switches on the whole host meanwhile keeps it, and a link that he switches on, too', async () => {
    const before = settings();
    try {
      await open(vip6);
      await open(vip);
      set('ipv6/conf/p.5/forwarding', 1);
      set('ipv4/conf/p.5/forwarding', 1);
      await close(vip6);
      await close(vip);
      assert.deepEqual(
        [4, 6].map((family) => get(`ipv${String(family)}/conf/p.5/forwarding`)),
        ['1', '1'],
      );
      await open(vip6);
      await open(vip);
      set('ipv6/conf/all/forwarding', 1);
      set('ipv4/ip_forward', 1);
      await close(vip6);
      await close(vip);
      assert.deepEqual(
        ['ipv6/conf/all', 'ipv6/conf/eth0', 'ipv4/conf/all', 'ipv4/conf/eth0'].map((at) =>
          get(`${at}/forwarding`),
        ),
        ['1', '1', '1', '1'],
      );
    } finally {
      set('ipv6/conf/all/forwarding', 0);
      set('ipv4/ip_forward', 0);
      for (const family of [4, 6]) set(`ipv${String(family)}/conf/p0/forwarding`, 1);
    }
    assert.equal(settings(), before);
  });

  it('one that cannot be made leaves nothing', async () => {
    const before = settings();
    for (const wrong of [
      { address: vip6, to: '192.168.1.51', device: 'eth0' },
      { address: vip, to: '192.168.1.51', device: 'gone0' },
    ]) {
      const [opened] = await old.run([{ do: 'bridge.open', seconds: 60, how: 'dnat', ...wrong }]);
      assert.equal(opened.status, 'failed', JSON.stringify(opened));
      assert.equal(settings(), before);
      assert.deepEqual((await old.facts()).bridges, []);
      assert.equal(lan.exec('old', 'nft list ruleset').trim(), '');
    }
  });
});
