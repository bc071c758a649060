import assert from 'node:assert/strict';
import { openHost, type Host, type Opening } from '@vipbook/host';
import { canMakeNamespaces, segment, type Segment } from './support/namespace.ts';

const vips = { 4: '192.168.1.60', 6: 'fd00::60' } as const;
const olds = { 4: '192.168.1.50', 6: 'fd00::50' } as const;

/** Listens on the wildcard of both families, so that a client of IPv4 is one of IPv6 to its socket; greets. */
const server = (name: string): string =>
  `require('node:net').createServer((socket) => { socket.on('error', () => {}); socket.write('${name}'); }).listen(7000, '::');
setTimeout(() => process.exit(), 25000);`;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('connections that are being opened', function () {
  this.timeout(40_000);
  let lan: Segment;
  let old: Host;
  let next: Host;

  const background = (host: string, program: string, to = '/dev/null'): string =>
    lan.exec(
      host,
      `setsid ${process.execPath} -e "$(cat <<'JS'\n${program}\nJS\n)" </dev/null >${to} 2>&1 &`,
    );
  /** What the client hears of the server's SYN-ACKs: nothing. */
  const deaf = (on: boolean): string =>
    lan.exec(
      'client',
      on
        ? `nft 'add table inet deaf; add chain inet deaf c { type filter hook prerouting priority 0; }; add rule inet deaf c tcp sport 7000 drop'`
        : 'nft delete table inet deaf',
    );
  const opening = async (address: string): Promise<readonly Opening[]> => {
    const [result] = await old.run([{ do: 'flow.opening', address }]);
    assert.equal(result.status, 'done');
    return result.out.opening;
  };
  const counted = async (address: string): Promise<unknown> => {
    const [result] = await old.run([{ do: 'flow.count', address }]);
    assert.equal(result.status, 'done');
    return result.out;
  };

  before(async function () {
    if (!canMakeNamespaces()) {
      console.log('      skipped: network namespaces need root');
      this.skip();
    }
    lan = segment({ old: 50, new: 51, client: 20 });
    old = openHost('old', lan.connection('old'));
    next = openHost('new', lan.connection('new'));
    for (const host of ['old', 'new']) {
      background(host, server(host));
      while (!lan.exec(host, 'ss -Hltn').includes(':7000')) await wait(50);
    }
  });
  after(() => {
    (lan as Segment | undefined)?.down();
  });

  for (const version of [4, 6] as const) {
    const vip = vips[version];
    const out = `/tmp/vipbook-opening-${String(process.pid)}-${String(version)}`;

    it(`stay with the old host, though the client asks the new one again (IPv${String(version)})`, async () => {
      const length = version === 4 ? '24' : '64 nodad';
      lan.exec('old', `ip addr add ${vip}/${length} dev eth0`);
      assert.deepEqual(await opening(vip), []);
      assert.deepEqual(await counted(vip), { open: 0, halfOpen: 0 });
      deaf(true);
      background(
        'client',
        `const s = require('node:net').connect(7000, '${vip}'); s.on('data', (d) => { console.log(String(d)); process.exit(); }); s.on('error', (e) => console.log(e.code)); setTimeout(() => process.exit(), 12000);`,
        out,
      );
      let seen: readonly Opening[] = [];
      while (seen.length === 0) seen = await opening(vip);
      assert.equal(seen.length, 1);
      assert.deepEqual(
        { ...seen[0], peerPort: 0 },
        {
          peer: version === 4 ? '192.168.1.20' : 'fd00::20',
          peerPort: 0,
          port: 7000,
        },
      );
      assert.deepEqual(await counted(vip), { open: 0, halfOpen: 1 });

      // The address moves: both hold it, and the client knows the new one.
      const way = { address: vip, to: olds[version], device: 'eth0', seconds: 30 };
      const [left] = await next.run([
        { do: 'flow.leave', ...way, opening: seen },
        { do: 'flow.relay', ...way },
        {
          do: 'address.add',
          device: 'eth0',
          address: vip,
          prefix: version === 4 ? 24 : 64,
          noDad: version === 6,
        },
      ]);
      assert.deepEqual(left, { status: 'done', out: { changed: true } });
      lan.exec(
        'client',
        `ip neigh replace ${vip} lladdr $(ip netns exec $(ip netns identify | sed s/client$/new/) cat /sys/class/net/eth0/address) dev eth0`,
      );
      deaf(false);
      const heard = (): string => lan.exec('client', `cat ${out}`).trim();
      while (heard() === '') await wait(50);
      assert.equal(heard(), 'old');
      assert.equal(lan.exec('new', `ss -Htn state syn-recv state established src [${vip}]`), '');

      // A connection that begins now is the new host's; so is one with the same ports, once that is over.
      const again = `const s = require('node:net').connect({ port: 7000, host: '${vip}' }); s.on('data', (d) => { console.log(String(d)); process.exit(); });`;
      assert.equal(lan.exec('client', `${process.execPath} -e "${again}"`).trim(), 'new');
      const [ended] = await next.run([{ do: 'flow.relay', ...way, to: null }, { do: 'nft.tidy' }]);
      assert.equal(ended.status, 'done');
      assert.equal(lan.exec('new', 'nft list tables').includes('vipbook'), false);
    });
  }
});
